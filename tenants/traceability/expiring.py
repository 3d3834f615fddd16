"""Lots that are about to be over: the storekeepers hear of each once, in time."""

from datetime import date, timedelta

from sqlalchemy import bindparam, func, select
from sqlalchemy.types import Date

from infra.db import Statement, own
from infra.events import every
from infra.quantity import plain
from infra.work import Work
from tenants import identity, masterdata
from tenants.identity.inbox.models import Todo
from tenants.masterdata.models import Item
from tenants.roles import WAREHOUSE
from tenants.traceability import permissions
from tenants.traceability.models import LotBalance, MaterialLot

KIND = "traceability.lot_expiring"
MOST = 500
URGENT = timedelta(days=7)

identity.todo_kind(KIND, by_hand=True, dismissable=True)

_DAY = bindparam("day", type_=Date())
RIPE = Statement(
    select(
        MaterialLot.id, MaterialLot.number, MaterialLot.expires_on, MaterialLot.unit, Item.code.label("item"),
        func.sum(LotBalance.quantity).label("quantity"),
    )
    .join(Item, own(Item) & (Item.id == MaterialLot.item_id))
    .join(LotBalance, own(LotBalance) & (LotBalance.lot_id == MaterialLot.id))
    .where(own(MaterialLot), MaterialLot.expires_on <= _DAY + Item.expiry_warn_days)
    .group_by(MaterialLot.id, MaterialLot.number, MaterialLot.expires_on, MaterialLot.unit, Item.code)
    .order_by(MaterialLot.expires_on, MaterialLot.id)
    .limit(MOST)
)  # fmt: skip
GONE = Statement(
    select(Todo.subject_id).where(
        own(Todo),
        Todo.kind == KIND,
        Todo.settled_at.is_(None),
        ~select(LotBalance.id).where(own(LotBalance), LotBalance.lot_id == Todo.subject_id).correlate(Todo).exists(),
    )
)


@every("20 0 * * *")
async def tell_expiring(work: Work) -> None:
    """Every morning: what is over its date or soon will be and still lies there; what is used up is no matter more."""
    await post_expiring(work, await masterdata.plant_day(work, work.now))


async def post_expiring(work: Work, day: date) -> int:
    """How many are new. The second telling of a lot nobody dealt with is the first one, still open."""
    for row in await work.all(GONE):
        await identity.settle_todo(work, KIND, row["subject_id"])
    posted = 0
    for row in await work.all(RIPE, day=day):
        soon = row["expires_on"] < day + URGENT
        posted += await identity.post_todo(
            work, kind=KIND, subject_id=row["id"], role=WAREHOUSE, link=f"/lots/{row['id']}",
            needs=permissions.MOVE_STOCK.name, level="urgent" if soon else "normal",
            params={
                "lot": row["number"], "item": row["item"], "expires_on": row["expires_on"].isoformat(),
                "quantity": plain(row["quantity"]), "unit": row["unit"],
            },
        )  # fmt: skip
    return posted
