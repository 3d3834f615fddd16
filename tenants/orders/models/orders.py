"""Orders and their operations: what was promised, how it is made, and what has been made."""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import ARRAY, Index, UniqueConstraint, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk

ZERO = Decimal(0)

OPEN_ORDER = text("state IN ('planned', 'released')")
"""Of a hundred thousand orders a few thousand are open: what asks for them says it in these very words."""


class Counter(Base):
    """The tenant's running numbers: `order` (MO-1012), `demand` (D-1012) and `card` (before its check
    digit).

    No regulated row: it only moves forward, and the numbers it gave stand in the rows that carry them.
    """

    __tablename__ = "orders_counter"
    __regulated__ = False

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]


class ProductionOrder(TenantRow, Base):
    """A promise of a quantity by a time. At release it is bound to the snapshot it is made by."""

    __tablename__ = "orders_production_order"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        tenant_fk("customer_id", "masterdata_partner"),
        tenant_fk("parent_id", "orders_production_order"),
        tenant_fk("merged_into_id", "orders_production_order"),
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "state", "due_at", "id"),
        Index(None, "tenant_id", "due_at", "id"),
        Index("ix_orders_production_order_open", "tenant_id", "due_at", "id", postgresql_where=OPEN_ORDER),
        Index(None, "tenant_id", "kind", "due_at", "id"),
        Index(None, "tenant_id", "completed_at", "due_at"),
        Index(None, "tenant_id", "customer_po"),
        Index(None, "tenant_id", "item_id", "due_at", "id"),
        Index(None, "tenant_id", "customer_id", "due_at", "id"),
        Index(None, "tenant_id", "parent_id"),
        Index(None, "tenant_id", "merged_into_id"),
    )

    number: Mapped[str]
    item_id: Mapped[UUID]
    item_revision: Mapped[str]
    drawing: Mapped[str | None]
    customer_id: Mapped[UUID | None]
    customer_po: Mapped[str | None]
    customer_po_line: Mapped[str | None]
    quantity: Mapped[Decimal]
    unit: Mapped[str]  # code of masterdata's unit, as ordered
    due_at: Mapped[datetime]
    priority: Mapped[int] = mapped_column(default=0)  # higher goes first
    state: Mapped[str]  # rules.ORDER_MOVES
    snapshot: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    released_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    custom: Mapped[dict[str, Any]] = mapped_column(default=dict)  # masterdata.custom, by field code
    kind: Mapped[str] = mapped_column(default="production")  # rules.ORDER_KINDS; older orders are production
    parent_id: Mapped[UUID | None]  # the order it came of
    relation: Mapped[str | None]  # how: rules.RELATIONS
    per_parent: Mapped[Decimal | None]  # how many of it one of its parent takes (assembly, kit)
    merged_into_id: Mapped[UUID | None]
    own_steps: Mapped[list[dict[str, Any]] | None] = mapped_column(JSONB(none_as_null=True))  # instead of a routing
    short_quantity: Mapped[Decimal] = mapped_column(default=ZERO)  # given up when it was closed short
    note: Mapped[str | None]


class Operation(TenantRow, Base):
    """A step of one order (ISA-95 job order) with its planned slot, its card and its own counts.

    `hold_id` and `accepts_output` repeat what the order says, so that one row lock decides a report: PostgreSQL
    re-reads only the locked row after a wait, so a hold kept in another table alone could be overlooked by
    a report that was queueing while the hold was committed.
    """

    __tablename__ = "orders_operation"
    __table_args__ = (
        tenant_fk("order_id", "orders_production_order"),
        tenant_fk("operation_definition_id", "masterdata_operation_definition"),
        tenant_fk("work_center_id", "masterdata_work_center"),
        tenant_fk("work_unit_id", "masterdata_work_unit"),
        UniqueConstraint("tenant_id", "card"),
        UniqueConstraint("tenant_id", "order_id", "sequence"),
        Index(None, "tenant_id", "work_center_id", "state", "planned_start"),
        Index(None, "tenant_id", "operation_definition_id"),
        Index(None, "tenant_id", "work_unit_id"),
    )

    order_id: Mapped[UUID]
    card: Mapped[str]
    sequence: Mapped[int]
    operation_definition_id: Mapped[UUID]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    work_center_id: Mapped[UUID]
    work_unit_id: Mapped[UUID | None]
    predecessor_ids: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()))
    last: Mapped[bool]  # nothing follows: its good quantity is the order's
    setup_seconds: Mapped[int]
    cycle_seconds: Mapped[Decimal]
    planned_start: Mapped[datetime | None]
    planned_end: Mapped[datetime | None]
    planned_quantity: Mapped[Decimal]
    good_quantity: Mapped[Decimal] = mapped_column(default=ZERO)
    process_scrap_quantity: Mapped[Decimal] = mapped_column(default=ZERO)
    material_scrap_quantity: Mapped[Decimal] = mapped_column(default=ZERO)
    rework_quantity: Mapped[Decimal] = mapped_column(default=ZERO)
    state: Mapped[str]  # rules.OPERATION_MOVES
    started_at: Mapped[datetime | None]
    completed_at: Mapped[datetime | None]
    hold_id: Mapped[UUID | None]  # any active hold on it or on its order
    accepts_output: Mapped[bool] = mapped_column(default=True)  # false once the order is closed or cancelled
    # Of its routing step (masterdata), as it was at release; the defaults are what older operations did.
    routing_step_id: Mapped[UUID | None]
    report_mode: Mapped[str] = mapped_column(default="any")  # any | counter | box | serial
    box_quantity: Mapped[Decimal | None]
    needs_approval: Mapped[bool] = mapped_column(default=False)
    over_limit_percent: Mapped[Decimal | None]  # null: over-report only with the right
    skip_allowed: Mapped[bool] = mapped_column(default=False)
    consumes: Mapped[bool] = mapped_column(default=False)  # its report takes components: from the line side, or issued
    yields: Mapped[bool] = mapped_column(default=False)  # its report puts the order's item into stock
    skill_codes: Mapped[list[str]] = mapped_column(default=list)

    if TYPE_CHECKING:  # set by access_operation on the locked row; no columns
        available: Decimal  # delivered by every predecessor, the planned quantity where there is none
        supplied: bool  # every predecessor is completed: nothing more will come
        order_number: str
        order_state: str
        unit: str
        unit_decimals: int
        area_id: UUID
        site_id: UUID
        area_code: str
        area_status: str  # masterdata.statuses
        barred: list[dict[str, str]] | None  # equipment of its work center not to be used: work_unit_id, code, status
        item_id: UUID
        must_read: bool  # an instruction of its operation has critical steps
        asks_more: bool  # a report must bring values of the company's own fields
        tools: list[dict[str, Any]] | None  # mounted at its work center: {id, work_unit_id, code, used, limit, unit}
        calendar: dict[str, Any]  # {zone, shifts: [{id, starts_at, ends_at}]}, local wall times

    @property
    def handled(self) -> Decimal:
        """Pieces that are through here, good or lost; those sent to rework come again."""
        return self.good_quantity + self.process_scrap_quantity + self.material_scrap_quantity
