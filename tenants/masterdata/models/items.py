"""What the plant makes and what it is made of."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from infra.db import Base, TenantRow, tenant_fk
from tenants.masterdata.models.names import Named


class Unit(Named, Base):
    """A unit of measure and how fine it counts (pieces 0, kilograms 3)."""

    __tablename__ = "masterdata_unit"
    __table_args__ = (UniqueConstraint("tenant_id", "code"),)

    decimals: Mapped[int]


class Item(Named, Base):
    """A part or material. `item_revision` is the engineering revision, `drawing` the version of its drawing."""

    __tablename__ = "masterdata_item"
    __table_args__ = (
        tenant_fk("unit_id", "masterdata_unit"),
        UniqueConstraint("tenant_id", "code"),
        Index(None, "tenant_id", "unit_id"),
    )

    kind: Mapped[str]  # product | component | material
    unit_id: Mapped[UUID]
    item_revision: Mapped[str]
    drawing: Mapped[str | None]


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
        UniqueConstraint("tenant_id", "bom_id", "position"),
        Index(None, "tenant_id", "item_id"),
    )

    bom_id: Mapped[UUID]
    position: Mapped[int]
    item_id: Mapped[UUID]
    quantity: Mapped[Decimal]  # in the component's own unit, for one unit of the parent
