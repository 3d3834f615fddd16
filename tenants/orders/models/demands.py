"""What is wanted, by whom, and which orders it is made by."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk
from tenants.orders.models.orders import ZERO


class Demand(TenantRow, Base):
    """A line of a customer's purchase order (mto) or of our own stock plan (mts).

    `planned_quantity` is the sum of its allocations, kept here so that "what is still to plan" is one index away.
    """

    __tablename__ = "orders_demand"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        tenant_fk("customer_id", "masterdata_partner"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "state", "due_at", "id"),
        Index(None, "tenant_id", "due_at", "id"),
        Index(None, "tenant_id", "item_id", "due_at", "id"),
        Index(None, "tenant_id", "customer_id", "due_at", "id"),
        Index(None, "tenant_id", "customer_po"),
    )

    number: Mapped[str]
    kind: Mapped[str]  # mto | mts
    customer_id: Mapped[UUID | None]  # of every mto
    customer_po: Mapped[str | None]
    customer_po_line: Mapped[str | None]
    item_id: Mapped[UUID]
    quantity: Mapped[Decimal]
    unit: Mapped[str]  # code of masterdata's unit: the item's own
    due_at: Mapped[datetime]
    priority: Mapped[int] = mapped_column(default=0)
    state: Mapped[str]  # open | done | cancelled
    planned_quantity: Mapped[Decimal] = mapped_column(default=ZERO)
    note: Mapped[str | None]
    closed_at: Mapped[datetime | None]


class Allocation(TenantRow, Base):
    """So much of an order is made for this demand."""

    __tablename__ = "orders_allocation"
    __table_args__ = (
        tenant_fk("demand_id", "orders_demand"),
        tenant_fk("order_id", "orders_production_order"),
        UniqueConstraint("tenant_id", "demand_id", "order_id"),
        Index(None, "tenant_id", "order_id"),
    )

    demand_id: Mapped[UUID]
    order_id: Mapped[UUID]
    quantity: Mapped[Decimal]
