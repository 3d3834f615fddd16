"""What takes effect by the calendar."""

from datetime import date, timedelta

from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import distinct_on

from infra.db import Statement, mine
from infra.events import every
from infra.work import Work
from tenants.masterdata.commands.versions import today
from tenants.masterdata.models import Item, ItemRevision

LOOK_BACK = timedelta(days=31)  # a plant that was switched off for a month catches up

_DAY = ItemRevision.__table__.c.effective_from.type
NEWLY = Statement(
    mine(ItemRevision)
    .where(
        ItemRevision.state == "approved",
        ItemRevision.effective_from >= bindparam("since", type_=_DAY),
        ItemRevision.effective_from <= bindparam("day", type_=_DAY),
    )
    .ext(distinct_on(ItemRevision.item_id))
    .order_by(ItemRevision.item_id, ItemRevision.effective_from.desc(), ItemRevision.approved_at.desc())
)


@every("5 * * * *")
async def revisions_take_effect(work: Work) -> None:
    """The item shows the revision that holds today; releases ask for the day themselves and never wait for this."""
    await show_revisions(work, await today(work))


async def show_revisions(work: Work, day: date) -> None:
    revisions: list[ItemRevision] = await work.all(NEWLY, since=day - LOOK_BACK, day=day)
    items = await work.many(Item, [each.item_id for each in revisions])
    for item, revision in zip(items, revisions, strict=True):
        if item is not None:
            await work.change(item, item_revision=revision.item_revision, drawing=revision.drawing)
