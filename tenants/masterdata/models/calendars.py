"""When the plant works, and who works when."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Index, Integer, Time, UniqueConstraint, Uuid
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
    # [{"starts": "12:00", "ends": "12:30"}], local time inside the shift; null: it has none (all shifts before them)
    breaks: Mapped[list[dict[str, Any]] | None]
    active: Mapped[bool] = mapped_column(default=True)  # false: no longer worked; every older shift is


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


class PlaceCalendar(TenantRow, Base):
    """A work center or work unit that does not keep the site's hours: other weekdays, or only some shifts.

    The unit's own one wins over its work center's. Holidays of the site hold here too, unless it works through them.
    """

    __tablename__ = "masterdata_place_calendar"
    __table_args__ = (
        tenant_fk("work_center_id", "masterdata_work_center"),
        tenant_fk("work_unit_id", "masterdata_work_unit"),
        UniqueConstraint("tenant_id", "place_id"),
        Index(None, "tenant_id", "work_center_id"),
        Index(None, "tenant_id", "work_unit_id"),
    )

    place_id: Mapped[UUID]  # the one of the two below that is set
    work_center_id: Mapped[UUID | None]
    work_unit_id: Mapped[UUID | None]
    weekdays: Mapped[list[int]] = mapped_column(ARRAY(Integer))
    shift_ids: Mapped[list[UUID] | None] = mapped_column(ARRAY(Uuid()))  # null: every shift of the site
    through_holidays: Mapped[bool] = mapped_column(default=False)


class CalendarWindow(TenantRow, Base):
    """Hours that differ from the calendar at one place: overtime opens them, a closure (maintenance) shuts them.

    A closure wins over everything.
    """

    __tablename__ = "masterdata_calendar_window"
    __table_args__ = (
        tenant_fk("site_id", "masterdata_site"),
        tenant_fk("work_center_id", "masterdata_work_center"),
        tenant_fk("work_unit_id", "masterdata_work_unit"),
        Index(None, "tenant_id", "site_id", "ends_at"),
        Index(None, "tenant_id", "work_center_id"),
        Index(None, "tenant_id", "work_unit_id"),
    )

    kind: Mapped[str]  # overtime | closed
    site_id: Mapped[UUID]
    work_center_id: Mapped[UUID | None]  # null with the unit null: the whole site
    work_unit_id: Mapped[UUID | None]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    note: Mapped[str]


class RosterEntry(TenantRow, Base):
    """Somebody works one shift of one day at a work center."""

    __tablename__ = "masterdata_roster_entry"
    __table_args__ = (
        tenant_fk("shift_id", "masterdata_shift"),
        tenant_fk("user_id", "identity_user"),
        tenant_fk("work_center_id", "masterdata_work_center"),
        UniqueConstraint("tenant_id", "day", "shift_id", "user_id"),
        Index(None, "tenant_id", "user_id", "day"),
        Index(None, "tenant_id", "work_center_id", "day"),
        Index(None, "tenant_id", "shift_id"),
    )

    day: Mapped[date]  # the local day the shift starts on
    shift_id: Mapped[UUID]
    user_id: Mapped[UUID]
    work_center_id: Mapped[UUID]
