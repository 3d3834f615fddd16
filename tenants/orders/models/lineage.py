"""Where pieces went when orders were split or merged, and what came out of things taken apart."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk
from tenants.orders.models.orders import ZERO


class Transfer(TenantRow, Base):
    """Counts that moved from one operation to its twin in another order.

    Reports stay where they were made, so for each operation: its counts = its reports + transfers in - transfers out.
    """

    __tablename__ = "orders_transfer"
    __table_args__ = (
        tenant_fk("from_order_id", "orders_production_order"),
        tenant_fk("to_order_id", "orders_production_order"),
        tenant_fk("from_operation_id", "orders_operation"),
        tenant_fk("to_operation_id", "orders_operation"),
        Index(None, "tenant_id", "from_order_id"),
        Index(None, "tenant_id", "to_order_id"),
        Index(None, "tenant_id", "from_operation_id"),
        Index(None, "tenant_id", "to_operation_id"),
    )

    kind: Mapped[str]  # split | backorder | merge
    from_order_id: Mapped[UUID]
    to_order_id: Mapped[UUID]
    from_operation_id: Mapped[UUID]
    to_operation_id: Mapped[UUID]
    planned_quantity: Mapped[Decimal]
    good_quantity: Mapped[Decimal]
    process_scrap_quantity: Mapped[Decimal]
    material_scrap_quantity: Mapped[Decimal]
    rework_quantity: Mapped[Decimal]
    moved_at: Mapped[datetime]


class Recovery(TenantRow, Base):
    """A component of what a dismantle order takes apart: what its BOM promises, and what came out."""

    __tablename__ = "orders_recovery"
    __table_args__ = (
        tenant_fk("order_id", "orders_production_order"),
        tenant_fk("item_id", "masterdata_item"),
        UniqueConstraint("tenant_id", "order_id", "item_id"),
        Index(None, "tenant_id", "item_id"),
    )

    order_id: Mapped[UUID]
    item_id: Mapped[UUID]
    unit: Mapped[str]
    planned_quantity: Mapped[Decimal]
    good_quantity: Mapped[Decimal] = mapped_column(default=ZERO)
    scrap_quantity: Mapped[Decimal] = mapped_column(default=ZERO)
