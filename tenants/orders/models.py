"""Tables of orders: what was promised, how it is made, what has been made, and what stops it."""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import ARRAY, Index, UniqueConstraint, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk

ZERO = Decimal(0)


class Counter(Base):
    """The tenant's running numbers: `order` (MO-1012) and `card` (before its check digit).

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
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "state", "due_at", "id"),
        Index(None, "tenant_id", "due_at", "id"),
        Index(None, "tenant_id", "item_id"),
        Index(None, "tenant_id", "customer_id"),
    )

    number: Mapped[str]
    item_id: Mapped[UUID]
    item_revision: Mapped[str]
    drawing: Mapped[str | None]
    customer_id: Mapped[UUID | None]
    customer_po: Mapped[str | None]
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

    if TYPE_CHECKING:  # set by access_operation on the locked row; no columns
        available: Decimal  # delivered by every predecessor, the planned quantity where there is none
        supplied: bool  # every predecessor is completed: nothing more will come
        order_number: str
        order_state: str
        unit: str
        unit_decimals: int
        area_id: UUID
        site_id: UUID

    @property
    def handled(self) -> Decimal:
        """Pieces that are through here, good or lost; those sent to rework come again."""
        return self.good_quantity + self.process_scrap_quantity + self.material_scrap_quantity


class Hold(TenantRow, Base):
    """Something may not be worked on. At most one active hold per subject; lifted holds stay as history."""

    __tablename__ = "orders_hold"
    __table_args__ = (
        tenant_fk("order_id", "orders_production_order"),
        tenant_fk("reason_id", "masterdata_reason_code"),
        Index(
            "uq_orders_hold_active",
            "tenant_id",
            "subject_kind",
            "subject_id",
            unique=True,
            postgresql_where=text("lifted_at IS NULL"),
        ),
        Index(None, "tenant_id", "order_id"),
        Index(None, "tenant_id", "reason_id"),
    )

    subject_kind: Mapped[str]  # order | operation
    subject_id: Mapped[UUID]
    order_id: Mapped[UUID | None]  # the order it stops, where it stops one
    reason_id: Mapped[UUID]
    note: Mapped[str | None]
    placed_by_id: Mapped[UUID]
    placed_by: Mapped[str]
    placed_at: Mapped[datetime]
    lifted_by_id: Mapped[UUID | None]
    lifted_by: Mapped[str | None]
    lifted_at: Mapped[datetime | None]
    lift_reason: Mapped[str | None]


class Gate(TenantRow, Base):
    """Lets a fixed quantity (or time) through, then bars the operation until an upper module opens it.

    Whether it is closed is computed from the operation's own counts (`rules.gate_closed`), so the report that uses
    up the allowance closes it in its own transaction, without a write and without an event.
    """

    __tablename__ = "orders_gate"
    __table_args__ = (
        tenant_fk("operation_id", "orders_operation"),
        UniqueConstraint("tenant_id", "operation_id", "kind"),
    )

    operation_id: Mapped[UUID]
    kind: Mapped[str]  # first_piece | patrol | gauge | qualification
    closes_after_quantity: Mapped[Decimal | None]
    closes_at: Mapped[datetime | None]
    rearm_on: Mapped[str | None]  # start | setup | downtime
    armed_quantity: Mapped[Decimal] = mapped_column(default=ZERO)  # what the operation had handled when armed
    opener: Mapped[str]  # the role that can open it
    opened_at: Mapped[datetime | None]
    opened_by: Mapped[str | None]
