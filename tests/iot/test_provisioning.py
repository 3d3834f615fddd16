"""Accounts on the embedded broker follow the devices; passwords are derived and never kept."""

from __future__ import annotations

import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from infra.actions import run
from infra.engines.accounts import BRIDGE, matches
from infra.settings import settings
from iot import provisioning, routing
from tenants.identity.commands.devices import RevokeDevice, revoke_device
from tenants.telemetry.commands import ChangeSignal, change_signal
from tests.kit.machine import Machine, install


@pytest_asyncio.fixture
async def home(machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Path]:
    monkeypatch.setenv("LOTLINE_STATE", str(tmp_path))
    monkeypatch.setenv("LOTLINE_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("MQTT_URL", "mqtt://127.0.0.1:1999")
    settings.cache_clear()
    routing.forget()
    yield tmp_path
    settings.cache_clear()  # else whoever comes next signs with keys that are gone


def name(machine: Machine) -> str:
    return provisioning.account_name(machine.plant.slug, machine.device.id)


async def test_each_device_gets_its_own_topics_and_the_bridge_reads_all(home: Path, machine: Machine) -> None:
    await provisioning.write_accounts()

    known = provisioning.accounts().read()
    assert known[name(machine)].publish == (machine.topic,)
    assert known[name(machine)].subscribe == ()
    assert known[BRIDGE].subscribe == ("lotline/#",)
    assert matches(provisioning.password_of(name(machine)), known[name(machine)].verifier)
    assert provisioning.password_of(name(machine)) != provisioning.password_of(BRIDGE)
    assert await provisioning.write_accounts() == 0


async def test_a_second_signal_of_the_device_is_added_to_its_account(home: Path, machine: Machine) -> None:
    other = await install(machine.plant, code="other")
    await provisioning.write_accounts()

    assert provisioning.accounts().read()[name(other)].publish == (other.topic,)


async def test_a_revoked_device_and_a_silenced_signal_lose_their_accounts(home: Path, machine: Machine) -> None:
    other = await install(machine.plant, code="other")
    await provisioning.write_accounts()
    boss = machine.plant.boss.actor
    await run(boss, revoke_device, RevokeDevice(device_id=machine.device.id, reason="sold"))
    await run(boss, change_signal, ChangeSignal(signal_id=other.signal.id, active=False))

    await provisioning.write_accounts()

    assert {name(machine), name(other)} & provisioning.accounts().read().keys() == set()


async def test_the_key_is_private_and_stays(home: Path, machine: Machine) -> None:
    first = provisioning.password_of("a")

    assert provisioning.password_of("a") == first
    assert stat.S_IMODE((home / "keys" / provisioning.KEY).stat().st_mode) == 0o600


def test_an_external_broker_brings_its_own_account(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MQTT_URL", "mqtts://plant%40site:p%3Aw@broker.example:8884")
    settings.cache_clear()

    broker = provisioning.broker()
    settings.cache_clear()

    assert broker == provisioning.Broker("broker.example", 8884, "plant@site", "p:w", tls=True, embedded=False)
