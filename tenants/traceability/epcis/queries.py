"""Reading captured documents and events again."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select

from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.masterdata.queries import contains
from tenants.traceability.epcis import permissions
from tenants.traceability.epcis.capture import dense, with_events
from tenants.traceability.epcis.errors import EpcisDocumentNotFound
from tenants.traceability.models import EpcisDocument, EpcisEvent, EpcisName

OF_DOCUMENT = Statement(
    mine(EpcisEvent).where(EpcisEvent.document_id == bindparam("document_id")).order_by(EpcisEvent.position)
)


@dataclass(frozen=True)
class DocumentFilter:
    search: str | None = None  # in where it came from and who took it
    since: datetime | None = None
    until: datetime | None = None


DOCUMENT_SORTS = {
    "CAPTURED_DESC": Key(EpcisDocument.captured_at, "captured_at", descending=True),
    "CAPTURED_ASC": Key(EpcisDocument.captured_at, "captured_at"),
    "EVENTS_DESC": Key(EpcisDocument.event_count, "event_count", descending=True),
}


@query(needs=permissions.READ_EPCIS)
async def epcis_documents(
    read: Read, *, first: int, after: str | None, filter: DocumentFilter, sort: Sequence[str] = ()
) -> Page[EpcisDocument]:
    """The newest first, unless told otherwise."""
    statement = mine(EpcisDocument)
    if filter.search:
        statement = statement.where(contains(filter.search, EpcisDocument.source, EpcisDocument.captured_by))
    if filter.since is not None:
        statement = statement.where(EpcisDocument.captured_at >= filter.since)
    if filter.until is not None:
        statement = statement.where(EpcisDocument.captured_at < filter.until)
    keys = [DOCUMENT_SORTS[each] for each in sort or ("CAPTURED_DESC",)]
    return await paged(read, statement, keys=[*keys, Key(EpcisDocument.id, "id")], first=first, after=after)


@query(needs=permissions.READ_EPCIS)
async def captured_document(read: Read, id: UUID) -> bytes:
    """The document equal in meaning to what was captured."""
    row = await read.get(EpcisDocument, id)
    if row is None:
        raise EpcisDocumentNotFound()
    events = [json.loads(each.content) for each in await read.all(OF_DOCUMENT, document_id=row.id)]
    return dense(with_events(json.loads(row.content), events)).encode()


@dataclass(frozen=True)
class EventFilter:
    epc: str | None = None
    types: Sequence[str] | None = None
    since: datetime | None = None
    until: datetime | None = None
    document_id: UUID | None = None


EVENT_SORTS = {
    "HAPPENED_DESC": Key(EpcisEvent.event_time, "event_time", descending=True),
    "HAPPENED_ASC": Key(EpcisEvent.event_time, "event_time"),
}


@query(needs=permissions.READ_EPCIS)
async def captured_events(
    read: Read, *, first: int, after: str | None, filter: EventFilter, sort: Sequence[str] = ()
) -> Page[EpcisEvent]:
    """By the time they happened, the newest first unless told otherwise."""
    statement = mine(EpcisEvent)
    if filter.epc is not None:
        named = select(EpcisName.event_id).where(own(EpcisName), EpcisName.name == filter.epc)
        statement = statement.where(EpcisEvent.id.in_(named))
    if filter.types is not None:
        statement = statement.where(among(EpcisEvent.type, filter.types))
    if filter.since is not None:
        statement = statement.where(EpcisEvent.event_time >= filter.since)
    if filter.until is not None:
        statement = statement.where(EpcisEvent.event_time < filter.until)
    if filter.document_id is not None:
        statement = statement.where(EpcisEvent.document_id == filter.document_id)
    keys = [EVENT_SORTS[each] for each in sort or ("HAPPENED_DESC",)]
    return await paged(read, statement, keys=[*keys, Key(EpcisEvent.id, "id")], first=first, after=after)


async def declared_wrong(read: Read, event_ids: Sequence[str]) -> set[str]:
    """Those of the events that somebody declared wrong since."""
    wanted = select(EpcisEvent.event_id).where(
        own(EpcisEvent), EpcisEvent.declares_error, among(EpcisEvent.event_id, event_ids)
    )
    return {row["event_id"] for row in await read.all(wanted)}
