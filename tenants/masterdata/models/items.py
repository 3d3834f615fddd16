"""What the plant makes and what it is made of."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk
from tenants.masterdata.models.names import Named

ZERO, ONE = Decimal(0), Decimal(1)


class Unit(Named, Base):
    """A unit of measure and how fine it counts (pieces 0, kilograms 3)."""

    __tablename__ = "masterdata_unit"
    __table_args__ = (UniqueConstraint("tenant_id", "code"),)

    decimals: Mapped[int]
    # One of this unit is numerator/denominator of its dimension's base; null: it converts only as an item says.
    dimension: Mapped[str | None]  # count | mass | length | area | volume | time
    numerator: Mapped[Decimal] = mapped_column(default=ONE)
    denominator: Mapped[Decimal] = mapped_column(default=ONE)
    rounding: Mapped[str] = mapped_column(default="half_up")  # half_up | up | down, at its last decimal


class ItemConversion(TenantRow, Base):
    """`denominator` of `unit` are `numerator` of the item's own unit: 1 m of this bar = 3.853 kg, 7 pcs = 1 kg.

    Two decimals instead of a quotient: a third stays a third.
    """

    __tablename__ = "masterdata_item_conversion"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        tenant_fk("unit_id", "masterdata_unit"),
        UniqueConstraint("tenant_id", "item_id", "unit_id"),
        Index(None, "tenant_id", "unit_id"),
    )

    item_id: Mapped[UUID]
    unit_id: Mapped[UUID]
    numerator: Mapped[Decimal]
    denominator: Mapped[Decimal]
    per_lot: Mapped[bool] = mapped_column(default=False)  # nominal: each lot is weighed and brings its own factor


class Item(Named, Base):
    """A part or material. `item_revision` is the engineering revision, `drawing` the version of its drawing."""

    __tablename__ = "masterdata_item"
    __table_args__ = (
        tenant_fk("unit_id", "masterdata_unit"),
        UniqueConstraint("tenant_id", "code"),
        Index(None, "tenant_id", "unit_id"),
        Index(None, "tenant_id", "gtin"),
    )

    kind: Mapped[str]  # product | component | material
    unit_id: Mapped[UUID]
    item_revision: Mapped[str]
    drawing: Mapped[str | None]
    custom: Mapped[dict[str, Any]] = mapped_column(default=dict)  # masterdata.custom, by field code
    gtin: Mapped[str | None]
    tracking: Mapped[str] = mapped_column(default="lot")  # rules.TRACKING: lot | serial | none
    issue_method: Mapped[str] = mapped_column(default="scan")  # scan | backflush (never what is tracked by serial)
    output_method: Mapped[str] = mapped_column(default="report")  # report: the last one puts it in stock | receipt
    received_as: Mapped[str] = mapped_column(default="accepted")  # status of a new lot from a supplier
    made_as: Mapped[str] = mapped_column(default="accepted")  # status of a new lot of our own
    shelf_life_days: Mapped[int | None]
    expiry_policy: Mapped[str] = mapped_column(default="block")  # rules.EXPIRY_POLICIES: warn | override | block
    expiry_warn_days: Mapped[int] = mapped_column(default=30)
    pick_rule: Mapped[str] = mapped_column(default="fefo")  # fefo (then fifo) | fifo


class Bom(TenantRow, Base):
    """What one unit of an item is made of. Approved versions never change: a change is the next version."""

    __tablename__ = "masterdata_bom"
    __table_args__ = (tenant_fk("item_id", "masterdata_item"), UniqueConstraint("tenant_id", "item_id", "version"))

    item_id: Mapped[UUID]
    version: Mapped[int]
    state: Mapped[str]  # draft | approved
    effective_from: Mapped[date]
    effective_to: Mapped[date | None]
    approved_at: Mapped[datetime | None]


class BomLine(TenantRow, Base):
    __tablename__ = "masterdata_bom_line"
    __table_args__ = (
        tenant_fk("bom_id", "masterdata_bom"),
        tenant_fk("item_id", "masterdata_item"),
        tenant_fk("unit_id", "masterdata_unit"),
        UniqueConstraint("tenant_id", "bom_id", "position"),
        Index(None, "tenant_id", "item_id"),
        Index(None, "tenant_id", "unit_id"),
    )

    bom_id: Mapped[UUID]
    position: Mapped[int]
    item_id: Mapped[UUID]
    quantity: Mapped[Decimal]  # net, for one unit of the parent, in the line's unit
    unit_id: Mapped[UUID | None]  # null: the component's own unit
    scrap_percent: Mapped[Decimal] = mapped_column(default=ZERO)  # of what is issued: gross = net / (1 - scrap)
    phantom: Mapped[bool] = mapped_column(default=False)  # not made or stocked itself: its own lines take its place
    alternative_of: Mapped[int | None]  # position of the line it may stand in for; lower positions are preferred
    step_sequence: Mapped[int | None]  # routing step that consumes it; null: the first
    note: Mapped[str | None]


class BomOutput(TenantRow, Base):
    """What else comes out when the parent is made: a co-product that was wanted, or a by-product that happens.

    No component: it is never needed, so explosion, requirements and costs of material pass it by.
    """

    __tablename__ = "masterdata_bom_output"
    __table_args__ = (
        tenant_fk("bom_id", "masterdata_bom"),
        tenant_fk("item_id", "masterdata_item"),
        UniqueConstraint("tenant_id", "bom_id", "item_id"),
        Index(None, "tenant_id", "item_id"),
        CheckConstraint("quantity > 0", name="above_zero"),
        CheckConstraint("cost_share >= 0 AND cost_share <= 100", name="share"),
    )

    bom_id: Mapped[UUID]
    item_id: Mapped[UUID]
    kind: Mapped[str]  # co_product | by_product
    quantity: Mapped[Decimal]  # planned with one unit of the parent, in the item's own unit
    cost_share: Mapped[Decimal] = mapped_column(default=ZERO)  # percent of the order's cost
    step_sequence: Mapped[int | None]  # routing step it comes out of; null: the last
