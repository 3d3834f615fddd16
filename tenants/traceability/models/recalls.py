"""Recalls and drills: what was asked, what was held, who had to do what, and how long it took."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class Recall(TenantRow, Base):
    """One recall, or one drill of it. Which lots it reaches is asked of the genealogy each time; what stands here is
    where it began and what was found, held and answered when."""

    __tablename__ = "traceability_recall"
    __table_args__ = (
        UniqueConstraint("tenant_id", "number"),
        Index(None, "tenant_id", "state", "began_at"),
        Index(None, "tenant_id", "began_at", "id"),
    )

    number: Mapped[str]
    kind: Mapped[str]  # real | drill
    state: Mapped[str]  # open | closed
    level: Mapped[str | None]  # rules.LEVELS, as the authority classes it
    why: Mapped[str]
    sources: Mapped[list[dict[str, Any]]]  # what was named: kind, id, text, since, until
    root_ids: Mapped[list[UUID]]  # the lots it began with
    began_at: Mapped[datetime]  # when the clock was started
    found_at: Mapped[datetime]
    found_ms: Mapped[int]  # the search alone
    found: Mapped[int]  # lots reached when it was opened, roots included
    opened_by_id: Mapped[UUID]
    opened_by: Mapped[str]
    held_at: Mapped[datetime | None]  # when everything found was held for the first time
    held_by: Mapped[str | None]
    held: Mapped[int] = mapped_column(default=0)
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None]
    answer: Mapped[dict[str, Any] | None]  # the figures of the first answer, rules.figures
    grade: Mapped[str | None]  # rules.GRADES
    criteria: Mapped[list[dict[str, Any]] | None]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]
    summary: Mapped[str | None]


class RecallAct(TenantRow, Base):
    """Lots held, or let go again, in one act. In a drill nothing changes its status: the act says what would have."""

    __tablename__ = "traceability_recall_act"
    __table_args__ = (tenant_fk("recall_id", "traceability_recall"), Index(None, "tenant_id", "recall_id", "acted_at"))

    recall_id: Mapped[UUID]
    kind: Mapped[str]  # hold | release
    lot_ids: Mapped[list[UUID]]
    states: Mapped[list[str]]  # hold: which status each of them had before
    took_ms: Mapped[int]
    acted_at: Mapped[datetime]
    acted_by: Mapped[str]
    reason: Mapped[str | None]


class RecallTask(TenantRow, Base):
    """What one owner has to do: the store sets goods apart, the floor stops an order, sales tells a customer."""

    __tablename__ = "traceability_recall_task"
    __table_args__ = (
        tenant_fk("recall_id", "traceability_recall"),
        UniqueConstraint("tenant_id", "recall_id", "kind", "subject_id", "unit"),
    )

    recall_id: Mapped[UUID]
    kind: Mapped[str]  # rules.TASKS
    subject_id: Mapped[UUID]  # location, order, customer or supplier
    label: Mapped[dict[str, Any]]  # code, zh, en as they were; contact, phone, email of a partner
    quantity: Mapped[Decimal]
    unit: Mapped[str]
    role: Mapped[str]
    due_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    done_by: Mapped[str | None]
    note: Mapped[str | None]


class RecallSetting(TenantRow, Base):
    """How often a company drills and what it calls good; without a row rules.Targets stand."""

    __tablename__ = "traceability_recall_setting"
    __table_args__ = (UniqueConstraint("tenant_id"),)

    interval_days: Mapped[int]
    ids_seconds: Mapped[int]
    hold_seconds: Mapped[int]
    tolerance_percent: Mapped[Decimal]
