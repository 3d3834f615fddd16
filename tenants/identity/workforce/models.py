"""What people can do, and when they are here."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class Skill(TenantRow, Base):
    """Something not everybody may do: a work step, a machine, a certificate."""

    __tablename__ = "identity_skill"
    __table_args__ = (UniqueConstraint("tenant_id", "code"),)

    code: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)


class UserSkill(TenantRow, Base):
    """One row per person and skill; what it was before stands in the journal."""

    __tablename__ = "identity_user_skill"
    __table_args__ = (
        tenant_fk("user_id", "identity_user"),
        tenant_fk("skill_id", "identity_skill"),
        UniqueConstraint("tenant_id", "user_id", "skill_id"),
        Index(None, "tenant_id", "skill_id"),
        Index(None, "tenant_id", "valid_to"),
    )

    user_id: Mapped[UUID]
    skill_id: Mapped[UUID]
    level: Mapped[int]  # 1 learns it, 2 does it, 3 does it alone, 4 teaches it
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]  # the last day; null: for good


class Attendance(TenantRow, Base):
    """Somebody came, and left."""

    __tablename__ = "identity_attendance"
    __table_args__ = (
        tenant_fk("user_id", "identity_user"),
        Index("uq_identity_attendance_open", "tenant_id", "user_id", unique=True,
              postgresql_where=text("left_at IS NULL")),
        Index(None, "tenant_id", "user_id", "came_at"),
        Index(None, "tenant_id", "came_at", "id"),
    )  # fmt: skip

    user_id: Mapped[UUID]
    came_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    came_by: Mapped[str]  # self | badge | lead
    left_by: Mapped[str | None]  # self | badge | lead | system
    device_id: Mapped[UUID | None]  # where he came
    auto_closed: Mapped[bool] = mapped_column(default=False)  # nobody said when he left: the shift's end was taken


class Absence(TenantRow, Base):
    """Somebody is not here: leave, sickness. It wins over what the roster says."""

    __tablename__ = "identity_absence"
    __table_args__ = (tenant_fk("user_id", "identity_user"), Index(None, "tenant_id", "user_id", "starts_at"))

    user_id: Mapped[UUID]
    kind: Mapped[str]  # leave | sick | training | other
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    note: Mapped[str | None]
    cancelled_at: Mapped[datetime | None]
