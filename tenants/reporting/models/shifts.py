"""What a shift leaves behind: reports that are missing, and what the next one is told."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class MissingReport(TenantRow, Base):
    """A person or an operation of which a shift holds no report (漏报, rule in rules.missing). One row per subject and
    shift."""

    __tablename__ = "reporting_missing_report"
    __table_args__ = (
        tenant_fk("shift_id", "masterdata_shift"),
        tenant_fk("user_id", "identity_user"),
        tenant_fk("operation_id", "orders_operation"),
        tenant_fk("work_center_id", "masterdata_work_center"),
        tenant_fk("work_unit_id", "masterdata_work_unit"),
        tenant_fk("report_id", "reporting_output_report"),
        UniqueConstraint("tenant_id", "shift_day", "shift_id", "kind", "subject_id"),
        Index(None, "tenant_id", "shift_id"),
        Index(None, "tenant_id", "user_id", "shift_day"),
        Index(None, "tenant_id", "operation_id"),
        Index(None, "tenant_id", "work_center_id"),
        Index(None, "tenant_id", "work_unit_id"),
        Index(None, "tenant_id", "report_id"),
        Index(None, "tenant_id", "state", "shift_day", "id"),
    )

    shift_id: Mapped[UUID]
    shift_day: Mapped[date]
    kind: Mapped[str]  # person | operation
    subject_id: Mapped[UUID]  # the user's or the operation's
    user_id: Mapped[UUID | None]
    user_name: Mapped[str | None]
    operation_id: Mapped[UUID | None]
    work_center_id: Mapped[UUID | None]
    work_unit_id: Mapped[UUID | None]
    why: Mapped[str]  # rostered | present | planned | running | counted
    state: Mapped[str]  # open | reported | dismissed
    report_id: Mapped[UUID | None]  # the 补报 that answered it
    settled_by: Mapped[str | None]
    settled_at: Mapped[datetime | None]
    dismiss_reason: Mapped[str | None]


class ShiftHandover(TenantRow, Base):
    """What one shift tells the next in an area. `contents` is filled from the books (rules.CONTENTS) and stays as it
    was when the outgoing lead signed; once both have signed nothing changes any more."""

    __tablename__ = "reporting_shift_handover"
    __table_args__ = (
        tenant_fk("area_id", "masterdata_area"),
        tenant_fk("shift_id", "masterdata_shift"),
        UniqueConstraint("tenant_id", "area_id", "shift_day", "shift_id"),
        Index(None, "tenant_id", "shift_day", "id"),
        Index(None, "tenant_id", "shift_id"),
    )

    area_id: Mapped[UUID]
    shift_id: Mapped[UUID]
    shift_day: Mapped[date]
    state: Mapped[str]  # rules.HANDOVER_MOVES: draft | handed_over | taken_over
    contents: Mapped[dict[str, Any]] = mapped_column(JSONB())
    filled_at: Mapped[datetime]
    note: Mapped[str | None]
    incoming_note: Mapped[str | None]
    outgoing_id: Mapped[UUID | None]
    outgoing_by: Mapped[str | None]
    outgoing_at: Mapped[datetime | None]
    incoming_id: Mapped[UUID | None]
    incoming_by: Mapped[str | None]
    incoming_at: Mapped[datetime | None]
