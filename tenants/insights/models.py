"""Tables of insights: reports as they were drawn up, and what things cost."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class ProductionReport(TenantRow, Base):
    """日报/月报: the figures of a shift, day or month as they stood when it was drawn up. Never changed.

    `as_of`: rows recorded by then are in it; every number can be counted again from the raw reports with it. Figures
    that are true only at a moment (open orders, work in progress) keep the rows they were read from in `evidence`.
    """

    __tablename__ = "insights_production_report"
    __table_args__ = (
        tenant_fk("site_id", "masterdata_site"),
        tenant_fk("shift_id", "masterdata_shift"),
        UniqueConstraint("tenant_id", "site_id", "kind", "day", "shift_id", postgresql_nulls_not_distinct=True),
        Index(None, "tenant_id", "since", "id"),
        Index(None, "tenant_id", "kind", "day"),
        Index(None, "tenant_id", "shift_id"),
    )

    kind: Mapped[str]  # shift | day | month
    site_id: Mapped[UUID]
    day: Mapped[date]  # the production day, or the first of the month
    last_day: Mapped[date]
    shift_id: Mapped[UUID | None]
    since: Mapped[datetime]
    until: Mapped[datetime]
    as_of: Mapped[datetime]
    position: Mapped[int] = mapped_column(BigInteger)  # how far the tenant's live stream had come
    figures: Mapped[dict[str, Any]]  # key -> decimal as text, null where there was no base
    breakdown: Mapped[dict[str, Any]] = mapped_column(JSONB())  # kind -> rows of {key, name, figures}
    evidence: Mapped[dict[str, Any]] = mapped_column(JSONB())  # key -> [[id, decimal as text], …]


class ItemPrice(TenantRow, Base):
    """The standard price of one unit of an item from a day on."""

    __tablename__ = "insights_item_price"
    __table_args__ = (tenant_fk("item_id", "masterdata_item"), UniqueConstraint("tenant_id", "item_id", "valid_from"))

    item_id: Mapped[UUID]
    valid_from: Mapped[date]
    price: Mapped[Decimal]  # yuan, up to four places


class HourRate(TenantRow, Base):
    """What an hour at a work center costs from a day on: of a person, and of the equipment."""

    __tablename__ = "insights_hour_rate"
    __table_args__ = (
        tenant_fk("work_center_id", "masterdata_work_center"),
        UniqueConstraint("tenant_id", "work_center_id", "valid_from"),
    )

    work_center_id: Mapped[UUID]
    valid_from: Mapped[date]
    labour_rate: Mapped[Decimal]
    machine_rate: Mapped[Decimal]


class CostEntry(TenantRow, Base):
    """A cost that no report tells of: a subcontractor's invoice, a tool bought for one order. Taken back by its
    negative, never edited."""

    __tablename__ = "insights_cost_entry"
    __table_args__ = (
        tenant_fk("order_id", "orders_production_order"),
        tenant_fk("reverses_id", "insights_cost_entry"),
        UniqueConstraint("tenant_id", "reverses_id"),
        Index(None, "tenant_id", "order_id"),
    )

    order_id: Mapped[UUID]
    kind: Mapped[str]  # subcontract | other
    amount: Mapped[Decimal]
    note: Mapped[str]
    entered_by: Mapped[str]
    occurred_at: Mapped[datetime]
    reverses_id: Mapped[UUID | None]
