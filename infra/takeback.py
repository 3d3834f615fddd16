"""Take acts back by the journal's own images: what they inserted is removed, what they changed is as before.

Only where nobody built on it since. A row that a person or a machine touched later, or that such a row refers to, keeps
its whole act, and the answer names who and when. What the product itself derived from it (slots, rollups) goes along.
Both acts stay in the trail.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import ARRAY, DateTime, Uuid, any_, bindparam, delete, select
from sqlalchemy.sql.schema import Column

from infra.db import Base, Statement, TenantRow, among, own
from infra.journal.models import JournalChange, JournalLine
from infra.work import Work

Key = tuple[str, UUID]

CHANGES = Statement(
    select(
        JournalChange.journal_id, JournalChange.n, JournalChange.table_name, JournalChange.record_id,
        JournalChange.revision, JournalChange.before, JournalChange.after,
    )
    .where(own(JournalChange), JournalChange.journal_id == any_(bindparam("ids", type_=ARRAY(Uuid()))))
    .order_by(JournalChange.journal_id, JournalChange.n)
)  # fmt: skip
LATER = Statement(
    select(
        JournalChange.table_name, JournalChange.record_id, JournalLine.id, JournalLine.actor_kind,
        JournalLine.actor_name, JournalLine.command, JournalLine.recorded_at,
    )
    .join(JournalLine, own(JournalLine) & (JournalLine.id == JournalChange.journal_id))
    .where(own(JournalChange), JournalChange.record_id == any_(bindparam("ids", type_=ARRAY(Uuid()))))
    .order_by(JournalLine.recorded_at)
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Kept:
    """An act that stays. `why`: changed (one of its rows was), used (a later row needs one of its rows)."""

    line_id: UUID
    why: str
    table: str
    by: str
    command: str
    at: datetime


@dataclass
class _Act:
    """The net effect of one journal line."""

    id: UUID
    first: dict[Key, str | None] = field(default_factory=dict)
    """The image before the act, None where the act made the row; in the order of the first touch."""
    last: dict[Key, str | None] = field(default_factory=dict)
    revision: dict[Key, int] = field(default_factory=dict)

    def made(self) -> list[Key]:
        return [key for key, before in self.first.items() if before is None]


async def take_back(work: Work, line_ids: Sequence[UUID]) -> list[Kept]:
    """Take these journal lines back, `line_ids` oldest first; those that cannot be are returned with the reason."""
    acts = await _acts(work, line_ids)
    plan = _Plan(work, acts)
    await plan.look()
    kept = [each for act in reversed(acts) if (each := plan.judge(act)) is not None]
    await plan.carry_out()
    return kept


async def _acts(work: Work, line_ids: Sequence[UUID]) -> list[_Act]:
    acts = {id: _Act(id) for id in line_ids}
    for row in await work.all(CHANGES, ids=list(line_ids)):
        act, key = acts[row["journal_id"]], (row["table_name"], row["record_id"])
        act.first.setdefault(key, row["before"])
        act.last[key] = row["after"]
        act.revision[key] = row["revision"]
    return list(acts.values())


@dataclass(frozen=True)
class _Touch:
    line_id: UUID
    kind: str
    name: str
    command: str
    at: datetime


class _Plan:
    """What may go, decided newest act first, carried out in the same order."""

    def __init__(self, work: Work, acts: Sequence[_Act]) -> None:
        self.work, self.acts = work, acts
        self.rows: dict[Key, Any] = {}
        self.uses: dict[Key, list[Key]] = {}
        self.touches: dict[Key, list[_Touch]] = {}
        self.going: list[_Act] = []
        self.gone: set[Key] = set()
        self.lines_gone: set[UUID] = set()
        self.along: list[Key] = []
        self.derived: list[tuple[Any, Column[Any], list[UUID]]] = []

    async def look(self) -> None:
        wanted = {key for act in self.acts for key in act.first}
        while wanted:
            await self._read(wanted)
            found: set[Key] = set()
            for table, ids in _by_table(wanted).items():
                found |= await self._referring(table, ids)
            wanted = found - self.rows.keys()
        moved = [key for key in self.rows if self._moved(key)]
        await self._who(moved)

    def _moved(self, key: Key) -> bool:
        """Not as the acts left it, or not theirs at all."""
        revisions = [act.revision[key] for act in self.acts if key in act.revision]
        return not revisions or self.rows[key].revision != max(revisions)

    async def _read(self, wanted: Iterable[Key]) -> None:
        for table, ids in _by_table(wanted).items():
            model = _models()[table]
            # The lock also keeps new rows from referring to what is about to go.
            statement = select(model).where(own(model), among(model.id, ids)).with_for_update()
            for row in await self.work.all(statement):
                self.rows[table, row.id] = row

    async def _referring(self, table: str, ids: list[UUID]) -> set[Key]:
        """Regulated rows that refer to these; unregulated ones hold nothing of their own and simply go."""
        found: set[Key] = set()
        for child, column in _references(table):
            if child.name not in _models():
                self.derived.append((child, column, ids))
                continue
            statement = select(child.c.id, column.label("target")).where(own(child), among(column, ids))
            for row in await self.work.all(statement):
                self.uses.setdefault((table, row["target"]), []).append((child.name, row["id"]))
                found.add((child.name, row["id"]))
        return found

    async def _who(self, keys: Sequence[Key]) -> None:
        if not keys:
            return
        ours = {act.id for act in self.acts}
        for row in await self.work.all(LATER, ids=[id for _, id in keys]):
            if row["id"] not in ours:
                touch = _Touch(row["id"], row["actor_kind"], row["actor_name"], row["command"], row["recorded_at"])
                self.touches.setdefault((row["table_name"], row["record_id"]), []).append(touch)

    def judge(self, act: _Act) -> Kept | None:
        """None when the act goes; its rows then count as gone for the acts before it."""
        along: list[Key] = []
        for key in act.first:
            if kept := self._obstacle(act, key, along):
                return kept
        self.going.append(act)
        self.lines_gone.add(act.id)
        self.gone.update(act.made(), along)
        self.along.extend(along)
        return None

    def _obstacle(self, act: _Act, key: Key, along: list[Key]) -> Kept | None:
        if key not in self.rows:
            return None
        if touch := self._touched(key, after=act):
            return _kept(act, "changed", key[0], touch)
        return self._needed(act, key, along) if act.first[key] is None else None

    def _touched(self, key: Key, after: _Act) -> _Touch | None:
        """Who changed the row since, of those that do not go themselves. The product's own hand does not count."""
        for other in self.acts[self.acts.index(after) + 1 :]:
            if key in other.first and other.id not in self.lines_gone:
                return _Touch(other.id, "import", "", "", self.work.now)
        strangers = [each for each in self.touches.get(key, ()) if each.kind != "system"]
        return strangers[-1] if strangers and self._moved(key) else None

    def _needed(self, act: _Act, key: Key, along: list[Key]) -> Kept | None:
        for child in self.uses.get(key, ()):
            if child in self.gone or child in act.first or child in along:
                continue
            makers = self.touches.get(child, [])
            stranger = next((each for each in makers if each.kind != "system"), None)
            if stranger is not None or not makers:
                return _kept(act, "used", child[0], stranger or _Touch(act.id, "import", "", "", self.work.now))
            along.append(child)
            if kept := self._needed(act, child, along):
                return kept
        return None

    async def carry_out(self) -> None:
        gone = {table: set(ids) for table, ids in _by_table(self.gone).items()}
        for child, column, ids in self.derived:
            targets = set(ids) & gone.get(_target(column), set())
            if targets:
                await self.work.execute(delete(child).where(own(child), among(column, targets)))
        for key in reversed(self.along):
            await self.work.remove(self.rows[key])
        for act in self.going:
            for key in reversed(act.first):
                await self._undo(act, key)

    async def _undo(self, act: _Act, key: Key) -> None:
        row, before, after = self.rows.get(key), act.first[key], act.last[key]
        if before is None:
            if row is not None:
                await self.work.remove(row)
        elif row is not None and after is not None:
            await self.work.change(row, **_restored(type(row), orjson.loads(before), orjson.loads(after)))


def _kept(act: _Act, why: str, table: str, touch: _Touch) -> Kept:
    return Kept(line_id=act.id, why=why, table=table, by=touch.name, command=touch.command, at=touch.at)


def _by_table(keys: Iterable[Key]) -> dict[str, list[UUID]]:
    found: dict[str, list[UUID]] = {}
    for table, id in keys:
        found.setdefault(table, []).append(id)
    return found


@cache
def _models() -> Mapping[str, type[Any]]:
    """Tables whose rows the journal keeps."""
    every: list[Any] = [mapper.class_ for mapper in Base.registry.mappers]
    kept = [each for each in every if issubclass(each, TenantRow) and getattr(each, "__regulated__", True)]
    return {str(each.__table__.name): each for each in kept}


@cache
def _references(table: str) -> tuple[tuple[Any, Column[Any]], ...]:
    """(table, column) of every foreign key that leads to this one's id."""
    found: list[tuple[Any, Column[Any]]] = []
    for child in Base.metadata.tables.values():
        for key in child.foreign_key_constraints:
            columns = [each.parent for each in key.elements if each.column.name == "id"]
            if key.referred_table.name == table and columns:
                found.append((child, columns[0]))
    return tuple(found)


def _target(column: Column[Any]) -> str:
    return next(each.column.table.name for each in column.foreign_keys if each.column.name == "id")


_KEPT_BY_WORK = {"tenant_id", "id", "revision", "created_at", "updated_at"}


def _restored(model: type[Any], before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that the act changed, with their values before it. Images hold canonical JSON."""
    names = [name for name in before if before[name] != after.get(name) and name not in _KEPT_BY_WORK]
    columns = model.__table__.columns
    return {name: _typed(columns[name].type, before[name]) for name in names if name in columns}


def _typed(type_: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(type_, ARRAY):
        return [_typed(type_.item_type, each) for each in value]
    if isinstance(type_, DateTime):
        return datetime.fromisoformat(value)
    python = getattr(type_, "python_type", str)
    if python in (UUID, Decimal):
        return python(value)
    if python in (date, time):
        return python.fromisoformat(value)
    return value
