"""Tables of the rollout. Owners are named by id and name without a key: a board outlives the people on it."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class Department(TenantRow, Base):
    """A part of the company with what it has to do for the rollout, and who answers for it."""

    __tablename__ = "onboarding_department"
    __table_args__ = (UniqueConstraint("tenant_id", "name"),)

    name: Mapped[str]
    duty: Mapped[str]
    owner_id: Mapped[UUID | None]
    owner: Mapped[str | None]
    position: Mapped[int]


class Milestone(TenantRow, Base):
    __tablename__ = "onboarding_milestone"
    __table_args__ = (
        tenant_fk("department_id", "onboarding_department"),
        Index(None, "tenant_id", "department_id"),
        Index(None, "tenant_id", "due_on", "id"),
    )

    title: Mapped[str]
    department_id: Mapped[UUID | None]
    owner_id: Mapped[UUID | None]
    owner: Mapped[str | None]
    due_on: Mapped[date]
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    done_by: Mapped[str | None] = mapped_column(default=None)
    note: Mapped[str | None] = mapped_column(default=None)


class RolloutIssue(TenantRow, Base):
    """What stands in the way, until somebody answers it."""

    __tablename__ = "onboarding_issue"
    __table_args__ = (
        tenant_fk("department_id", "onboarding_department"),
        Index(None, "tenant_id", "department_id"),
        Index(None, "tenant_id", "created_at", "id"),
    )

    title: Mapped[str]
    department_id: Mapped[UUID | None]
    owner_id: Mapped[UUID | None]
    owner: Mapped[str | None]
    urgent: Mapped[bool]
    due_on: Mapped[date | None]
    raised_by: Mapped[str]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_by: Mapped[str | None] = mapped_column(default=None)
    answer: Mapped[str | None] = mapped_column(default=None)


class Meeting(TenantRow, Base):
    __tablename__ = "onboarding_meeting"
    __table_args__ = (Index(None, "tenant_id", "held_at", "id"),)

    title: Mapped[str]
    held_at: Mapped[datetime]
    people: Mapped[list[str]]
    minutes: Mapped[str]
    written_by: Mapped[str]


class Baseline(TenantRow, Base):
    """What a figure was before. Typed in (from the old books) or measured over days of real reports."""

    __tablename__ = "onboarding_baseline"
    __table_args__ = (UniqueConstraint("tenant_id", "kpi"),)

    kpi: Mapped[str]  # rules.KPIS
    value: Mapped[Decimal]
    source: Mapped[str]  # typed | measured
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    note: Mapped[str | None]
    set_by: Mapped[str]


class Suggestion(TenantRow, Base):
    """How somebody would do it better, what became of it, and how it was recognised."""

    __tablename__ = "onboarding_suggestion"
    __table_args__ = (Index(None, "tenant_id", "created_at", "id"), Index(None, "tenant_id", "made_by_id"))

    title: Mapped[str]
    detail: Mapped[str]
    made_by_id: Mapped[UUID]
    made_by: Mapped[str]
    state: Mapped[str]  # rules.SUGGESTION_MOVES
    decided_by: Mapped[str | None] = mapped_column(default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    answer: Mapped[str | None] = mapped_column(default=None)
    recognition: Mapped[str | None] = mapped_column(default=None)
