"""Tables of traceability: what lots and serials there are."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class MaterialLot(TenantRow, Base):
    """An amount of one item that is told apart from others of it (ISA-95 material lot)."""

    __tablename__ = "traceability_material_lot"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        tenant_fk("supplier_id", "masterdata_partner"),
        tenant_fk("order_id", "orders_production_order"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "item_id", "received_at"),
        Index(None, "tenant_id", "supplier_id"),
        Index(None, "tenant_id", "order_id"),
        Index(None, "tenant_id", "received_at", "id"),
    )

    number: Mapped[str]
    item_id: Mapped[UUID]
    quantity: Mapped[Decimal]
    unit: Mapped[str]  # code of masterdata's unit: the item's own
    state: Mapped[str]  # rules.LOT_STATES
    origin: Mapped[str]  # opening: it was there before the company began
    supplier_id: Mapped[UUID | None]
    supplier_lot: Mapped[str | None]
    order_id: Mapped[UUID | None]  # the order it is work in process of
    received_at: Mapped[datetime]
    expires_on: Mapped[date | None]
    custom: Mapped[dict[str, Any]] = mapped_column(default=dict)  # masterdata.custom, by field code


class Sublot(TenantRow, Base):
    """One piece with a serial of its own (ISA-95 material sublot)."""

    __tablename__ = "traceability_sublot"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        tenant_fk("order_id", "orders_production_order"),
        UniqueConstraint("tenant_id", "item_id", "serial"),
        Index(None, "tenant_id", "order_id", "serial"),
        Index(None, "tenant_id", "serial"),
    )

    serial: Mapped[str]
    item_id: Mapped[UUID]
    order_id: Mapped[UUID]
    state: Mapped[str]  # rules.LOT_STATES


class SublotPass(TenantRow, Base):
    """A piece went through an operation, as a report said. Taken away again when that report is reversed."""

    __tablename__ = "traceability_sublot_pass"
    __table_args__ = (
        tenant_fk("sublot_id", "traceability_sublot"),
        tenant_fk("operation_id", "orders_operation"),
        UniqueConstraint("tenant_id", "operation_id", "sublot_id"),
        Index(None, "tenant_id", "sublot_id"),
        Index(None, "tenant_id", "report_id"),
    )

    sublot_id: Mapped[UUID]
    operation_id: Mapped[UUID]
    report_id: Mapped[UUID]  # reporting's row, above this module
    passed_at: Mapped[datetime]
