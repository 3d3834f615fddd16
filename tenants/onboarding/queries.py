"""Reading imports and how far the plant has moved in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, func, select

from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.identity.models import User
from tenants.masterdata.models import Bom, Item, Partner, Routing
from tenants.onboarding import permissions
from tenants.onboarding.kinds import KINDS
from tenants.onboarding.models import CutOver, ImportRow, ImportRun
from tenants.onboarding.receiving import fields_for
from tenants.orders.models import Demand, ProductionOrder
from tenants.traceability.models import MaterialLot

NEWEST = (Key(ImportRun.created_at, "created_at", descending=True), Key(ImportRun.id, "id", descending=True))
BY_LINE = (Key(ImportRow.line, "line"), Key(ImportRow.id, "id"))
TABLES: dict[str, Any] = {
    "people": User, "partners": Partner, "items": Item, "boms": Bom, "routings": Routing, "demands": Demand,
    "orders": ProductionOrder, "lots": MaterialLot,
}  # fmt: skip


@dataclass(frozen=True)
class RunFilter:
    kinds: Sequence[str] | None = None
    states: Sequence[str] | None = None


@query(needs=permissions.READ_IMPORTS)
async def import_runs(read: Read, *, first: int, after: str | None, filter: RunFilter) -> Page[ImportRun]:
    """Imports, newest first."""
    statement = mine(ImportRun)
    if filter.kinds is not None:
        statement = statement.where(among(ImportRun.kind, filter.kinds))
    if filter.states is not None:
        statement = statement.where(among(ImportRun.state, filter.states))
    return await paged(read, statement, keys=NEWEST, first=first, after=after)


@query(needs=permissions.READ_IMPORTS)
async def import_run(read: Read, id: UUID) -> ImportRun | None:
    return await read.get(ImportRun, id)


@query(needs=permissions.READ_IMPORTS)
async def import_rows(
    read: Read, *, run_id: UUID, verdicts: Sequence[str] | None, warned: bool, first: int, after: str | None
) -> Page[ImportRow]:
    """Rows of a sheet in its own order. `warned`: only those with a warning."""
    statement = mine(ImportRow).where(ImportRow.run_id == run_id)
    if verdicts is not None:
        statement = statement.where(among(ImportRow.verdict, verdicts))
    if warned:
        statement = statement.where(func.jsonb_array_length(ImportRow.warnings) > 0)
    return await paged(read, statement, keys=BY_LINE, first=first, after=after)


COUNTS = Statement(
    select(
        ImportRow.run_id,
        ImportRow.verdict,
        func.count().label("rows"),
        func.count().filter(func.jsonb_array_length(ImportRow.warnings) > 0).label("warned"),
    )
    .where(own(ImportRow), ImportRow.run_id == any_(bindparam("ids", type_=ARRAY(Uuid()))))
    .group_by(ImportRow.run_id, ImportRow.verdict)
)


class Counts(NamedTuple):
    """How many rows have which verdict, and how many carry a warning."""

    verdicts: dict[str, int]
    warned: int


async def counts_by_run(read: Read, ids: Sequence[UUID]) -> list[Counts]:
    found: dict[UUID, Counts] = {id: Counts({}, 0) for id in ids}
    for row in await read.all(COUNTS, ids=list(ids)):
        before = found[row["run_id"]]
        found[row["run_id"]] = Counts(before.verdicts | {row["verdict"]: row["rows"]}, before.warned + row["warned"])
    return [found[id] for id in ids]


class Column(NamedTuple):
    name: str
    zh: str
    en: str
    required: bool
    dynamic: bool


@query(needs=permissions.READ_IMPORTS)
async def columns_of(read: Read, kind: str) -> list[Column]:
    """What a column of such a sheet can be, the company's own fields too."""
    fields = await fields_for(read, KINDS[kind])
    return [Column(each.name, each.zh, each.en, each.required, each.dynamic) for each in fields.values()]


CUT_OVER = Statement(mine(CutOver).where(CutOver.scope == "plant"))
LATEST = Statement(
    select(ImportRun.kind, func.count().label("runs"), func.max(ImportRun.created_at).label("last_at"))
    .where(own(ImportRun), among(ImportRun.state, ("imported", "partly_rolled_back", "importing")))
    .group_by(ImportRun.kind)
)


class Step(NamedTuple):
    """One kind of thing that moves in: how many there are, and by how many imports."""

    kind: str
    records: int
    imports: int
    last_at: Any


@query(needs=permissions.READ_IMPORTS)
async def go_live(read: Read) -> list[Step]:
    """Everything that moves in, in the order in which it does."""
    runs = {row["kind"]: row for row in await read.all(LATEST)}
    steps = []
    for kind, model in TABLES.items():
        records = await read.scalar(select(func.count()).select_from(model).where(own(model)))
        run = runs.get(kind)
        steps.append(Step(kind, records, run["runs"] if run else 0, run["last_at"] if run else None))
    return steps


@query(needs=permissions.READ_IMPORTS)
async def cut_over(read: Read) -> CutOver | None:
    """The cut-over, once it is declared."""
    return await read.one(CUT_OVER)  # type: ignore[no-any-return]
