"""Tables of the equipment."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk

BARRED = "status <> 'accepted' AND status <> 'restricted'"
"""Equipment nobody may work with: whatever is not `masterdata.statuses.USABLE`."""


class Asset(TenantRow, Base):
    """A piece of equipment; `work_unit_id` is where it stands."""

    __tablename__ = "equipment_asset"
    __table_args__ = (
        tenant_fk("work_unit_id", "masterdata_work_unit"),
        UniqueConstraint("tenant_id", "code"),
        Index(None, "tenant_id", "work_unit_id"),
        # What every report asks for and hardly ever finds.
        Index("ix_equipment_asset_barred", "tenant_id", "work_unit_id", postgresql_where=text(BARRED)),
    )

    code: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    work_unit_id: Mapped[UUID | None]
    model: Mapped[str | None]
    serial: Mapped[str | None]
    state: Mapped[str]  # the state of its open span, kept here for lists
    status: Mapped[str] = mapped_column(default="accepted")  # masterdata.statuses: may it be worked with


class EquipmentState(TenantRow, Base):
    """A span of time in one state (ISO 22400). Spans are appended; only an open one gets its end."""

    __tablename__ = "equipment_state"
    __table_args__ = (
        tenant_fk("asset_id", "equipment_asset"),
        tenant_fk("reason_id", "masterdata_reason_code"),
        Index(None, "tenant_id", "asset_id", "started_at"),
        Index(
            "uq_equipment_state_open", "tenant_id", "asset_id", unique=True, postgresql_where=text("ended_at IS NULL")
        ),
        Index(None, "tenant_id", "reason_id"),
    )

    asset_id: Mapped[UUID]
    state: Mapped[str]  # running | idle | setup | down | off
    reason_id: Mapped[UUID | None]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    started_by: Mapped[str]
