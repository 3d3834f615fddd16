from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import bindparam

from infra import clock
from infra.actions import query
from infra.db import Statement, mine
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.records.archives import permissions
from tenants.records.archives.errors import OwnArchiveGone
from tenants.records.archives.models import OwnArchive

NEWEST = (Key(OwnArchive.id, "id", descending=True),)
OLD = Statement(mine(OwnArchive).where(OwnArchive.state == "ready", OwnArchive.kept_until < bindparam("now")))


@query(needs=permissions.EXPORT_COMPANY)
async def archives(
    read: Read, state: str | None = None, *, first: int = 50, after: str | None = None
) -> Page[OwnArchive]:
    statement = mine(OwnArchive)
    if state is not None:
        statement = statement.where(OwnArchive.state == state)
    return await paged(read, statement, keys=NEWEST, first=first, after=after)


@query(needs=permissions.EXPORT_COMPANY)
async def own_archive(read: Read, archive_id: UUID) -> OwnArchive:
    """One that can be taken away. Raises OwnArchiveGone."""
    made = await read.get(OwnArchive, archive_id)
    if made is None or made.state != "ready" or made.kept_until is None or made.kept_until < clock.now():
        raise OwnArchiveGone()
    return made


async def outlived(read: Read) -> Sequence[OwnArchive]:
    found: Sequence[OwnArchive] = await read.all(OLD, now=clock.now() - timedelta(hours=1))
    return found
