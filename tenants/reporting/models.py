"""Tables of reporting."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk

ZERO = Decimal(0)


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
        Index(None, "tenant_id", "operation_id", "occurred_at"),
        Index(None, "tenant_id", "order_id", "occurred_at"),
        Index(None, "tenant_id", "reporter_id", "occurred_at"),
        Index(None, "tenant_id", "occurred_at", "id"),
        Index(None, "tenant_id", "reason_id"),
        Index(None, "tenant_id", "reverses_id"),
    )

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
    custom: Mapped[dict[str, Any]] = mapped_column(default=dict)  # masterdata.custom, by field code

    @property
    def total(self) -> Decimal:
        """Everything the report names, pieces for rework included."""
        return self.good_quantity + self.process_scrap_quantity + self.material_scrap_quantity + self.rework_quantity
