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
from infra.work import Work
from tests.infra.journal.ledger import Ledger, differing, values

pytestmark = pytest.mark.asyncio


async def test_every_regulated_column(ledger: Ledger) -> None:
    """One column of every table at a time, to another value and (where it may be) to NULL."""
    await ledger.fill()
    assert await ledger.problems() == []
    rows = {name: await first_row(ledger, name) for name in regulated()}
    attacks: list[list[tuple[str, str, Any]]] = []
    for name, model in regulated().items():
        single = [(name, c.name, new) for c in model.__table__.columns for new in new_values(c, rows[name][c.name])]
        attacks += [[] for _ in range(len(single) - len(attacks))]
        for together, attack in zip(attacks, single, strict=False):
            together.append(attack)
    for together in attacks:
        statements = [
            (f'UPDATE "{name}" SET "{column}" = $1 WHERE id = $2', new, rows[name]["id"])
            for name, column, new in together
        ]
        async with ledger.tampering(*statements):
            found = await ledger.problems()
        for name, column, _ in together:
            here = [each for each in found if each.where.startswith(f"{name} ")]
            assert located(here, f"{name} {rows[name]['id']}", column), (name, column, here)
        assert {each.where.partition(" ")[0] for each in found} == {name for name, _, _ in together}
    assert sum(map(len, attacks)) > 300
    assert await ledger.problems() == []


async def first_row(ledger: Ledger, table: str) -> Any:
    return await ledger.root.fetchrow(f'SELECT * FROM "{table}" WHERE tenant_id = $1 ORDER BY id', ledger.tenant_id)


def new_values(column: Any, old: Any) -> list[Any]:
    values = [old + 50 if column.name == "batch" else differing(column, old)]
    return [*values, None] if column.nullable and old is not None else values


def located(found: list[Any], at: str, column: str) -> bool:
    if column in ("id", "tenant_id"):
        return ("row-missing", at) in places(found)
    return [(each.kind, each.where, each.what.partition(": ")[0]) for each in found] == [("row-altered", at, column)]


async def test_a_row_of_every_table_removed_or_slipped_in(ledger: Ledger) -> None:
    await ledger.fill()
    rows = {name: await first_row(ledger, name) for name in regulated()}
    gone = [(f'DELETE FROM "{name}" WHERE id = $1', row["id"]) for name, row in rows.items()]
    async with ledger.tampering(*gone):
        assert places(await ledger.problems()) == {("row-missing", f"{name} {row['id']}") for name, row in rows.items()}
    copies, expected = [], set()
    for name, row in rows.items():
        others = ", ".join(f'"{column}"' for column in row.keys() if column != "id")  # noqa: SIM118 (a Record)
        new = uuid7()
        copy = f'INSERT INTO "{name}" (id, {others}) SELECT $1, {others} FROM "{name}" WHERE id = $2'
        copies.append((copy, new, row["id"]))
        expected.add(("row-inserted", f"{name} {new}"))
    async with ledger.tampering(*copies):
        assert places(await ledger.problems()) == expected
    assert await ledger.problems() == []


def places(found: list[Any]) -> set[tuple[str, str]]:
    return {(each.kind, each.where) for each in found}


# table: (its key, which row is tampered with)
PROOF = {
    "journal": ("id", "command = 'test.change'"),
    "journal_change": ("journal_id", "before IS NOT NULL"),
    "audit_pending": ("journal_id", "true"),
    "audit_seal": ("batch", "batch = 2"),
    "audit_head": ("batch", "batch = 1"),
}


@pytest.mark.parametrize("table", PROOF)
async def test_every_column_of_the_proof_itself(ledger: Ledger, table: str) -> None:
    await ledger.fill()
    async with ledger.command("test.waiting") as work:
        work.needs_line = True  # one line that is not sealed yet
    assert await ledger.problems() == []
    key, which = PROOF[table]
    sql = f"SELECT * FROM {table} WHERE tenant_id = $1 AND {which} ORDER BY {key} LIMIT 1"
    row = await ledger.root.fetchrow(sql, ledger.tenant_id)
    where = f"batch {row[key]}" if key == "batch" else str(row[key])
    for column in Base.metadata.tables[table].columns:
        for new in new_values(column, row[column.name]):
            change = f'UPDATE {table} SET "{column.name}" = $1 WHERE tenant_id = $2 AND {key} = $3'
            async with ledger.tampering((change, new, ledger.tenant_id, row[key])):
                found = await ledger.problems()
            assert any(where in each.where for each in found), (column.name, new, found)
    assert await ledger.problems() == []


# -- deletion, insertion, reorder, duplication, swaps, cuts, rewriting ---------------------------------------


async def kinds(ledger: Ledger, *statements: str | tuple[Any, ...], heads: bool = True) -> dict[str, list[str]]:
    """What the verifier says to these changes: places by kind."""
    texts = [one.format(t=ledger.tenant_id) if isinstance(one, str) else one for one in statements]
    async with ledger.tampering(*texts):
        found = await ledger.problems(heads=heads)
    by: dict[str, list[str]] = {}
    for each in found:
        by.setdefault(each.kind, []).append(each.where)
    return by


async def line_of(ledger: Ledger, batch: int, position: int = 1, tenant_id: UUID | None = None) -> str:
    sql = "SELECT journal_ids[$3] FROM audit_seal WHERE tenant_id = $1 AND batch = $2"
    return str(await ledger.root.fetchval(sql, tenant_id or ledger.tenant_id, batch, position))


async def test_lines_deleted_inserted_copied_and_exchanged(ledger: Ledger) -> None:
    await ledger.fill()
    line, other = await line_of(ledger, 2), await line_of(ledger, 2, 2)
    at = f"line {line} (batch 2, position 1)"
    columns = ", ".join(writer.LINE_COLUMNS[2:])
    images = ", ".join(writer.CHANGE_COLUMNS[3:])
    no_line = f"DELETE FROM journal WHERE id = '{line}'"
    no_images = f"DELETE FROM journal_change WHERE journal_id = '{line}'"

    gone = await kinds(ledger, no_line)
    assert gone["line-missing"] == [at]
    assert "change-orphan" in gone
    erased = await kinds(ledger, no_line, no_images)
    assert erased["line-missing"] == [at]
    assert "row-altered" in erased

    new = str(uuid7())
    copied = f"SELECT tenant_id, '{new}', {columns} FROM journal WHERE id = '{line}'"
    copy = f"INSERT INTO journal (tenant_id, id, {columns}) {copied}"
    assert await kinds(ledger, copy) == {"line-inserted": [f"line {new}"]}
    pending = f"INSERT INTO audit_pending (tenant_id, journal_id) VALUES ('{{t}}', '{new}')"
    assert await kinds(ledger, pending) == {"line-missing": [f"line {new}"]}

    renamed = await kinds(ledger, f"UPDATE journal SET id = '{new}' WHERE id = '{line}'")
    assert renamed["line-missing"] == [at]
    assert renamed["line-inserted"] == [f"line {new}"]
    contents = [column for column in writer.LINE_COLUMNS if column not in ("tenant_id", "id")]
    exchange = ", ".join(f"{column} = other.{column}" for column in contents)
    both = f"(journal.id, other.id) IN (('{line}', '{other}'), ('{other}', '{line}'))"
    exchanged = await kinds(ledger, f"UPDATE journal SET {exchange} FROM journal other WHERE {both}")
    assert exchanged["line-altered"] == [at, f"line {other} (batch 2, position 2)"]

    again = f"SELECT tenant_id, journal_id, 77, {images} FROM journal_change WHERE journal_id = '{line}'"
    doubled = await kinds(ledger, f"INSERT INTO journal_change (tenant_id, journal_id, n, {images}) {again}")
    assert doubled["line-altered"] == [at]
    assert (await kinds(ledger, no_images))["line-altered"] == [at]
    assert await ledger.problems() == []


async def test_a_line_slipped_in_with_its_pending_mark_is_never_sealed(ledger: Ledger) -> None:
    await ledger.fill()
    new, line = uuid7(), UUID(await line_of(ledger, 2))
    columns = ", ".join(writer.LINE_COLUMNS[2:])
    copy = f"INSERT INTO journal (tenant_id, id, {columns}) SELECT tenant_id, $1, {columns} FROM journal WHERE id = $2"
    await ledger.root.execute(copy, new, line)
    await ledger.root.execute("INSERT INTO audit_pending VALUES ($1, $2)", ledger.tenant_id, new)
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

    turned = "ARRAY[journal_ids[2], journal_ids[1]] || journal_ids[3:]"
    reordered = await kinds(ledger, f"UPDATE audit_seal SET journal_ids = {turned} WHERE {mine} AND batch = 2")
    assert len(reordered["line-altered"]) == 2
    assert all("(batch 2, position" in where for where in reordered["line-altered"])
    exchanged = await kinds(
        ledger,
        f"UPDATE audit_seal SET batch = -batch WHERE {mine} AND batch IN (2, 3)",
        f"UPDATE audit_seal SET batch = batch + 5 WHERE {mine} AND batch IN (-2, -3)",
    )
    assert {"batch 2", "batch 3"} <= {*exchanged["seal-altered"]}
    assert "batch 2" in exchanged["seal-link"]

    head = await kinds(ledger, f"DELETE FROM audit_seal WHERE {mine} AND batch = 1")
    assert head["seal-missing"] == ["batch 1"]
    assert "head of batch 1" in head["head-beyond"]
    middle = await kinds(ledger, f"DELETE FROM audit_seal WHERE {mine} AND batch = 3")
    assert middle["seal-missing"] == ["batch 3"]
    theirs = f"(SELECT unnest(journal_ids) FROM audit_seal WHERE {mine} AND batch = {last})"
    cut = (
        f"DELETE FROM journal WHERE {mine} AND id IN {theirs}",
        f"DELETE FROM journal_change WHERE {mine} AND journal_id IN {theirs}",
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
    theirs = UUID(await line_of(ledger, 2, tenant_id=other))
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
    assert whole["seal-foreign"] == ["batch 2"]
    assert "batch 2" in whole["seal-link"]
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
        update = "UPDATE journal SET mac = $2, key_id = $3 WHERE id = $1"
        await ledger.root.execute(update, line["id"], mac, ring.mac_key_id)
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
        await ledger.root.execute(f'DELETE FROM public."{table}"')
        await ledger.root.execute(f'INSERT INTO public."{table}" SELECT * FROM backup."{table}"')

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


async def test_rows_older_than_a_column(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """A later version brings columns: old rows hold what the columns began with, and nothing else."""
    model, table = regulated()["masterdata_item"], "masterdata_item"
    younger = ("custom", "drawing")

    note = Work._note

    def before_the_columns(self: Work, row: Any, before: Any, after: Any) -> None:
        note(self, row, before, {name: value for name, value in after.items() if name not in younger})

    begun = values(model, 1) | {"custom": {}, "drawing": None}
    with monkeypatch.context() as earlier:
        earlier.setattr(Work, "_note", before_the_columns)
        async with ledger.command("test.make") as work:
            left = await work.insert(model(**begun | {"code": "LEFT"}))
            changed = await work.insert(model(**begun | {"code": "CHANGED"}))
    async with ledger.command("test.change") as work:
        await work.change(changed, name_en="New name", custom={"grade": "40Cr"})
    await ledger.seal()
    await ledger.publish()
    assert await ledger.problems() == [], "both the row left alone and the one changed since"
    for column, value in (("custom", {"grade": "45"}), ("drawing", "D"), ("name_en", "Other")):
        async with ledger.tampering((f"UPDATE {table} SET {column} = $1 WHERE id = $2", value, left.id)):
            assert ("row-altered", f"{table} {left.id}") in places(await ledger.problems()), column
