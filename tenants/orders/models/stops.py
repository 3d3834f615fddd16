"""What stops an order: holds and gates."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk
from tenants.orders.models.orders import ZERO


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
