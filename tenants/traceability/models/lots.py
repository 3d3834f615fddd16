"""What lots and serials there are, how much of each lies where, and how the amounts came there."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class MaterialLot(TenantRow, Base):
    """An amount of one item that is told apart from others of it (ISA-95 material lot).

    A finished piece with a serial is a lot too: of kind `piece`, its number the serial, its id that of its sublot, one
    of it. So status, stock, genealogy, packing, labels and recall know one thing only. How much there is of it stands
    in its balances; a lot that work in process goes into exists from the first consumption on, with none of it yet.
    """

    __tablename__ = "traceability_material_lot"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        tenant_fk("supplier_id", "masterdata_partner"),
        tenant_fk("order_id", "orders_production_order"),
        tenant_fk("receipt_id", "traceability_receipt"),
        UniqueConstraint("tenant_id", "item_id", "number"),
        Index(None, "tenant_id", "number"),
        Index(None, "tenant_id", "supplier_lot"),
        Index(None, "tenant_id", "receipt_id"),
        Index(None, "tenant_id", "item_id", "received_at"),
        Index(None, "tenant_id", "supplier_id"),
        Index(None, "tenant_id", "order_id"),
        Index(None, "tenant_id", "received_at", "id"),
    )

    number: Mapped[str]
    item_id: Mapped[UUID]
    quantity: Mapped[Decimal]  # what it began with; what is left stands in its balances
    unit: Mapped[str]  # code of masterdata's unit: the item's own
    state: Mapped[str]  # masterdata.statuses
    origin: Mapped[str]  # rules.ORIGINS
    supplier_id: Mapped[UUID | None]
    supplier_lot: Mapped[str | None]
    order_id: Mapped[UUID | None]  # the order it is work in process of
    received_at: Mapped[datetime]
    expires_on: Mapped[date | None]
    custom: Mapped[dict[str, Any]] = mapped_column(default=dict)  # masterdata.custom, by field code
    kind: Mapped[str] = mapped_column(default="lot")  # lot | piece
    receipt_id: Mapped[UUID | None]
    manufactured_on: Mapped[date | None]
    grade: Mapped[str | None]
    certificates: Mapped[list[str]] = mapped_column(default=list)  # hashes of infra.blobs
    # Catch weight: one `factor_unit` of this very lot is `factor` of the item's unit.
    factor: Mapped[Decimal | None]
    factor_unit: Mapped[str | None]
    closed_at: Mapped[datetime | None]  # an order's output lot takes no more


class LotBalance(TenantRow, Base):
    """So much of a lot lies at a location; issued to an order or free, in a pack or loose. Never zero or below.

    Written by `ledger.move` only, together with the movement that explains it.
    """

    __tablename__ = "traceability_lot_balance"
    __table_args__ = (
        tenant_fk("lot_id", "traceability_material_lot"),
        tenant_fk("location_id", "masterdata_storage_location"),
        tenant_fk("order_id", "orders_production_order"),
        tenant_fk("pack_id", "traceability_pack"),
        UniqueConstraint(
            "tenant_id", "lot_id", "location_id", "order_id", "pack_id", postgresql_nulls_not_distinct=True
        ),
        CheckConstraint("quantity > 0", name="above_zero"),
        Index(None, "tenant_id", "location_id", "lot_id"),
        Index(None, "tenant_id", "order_id"),
        Index(None, "tenant_id", "pack_id"),
    )

    lot_id: Mapped[UUID]
    location_id: Mapped[UUID]
    order_id: Mapped[UUID | None]
    pack_id: Mapped[UUID | None]
    quantity: Mapped[Decimal]  # in the lot's unit


class Movement(TenantRow, Base):
    """An amount of one lot went from one place to another (ISA-95 material movement). Only ever added.

    Without a `from_` side it came from outside (receipt, production, a count that found more), without a `to_` side it
    left (consumption, shipment, scrap, a count that found less): for every lot, what came minus what left is what its
    balances say.
    """

    __tablename__ = "traceability_movement"
    __table_args__ = (
        tenant_fk("lot_id", "traceability_material_lot"),
        tenant_fk("from_location_id", "masterdata_storage_location"),
        tenant_fk("to_location_id", "masterdata_storage_location"),
        tenant_fk("order_id", "orders_production_order"),
        tenant_fk("operation_id", "orders_operation"),
        CheckConstraint("quantity > 0", name="above_zero"),
        Index(None, "tenant_id", "lot_id", "occurred_at"),
        Index(None, "tenant_id", "order_id", "occurred_at"),
        Index(None, "tenant_id", "operation_id", "occurred_at"),
        Index(None, "tenant_id", "from_location_id"),
        Index(None, "tenant_id", "to_location_id"),
        Index(None, "tenant_id", "work_unit_id", "occurred_at"),
        Index(None, "tenant_id", "actor_id", "occurred_at"),
        Index(None, "tenant_id", "document_id"),
        Index(None, "tenant_id", "report_id"),
        Index(None, "tenant_id", "occurred_at", "id"),
    )

    kind: Mapped[str]  # rules.MOVEMENT_KINDS
    lot_id: Mapped[UUID]
    quantity: Mapped[Decimal]  # in the lot's unit
    from_location_id: Mapped[UUID | None]
    to_location_id: Mapped[UUID | None]
    from_order_id: Mapped[UUID | None]  # it was issued to this order before
    to_order_id: Mapped[UUID | None]  # and is now to this one
    from_pack_id: Mapped[UUID | None]
    to_pack_id: Mapped[UUID | None]
    target_lot_id: Mapped[UUID | None]  # what it was consumed into, split or merged to
    order_id: Mapped[UUID | None]  # the order it happened for
    operation_id: Mapped[UUID | None]
    report_id: Mapped[UUID | None]  # reporting's row, above this module
    document_id: Mapped[UUID | None]  # receipt, shipment, count sheet
    work_unit_id: Mapped[UUID | None]
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    reason: Mapped[str | None]
    reverses_id: Mapped[UUID | None]  # the movement it takes back
    occurred_at: Mapped[datetime]


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
    state: Mapped[str]  # masterdata.statuses


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
