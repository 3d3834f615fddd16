"""A superuser changes the database behind the product's back: every change is found, and named.

Each change is committed over a second connection, the trail is exported by the app role, and the stand-alone verifier
reads the bundle. The control runs first and last: what nobody touched raises no alarm.
"""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from infra import clock
from infra.db import Base
from infra.ids import uuid7
from infra.journal import writer
from infra.journal.canonical import line_bytes
from infra.journal.heads import Files, Publisher
from infra.journal.models import TABLES, regulated
from infra.journal.sealer import Sealer
from infra.keys import Keyring, keyring
from tests.infra.journal.ledger import Ledger, differing

pytestmark = pytest.mark.asyncio


async def test_every_regulated_column(ledger: Ledger) -> None:
    await ledger.fill()
    assert await ledger.problems() == []
    missed, tried = [], 0
    for name, model in regulated().items():
        row = await ledger.root.fetchrow(f'SELECT * FROM "{name}" WHERE tenant_id = $1 ORDER BY id', ledger.tenant_id)
        for column in model.__table__.columns:
            for new in new_values(column, row[column.name]):
                tried += 1
                sql = f'UPDATE "{name}" SET "{column.name}" = $1 WHERE tenant_id = $2 AND id = $3'
                async with ledger.tampering((sql, new, ledger.tenant_id, row["id"])):
                    found = await ledger.problems()
                if not located_row(found, name, row["id"], column.name):
                    missed.append((name, column.name, new, found))
    assert missed == []
    assert tried > 100
    assert await ledger.problems() == []


def new_values(column: Any, old: Any) -> list[Any]:
    values = [old + 50 if column.name == "batch" else differing(column, old)]
    return [*values, None] if column.nullable and old is not None else values


def located_row(found: list[Any], table: str, id: Any, column: str) -> bool:
    at = f"{table} {id}"
    if column in ("id", "tenant_id"):
        return ("row-missing", at) in {(each.kind, each.where) for each in found}
    altered = [each for each in found if each.kind == "row-altered"]
    return [each.where for each in altered] == [at] and altered[0].what.startswith(f"{column}: ") and len(found) == 1


async def test_every_row_removed_or_slipped_in(ledger: Ledger) -> None:
    await ledger.fill()
    for name in regulated():
        row = await ledger.root.fetchrow(f'SELECT * FROM "{name}" WHERE tenant_id = $1 ORDER BY id', ledger.tenant_id)
        where = f'"{name}" WHERE tenant_id = $1 AND id = $2'
        async with ledger.tampering((f"DELETE FROM {where}", ledger.tenant_id, row["id"])):
            assert ("row-missing", f"{name} {row['id']}") in places(await ledger.problems())
        others = ", ".join(f'"{column}"' for column in row.keys() if column != "id")  # noqa: SIM118
        copy = f'INSERT INTO "{name}" (id, {others}) SELECT gen_random_uuid(), {others} FROM {where}'
        async with ledger.tampering((copy, ledger.tenant_id, row["id"])):
            assert [each.kind for each in await ledger.problems()] == ["row-inserted"]
    assert await ledger.problems() == []


def places(found: list[Any]) -> set[tuple[str, str]]:
    return {(each.kind, each.where) for each in found}


PROOF = {
    "journal": ("SELECT * FROM journal WHERE tenant_id = $1 AND command = 'test.change' ORDER BY id LIMIT 1", "id"),
    "journal_change": ("SELECT * FROM journal_change WHERE tenant_id = $1 AND before IS NOT NULL ORDER BY journal_id LIMIT 1",
                       "journal_id"),
    "audit_pending": ("SELECT * FROM audit_pending WHERE tenant_id = $1", "journal_id"),
    "audit_seal": ("SELECT * FROM audit_seal WHERE tenant_id = $1 AND batch = 2", "batch"),
    "audit_head": ("SELECT * FROM audit_head WHERE tenant_id = $1 AND batch = 1", "batch"),
}  # fmt: skip
KEYS = {
    "journal": "id", "journal_change": "journal_id", "audit_pending": "journal_id", "audit_seal": "batch", "audit_head": "batch",
}  # fmt: skip


@pytest.mark.parametrize("table", PROOF)
async def test_every_column_of_the_proof_itself(ledger: Ledger, table: str) -> None:
    await ledger.fill()
    async with ledger.command("test.waiting") as work:
        work.needs_line = True  # one line that is not sealed yet
    assert await ledger.problems() == []
    sql, key = PROOF[table]
    row = await ledger.root.fetchrow(sql, ledger.tenant_id)
    where = f"batch {row[key]}" if key == "batch" else str(row[key])
    for column in Base.metadata.tables[table].columns:
        for new in new_values(column, row[column.name]):
            change = f'UPDATE {table} SET "{column.name}" = $1 WHERE tenant_id = $2 AND {KEYS[table]} = $3'
            async with ledger.tampering((change, new, ledger.tenant_id, row[key])):
                found = await ledger.problems()
            assert any(where in each.where for each in found), (column.name, new, found)
    assert await ledger.problems() == []


# -- deletion, insertion, reorder, duplication, swaps, cuts, rewriting ---------------------------------------

LINE = "(SELECT journal_ids[1] FROM audit_seal WHERE tenant_id = '{t}' AND batch = {b})"


async def kinds(ledger: Ledger, *statements: str | tuple[Any, ...], heads: bool = True) -> dict[str, list[str]]:
    """What the verifier says to these changes: places by kind."""
    texts = [one.format(t=ledger.tenant_id, line=LINE.format(t=ledger.tenant_id, b=2)) if isinstance(one, str) else one
             for one in statements]  # fmt: skip
    async with ledger.tampering(*texts):
        found = await ledger.problems(heads=heads)
    by: dict[str, list[str]] = {}
    for each in found:
        by.setdefault(each.kind, []).append(each.where)
    return by


async def line_of(ledger: Ledger, batch: int, position: int = 1) -> str:
    sql = "SELECT journal_ids[$3] FROM audit_seal WHERE tenant_id = $1 AND batch = $2"
    return str(await ledger.root.fetchval(sql, ledger.tenant_id, batch, position))


async def test_lines_deleted_inserted_copied_and_exchanged(ledger: Ledger) -> None:
    await ledger.fill()
    line, other = await line_of(ledger, 2), await line_of(ledger, 2, 2)
    at = f"line {line} (batch 2, position 1)"
    columns = ", ".join(writer.LINE_COLUMNS[2:])
    change_columns = ", ".join(writer.CHANGE_COLUMNS[2:])

    gone = await kinds(ledger, f"DELETE FROM journal WHERE id = '{line}'")
    assert gone["line-missing"] == [at] and "change-orphan" in gone
    erased = await kinds(ledger, f"DELETE FROM journal WHERE id = '{line}'", f"DELETE FROM journal_change WHERE journal_id = '{line}'")
    assert erased["line-missing"] == [at] and "row-altered" in erased

    new = str(uuid7())
    copy = f"INSERT INTO journal (tenant_id, id, {columns}) SELECT tenant_id, '{new}', {columns} FROM journal WHERE id = '{line}'"
    assert await kinds(ledger, copy) == {"line-inserted": [f"line {new}"]}
    pending = f"INSERT INTO audit_pending (tenant_id, journal_id) VALUES ('{{t}}', '{new}')"
    assert await kinds(ledger, pending) == {"line-missing": [f"line {new}"]}

    renamed = await kinds(ledger, f"UPDATE journal SET id = '{new}' WHERE id = '{line}'")
    assert renamed["line-missing"] == [at] and renamed["line-inserted"] == [f"line {new}"]
    contents = [column for column in writer.LINE_COLUMNS if column not in ("tenant_id", "id")]
    exchange = ", ".join(f"{column} = other.{column}" for column in contents)
    exchanged = await kinds(ledger, f"UPDATE journal SET {exchange} FROM journal other WHERE other.tenant_id = journal.tenant_id "
                            f"AND (journal.id, other.id) IN (('{line}', '{other}'), ('{other}', '{line}'))")  # fmt: skip
    assert exchanged["line-altered"] == [at, f"line {other} (batch 2, position 2)"]

    extra = (f"INSERT INTO journal_change (tenant_id, journal_id, n, {change_columns.partition(', ')[2]}) "
             f"SELECT tenant_id, journal_id, 77, {change_columns.partition(', ')[2]} FROM journal_change WHERE journal_id = '{line}'")  # fmt: skip
    assert (await kinds(ledger, extra))["line-altered"] == [at]
    assert (await kinds(ledger, f"DELETE FROM journal_change WHERE journal_id = '{line}'"))["line-altered"] == [at]
    assert await ledger.problems() == []


async def test_a_line_slipped_in_with_its_pending_mark_is_never_sealed(ledger: Ledger) -> None:
    await ledger.fill()
    new, line = uuid7(), UUID(await line_of(ledger, 2))
    columns = ", ".join(writer.LINE_COLUMNS[2:])
    copy = f"INSERT INTO journal (tenant_id, id, {columns}) SELECT tenant_id, $1, {columns} FROM journal WHERE id = $2"
    await ledger.root.execute(copy, new, line)
    await ledger.root.execute("INSERT INTO audit_pending (tenant_id, journal_id) VALUES ($1, $2)", ledger.tenant_id, new)
    assert await ledger.seal() == 0
    async with ledger.command("test.honest") as work:
        work.needs_line = True
    assert await ledger.seal() == 1, "one forged line holds up nobody"
    assert places(await ledger.problems()) == {("line-unsealed", f"line {new}")}


async def test_seals_reordered_exchanged_and_cut(ledger: Ledger) -> None:
    await ledger.fill()
    last = await ledger.root.fetchval("SELECT max(batch) FROM audit_seal WHERE tenant_id = $1", ledger.tenant_id)
    assert last >= 4
    mine = "tenant_id = '{t}'"

    reordered = await kinds(ledger, f"UPDATE audit_seal SET journal_ids = ARRAY[journal_ids[2], journal_ids[1]] || journal_ids[3:] WHERE {mine} AND batch = 2")
    assert len(reordered["line-altered"]) == 2 and all("(batch 2, position" in where for where in reordered["line-altered"])
    exchanged = await kinds(
        ledger,
        f"UPDATE audit_seal SET batch = -batch WHERE {mine} AND batch IN (2, 3)",
        f"UPDATE audit_seal SET batch = batch + 5 WHERE {mine} AND batch IN (-2, -3)",
    )
    assert {"batch 2", "batch 3"} <= {*exchanged["seal-altered"]} and "batch 2" in exchanged["seal-link"]

    head = await kinds(ledger, f"DELETE FROM audit_seal WHERE {mine} AND batch = 1")
    assert head["seal-missing"] == ["batch 1"] and "head of batch 1" in head["head-beyond"]
    middle = await kinds(ledger, f"DELETE FROM audit_seal WHERE {mine} AND batch = 3")
    assert middle["seal-missing"] == ["batch 3"]
    cut = (
        f"DELETE FROM journal WHERE {mine} AND id IN (SELECT unnest(journal_ids) FROM audit_seal WHERE {mine} AND batch = {last})",
        f"DELETE FROM journal_change WHERE {mine} AND journal_id IN (SELECT unnest(journal_ids) FROM audit_seal WHERE {mine} AND batch = {last})",
        f"DELETE FROM audit_seal WHERE {mine} AND batch = {last}",
        f"DELETE FROM audit_head WHERE {mine} AND batch = {last}",
    )
    tail = await kinds(ledger, *cut)
    assert tail["head-beyond"] == [f"published head of batch {last}"]
    assert tail["head-missing"] == [f"head of batch {last}"]
    assert await kinds(ledger, *cut, heads=False) == {}, "without the published heads a clean cut cannot be seen"
    assert await ledger.problems() == []


async def test_lines_of_another_tenant(ledger: Ledger) -> None:
    other = uuid7()
    await ledger.fill()
    await ledger.fill(tenant_id=other)
    assert await ledger.problems(tenant_id=other) == []
    theirs = await ledger.root.fetchval("SELECT journal_ids[1] FROM audit_seal WHERE tenant_id = $1 AND batch = 2", other)
    mine = await line_of(ledger, 2)

    moved = await kinds(ledger, ("UPDATE journal SET tenant_id = $1 WHERE id = $2", ledger.tenant_id, theirs))
    assert moved["line-inserted"] == [f"line {theirs}"]
    swapped = await kinds(
        ledger,
        ("UPDATE journal SET tenant_id = $1 WHERE id = $2", ledger.tenant_id, theirs),
        ("UPDATE journal SET tenant_id = $1 WHERE id = $2", other, UUID(mine)),
    )
    assert swapped["line-missing"] == [f"line {mine} (batch 2, position 1)"]
    whole = await kinds(
        ledger,
        ("UPDATE audit_seal SET tenant_id = gen_random_uuid() WHERE tenant_id = $1 AND batch = 2", ledger.tenant_id),
        ("UPDATE audit_seal SET tenant_id = $1 WHERE tenant_id = $2 AND batch = 2", ledger.tenant_id, other),
    )
    assert whole["seal-foreign"] == ["batch 2"] and "batch 2" in whole["seal-link"]
    assert await ledger.problems() == [] == await ledger.problems(tenant_id=other)


async def rewrite(ledger: Ledger, ring: Keyring) -> None:
    """What a superuser with time would do: change a line and its row, then rebuild every mark, seal and head after it,
    with keys of his own."""
    await ledger.root.execute("UPDATE journal SET reason = 'nothing to see' WHERE command = 'test.change'")
    for table in ("audit_seal", "audit_head", "audit_pending"):
        await ledger.root.execute(f"DELETE FROM {table}")
    for line in await ledger.root.fetch("SELECT * FROM journal"):
        changes = await ledger.root.fetch("SELECT * FROM journal_change WHERE journal_id = $1 ORDER BY n", line["id"])
        mac = ring.mac(line_bytes(line, changes))
        await ledger.root.execute("UPDATE journal SET mac = $2, key_id = $3 WHERE id = $1", line["id"], mac, ring.mac_key_id)
    await ledger.root.execute("INSERT INTO audit_pending SELECT tenant_id, id FROM journal")
    forged = Sealer(ledger.seals, ring)
    await forged.seal_all()
    with clock.frozen(clock.now() - timedelta(minutes=50)):
        await Publisher(ledger.seals, ring, [Files(ledger.home / "forged")]).publish_due(everything=True)


async def test_a_trail_rewritten_and_signed_again(ledger: Ledger, tmp_path: Path) -> None:
    await ledger.fill()
    await rewrite(ledger, Keyring.open(tmp_path / "forger"))

    found = {each.kind: each for each in await ledger.problems()}
    assert found["head-untrusted"].where.startswith("head of batch")
    assert found["head-differs"].where.startswith("published head of batch 1")
    alone = {each.kind for each in await ledger.problems(heads=False)}
    assert alone == {"head-untrusted", "head-missing"}, "the foreign key shows even without the published heads"


async def test_a_trail_rewritten_with_the_true_signing_key(ledger: Ledger) -> None:
    """Even with the keys stolen: what was published before cannot be taken back."""
    await ledger.fill()
    await rewrite(ledger, keyring())

    kinds = {each.kind for each in await ledger.problems()}
    assert "head-differs" in kinds
    assert await ledger.problems(heads=False) == []


async def test_an_old_backup_put_back(ledger: Ledger) -> None:
    await ledger.fill()
    await ledger.root.execute("CREATE SCHEMA backup")
    for table in TABLES:
        await ledger.root.execute(f'CREATE TABLE backup."{table}" AS SELECT * FROM public."{table}"')
    with clock.frozen(clock.now() - timedelta(minutes=30)):
        async with ledger.command("test.later") as work:
            work.needs_line = True
        await ledger.seal()
        await ledger.publish()
    assert await ledger.problems() == []
    for table in TABLES:
        await ledger.root.execute(f'DELETE FROM public."{table}"; INSERT INTO public."{table}" SELECT * FROM backup."{table}"')

    found = await ledger.problems()
    last = await ledger.root.fetchval("SELECT max(batch) FROM audit_seal")
    assert {each.kind for each in found} == {"head-beyond", "head-missing"}
    assert all(each.where.endswith(f"head of batch {last + 1}") for each in found)

    with clock.frozen(clock.now() - timedelta(minutes=20)):
        async with ledger.command("test.on_the_old_state") as work:
            work.needs_line = True
        await ledger.seal()
        assert await ledger.publish() == 0, "a published head is never overwritten"
    assert "head-differs" in {each.kind for each in await ledger.problems()}


async def test_published_heads_changed_or_removed(ledger: Ledger) -> None:
    await ledger.fill()
    files = sorted((ledger.home / "heads").rglob("*.json"))
    assert len(files) >= 3
    for path in files[:-1]:
        content = path.read_bytes()
        path.chmod(0o644)
        path.unlink()
        assert [each.kind for each in await ledger.problems()] == ["head-file"]
        path.write_bytes(content.replace(b'"batch": ', b'"batch": 1'))
        assert {each.kind for each in await ledger.problems()} >= {"head-signature"}
        path.write_bytes(content[:100])
        assert "head-file" in {each.kind for each in await ledger.problems()}
        path.write_bytes(content)
    assert await ledger.problems() == []
