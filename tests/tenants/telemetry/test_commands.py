"""A counter's readings become reports; what cannot, is kept with its reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from infra import clock
from infra.actions import run
from infra.db import mine
from infra.errors import IdReused, PermissionMissing, ReasonMissing
from infra.ids import uuid7
from infra.work import working
from tenants import roles, telemetry
from tenants.identity.commands.devices import RevokeDevice, revoke_device
from tenants.orders import commands as orders
from tenants.orders.models import ProductionOrder
from tenants.reporting.models import OutputReport
from tenants.telemetry import commands, errors, intake
from tenants.telemetry.models import SignalMapping
from tests.kit.machine import Machine, install
from tests.kit.plant import Plant


async def test_the_first_reading_is_a_start_and_the_second_a_report(machine: Machine) -> None:
    await machine.says(812)
    assert await machine.made() == 0

    await machine.says(815)

    assert await machine.made() == 3
    (report,) = await machine.reports()
    assert (report.reporter_kind, report.reporter_name, report.device_id) == ("device", "PLC count", machine.device.id)
    assert (report.good_quantity, report.work_unit_id) == (3, machine.plant.work_unit.id)
    assert [sample.verdict for sample in await machine.samples()] == ["baseline", "step"]


async def test_a_redelivered_message_is_the_same_command(machine: Machine) -> None:
    await machine.says(10)
    again = machine.reading(14)

    verdicts = [(await machine.sends(again)).verdict for _ in range(3)]

    assert verdicts == ["applied", "duplicate", "duplicate"]
    assert await machine.made() == 4
    assert len(await machine.reports()) == 1


async def test_the_report_counts_from_when_the_machine_made_it(machine: Machine) -> None:
    await machine.says(0)
    step = machine.reading(1)
    await machine.sends(step)

    (report,) = await machine.reports()
    assert report.occurred_at == step.at


@pytest.mark.parametrize("wrong", [timedelta(hours=8), timedelta(days=-20_000)])
async def test_a_wrong_clock_is_corrected_and_kept(machine: Machine, wrong: timedelta) -> None:
    before = clock.now()
    await machine.says(0)
    await take(machine, [1], at=before + wrong)

    (report,) = await machine.reports()
    assert before <= report.occurred_at <= clock.now()
    assert (await machine.samples())[-1].at == before + wrong
    times = "SELECT occurred_at, device_at FROM journal WHERE tenant_id = $1 AND device_at IS NOT NULL"
    (line,) = await looked_up(machine, times)
    assert (line["occurred_at"], line["device_at"]) == (report.occurred_at, before + wrong)


async def test_a_gap_is_recorded_and_loses_no_pieces(machine: Machine) -> None:
    await machine.says(10)
    await machine.says(16, seq=5)

    (gap,) = await machine.gaps()
    assert (gap.boot, gap.first_seq, gap.last_seq) == ("boot-1", 2, 4)
    assert await machine.made() == 6


async def test_a_late_message_adds_nothing(machine: Machine) -> None:
    await machine.says(10)
    await machine.says(16, seq=5)
    await machine.says(12, seq=3)

    assert await machine.made() == 6
    assert [sample.verdict for sample in await machine.samples()] == ["baseline", "late", "step"]


@pytest.mark.parametrize(
    ("before", "now", "boot", "pieces"),
    [(500, 3, "boot-1", 3), (9998, 4, "boot-1", 6), (500, 2, "boot-2", 2), (500, 502, "boot-2", 2)],
    ids=["reset", "roll-over", "new boot from zero", "new boot with a kept counter"],
)
async def test_a_counter_that_starts_over(machine: Machine, before: int, now: int, boot: str, pieces: int) -> None:
    await machine.says(before)
    await machine.says(now, boot=boot, seq=2 if boot == "boot-1" else 1)

    assert await machine.made() == pieces


async def test_a_jump_is_kept_aside_and_the_next_reading_counts_from_before_it(machine: Machine) -> None:
    await machine.says(100)
    await machine.says(9999)
    await machine.says(102)

    (entry,) = await machine.aside()
    assert (entry.code, entry.state, entry.quantity) == ("telemetry.reading_implausible", "open", None)
    assert await machine.made() == 2


async def test_after_rebasing_the_next_reading_is_believed(machine: Machine) -> None:
    await machine.says(100)
    await machine.plant.boss.does(commands.rebase_counter, commands.RebaseCounter(signal_id=machine.signal.id))
    await machine.says(7000)
    await machine.says(7003)

    assert await machine.made() == 3
    assert await machine.aside() == []


async def test_what_an_operation_refuses_was_made_all_the_same(machine: Machine) -> None:
    plant = machine.plant
    await machine.says(10)
    await plant.planner.does(
        orders.hold_order, orders.HoldOrder(order_id=machine.operation.order_id, reason_code="WAIT-QC")
    )
    await machine.says(14)

    (entry,) = await machine.aside()
    assert (entry.code, entry.quantity, entry.operation_id) == ("orders.order_on_hold", 4, machine.operation.id)
    assert await machine.made() == 0
    assert await machine.reports() == []

    (hold,) = await plant.holds(await plant.row(ProductionOrder, machine.operation.order_id))
    await plant.planner.does(orders.lift_hold, orders.LiftHold(hold_id=hold.id, reason="checked"))
    lead = plant.person(roles.TEAM_LEAD, name="陈志强")
    booked = await lead.does(
        commands.book_quarantined, commands.BookQuarantined(quarantine_id=entry.id, reason="made on hold")
    )

    assert (booked.state, booked.resolved_by, booked.resolution) == ("booked", "陈志强", "made on hold")
    assert await machine.made() == 4
    assert [report.reporter_name for report in await machine.reports()] == ["陈志强"]


async def test_an_entry_is_resolved_once_and_with_a_reason(machine: Machine) -> None:
    await machine.says(100)
    await machine.says(9999)
    (entry,) = await machine.aside()
    lead = machine.plant.person(roles.TEAM_LEAD)

    with pytest.raises(ReasonMissing):
        await lead.does(commands.dismiss_quarantined, commands.DismissQuarantined(quarantine_id=entry.id))
    with pytest.raises(errors.NothingToBook):
        await lead.does(commands.book_quarantined, commands.BookQuarantined(quarantine_id=entry.id, reason="x"))
    await lead.does(commands.dismiss_quarantined, commands.DismissQuarantined(quarantine_id=entry.id, reason="noise"))
    with pytest.raises(errors.AlreadyResolved):
        await lead.does(
            commands.dismiss_quarantined, commands.DismissQuarantined(quarantine_id=entry.id, reason="noise")
        )

    assert [each.state for each in await machine.aside()] == ["dismissed"]


async def test_a_counter_without_an_operation_keeps_its_pieces(plant: Plant) -> None:
    machine = await install(plant, mapped=False)
    await machine.says(1)
    await machine.says(5)

    (entry,) = await machine.aside()
    assert (entry.code, entry.quantity) == ("telemetry.not_mapped", 4)


async def test_mapping_ends_the_mapping_before(machine: Machine) -> None:
    _, operations = await machine.plant.released(50)
    await machine.says(1)
    await machine.says(3)
    cmd = telemetry.MapSignal(signal_id=machine.signal.id, operation_id=operations[0].id)
    await machine.plant.planner.does(telemetry.map_signal, cmd)
    await machine.says(8)

    assert await machine.made() == 2
    assert (await machine.plant.row(type(operations[0]), operations[0].id)).good_quantity == 5
    mappings = await machine.plant.rows(mine(SignalMapping).order_by(SignalMapping.started_at))
    assert [mapping.ended_at is None for mapping in mappings] == [False, True]


async def test_a_reused_number_is_refused(machine: Machine) -> None:
    await machine.says(10)
    await machine.says(12)

    with pytest.raises(IdReused):
        await machine.says(1, seq=1)
    assert await machine.made() == 2


async def test_a_reused_number_among_unjournalled_repeats_is_refused_too(machine: Machine) -> None:
    await take(machine, [10, 10, 10, 11])

    with pytest.raises(errors.SequenceReused):
        await machine.says(1, seq=2)
    assert await machine.made() == 1


async def test_a_revoked_device_is_refused_and_the_refusal_is_final(machine: Machine) -> None:
    await machine.says(10)
    await machine.plant.boss.does(revoke_device, RevokeDevice(device_id=machine.device.id, reason="sold"))
    late = machine.reading(12)

    with pytest.raises(errors.DeviceRevoked):
        await machine.sends(late)
    with pytest.raises(errors.DeviceRevoked):
        await machine.sends(late)
    assert await machine.made() == 0


async def test_a_device_reads_only_its_own_signals(machine: Machine) -> None:
    other = await install(machine.plant, code="other")

    with pytest.raises(errors.SignalUnknown):
        await run(machine.actor, telemetry.record_reading, other.reading(1))
    assert (await run(other.actor, telemetry.record_reading, other.reading(1))).verdict == "applied"


async def test_another_companys_signal_does_not_exist(plants: Callable[[], Any], machine: Machine) -> None:
    stranger = await install(await plants())
    foreign = replace(stranger.reading(5), signal_id=machine.signal.id, id=uuid7())

    with pytest.raises(errors.SignalUnknown):
        await run(stranger.actor, telemetry.record_reading, foreign)
    assert await machine.samples() == []


async def test_a_person_cannot_send_readings(machine: Machine) -> None:
    with pytest.raises(PermissionMissing):
        await machine.plant.planner.does(telemetry.record_reading, machine.reading(1))


@pytest.mark.parametrize("code", ["a/b", "a b", "", "#", "计数"])
async def test_a_signal_needs_a_code_that_fits_a_topic(machine: Machine, code: str) -> None:
    cmd = telemetry.DefineSignal(
        code=code, name_zh="x", name_en="x", device_id=machine.device.id, work_center_id=machine.signal.work_center_id
    )
    with pytest.raises(errors.CodeUnusable):
        await machine.plant.boss.does(telemetry.define_signal, cmd)


async def take(machine: Machine, counts: list[int], at: datetime | None = None) -> int:
    """Hands readings in as the bridge does; how many were acknowledged."""
    done = 0

    def taken() -> None:
        nonlocal done
        done += 1

    await telemetry.take_readings(machine.actor, [machine.reading(count, at=at) for count in counts], taken)
    return done


async def test_an_idle_machine_leaves_samples_and_no_journal_lines(machine: Machine) -> None:
    assert await take(machine, [10] * 50 + [11] + [11] * 49) == 100

    assert len(await machine.samples()) == 100
    assert await machine.made() == 1
    lines = await journal(machine)
    assert lines.count("telemetry.record_reading") == 2
    assert "telemetry.store_samples" not in lines


async def test_batches_and_single_messages_come_to_the_same(machine: Machine) -> None:
    other = await install(machine.plant, code="single")
    counts = [5, 5, 7, 7, 7, 3, 3, 4, 4, 4, 9]
    await take(machine, counts)
    for count in counts:
        await other.says(count)

    assert await machine.made() == await other.made() == 11
    both = await machine.samples()
    verdicts = [
        [each.verdict for each in both if each.signal_id == signal.id] for signal in (machine.signal, other.signal)
    ]
    assert verdicts[0] == verdicts[1]


async def test_a_whole_batch_again_changes_nothing(machine: Machine) -> None:
    readings = [machine.reading(count) for count in (3, 3, 4, 4, 6, 6)]
    for _ in range(3):
        intake.forget()
        await telemetry.take_readings(machine.actor, readings, lambda: None)
        await telemetry.take_readings(machine.actor, readings[2:], lambda: None)

    assert await machine.made() == 3
    assert len(await machine.reports()) == 2
    assert await machine.gaps() == []


async def test_a_refused_attempt_leaves_no_trace_of_itself_in_the_journal(machine: Machine) -> None:
    await machine.says(990)
    await machine.says(1490)
    await machine.says(1990)
    await machine.says(1993)

    (entry,) = await machine.aside()
    assert entry.code in ("reporting.over_reported", "orders.order_is_completed")
    assert await machine.made() == 1000
    assert len(await machine.plant.rows(mine(OutputReport))) == 2


async def journal(machine: Machine) -> list[str]:
    rows = await looked_up(machine, "SELECT command FROM journal WHERE tenant_id = $1 ORDER BY recorded_at")
    return [row["command"] for row in rows]


async def looked_up(machine: Machine, sql: str) -> list[Any]:
    async with working(machine.plant.boss.actor, command="test.look") as work:
        return await work.executor.connection.fetch(sql, machine.plant.tenant_id)
