"""Tables of wages. Rates, grades and rules are versions that are only added; what a closed month paid never changes."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class WageRate(TenantRow, Base):
    """What a piece (or an hour) earns from a day on, for an item × operation × grade; null means every one of them."""

    __tablename__ = "wages_rate"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        tenant_fk("operation_definition_id", "masterdata_operation_definition"),
        Index(None, "tenant_id", "item_id"),
        Index(None, "tenant_id", "operation_definition_id", "effective_from", "id"),
        Index(None, "tenant_id", "effective_from", "id"),
        Index(
            "uq_wages_rate_version", "tenant_id", "item_id", "operation_definition_id", "grade", "version",
            unique=True, postgresql_nulls_not_distinct=True,
        ),
    )  # fmt: skip

    item_id: Mapped[UUID | None]
    operation_definition_id: Mapped[UUID | None]
    grade: Mapped[str | None]
    basis: Mapped[str]  # rules.BASES
    amount: Mapped[Decimal | None]  # yuan, four places; null: from this day on there is none
    effective_from: Mapped[date]
    version: Mapped[int]  # of this item × operation × grade


class WageGrade(TenantRow, Base):
    """The grade of a person from a day on."""

    __tablename__ = "wages_grade"
    __table_args__ = (
        tenant_fk("user_id", "identity_user"),
        UniqueConstraint("tenant_id", "user_id", "effective_from"),
    )

    user_id: Mapped[UUID]
    grade: Mapped[str]
    effective_from: Mapped[date]


class WageRule(TenantRow, Base):
    """What scrap and rework count from a day on, as parts of a good piece (rules.Rule)."""

    __tablename__ = "wages_rule"
    __table_args__ = (UniqueConstraint("tenant_id", "effective_from", "version"),)

    effective_from: Mapped[date]
    version: Mapped[int]
    process_scrap: Mapped[Decimal]
    material_scrap: Mapped[Decimal]
    rework: Mapped[Decimal]


class WageAdjustment(TenantRow, Base):
    """Yuan added or taken by a decision, with its reason."""

    __tablename__ = "wages_adjustment"
    __table_args__ = (
        tenant_fk("user_id", "identity_user"),
        tenant_fk("dispute_id", "wages_dispute"),
        Index(None, "tenant_id", "user_id", "day"),
        Index(None, "tenant_id", "day"),
        Index(None, "tenant_id", "dispute_id"),
    )

    user_id: Mapped[UUID]
    day: Mapped[date]
    amount: Mapped[Decimal]
    why: Mapped[str]
    made_by_id: Mapped[UUID]
    made_by: Mapped[str]
    dispute_id: Mapped[UUID | None]


class WageDispute(TenantRow, Base):
    """A worker says that a report paid him wrongly; the lead looks, and what follows is a correction beside it."""

    __tablename__ = "wages_dispute"
    __table_args__ = (
        tenant_fk("user_id", "identity_user"),
        tenant_fk("report_id", "reporting_output_report"),
        Index(
            "uq_wages_dispute_open", "tenant_id", "user_id", "report_id",
            unique=True, postgresql_where=text("state = 'open'"),
        ),
        Index(None, "tenant_id", "user_id", "id"),
        Index(None, "tenant_id", "report_id"),
        Index(None, "tenant_id", "state", "id"),
    )  # fmt: skip

    user_id: Mapped[UUID]
    user_name: Mapped[str]
    report_id: Mapped[UUID]
    day: Mapped[date]  # of the report
    claim: Mapped[str]
    amount_then: Mapped[Decimal]  # what the report had earned him when he said so
    state: Mapped[str]  # rules.DISPUTE_MOVES
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None]
    answer: Mapped[str | None]
    correction_id: Mapped[UUID | None]  # the report that replaces the disputed one
    adjustment_id: Mapped[UUID | None]


class WagePeriod(TenantRow, Base):
    """A month that was closed. Open months have no row; a closed one never opens again."""

    __tablename__ = "wages_period"
    __table_args__ = (UniqueConstraint("tenant_id", "month"),)

    month: Mapped[str]  # YYYY-MM
    first_day: Mapped[date]
    last_day: Mapped[date]
    closed_at: Mapped[datetime]
    closed_by: Mapped[str]
    people: Mapped[int]
    lines: Mapped[int]
    total: Mapped[Decimal]
    digest: Mapped[str]  # SHA-256 over the canonical lines: the journal holds it, so nobody changes a paid line unseen


class WageLine(TenantRow, Base):
    """What one report (labour record, adjustment) paid one person in a closed month, with all that explains it.

    Not journalled one by one: twenty thousand come at once, and the period's digest holds them all.
    """

    __tablename__ = "wages_line"
    __table_args__ = (
        tenant_fk("period_id", "wages_period"),
        tenant_fk("user_id", "identity_user"),
        UniqueConstraint("tenant_id", "source_id", "user_id"),
        Index(None, "tenant_id", "period_id", "user_id", "day"),
        Index(None, "tenant_id", "user_id", "day"),
    )
    __regulated__ = False

    period_id: Mapped[UUID]
    user_id: Mapped[UUID]
    source: Mapped[str]  # report | labour | adjustment
    source_id: Mapped[UUID]
    day: Mapped[date]
    amount: Mapped[Decimal]
    state: Mapped[str]  # rules.STATES
    explanation: Mapped[dict[str, Any]] = mapped_column()  # the whole of it, as the slip shows it
