"""Reading recalls: the list, one of them, what it reaches, and when the next drill is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid, any_, bindparam, exists, select

from infra import clock
from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.masterdata.queries import contains
from tenants.plans.models import Tenant
from tenants.traceability.models import LotBalance, MaterialLot, Movement, Recall, RecallAct, RecallTask
from tenants.traceability.recall import access, permissions, rules, scope, sources
from tenants.traceability.recall.errors import RecallNotFound
from tenants.traceability.recall.rules import Targets
from tenants.traceability.recall.scope import Scope
from tenants.traceability.recall.sources import RecallSource

RECALL_SORTS: Final = {
    "BEGAN_DESC": Key(Recall.began_at, "began_at", descending=True),
    "BEGAN_ASC": Key(Recall.began_at, "began_at"),
    "FOUND_DESC": Key(Recall.found, "found", descending=True),
    "NUMBER_DESC": Key(Recall.number, "number", descending=True),
}
LOT_SORTS: Final = {
    "NUMBER_ASC": Key(MaterialLot.number, "number"),
    "RECEIVED_DESC": Key(MaterialLot.received_at, "received_at", descending=True),
    "QUANTITY_DESC": Key(MaterialLot.quantity, "quantity", descending=True),
}
WHERE: Final = ("stock", "process", "shipped", "recovered", "scrapped", "unheld")


@dataclass(frozen=True)
class RecallFilter:
    kinds: Sequence[str] | None = None
    states: Sequence[str] | None = None
    search: str | None = None


@query(needs=permissions.READ_RECALLS)
async def recalls(
    read: Read, *, first: int, after: str | None, filter: RecallFilter, sort: Sequence[str] = ()
) -> Page[Recall]:
    """Recalls and drills, the newest first unless sorted."""
    statement = mine(Recall)
    if filter.kinds is not None:
        statement = statement.where(among(Recall.kind, filter.kinds))
    if filter.states is not None:
        statement = statement.where(among(Recall.state, filter.states))
    if filter.search:
        statement = statement.where(contains(filter.search, Recall.number, Recall.why))
    keys = [RECALL_SORTS[each] for each in sort or ("BEGAN_DESC",)]
    return await paged(read, statement, keys=[*keys, Key(Recall.id, "id")], first=first, after=after)


@query(needs=permissions.READ_RECALLS)
async def recall(read: Read, id: UUID) -> Recall | None:
    return await read.get(Recall, id)


@query(needs=permissions.READ_RECALLS)
async def recall_scope(read: Read, wanted: Sequence[RecallSource], now: datetime) -> Scope:
    """What a recall from these sources would reach, without opening one."""
    return await scope.reach(read, await sources.roots(read, [sources.check(each, now) for each in wanted]))


@query(needs=permissions.READ_RECALLS)
async def scope_of(read: Read, recall_id: UUID) -> tuple[Recall, Scope]:
    row = await read.get(Recall, recall_id)
    if row is None:
        raise RecallNotFound()
    return row, await scope.reach(read, row.root_ids)


@query(needs=permissions.READ_RECALLS)
async def recall_tasks(read: Read, recall_id: UUID) -> Sequence[RecallTask]:
    return await access.tasks_of(read, recall_id)


@query(needs=permissions.READ_RECALLS)
async def recall_acts(read: Read, recall_id: UUID) -> Sequence[RecallAct]:
    return await access.acts_of(read, recall_id)


FREE = Statement(
    select(MaterialLot.id).where(
        own(MaterialLot),
        MaterialLot.id == any_(bindparam("ids", type_=ARRAY(Uuid()))),
        MaterialLot.state == any_(bindparam("states", type_=ARRAY(Text()))),
    )
)


async def unheld(read: Read, row: Recall, found: Scope) -> list[UUID]:
    """Lots it reaches that could be used and are not held: all of them before the first hold, later what came since.
    A drill changes no status, so what its acts name counts as held."""
    known = access.held_by(await access.acts_of(read, row.id))
    skipped = known.released | (known.before.keys() if row.kind == "drill" else frozenset())
    free = await read.all(FREE, ids=list(found.lot_ids), states=sorted(rules.HELD_FROM))
    return [each["id"] for each in free if each["id"] not in skipped]


async def usable_count(read: Read, found: Scope) -> int:
    """How many of the lots could be used now."""
    return len(await read.all(FREE, ids=list(found.lot_ids), states=sorted(rules.HELD_FROM)))


@dataclass(frozen=True)
class ScopeLotFilter:
    """`where`: stock, process, shipped, recovered, scrapped or unheld."""

    search: str | None = None
    item_id: UUID | None = None
    states: Sequence[str] | None = None
    where: str | None = None


@query(needs=permissions.READ_RECALLS)
async def scope_lots(
    read: Read, found: Scope, row: Recall | None, *, first: int, after: str | None, filter: ScopeLotFilter,
    sort: Sequence[str] = (),
) -> Page[MaterialLot]:  # fmt: skip
    """The lots of a scope, by number unless sorted."""
    ids: Sequence[UUID] = found.lot_ids
    if filter.where == "unheld" and row is not None:
        ids = await unheld(read, row, found)
    statement = mine(MaterialLot).where(among(MaterialLot.id, ids))
    if filter.search:
        statement = statement.where(contains(filter.search, MaterialLot.number, MaterialLot.supplier_lot))
    if filter.item_id is not None:
        statement = statement.where(MaterialLot.item_id == filter.item_id)
    if filter.states is not None:
        statement = statement.where(among(MaterialLot.state, filter.states))
    if filter.where in _WHERE:
        statement = statement.where(exists(_WHERE[filter.where]))
    keys = [LOT_SORTS[each] for each in sort or ("NUMBER_ASC",)]
    return await paged(read, statement, keys=[*keys, Key(MaterialLot.id, "id")], first=first, after=after)


def _lying(*where: Any) -> Any:
    return select(LotBalance.id).where(own(LotBalance), LotBalance.lot_id == MaterialLot.id, *where)


def _moved(kind: str) -> Any:
    return select(Movement.id).where(own(Movement), Movement.lot_id == MaterialLot.id, Movement.kind == kind)


_WHERE: Final[dict[str, Any]] = {
    "stock": _lying(LotBalance.order_id.is_(None)), "process": _lying(LotBalance.order_id.is_not(None)),
    "shipped": _moved("ship"), "recovered": _moved("return_from_customer"), "scrapped": _moved("scrap"),
}  # fmt: skip

LAST_DRILL = Statement(
    mine(Recall).where(Recall.kind == "drill").order_by(Recall.began_at.desc(), Recall.id.desc()).limit(1)
)


@dataclass(frozen=True)
class DrillStatus:
    targets: Targets
    last: Recall | None
    due_at: datetime


async def drill_status_of(read: Read) -> DrillStatus:
    last: Recall | None = await read.one(LAST_DRILL)
    tenant = await read.get(Tenant, read.tenant_id)
    began = tenant.created_at if tenant is not None else clock.now()  # its first journal line makes it
    known = await access.targets(read)
    return DrillStatus(known, last, rules.next_drill(last.began_at if last else None, began, known))


@query(needs=permissions.READ_RECALLS)
async def drill_status(read: Read) -> DrillStatus:
    """What is asked of drills, the last one, and when the next is due."""
    return await drill_status_of(read)
