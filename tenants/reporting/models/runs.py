"""Who worked on what, and how much of his time each operation got."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class OperationRun(TenantRow, Base):
    """One person at one operation, from start to end (ISA-95 job response). Several runs of a person may be open."""

    __tablename__ = "reporting_operation_run"
    __table_args__ = (
        tenant_fk("user_id", "identity_user"),
        tenant_fk("operation_id", "orders_operation"),
        tenant_fk("order_id", "orders_production_order"),
        tenant_fk("work_unit_id", "masterdata_work_unit"),
        Index(
            "uq_reporting_operation_run_open", "tenant_id", "user_id", "operation_id", unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(None, "tenant_id", "user_id", "started_at"),
        Index(None, "tenant_id", "operation_id", "started_at"),
        Index(None, "tenant_id", "order_id"),
        Index(None, "tenant_id", "work_unit_id"),
    )  # fmt: skip

    user_id: Mapped[UUID]
    user_name: Mapped[str]
    operation_id: Mapped[UUID]
    order_id: Mapped[UUID]
    work_center_id: Mapped[UUID]
    work_unit_id: Mapped[UUID | None]
    state: Mapped[str]  # rules.RUN_MOVES: running | paused | ended
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    implied: Mapped[bool] = mapped_column(default=False)  # nobody tapped start: it began where his last work ended
    ended_by: Mapped[str | None]  # null while open; the product's own name where it was forgotten


class LaborRecord(TenantRow, Base):
    """A span of a run without a pause. `seconds` is its apportioned part of the person's time (rules.apportion);
    null while the span is open."""

    __tablename__ = "reporting_labor_record"
    __table_args__ = (
        tenant_fk("run_id", "reporting_operation_run"),
        tenant_fk("user_id", "identity_user"),
        tenant_fk("operation_id", "orders_operation"),
        Index(None, "tenant_id", "run_id"),
        Index(None, "tenant_id", "user_id", "started_at"),
        Index(None, "tenant_id", "operation_id"),
        Index(None, "tenant_id", "started_at", "id"),
        Index(
            "uq_reporting_labor_record_open", "tenant_id", "run_id", unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
    )  # fmt: skip

    run_id: Mapped[UUID]
    user_id: Mapped[UUID]
    user_name: Mapped[str]
    operation_id: Mapped[UUID]
    started_at: Mapped[datetime]  # whole seconds
    ended_at: Mapped[datetime | None]
    seconds: Mapped[int | None]
