"""Seals: in order, once, by the sealer's role alone; heads: outside the database, never overwritten."""

import asyncio
import json
import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from prometheus_client import REGISTRY

from infra import clock, keys
from infra.journal.heads import EVERY, Bucket, Files, Publisher
from infra.journal.sealer import Sealer, run_sealer
from infra.keys import Keyring, KeyTrouble, keyring
from infra.storage import LocalFiles
from tests.infra.journal.ledger import Ledger


async def lines(ledger: Ledger, count: int) -> None:
    for number in range(count):
        async with ledger.command(f"test.line_{number}") as work:
            work.needs_line = True


async def seals(ledger: Ledger) -> list[Any]:
    found: list[Any] = await ledger.root.fetch("SELECT * FROM audit_seal ORDER BY tenant_id, batch")
    return found


async def test_four_sealers_at_once_make_one_chain(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("infra.journal.sealer.BATCH", 7)
    # Without the advisory lock only the primary key stands between them.
    monkeypatch.setattr("infra.journal.sealer.LOCK", "SELECT $1::uuid IS NOT NULL AND $2::text IS NOT NULL")
    await ledger.app.open()
    await lines(ledger, 60)
    sealers = [Sealer(ledger.seals, keyring()) for _ in range(4)]
    while await ledger.root.fetchval("SELECT count(*) FROM audit_pending"):
        await asyncio.gather(*(sealer.seal_all() for sealer in sealers))

    chain = await seals(ledger)
    assert [seal["batch"] for seal in chain] == list(range(1, len(chain) + 1))
    sealed = [id for seal in chain for id in seal["journal_ids"]]
    assert len(sealed) == len(set(sealed)) == 60
    assert {problem.kind for problem in await ledger.problems(heads=False)} == {"head-missing"}


async def test_a_seal_rolled_back_leaves_its_lines_waiting(ledger: Ledger) -> None:
    await lines(ledger, 3)
    async with ledger.seals.connection() as connection:
        transaction = connection.transaction()
        await transaction.start()
        assert await ledger.sealer._seal(connection, ledger.tenant_id) == 3
        await transaction.rollback()
    assert await seals(ledger) == []
    assert await ledger.seal() == 3


async def test_nobody_but_the_sealer_touches_seals_and_nobody_updates(ledger: Ledger) -> None:
    await ledger.fill()
    forbidden = {
        "app": [
            "UPDATE journal SET reason = 'x'", "DELETE FROM journal", "UPDATE journal_change SET n = 9",
            "DELETE FROM journal_change", "DELETE FROM audit_pending", "INSERT INTO audit_seal DEFAULT VALUES",
            "DELETE FROM audit_seal", "INSERT INTO audit_head DEFAULT VALUES", "DELETE FROM audit_head",
        ],
        "sealer": [
            "UPDATE journal SET reason = 'x'", "DELETE FROM journal", "INSERT INTO journal DEFAULT VALUES",
            "INSERT INTO audit_pending DEFAULT VALUES", "UPDATE audit_seal SET batch = 9", "DELETE FROM audit_seal",
            "UPDATE audit_head SET batch = 9", "DELETE FROM audit_head", "SELECT * FROM identity_user",
        ],
    }  # fmt: skip
    for database, statements in ((ledger.app, forbidden["app"]), (ledger.seals, forbidden["sealer"])):
        for statement in statements:
            async with database.connection() as connection:
                with pytest.raises(asyncpg.InsufficientPrivilegeError):
                    await connection.execute(statement)


async def test_old_pending_lines_raise_the_alarm(ledger: Ledger) -> None:
    await lines(ledger, 1)
    assert await ledger.sealer.watch() < 5
    with clock.frozen(clock.now() + timedelta(seconds=30)):
        assert await ledger.sealer.watch() > 29
        assert REGISTRY.get_sample_value("lotline_seal_lag_seconds") > 29  # type: ignore[operator]
    await ledger.seal()
    assert await ledger.sealer.watch() == 0


async def test_the_loop_seals_within_a_second_and_publishes_at_once_and_at_the_end(ledger: Ledger) -> None:
    stop, heads = asyncio.Event(), Files(ledger.home / "heads")
    running = asyncio.create_task(run_sealer(stop, database=ledger.seals, places=[heads]))
    await lines(ledger, 2)
    for _ in range(50):
        await asyncio.sleep(0.1)
        if await ledger.root.fetchval("SELECT count(*) FROM audit_head"):
            break
    published = list((ledger.home / "heads").rglob("*.json"))
    assert len(published) == 1
    await lines(ledger, 2)
    stop.set()
    await running
    assert await ledger.root.fetchval("SELECT count(*) FROM audit_pending") == 0
    newest = await ledger.root.fetchval("SELECT max(batch) FROM audit_seal")
    assert await ledger.root.fetchval("SELECT max(batch) FROM audit_head") == newest
    assert await ledger.problems() == []


async def test_heads_come_with_the_first_seal_and_then_every_minute(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert EVERY <= 300, "the promise is five minutes"
    now = 1000.0
    monkeypatch.setattr("infra.journal.heads.time.monotonic", lambda: now)
    publisher = Publisher(ledger.seals, keyring(), [Files(ledger.home / "heads")])
    published = []
    for after in (0, 1, 30, 59, 61, 70):
        now = 1000.0 + after
        await lines(ledger, 1)
        await ledger.seal()
        published.append(await publisher.publish_due())
    assert published == [1, 0, 0, 0, 1, 0]


async def test_a_place_that_fails_is_tried_again_and_nothing_is_claimed(ledger: Ledger, tmp_path: Path) -> None:
    await lines(ledger, 1)
    await ledger.seal()
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the directory should be")
    publisher = Publisher(ledger.seals, keyring(), [Files(blocked)])
    assert await publisher.publish_due(everything=True) == 0
    assert await ledger.root.fetchval("SELECT count(*) FROM audit_head") == 0
    blocked.unlink()
    assert await publisher.publish_due(everything=True) == 1


async def test_a_crash_between_publishing_and_noting_it(ledger: Ledger) -> None:
    await lines(ledger, 1)
    await ledger.seal()
    await ledger.publish()
    first = await ledger.root.fetchrow("SELECT * FROM audit_head")
    await ledger.root.execute("DELETE FROM audit_head")
    assert await Publisher(ledger.seals, keyring(), [Files(ledger.home / "heads")]).publish_due(everything=True) == 1
    assert await ledger.root.fetchrow("SELECT * FROM audit_head") == first
    assert await ledger.problems() == []


async def test_a_head_in_an_object_store(ledger: Ledger, tmp_path: Path) -> None:
    storage = LocalFiles(tmp_path / "objects", secret=b"x", public_url="")
    bucket = Bucket(storage, "s3://trail/lotline?endpoint=http://x")
    await lines(ledger, 1)
    await ledger.seal()
    publisher = Publisher(ledger.seals, keyring(), [bucket, Files(ledger.home / "heads")])
    assert await publisher.publish_due(everything=True) == 1
    (stored,) = await storage.list("heads/")
    head = json.loads(await storage.get(stored.key))
    assert head["published_to"] == f"s3://trail/lotline/{stored.key}"
    assert await ledger.root.fetchval("SELECT published_to FROM audit_head") == head["published_to"]
    assert await ledger.problems() == []


# -- keys ------------------------------------------------------------------------------------------------


def test_keys_are_made_once_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    home = tmp_path / "keys"
    first, again = Keyring.open(home), Keyring.open(home)
    assert first.fingerprint == again.fingerprint
    assert first.mac(b"x") == again.mac(b"x")
    assert home.stat().st_mode & 0o777 == 0o700
    secret = [path for path in home.iterdir() if path.suffix == ".key"]
    assert len(secret) == 2
    assert {path.stat().st_mode & 0o777 for path in secret} == {0o600}
    assert keys.verify(first.public_key, b"message", first.sign(b"message"))
    assert not keys.verify(first.public_key, b"massage", first.sign(b"message"))

    secret[0].chmod(0o644)
    with pytest.raises(KeyTrouble, match="readable by others"):
        Keyring.open(home)
    secret[0].chmod(0o600)
    os.rename(secret[0], tmp_path / "away")
    with pytest.raises(KeyTrouble, match="missing"):
        Keyring.open(home)


def test_rotation_keeps_old_keys_readable(tmp_path: Path) -> None:
    old = Keyring.open(tmp_path / "keys")
    new = old.rotate("sign").rotate("mac")
    assert new.check_mac(old.mac_key_id, b"x", old.mac(b"x")) is True
    assert new.check_mac(new.mac_key_id, b"x", old.mac(b"x")) is False
    assert new.check_mac("unknown", b"x", b"") is None
    introduced = new.public()[-1]
    statement = keys.rotation_statement(old.fingerprint, introduced["public_key"], introduced["since"])
    assert keys.verify(old.public_key, statement, bytes.fromhex(introduced["signature"]))
