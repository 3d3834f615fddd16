"""Papers and exemptions that end are somebody's to renew, in time."""

from datetime import date, timedelta

from sqlalchemy import Date, bindparam

from infra.db import Statement, mine
from infra.events import every
from infra.work import Work
from tenants import identity, masterdata
from tenants.masterdata.models import Item
from tenants.roles import QUALITY_LEAD
from tenants.traceability.models import SubstanceDeclaration
from tenants.traceability.substances import permissions, rules
from tenants.traceability.substances.commands import ENDING

SOON = Statement(
    mine(SubstanceDeclaration)
    .where(
        SubstanceDeclaration.withdrawn_at.is_(None),
        SubstanceDeclaration.valid_sort >= bindparam("since", type_=Date()),
        SubstanceDeclaration.valid_sort <= bindparam("until", type_=Date()),
    )
    .order_by(SubstanceDeclaration.valid_sort, SubstanceDeclaration.id)
    .limit(500)
)
LATER = Statement(
    mine(SubstanceDeclaration).where(
        SubstanceDeclaration.withdrawn_at.is_(None),
        SubstanceDeclaration.item_id == bindparam("item_id", type_=SubstanceDeclaration.__table__.c.item_id.type),
        SubstanceDeclaration.list_code == bindparam("list_code"),
        SubstanceDeclaration.valid_sort > bindparam("day", type_=Date()),
    )
)
BACK = timedelta(days=30)
"""A paper that ended while nobody looked is still asked for so long."""


@every("30 22 * * *")
async def look_for_ending(work: Work) -> None:
    """Declarations and reports that end within 60 days, or ended of late, unless a longer one stands."""
    day = await masterdata.plant_day(work, work.now)
    for row in await work.all(SOON, since=day - BACK, until=day + timedelta(days=rules.WARN_DAYS[0])):
        assert row.valid_until is not None  # the far end is never soon
        if await _replaced(work, row):
            await identity.settle_todo(work, ENDING, row.id)
            continue
        item = await work.get(Item, row.item_id)
        await identity.post_todo(
            work, kind=ENDING, subject_id=row.id, role=QUALITY_LEAD, due_at=None, level=_level(row.valid_until, day),
            params={"number": row.number, "item": item.code if item else "", "day": row.valid_until.isoformat()},
            link=f"/substances?item={row.item_id}", needs=permissions.DECLARE_SUBSTANCES.name,
        )  # fmt: skip


def _level(valid_until: date, day: date) -> str:
    return "urgent" if (valid_until - day).days <= rules.WARN_DAYS[1] else "normal"


async def _replaced(work: Work, row: SubstanceDeclaration) -> bool:
    others = await work.all(LATER, item_id=row.item_id, list_code=row.list_code, day=row.valid_sort)
    return any(each.supplier_id in (None, row.supplier_id) and each.lot_id in (None, row.lot_id) for each in others)
