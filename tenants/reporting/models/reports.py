"""What was made: reports, who shares one, and the labels that were counted."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Index, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk

ZERO = Decimal(0)

# What few reports are; lists say it in these words, so that the partial indexes serve them.
FLAGGED = "flags <> '{}'"
SCRAPPED = "process_scrap_quantity + material_scrap_quantity > 0"
REVERSED = "reversed_by_id IS NOT NULL"
REVERSAL = "reverses_id IS NOT NULL"
UNUSUAL = "kind <> 'production'"


class OutputReport(TenantRow, Base):
    """What one act of reporting said about one operation (ISA-95 operations performance).

    A report is never changed in its quantities: a correction is a second report that reverses it, with negative
    quantities, and both stay. `id` is the id of the command, so whoever reported can name the report before it is sent.
    """

    __tablename__ = "reporting_output_report"
    __table_args__ = (
        tenant_fk("operation_id", "orders_operation"),
        tenant_fk("order_id", "orders_production_order"),
        tenant_fk("reason_id", "masterdata_reason_code"),
        tenant_fk("reverses_id", "reporting_output_report"),
        tenant_fk("corrects_id", "reporting_output_report"),
        Index(None, "tenant_id", "operation_id", "occurred_at"),
        Index(None, "tenant_id", "order_id", "occurred_at"),
        Index(None, "tenant_id", "reporter_id", "occurred_at"),
        Index(None, "tenant_id", "worker_id", "occurred_at"),
        Index(None, "tenant_id", "work_center_id", "occurred_at"),
        Index(None, "tenant_id", "occurred_at", "id"),
        Index(None, "tenant_id", "shift_day", "shift_id"),
        Index(None, "tenant_id", "reason_id", "occurred_at"),
        Index(None, "tenant_id", "reverses_id"),
        Index(None, "tenant_id", "work_unit_id", "occurred_at"),
        Index(None, "tenant_id", "corrects_id", postgresql_where=text("corrects_id IS NOT NULL")),
        # Few reports carry a mark or wait for approval: lists of them never walk the others.
        Index(
            "ix_reporting_output_report_flagged", "tenant_id", "occurred_at", "id",
            postgresql_where=text(FLAGGED),
        ),
        Index(
            "ix_reporting_output_report_approval", "tenant_id", "approval", "occurred_at", "id",
            postgresql_where=text("approval IS NOT NULL"),
        ),
        Index("ix_reporting_output_report_scrapped", "tenant_id", "occurred_at", "id", postgresql_where=text(SCRAPPED)),
        Index("ix_reporting_output_report_reversed", "tenant_id", "occurred_at", "id", postgresql_where=text(REVERSED)),
        Index("ix_reporting_output_report_reversal", "tenant_id", "occurred_at", "id", postgresql_where=text(REVERSAL)),
        Index(
            "ix_reporting_output_report_kind", "tenant_id", "kind", "occurred_at", "id", postgresql_where=text(UNUSUAL)
        ),
    )  # fmt: skip

    operation_id: Mapped[UUID]
    order_id: Mapped[UUID]
    kind: Mapped[str]  # rules.KINDS
    good_quantity: Mapped[Decimal]
    process_scrap_quantity: Mapped[Decimal] = mapped_column(default=ZERO)
    material_scrap_quantity: Mapped[Decimal] = mapped_column(default=ZERO)
    rework_quantity: Mapped[Decimal] = mapped_column(default=ZERO)
    reason_id: Mapped[UUID | None]
    photos: Mapped[list[str]] = mapped_column(ARRAY(Text()), default=list)  # sha256 of each, in the blob store
    reporter_id: Mapped[UUID]
    reporter_name: Mapped[str]
    reporter_kind: Mapped[str]  # user | device | system
    device_id: Mapped[UUID | None]
    work_unit_id: Mapped[UUID | None]
    started_at: Mapped[datetime | None]
    occurred_at: Mapped[datetime]
    flags: Mapped[list[str]] = mapped_column(ARRAY(Text()), default=list)  # rules.FLAGS
    reverses_id: Mapped[UUID | None]
    reversed_by_id: Mapped[UUID | None]
    # Null in rows older than the column: the reporter worked himself, his shift and work center were not kept.
    worker_id: Mapped[UUID | None]  # who did the work; another than the reporter where somebody reported for him
    worker_name: Mapped[str | None]
    work_center_id: Mapped[UUID | None]
    shift_id: Mapped[UUID | None]  # the shift it belongs to; null outside any shift
    shift_day: Mapped[date | None]  # the local day that shift starts, else the local day of the act
    note: Mapped[str | None]
    approval: Mapped[str | None]  # null: none was asked | pending | approved | rejected
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    corrects_id: Mapped[UUID | None]  # the reversed report this one replaces
    counter_start: Mapped[Decimal | None]
    counter_end: Mapped[Decimal | None]
    boxes: Mapped[int | None]  # full boxes of `box_size` pieces; the rest is in the good quantity
    box_size: Mapped[Decimal | None]
    custom: Mapped[dict[str, Any]] = mapped_column(JSONB(), default=dict)  # masterdata.checked_custom; none: {}

    @property
    def total(self) -> Decimal:
        """Everything the report names, pieces for rework included."""
        return self.good_quantity + self.process_scrap_quantity + self.material_scrap_quantity + self.rework_quantity

    @property
    def state(self) -> str:
        return "reversal" if self.reverses_id else "reversed" if self.reversed_by_id else "booked"


class Share(TenantRow, Base):
    """One person's part of a crew's report. A report without rows was one person's work (its `worker_id`)."""

    __tablename__ = "reporting_share"
    __table_args__ = (
        tenant_fk("report_id", "reporting_output_report"),
        tenant_fk("user_id", "identity_user"),
        Index(None, "tenant_id", "report_id"),
        Index(None, "tenant_id", "user_id", "created_at"),
    )

    report_id: Mapped[UUID]
    user_id: Mapped[UUID]
    user_name: Mapped[str]
    share: Mapped[Decimal]  # the shares of a report sum to exactly 1
    seconds: Mapped[Decimal | None]  # what the share was computed from, where hours were given


class CountedLabel(TenantRow, Base):
    """The label of a box that was counted at an operation: counted again there, it is refused until the report that
    counted it is reversed. At the next operation the same box is counted anew."""

    __tablename__ = "reporting_counted_label"
    __table_args__ = (
        tenant_fk("report_id", "reporting_output_report"),
        tenant_fk("operation_id", "orders_operation"),
        Index(None, "tenant_id", "report_id"),
        Index(
            "uq_reporting_counted_label_in_force", "tenant_id", "operation_id", "label", unique=True,
            postgresql_where=text("freed_at IS NULL"),
        ),
    )  # fmt: skip

    report_id: Mapped[UUID]
    operation_id: Mapped[UUID]
    label: Mapped[str]
    freed_at: Mapped[datetime | None]
