"""Receipts, shipments, packs, count sheets and reservations."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk
from infra.quantity import ZERO


class Receipt(TenantRow, Base):
    """One delivery of a supplier; its lots name it."""

    __tablename__ = "traceability_receipt"
    __table_args__ = (
        tenant_fk("supplier_id", "masterdata_partner"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "supplier_id"),
        Index(None, "tenant_id", "purchase_order"),
        Index(None, "tenant_id", "received_at", "id"),
    )

    number: Mapped[str]
    supplier_id: Mapped[UUID | None]
    delivery_note: Mapped[str | None]
    purchase_order: Mapped[str | None]
    received_at: Mapped[datetime]
    received_by: Mapped[str]
    note: Mapped[str | None]


class Shipment(TenantRow, Base):
    """What goes to one customer at a time. What really left are the movements that name it."""

    __tablename__ = "traceability_shipment"
    __table_args__ = (
        tenant_fk("customer_id", "masterdata_partner"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "customer_id"),
        Index(None, "tenant_id", "created_at", "id"),
    )

    number: Mapped[str]
    customer_id: Mapped[UUID]
    customer_po: Mapped[str | None]
    state: Mapped[str]  # draft | shipped | cancelled
    carrier: Mapped[str | None]
    tracking_number: Mapped[str | None]
    address: Mapped[str | None]
    shipped_at: Mapped[datetime | None]
    shipped_by: Mapped[str | None]
    note: Mapped[str | None]


class ShipmentLine(TenantRow, Base):
    """What was asked for; scan-out is checked against it."""

    __tablename__ = "traceability_shipment_line"
    __table_args__ = (
        tenant_fk("shipment_id", "traceability_shipment"),
        tenant_fk("item_id", "masterdata_item"),
        UniqueConstraint("tenant_id", "shipment_id", "position"),
        Index(None, "tenant_id", "item_id"),
    )

    shipment_id: Mapped[UUID]
    position: Mapped[int]
    item_id: Mapped[UUID]
    quantity: Mapped[Decimal]
    shipped_quantity: Mapped[Decimal] = mapped_column(default=ZERO)


class Pack(TenantRow, Base):
    """A box or pallet (GS1 logistic unit). What is in it are the balances that name it, and the packs within it."""

    __tablename__ = "traceability_pack"
    __table_args__ = (
        tenant_fk("parent_id", "traceability_pack"),
        tenant_fk("location_id", "masterdata_storage_location"),
        tenant_fk("shipment_id", "traceability_shipment"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "parent_id"),
        Index(None, "tenant_id", "location_id"),
        Index(None, "tenant_id", "shipment_id"),
        Index(None, "tenant_id", "created_at", "id"),
    )

    number: Mapped[str]  # an SSCC where the company has a GS1 prefix
    kind: Mapped[str]  # box | pallet
    parent_id: Mapped[UUID | None]
    location_id: Mapped[UUID | None]  # none once it was shipped
    shipment_id: Mapped[UUID | None]
    state: Mapped[str]  # open | closed | shipped | dissolved


class CountSheet(TenantRow, Base):
    """盘点: what should lie at a location, what was counted, and what was booked for the difference."""

    __tablename__ = "traceability_count_sheet"
    __table_args__ = (
        tenant_fk("location_id", "masterdata_storage_location"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "location_id"),
        Index(None, "tenant_id", "created_at", "id"),
        # One open sheet at a place, without a lock on the place, which everything that moves there would meet.
        Index(
            "uq_traceability_count_sheet_open", "tenant_id", "location_id", unique=True,
            postgresql_where=text("state = 'open'"),
        ),
    )  # fmt: skip

    number: Mapped[str]
    location_id: Mapped[UUID]
    state: Mapped[str]  # open | booked | cancelled
    blind: Mapped[bool] = mapped_column(default=False)  # who counts does not see what should be there
    opened_by: Mapped[str]
    booked_at: Mapped[datetime | None]
    booked_by: Mapped[str | None]


class CountLine(TenantRow, Base):
    """One lot at that location. `expected` is the balance when the sheet was opened; movements since are allowed for
    when it is booked."""

    __tablename__ = "traceability_count_line"
    __table_args__ = (
        tenant_fk("sheet_id", "traceability_count_sheet"),
        tenant_fk("lot_id", "traceability_material_lot"),
        UniqueConstraint("tenant_id", "sheet_id", "lot_id", "pack_id", postgresql_nulls_not_distinct=True),
        Index(None, "tenant_id", "lot_id"),
    )

    sheet_id: Mapped[UUID]
    lot_id: Mapped[UUID]
    pack_id: Mapped[UUID | None]
    expected: Mapped[Decimal]
    counted: Mapped[Decimal | None]
    counted_at: Mapped[datetime | None]
    counted_by: Mapped[str | None]
    reason: Mapped[str | None]


class Reservation(TenantRow, Base):
    """An amount of a lot kept for an order, so that a phone may issue it without a network: nobody else can take it
    until it is used, given back or has run out."""

    __tablename__ = "traceability_reservation"
    __table_args__ = (
        tenant_fk("order_id", "orders_production_order"),
        tenant_fk("lot_id", "traceability_material_lot"),
        tenant_fk("location_id", "masterdata_storage_location"),
        CheckConstraint("used >= 0 AND used <= quantity", name="within"),
        Index(None, "tenant_id", "order_id"),
        Index(None, "tenant_id", "lot_id", "location_id"),
        Index(None, "tenant_id", "location_id"),
        Index(None, "tenant_id", "holder_id"),
    )

    order_id: Mapped[UUID]
    lot_id: Mapped[UUID]
    location_id: Mapped[UUID]
    quantity: Mapped[Decimal]
    used: Mapped[Decimal] = mapped_column(default=ZERO)
    holder_id: Mapped[UUID | None]  # the person whose phone pulled it
    device_id: Mapped[UUID | None]
    ends_at: Mapped[datetime]
    released_at: Mapped[datetime | None]
