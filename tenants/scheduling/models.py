"""The living plan, what was put first by hand, and who is to do what in a shift."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class PlanState(Base):
    """One row per tenant: its lock makes re-planning one at a time, its generation says whether it was done since.

    No regulated record: it says only when something was computed.
    """

    __tablename__ = "scheduling_state"
    __regulated__ = False

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True)
    generation: Mapped[int] = mapped_column(default=0)
    planned_at: Mapped[datetime | None]
    milliseconds: Mapped[int] = mapped_column(default=0)
    operations: Mapped[int] = mapped_column(default=0)


class PlanSlot(Base):
    """The slot of an open operation as of the last re-planning. Computed from regulated records and moved with every
    report, so not journalled (decisions/0009): what is binding is published to the operation by `orders.set_plan`. No
    foreign key: an operation that goes is not held back by its slot, which the next re-planning takes away."""

    __tablename__ = "scheduling_slot"
    __table_args__ = (
        Index(None, "tenant_id", "work_center_id", "starts_at"),
        Index(None, "tenant_id", "order_id"),
    )
    __regulated__ = False

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True)
    operation_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID]
    work_center_id: Mapped[UUID]
    work_unit_id: Mapped[UUID | None]
    starts_at: Mapped[datetime | None]  # null: it has no slot
    ends_at: Mapped[datetime | None]
    seconds: Mapped[int]  # of work, breaks and nights left out
    why: Mapped[str]  # rules.loading.Slot
    blocker_id: Mapped[UUID | None]  # the operation it waits for
    user_id: Mapped[UUID | None]  # who is on the roster for its beginning
    order_ends_at: Mapped[datetime | None]  # when the whole order is done by this plan


class Pin(TenantRow, Base):
    """An operation that goes first at its work center because somebody said so; the latest one before the others."""

    __tablename__ = "scheduling_pin"
    __table_args__ = (tenant_fk("operation_id", "orders_operation"), UniqueConstraint("tenant_id", "operation_id"))

    operation_id: Mapped[UUID]
    pinned_at: Mapped[datetime]
    pinned_by: Mapped[str]
    because: Mapped[str]


class Assignment(TenantRow, Base):
    """Somebody is to work on an operation in a shift. A proposal for the people; reports are accepted from anybody
    who may report there."""

    __tablename__ = "scheduling_assignment"
    __table_args__ = (
        tenant_fk("operation_id", "orders_operation"),
        tenant_fk("user_id", "identity_user"),
        tenant_fk("shift_id", "masterdata_shift"),
        tenant_fk("work_center_id", "masterdata_work_center"),
        UniqueConstraint("tenant_id", "day", "shift_id", "operation_id", "user_id"),
        Index(None, "tenant_id", "operation_id"),
        Index(None, "tenant_id", "user_id", "day"),
        Index(None, "tenant_id", "work_center_id"),
        Index(None, "tenant_id", "shift_id"),
    )

    operation_id: Mapped[UUID]
    user_id: Mapped[UUID]
    day: Mapped[date]  # the local day the shift starts on
    shift_id: Mapped[UUID]
    work_center_id: Mapped[UUID]
    source: Mapped[str]  # plan | lead | replacement
    position: Mapped[int] = mapped_column(default=0)
