"""The device door over a real broker: nothing lost, nothing doubled, nothing dropped silently."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from infra.db import Database
from infra.settings import settings
from infra.work import use_database
from iot import provisioning
from iot.connection import Connection
from tests.kit import machine as machines
from tests.kit.machine import Machine
from tests.kit.mqtt import Line, TestBroker, bridge_process, eventually, speaking


def message(seq: int, count: object, boot: str = "b1", **more: Any) -> bytes:
    return json.dumps({"seq": seq, "at": "2026-11-20T00:00:00Z", "count": count, "boot": boot, **more}).encode()


@pytest.fixture
def account(machine: Machine, mqtt_broker: TestBroker) -> str:
    return provisioning.account_name(machine.plant.slug, machine.device.id)


async def test_a_machine_reports_like_anybody(machine: Machine, account: str, bridge: Line) -> None:
    async with speaking(account) as device:
        for seq, count in enumerate((100, 101, 103, 103, 104), start=1):
            await device.publish(machine.topic, message(seq, count))

        assert await eventually(lambda: _made(machine, 4))
    reports = await machine.reports()
    assert [report.good_quantity for report in reports] == [1, 2, 1]
    assert {(report.reporter_kind, report.device_id) for report in reports} == {("device", machine.device.id)}


async def _made(machine: Machine, pieces: int) -> bool:
    return await machine.made() == Decimal(pieces)


UNREADABLE = (
    (b"", "truncated"),
    (b"\xff\xfe", ""),
    (b"not json", "malformed"),
    (b'{"seq": 1}', "missing required field"),
    (message(-1, 5), "seq"),
    (b"[" * 5000, "bytes"),
)


async def test_what_cannot_be_read_is_kept_with_the_reason(machine: Machine, account: str, bridge: Line) -> None:
    """Once each, however often it comes; what follows is not held up."""
    async with speaking(account) as device:
        for payload, _ in (*UNREADABLE, *UNREADABLE):
            await device.publish(machine.topic, payload)
        await device.publish(machine.topic, message(1, 5))
        assert await eventually(lambda: _settled(bridge, 2 * len(UNREADABLE) + 1))

    entries = await machine.aside()
    assert len(entries) == len(UNREADABLE)
    for entry, (_, words) in zip(entries, UNREADABLE, strict=True):
        assert (entry.code, entry.source, entry.device_id) == (
            "telemetry.message_malformed", machine.topic, machine.device.id,
        )  # fmt: skip
        assert words in entry.params["problem"]
    assert len(await machine.samples()) == 1


async def _at_least(machine: Machine, pieces: int) -> bool:
    return await machine.made() >= pieces


async def _insist(machine: Machine, device: Connection, total: int) -> None:
    """amqtt forgets what a killed subscriber had in hand; a machine's next message carries the pieces all the same."""
    for repeat in range(40):
        await device.publish(machine.topic, message(total + 2 + repeat, total))
        if await _made(machine, total):
            return
        await asyncio.sleep(0.5)


async def _settled(bridge: Line, count: int) -> bool:
    return bridge.bridge.settled >= count


async def test_a_message_naming_another_device_is_kept_aside(machine: Machine, account: str, bridge: Line) -> None:
    async with speaking(account) as device:
        await device.publish(machine.topic, message(1, 5, device="01890000-0000-7000-8000-000000000000"))
        await device.publish(machine.topic, message(2, 5, device=str(machine.device.id)))
        assert await eventually(lambda: _settled(bridge, 2))

    assert [entry.code for entry in await machine.aside()] == ["telemetry.wrong_device"]
    assert len(await machine.samples()) == 1


async def test_a_device_cannot_speak_for_another_company(
    machine: Machine, plants: Callable[[], Any], account: str, bridge: Line
) -> None:
    """The broker drops it; the control on the own topic arrives."""
    victim = await machines.install(await plants())
    await provisioning.write_accounts()
    await asyncio.sleep(1.2)
    async with speaking(account) as device:
        await device.publish(victim.topic, message(1, 5))
        await device.publish(victim.topic, message(2, 50))
        await device.publish(machine.topic, message(1, 5))
        await device.publish(machine.topic, message(2, 6))
        assert await eventually(lambda: _made(machine, 1))

    assert await victim.samples() == []
    assert await victim.aside() == []
    assert await victim.made() == 0


async def test_an_unknown_signal_is_the_companys_and_an_unknown_company_a_stray(
    machine: Machine, bridge: Line, mqtt_broker: TestBroker
) -> None:
    provisioning.accounts().put("tester", publish=["lotline/#"], password="secret-of-the-test")
    tester = provisioning.Broker(
        "127.0.0.1", mqtt_broker.port, "tester", "secret-of-the-test", tls=False, embedded=True
    )
    await asyncio.sleep(1.2)
    connection = Connection(tester, client_id="tester")
    connection.start()
    await asyncio.wait_for(connection.ready.wait(), 20)
    await connection.publish(machine.topic + "-typo", message(1, 5))
    await connection.publish("lotline/v1/nobody-here/s/w/c", message(1, 5))
    await connection.publish("lotline/v1/too/short/x y/z", message(1, 5))
    assert await eventually(lambda: _settled(bridge, 3))
    await connection.close()

    (entry,) = await machine.aside()
    assert (entry.code, entry.signal_id) == ("telemetry.signal_unknown", None)
    strays = [json.loads(line) for line in (settings().state / "strays.jsonl").read_text().splitlines()]
    assert sorted(line["topic"] for line in strays) == ["lotline/v1/nobody-here/s/w/c", "lotline/v1/too/short/x y/z"]


async def test_a_gap_and_a_reset_over_the_wire(machine: Machine, account: str, bridge: Line) -> None:
    async with speaking(account) as device:
        await device.publish(machine.topic, message(1, 100))
        await device.publish(machine.topic, message(5, 104))
        await device.publish(machine.topic, message(1, 2, boot="b2"))
        assert await eventually(lambda: _made(machine, 6))

    (gap,) = await machine.gaps()
    assert (gap.first_seq, gap.last_seq) == (2, 4)


async def test_what_was_sent_while_the_bridge_was_away_comes_when_it_is_back(
    machine: Machine, account: str, bridge: Line
) -> None:
    async with speaking(account) as device:
        await device.publish(machine.topic, message(1, 10))
        assert await eventually(lambda: _settled(bridge, 1))
        await bridge.connection.close()
        for seq in range(2, 52):
            await device.publish(machine.topic, message(seq, 9 + seq))
            if seq == 40:  # the rest comes while what was kept is being handed out, and does not overtake it
                bridge.connection._closing = False
                bridge.connection.start()
        assert await eventually(lambda: _made(machine, 50), 20)

    assert await machine.gaps() == []


async def test_the_bridge_finds_a_restarted_broker_again(
    machine: Machine, account: str, bridge: Line, mqtt_broker: TestBroker
) -> None:
    async with speaking(account) as device:
        await device.publish(machine.topic, message(1, 10))
        assert await eventually(lambda: _settled(bridge, 1))
        await asyncio.to_thread(mqtt_broker.restart)
        await asyncio.wait_for(device.ready.wait(), 20)
        await asyncio.wait_for(bridge.connection.ready.wait(), 20)
        await asyncio.sleep(0.5)
        await asyncio.wait_for(device.publish(machine.topic, message(2, 13)), 20)
        assert await eventually(lambda: _made(machine, 3))


async def test_while_the_database_is_away_the_broker_keeps_the_messages(
    machine: Machine, account: str, bridge: Line, app_pool: Database
) -> None:
    async with speaking(account) as device:
        await device.publish(machine.topic, message(1, 10))
        assert await eventually(lambda: _settled(bridge, 1))
        use_database(Database("postgresql://nobody@127.0.0.1:1/nothing"))
        try:
            for seq in (2, 3, 4):
                await device.publish(machine.topic, message(seq, 9 + seq))
            await asyncio.sleep(1.0)
            assert bridge.bridge.settled == 1
        finally:
            use_database(app_pool)
        assert await eventually(lambda: _made(machine, 3), 20)

    assert len(await machine.reports()) == 3


async def test_many_machines_at_once(machine: Machine, plants: Callable[[], Any], bridge: Line) -> None:
    """Devices are worked on side by side, each in its own order; idle repeats go in batches."""
    others = [machine, *[await machines.install(machine.plant, code=f"m{number}") for number in range(3)]]
    await provisioning.write_accounts()
    await asyncio.sleep(1.2)

    async def work(each: Machine) -> None:
        name = provisioning.account_name(each.plant.slug, each.device.id)
        async with speaking(name, client_id=each.signal.code) as device:
            counts = [0, *(step for piece in range(1, 11) for step in (piece, piece, piece))]
            await asyncio.gather(*(device.publish(each.topic, message(s, c)) for s, c in enumerate(counts, start=1)))

    await asyncio.gather(*map(work, others))

    for each in others:
        assert await eventually(lambda each=each: _made(each, 10), 20)
        assert await eventually(lambda each=each: _stored(each, 31), 10)
        assert len([r for r in await each.reports() if r.operation_id == each.operation.id]) == 10
    assert await machine.gaps() == []


async def _stored(machine: Machine, count: int) -> bool:
    return len([each for each in await machine.samples() if each.signal_id == machine.signal.id]) == count


@pytest.mark.slow
async def test_killing_the_bridge_in_mid_stream_loses_and_doubles_nothing(
    machine: Machine, account: str, mqtt_broker: TestBroker
) -> None:
    """SIGKILL while messages are in hand, several times; the sender's own ledger decides."""
    total, kills = 360, 3
    process = bridge_process()
    assert process.stdout is not None
    assert await asyncio.to_thread(process.stdout.readline) == b"ready\n"
    in_flight = 0
    async with speaking(account) as device:
        await device.publish(machine.topic, message(1, 0))
        for kill in range(kills):
            sending = [
                asyncio.create_task(device.publish(machine.topic, message(seq, seq - 1)))
                for seq in range(2 + kill * total // kills, 2 + (kill + 1) * total // kills)
            ]
            assert await eventually(lambda kill=kill: _at_least(machine, kill * total // kills + 3), 15)
            process.kill()
            process.wait()
            in_flight += await machine.made() < (kill + 1) * total // kills
            await asyncio.gather(*sending)
            process = bridge_process()
            assert process.stdout is not None
            assert await asyncio.to_thread(process.stdout.readline) == b"ready\n"
        try:
            if mqtt_broker.engine == "amqtt":
                await _insist(machine, device, total)
            assert await eventually(lambda: _made(machine, total), 30), await machine.made()
        finally:
            process.terminate()
            assert process.wait(10) == 0

    assert in_flight >= kills - 1, "the bridge was killed while idle"
    assert await machine.aside() == []
    gaps = await machine.gaps()
    if mqtt_broker.engine == "mosquitto":
        assert len(await machine.samples()) == total + 1
        assert gaps == []
    assert sum(report.good_quantity for report in await machine.reports()) == total
