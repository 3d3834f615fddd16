"""EPCIS documents and events that were captured."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, mutation, page_type
from tenants.traceability import models
from tenants.traceability.epcis import capture, queries


@strawberry.type(description="A captured EPCIS document; its text is at /api/epcis/documents/{id}.")
class EpcisDocument:
    id: UUID
    captured_at: datetime
    captured_by: str
    source: str | None
    event_count: int

    @classmethod
    def of(cls, row: models.EpcisDocument) -> "EpcisDocument":
        return cls(
            id=row.id, captured_at=row.captured_at, captured_by=row.captured_by, source=row.source or None,
            event_count=row.event_count,
        )  # fmt: skip


@strawberry.type(
    description="A captured event; `content` is its JSON-LD without the document's context. `disputed`: an earlier "
    "event of the same id says something else."
)
class EpcisEvent:
    id: UUID
    document_id: UUID
    type: str
    event_id: str | None
    event_time: datetime
    declares_error: bool
    disputed: bool
    corrected_by: list[str]
    content: str

    @classmethod
    def of(cls, row: models.EpcisEvent) -> "EpcisEvent":
        return cls(
            id=row.id, document_id=row.document_id, type=row.type, event_id=row.event_id, event_time=row.event_time,
            declares_error=row.declares_error, disputed=row.disputed, corrected_by=row.corrected_by,
            content=row.content,
        )  # fmt: skip


@strawberry.enum
class EpcisDocumentSort(Enum):
    CAPTURED_DESC = "CAPTURED_DESC"
    CAPTURED_ASC = "CAPTURED_ASC"
    EVENTS_DESC = "EVENTS_DESC"


@strawberry.enum
class EpcisEventSort(Enum):
    HAPPENED_DESC = "HAPPENED_DESC"
    HAPPENED_ASC = "HAPPENED_ASC"


@strawberry.input
class EpcisDocumentFilter:
    search: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@strawberry.input
class EpcisEventFilter:
    epc: str | None = None
    types: list[str] | None = None
    since: datetime | None = None
    until: datetime | None = None
    document_id: UUID | None = None


if TYPE_CHECKING:
    EpcisDocumentPage = Any
    EpcisEventPage = Any
else:
    EpcisDocumentPage = page_type(EpcisDocument)
    EpcisEventPage = page_type(EpcisEvent)


@strawberry.type
class EpcisQuery:
    @strawberry.field
    async def epcis_documents(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: EpcisDocumentFilter | None = None,
        sort: list[EpcisDocumentSort] | None = None,
    ) -> EpcisDocumentPage:
        wanted = queries.DocumentFilter(**vars(filter)) if filter else queries.DocumentFilter()
        read, order = info.context.read, [each.value for each in sort or ()]
        page = await queries.epcis_documents(read, first=first, after=after, filter=wanted, sort=order)
        return connection(EpcisDocument, page)

    @strawberry.field
    async def epcis_events(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: EpcisEventFilter | None = None,
        sort: list[EpcisEventSort] | None = None,
    ) -> EpcisEventPage:
        """Captured events by the time they happened; what our own movements are is at /api/epcis/events."""
        wanted = queries.EventFilter(**vars(filter)) if filter else queries.EventFilter()
        read, order = info.context.read, [each.value for each in sort or ()]
        page = await queries.captured_events(read, first=first, after=after, filter=wanted, sort=order)
        return connection(EpcisEvent, page)


@strawberry.type
class EpcisMutation:
    capture_epcis = mutation(capture.capture_epcis, EpcisDocument)
