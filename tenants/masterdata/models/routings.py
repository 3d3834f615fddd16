"""How an item is made."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ARRAY, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk
from tenants.masterdata.models.names import Named

ZERO = Decimal(0)


class OperationDefinition(Named, Base):
    """A standard operation, reused by routings."""

    __tablename__ = "masterdata_operation_definition"
    __table_args__ = (
        tenant_fk("work_center_id", "masterdata_work_center"),
        UniqueConstraint("tenant_id", "code"),
        Index(None, "tenant_id", "work_center_id"),
    )

    work_center_id: Mapped[UUID | None]  # null: each step names its own
    # What a step of it starts with in a new routing.
    setup_seconds: Mapped[int] = mapped_column(default=0)
    cycle_seconds: Mapped[Decimal] = mapped_column(default=ZERO)
    skill_codes: Mapped[list[str]] = mapped_column(default=list)


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
    # How its output is reported; release copies these to the operation. The defaults are what held before them.
    report_mode: Mapped[str] = mapped_column(default="any")  # any | counter | box | serial
    box_quantity: Mapped[Decimal | None]  # pieces in one full box; null: the reporter says how many
    needs_approval: Mapped[bool] = mapped_column(default=False)  # a report counts only once a lead approved it
    over_limit_percent: Mapped[Decimal | None]  # anyone may report this much over plan; null: none without the right
    skip_allowed: Mapped[bool] = mapped_column(default=False)  # the next step may report before this one has
    skill_codes: Mapped[list[str]] = mapped_column(default=list)  # every one is needed to work here


class RoutingAlternative(TenantRow, Base):
    """Another place a step may run, with its own times; a lower preference is tried earlier."""

    __tablename__ = "masterdata_routing_alternative"
    __table_args__ = (
        tenant_fk("routing_step_id", "masterdata_routing_step"),
        tenant_fk("work_center_id", "masterdata_work_center"),
        tenant_fk("work_unit_id", "masterdata_work_unit"),
        UniqueConstraint("tenant_id", "routing_step_id", "preference"),
        Index(None, "tenant_id", "work_center_id"),
        Index(None, "tenant_id", "work_unit_id"),
    )

    routing_step_id: Mapped[UUID]
    preference: Mapped[int]
    work_center_id: Mapped[UUID]
    work_unit_id: Mapped[UUID | None]
    setup_seconds: Mapped[int]
    cycle_seconds: Mapped[Decimal]


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
