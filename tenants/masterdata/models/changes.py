"""Engineering changes: what is to be made differently, who said yes, and what that means for open orders."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class ChangePolicy(TenantRow, Base):
    """How a company changes what it has approved once; without a row neither is asked."""

    __tablename__ = "masterdata_change_policy"
    __table_args__ = (UniqueConstraint("tenant_id"),)

    change_control: Mapped[bool]  # a further version goes live only by an approved change
    four_eyes: Mapped[bool]  # whoever asked for a change does not approve it


class EngineeringChange(TenantRow, Base):
    __tablename__ = "masterdata_engineering_change"
    __table_args__ = (UniqueConstraint("tenant_id", "number"), Index(None, "tenant_id", "state", "number"))

    number: Mapped[str]
    title: Mapped[str]
    why: Mapped[str]
    state: Mapped[str]  # rules.CHANGE_MOVES
    effective_from: Mapped[date]
    requested_by_id: Mapped[UUID]
    requested_by: Mapped[str]
    requested_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    decided_by_id: Mapped[UUID | None]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    decision_note: Mapped[str | None]


class ChangeSubject(TenantRow, Base):
    """A draft that the change makes live."""

    __tablename__ = "masterdata_change_subject"
    __table_args__ = (
        tenant_fk("change_id", "masterdata_engineering_change"),
        tenant_fk("item_id", "masterdata_item"),
        UniqueConstraint("tenant_id", "change_id", "subject_id"),
        Index(None, "tenant_id", "subject_id"),
        Index(None, "tenant_id", "item_id"),
    )

    change_id: Mapped[UUID]
    kind: Mapped[str]  # bom | routing | revision
    subject_id: Mapped[UUID]
    item_id: Mapped[UUID]


class ChangeOrder(TenantRow, Base):
    """What an open order does about a change, and what came of it. Orders live above: the id and number are plain."""

    __tablename__ = "masterdata_change_order"
    __table_args__ = (
        tenant_fk("change_id", "masterdata_engineering_change"),
        UniqueConstraint("tenant_id", "change_id", "order_id"),
        Index(None, "tenant_id", "order_id"),
    )

    change_id: Mapped[UUID]
    order_id: Mapped[UUID]
    order_number: Mapped[str]
    decision: Mapped[str]  # keep | switch
    decided_by: Mapped[str]
    outcome: Mapped[str | None]  # kept | switched | refused; null until the change is approved
    outcome_code: Mapped[str | None] = mapped_column(default=None)  # of the refusal: why it could not switch
    settled_at: Mapped[datetime | None]
