"""Tables of the equipment."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
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


class Tool(TenantRow, Base):
    """A mould, jig or cutter with a life. Mounted on a work unit, the reports made there count it down."""

    __tablename__ = "equipment_tool"
    __table_args__ = (
        tenant_fk("work_unit_id", "masterdata_work_unit"),
        UniqueConstraint("tenant_id", "code"),
        Index(None, "tenant_id", "work_unit_id"),
        CheckConstraint("used >= 0 AND per_piece > 0", name="counts"),
    )

    code: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    kind: Mapped[str | None]
    life_limit: Mapped[Decimal | None]  # in `life_unit`; null: counted, never worn
    life_unit: Mapped[str]  # strokes, pieces, … as it is printed on the tool's card
    per_piece: Mapped[Decimal]  # of `life_unit` for one piece reported: 0.25 strokes of a mould with four cavities
    warn_percent: Mapped[int]
    used: Mapped[Decimal]  # since it was new or last renewed
    renewals: Mapped[int]
    work_unit_id: Mapped[UUID | None]  # mounted there
    mounted_at: Mapped[datetime | None]


class ToolUse(TenantRow, Base):
    """What one report used of a tool's life; gone again when the report is taken back."""

    __tablename__ = "equipment_tool_use"
    __table_args__ = (
        tenant_fk("tool_id", "equipment_tool"),
        UniqueConstraint("tenant_id", "report_id", "tool_id"),
        Index(None, "tenant_id", "tool_id", "used_at"),
    )

    tool_id: Mapped[UUID]
    report_id: Mapped[UUID]  # reporting's row, above this module
    quantity: Mapped[Decimal]  # in the tool's life unit
    used_at: Mapped[datetime]
