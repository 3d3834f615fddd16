"""When the plant works."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ARRAY, Integer, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk
from tenants.masterdata.models.names import Named


class Shift(Named, Base):
    """Local wall time of the site; a shift that ends before it starts runs over midnight."""

    __tablename__ = "masterdata_shift"
    __table_args__ = (tenant_fk("site_id", "masterdata_site"), UniqueConstraint("tenant_id", "site_id", "code"))

    site_id: Mapped[UUID]
    starts_at: Mapped[time] = mapped_column(Time())
    ends_at: Mapped[time] = mapped_column(Time())


class WorkCalendar(TenantRow, Base):
    """Which days a site works: ISO weekdays, and the days that differ (调休, holidays)."""

    __tablename__ = "masterdata_work_calendar"
    __table_args__ = (tenant_fk("site_id", "masterdata_site"), UniqueConstraint("tenant_id", "site_id"))

    site_id: Mapped[UUID]
    weekdays: Mapped[list[int]] = mapped_column(ARRAY(Integer))


class CalendarDay(TenantRow, Base):
    __tablename__ = "masterdata_calendar_day"
    __table_args__ = (
        tenant_fk("work_calendar_id", "masterdata_work_calendar"),
        UniqueConstraint("tenant_id", "work_calendar_id", "day"),
    )

    work_calendar_id: Mapped[UUID]
    day: Mapped[date]
    working: Mapped[bool]
    name_zh: Mapped[str]
    name_en: Mapped[str]
