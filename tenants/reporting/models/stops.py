"""What stood still, and who was called."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class DowntimeRecord(TenantRow, Base):
    """A work unit stood still, and why. Never edited: a wrong one is reversed with a reason and recorded anew."""

    __tablename__ = "reporting_downtime_record"
    __table_args__ = (
        tenant_fk("work_unit_id", "masterdata_work_unit"),
        tenant_fk("asset_id", "equipment_asset"),
        tenant_fk("operation_id", "orders_operation"),
        tenant_fk("reason_id", "masterdata_reason_code"),
        Index(None, "tenant_id", "work_unit_id", "started_at"),
        Index(None, "tenant_id", "started_at", "id"),
        Index(None, "tenant_id", "asset_id"),
        Index(None, "tenant_id", "operation_id"),
        Index(None, "tenant_id", "reason_id"),
        Index(
            "uq_reporting_downtime_record_open", "tenant_id", "work_unit_id", unique=True,
            postgresql_where=text("ended_at IS NULL AND reversed_at IS NULL"),
        ),
    )  # fmt: skip

    work_unit_id: Mapped[UUID]
    work_center_id: Mapped[UUID]
    asset_id: Mapped[UUID | None]
    operation_id: Mapped[UUID | None]
    reason_id: Mapped[UUID]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    note: Mapped[str | None]
    reported_by_id: Mapped[UUID]
    reported_by: Mapped[str]
    ended_by: Mapped[str | None]
    reversed_at: Mapped[datetime | None]
    reversed_by: Mapped[str | None]
    reverse_reason: Mapped[str | None]


class Andon(TenantRow, Base):
    """Somebody called for help. `escalates_at` is when the call goes to the next level unless it is answered."""

    __tablename__ = "reporting_andon"
    __table_args__ = (
        tenant_fk("work_center_id", "masterdata_work_center"),
        tenant_fk("work_unit_id", "masterdata_work_unit"),
        tenant_fk("operation_id", "orders_operation"),
        tenant_fk("order_id", "orders_production_order"),
        tenant_fk("hold_id", "orders_hold"),
        Index(None, "tenant_id", "called_at", "id"),
        Index(None, "tenant_id", "work_center_id", "called_at"),
        Index(None, "tenant_id", "work_unit_id"),
        Index(None, "tenant_id", "operation_id"),
        Index(None, "tenant_id", "order_id"),
        Index(None, "tenant_id", "hold_id"),
        Index("ix_reporting_andon_open", "tenant_id", "called_at", postgresql_where=text("state <> 'resolved'")),
        Index("ix_reporting_andon_due", "tenant_id", "escalates_at", postgresql_where=text("escalates_at IS NOT NULL")),
    )

    kind: Mapped[str]  # rules.ANDON_KINDS
    state: Mapped[str]  # rules.ANDON_MOVES: called | acknowledged | resolved
    level: Mapped[int]  # 1 to 3
    work_center_id: Mapped[UUID]
    work_unit_id: Mapped[UUID | None]
    operation_id: Mapped[UUID | None]
    order_id: Mapped[UUID | None]
    hold_id: Mapped[UUID | None]  # the hold it placed on the operation
    note: Mapped[str | None]
    photos: Mapped[list[str]] = mapped_column(ARRAY(Text()), default=list)  # sha256 of each, in the blob store
    called_by_id: Mapped[UUID]
    called_by: Mapped[str]
    called_at: Mapped[datetime]
    escalates_at: Mapped[datetime | None]
    acknowledged_by: Mapped[str | None]
    acknowledged_at: Mapped[datetime | None]
    resolved_by: Mapped[str | None]
    resolved_at: Mapped[datetime | None]
    cause: Mapped[str | None]


class AndonLevel(TenantRow, Base):
    """Who is called at a level, and after how many minutes without an answer the next level is. A kind without rows
    goes by rules.DEFAULT_LEVELS."""

    __tablename__ = "reporting_andon_level"
    __table_args__ = (UniqueConstraint("tenant_id", "kind", "level"),)

    kind: Mapped[str]
    level: Mapped[int]
    role: Mapped[str]  # code of a role
    minutes: Mapped[int | None]  # null at the last level: nobody stands above
