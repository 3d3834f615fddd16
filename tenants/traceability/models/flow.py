"""What an order lacks, and what of it is with a partner."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk
from infra.quantity import ZERO


class Shortfall(TenantRow, Base):
    """A report used up more than the line side's books held. Open until somebody says which lot it was."""

    __tablename__ = "traceability_shortfall"
    __table_args__ = (
        tenant_fk("order_id", "orders_production_order"),
        tenant_fk("operation_id", "orders_operation"),
        tenant_fk("item_id", "masterdata_item"),
        tenant_fk("location_id", "masterdata_storage_location"),
        tenant_fk("target_lot_id", "traceability_material_lot"),
        CheckConstraint("settled >= 0 AND settled <= quantity", name="within"),
        Index(None, "tenant_id", "order_id"),
        Index(None, "tenant_id", "operation_id"),
        Index(None, "tenant_id", "item_id"),
        Index(None, "tenant_id", "location_id"),
        Index(None, "tenant_id", "target_lot_id"),
        Index(None, "tenant_id", "report_id"),
        Index(None, "tenant_id", "state", "occurred_at", "id"),
    )

    order_id: Mapped[UUID]
    operation_id: Mapped[UUID]
    report_id: Mapped[UUID]  # reporting's row, above this module
    item_id: Mapped[UUID]
    location_id: Mapped[UUID | None]  # the line side that should have had it
    target_lot_id: Mapped[UUID]  # what it went into
    quantity: Mapped[Decimal]  # in the item's unit
    settled: Mapped[Decimal] = mapped_column(default=ZERO)
    state: Mapped[str]  # flow.rules.SHORTFALL_STATES: open | settled | cancelled (its report was taken back)
    occurred_at: Mapped[datetime]  # the report's


class Consignment(TenantRow, Base):
    """外协: what went to a partner for one operation of an order, and when it is due back."""

    __tablename__ = "traceability_consignment"
    __table_args__ = (
        tenant_fk("order_id", "orders_production_order"),
        tenant_fk("operation_id", "orders_operation"),
        tenant_fk("location_id", "masterdata_storage_location"),
        Index(None, "tenant_id", "order_id"),
        Index(None, "tenant_id", "operation_id"),
        Index(None, "tenant_id", "location_id"),
        Index(None, "tenant_id", "state", "due_at", "id"),
    )

    order_id: Mapped[UUID]
    operation_id: Mapped[UUID]
    location_id: Mapped[UUID]  # the partner's
    state: Mapped[str]  # out | back
    sent_at: Mapped[datetime]
    sent_by: Mapped[str]
    due_at: Mapped[datetime]
    note: Mapped[str | None]


class ConsignmentLine(TenantRow, Base):
    """One lot of it. What is neither back nor lost is still there."""

    __tablename__ = "traceability_consignment_line"
    __table_args__ = (
        tenant_fk("consignment_id", "traceability_consignment"),
        tenant_fk("lot_id", "traceability_material_lot"),
        CheckConstraint("back >= 0 AND lost >= 0 AND back + lost <= sent", name="within"),
        UniqueConstraint("tenant_id", "consignment_id", "lot_id"),
        Index(None, "tenant_id", "lot_id"),
    )

    consignment_id: Mapped[UUID]
    lot_id: Mapped[UUID]
    wip: Mapped[bool] = mapped_column(default=False)  # pieces of the order that are in no stock while it works on them
    sent: Mapped[Decimal]  # in the lot's unit
    back: Mapped[Decimal] = mapped_column(default=ZERO)
    lost: Mapped[Decimal] = mapped_column(default=ZERO)
