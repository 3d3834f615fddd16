"""Engineering revisions of items, and their drawings."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from infra.db import Base, TenantRow, tenant_fk


class ItemRevision(TenantRow, Base):
    """One revision of an item. Approved ones never change; which holds on a day is decided by `effective_from`.

    An item that was never revised has no row: its own `item_revision` and `drawing` are the only one.
    """

    __tablename__ = "masterdata_item_revision"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        UniqueConstraint("tenant_id", "item_id", "item_revision"),
        Index(None, "tenant_id", "state", "effective_from"),
    )

    item_id: Mapped[UUID]
    item_revision: Mapped[str]
    drawing: Mapped[str | None]  # version of the drawing as printed on it
    note: Mapped[str | None]  # what is different
    state: Mapped[str]  # draft | approved
    effective_from: Mapped[date]
    made_by_id: Mapped[UUID]
    made_by: Mapped[str]
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[str | None]


class Drawing(TenantRow, Base):
    """A file of a revision (PDF or picture), held in the blob store under its content's hash."""

    __tablename__ = "masterdata_drawing"
    __table_args__ = (
        tenant_fk("item_revision_id", "masterdata_item_revision"),
        UniqueConstraint("tenant_id", "item_revision_id", "sha256"),
    )

    item_revision_id: Mapped[UUID]
    name: Mapped[str]
    sha256: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    added_by: Mapped[str]
