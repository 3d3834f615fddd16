"""Tables of the plant's own description. Every name is bilingual; every code is unique in its tenant."""

from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ARRAY, Index, Integer, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class Named(TenantRow):
    """A code people say, and its name in both languages."""

    code: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]


class Site(Named, Base):
    """A plant at one address; its zone is the one every time on its screens is shown in."""

    __tablename__ = "masterdata_site"
    __table_args__ = (UniqueConstraint("tenant_id", "code"),)

    time_zone: Mapped[str]


class Area(Named, Base):
    __tablename__ = "masterdata_area"
    __table_args__ = (
        tenant_fk("site_id", "masterdata_site"),
        UniqueConstraint("tenant_id", "code"),
        Index(None, "tenant_id", "site_id"),
    )

    site_id: Mapped[UUID]


class WorkCenter(Named, Base):
    __tablename__ = "masterdata_work_center"
    __table_args__ = (
        tenant_fk("area_id", "masterdata_area"),
        UniqueConstraint("tenant_id", "code"),
        Index(None, "tenant_id", "area_id"),
    )

    area_id: Mapped[UUID]


class WorkUnit(Named, Base):
    """One place where one operation runs at a time: a machine tool, a bench, a measuring table."""

    __tablename__ = "masterdata_work_unit"
    __table_args__ = (
        tenant_fk("work_center_id", "masterdata_work_center"),
        UniqueConstraint("tenant_id", "code"),
        Index(None, "tenant_id", "work_center_id"),
    )

    work_center_id: Mapped[UUID]


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


class OperationDefinition(Named, Base):
    """A standard operation, reused by routings."""

    __tablename__ = "masterdata_operation_definition"
    __table_args__ = (
        tenant_fk("work_center_id", "masterdata_work_center"),
        UniqueConstraint("tenant_id", "code"),
        Index(None, "tenant_id", "work_center_id"),
    )

    work_center_id: Mapped[UUID]


class Routing(TenantRow, Base):
    """How an item is made. Approved versions never change: a change is the next version."""

    __tablename__ = "masterdata_routing"
    __table_args__ = (tenant_fk("item_id", "masterdata_item"), UniqueConstraint("tenant_id", "item_id", "version"))

    item_id: Mapped[UUID]
    version: Mapped[int]
    state: Mapped[str]  # draft | approved
    effective_from: Mapped[date]
    effective_to: Mapped[date | None]
    approved_at: Mapped[datetime | None]


class RoutingStep(TenantRow, Base):
    """A node of the routing's graph. `predecessors` are sequences of earlier steps; several merge here."""

    __tablename__ = "masterdata_routing_step"
    __table_args__ = (
        tenant_fk("routing_id", "masterdata_routing"),
        tenant_fk("operation_definition_id", "masterdata_operation_definition"),
        tenant_fk("work_center_id", "masterdata_work_center"),
        tenant_fk("work_unit_id", "masterdata_work_unit"),
        UniqueConstraint("tenant_id", "routing_id", "sequence"),
        Index(None, "tenant_id", "operation_definition_id"),
        Index(None, "tenant_id", "work_center_id"),
        Index(None, "tenant_id", "work_unit_id"),
    )

    routing_id: Mapped[UUID]
    sequence: Mapped[int]
    operation_definition_id: Mapped[UUID]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    work_center_id: Mapped[UUID]
    work_unit_id: Mapped[UUID | None]
    setup_seconds: Mapped[int]
    cycle_seconds: Mapped[Decimal]  # one piece
    predecessors: Mapped[list[int]] = mapped_column(ARRAY(Integer))


class RoutingGate(TenantRow, Base):
    """A gate every order of this routing starts with; an upper module writes it when its plan is approved."""

    __tablename__ = "masterdata_routing_gate"
    __table_args__ = (
        tenant_fk("routing_step_id", "masterdata_routing_step"),
        UniqueConstraint("tenant_id", "routing_step_id", "kind"),
    )

    routing_step_id: Mapped[UUID]
    kind: Mapped[str]
    closes_after_quantity: Mapped[Decimal | None]
    rearm_on: Mapped[str | None]  # start | setup | downtime
    opener: Mapped[str]  # the role that can open it


class ReasonCode(Named, Base):
    __tablename__ = "masterdata_reason_code"
    __table_args__ = (UniqueConstraint("tenant_id", "kind", "code"),)

    kind: Mapped[str]  # process_scrap | material_scrap | rework | hold | downtime | correction
    active: Mapped[bool] = mapped_column(default=True)


class Partner(Named, Base):
    """Someone we sell to, buy from or send parts out to."""

    __tablename__ = "masterdata_partner"
    __table_args__ = (UniqueConstraint("tenant_id", "code"),)

    customer: Mapped[bool]
    supplier: Mapped[bool]


class Shift(Named, Base):
    """Local wall time of the site; a shift that ends before it starts runs over midnight."""

    __tablename__ = "masterdata_shift"
    __table_args__ = (tenant_fk("site_id", "masterdata_site"), UniqueConstraint("tenant_id", "site_id", "code"))

    site_id: Mapped[UUID]
    starts_at: Mapped[time] = mapped_column(Time())
    ends_at: Mapped[time] = mapped_column(Time())


class WorkCalendar(TenantRow, Base):
    """Which days a site works: ISO weekdays, and the days that differ (调休, holidays)."""

    __tablename__ = "masterdata_work_calendar"
    __table_args__ = (tenant_fk("site_id", "masterdata_site"), UniqueConstraint("tenant_id", "site_id"))

    site_id: Mapped[UUID]
    weekdays: Mapped[list[int]] = mapped_column(ARRAY(Integer))


class CalendarDay(TenantRow, Base):
    __tablename__ = "masterdata_calendar_day"
    __table_args__ = (
        tenant_fk("work_calendar_id", "masterdata_work_calendar"),
        UniqueConstraint("tenant_id", "work_calendar_id", "day"),
    )

    work_calendar_id: Mapped[UUID]
    day: Mapped[date]
    working: Mapped[bool]
    name_zh: Mapped[str]
    name_en: Mapped[str]
