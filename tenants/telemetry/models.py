"""Tables of telemetry. What moves with every message is not journalled (`__regulated__ = False`): the report it leads
to is, and so is everything that went wrong on the way."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class Signal(TenantRow, Base):
    """One value a device sends: here a counter of finished pieces. Its topic is tenant/site/work center/code."""

    __tablename__ = "telemetry_signal"
    __table_args__ = (
        tenant_fk("device_id", "identity_device"),
        tenant_fk("work_center_id", "masterdata_work_center"),
        tenant_fk("work_unit_id", "masterdata_work_unit"),
        UniqueConstraint("tenant_id", "work_center_id", "code"),
        Index(None, "tenant_id", "device_id"),
        Index(None, "tenant_id", "work_unit_id"),
        Index(None, "tenant_id", "code", "id"),
    )

    code: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    device_id: Mapped[UUID]
    work_center_id: Mapped[UUID]
    work_unit_id: Mapped[UUID | None]
    rolls_over_at: Mapped[Decimal | None]  # the first number the counter cannot show
    largest_step: Mapped[Decimal]  # more pieces than this between two readings is a fault
    active: Mapped[bool] = mapped_column(default=True)


class SignalMapping(TenantRow, Base):
    """Which operation a counter feeds, from when to when. At most one is open per signal."""

    __tablename__ = "telemetry_signal_mapping"
    __table_args__ = (
        tenant_fk("signal_id", "telemetry_signal"),
        tenant_fk("operation_id", "orders_operation"),
        Index(
            "uq_telemetry_signal_mapping_open",
            "tenant_id",
            "signal_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(None, "tenant_id", "operation_id"),
    )

    signal_id: Mapped[UUID]
    operation_id: Mapped[UUID]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class DeviceStream(TenantRow, Base):
    """How far a device's messages have come (its id is the device's). Its lock puts the device's readings in line."""

    __tablename__ = "telemetry_device_stream"
    __table_args__ = (tenant_fk("id", "identity_device"),)
    __regulated__ = False

    boot: Mapped[str]
    seq: Mapped[int] = mapped_column(BigInteger)
    past_boots: Mapped[list[str]] = mapped_column(ARRAY(Text()), default=list)
    last_at: Mapped[datetime | None]
    missing: Mapped[int] = mapped_column(BigInteger, default=0)  # messages that never came, all gaps together


class CounterState(TenantRow, Base):
    """Where a counter stands (its id is the signal's); `count` is None when the next reading is a new start."""

    __tablename__ = "telemetry_counter_state"
    __table_args__ = (tenant_fk("id", "telemetry_signal"),)
    __regulated__ = False

    count: Mapped[Decimal | None]
    last_at: Mapped[datetime | None]


class Sample(TenantRow, Base):
    """One reading as it came. Its id is derived from device, boot and sequence, so a redelivery finds itself."""

    __tablename__ = "telemetry_sample"
    __table_args__ = (
        tenant_fk("signal_id", "telemetry_signal"),
        Index(None, "tenant_id", "signal_id", "at"),
    )
    __regulated__ = False

    signal_id: Mapped[UUID]
    at: Mapped[datetime]
    boot: Mapped[str]
    seq: Mapped[int] = mapped_column(BigInteger)
    count: Mapped[Decimal]
    delta: Mapped[Decimal]
    verdict: Mapped[str]  # rules.counter.Verdict


class Gap(TenantRow, Base):
    """Messages of one device that never came. The counter carries their pieces; the hole stays on record."""

    __tablename__ = "telemetry_gap"
    __table_args__ = (
        tenant_fk("device_id", "identity_device"),
        Index(None, "tenant_id", "device_id", "created_at"),
    )

    device_id: Mapped[UUID]
    boot: Mapped[str]
    first_seq: Mapped[int] = mapped_column(BigInteger)
    last_seq: Mapped[int] = mapped_column(BigInteger)


class Quarantine(TenantRow, Base):
    """Input that became no report, kept as it came with the reason, until a person books or dismisses it."""

    __tablename__ = "telemetry_quarantine"
    __table_args__ = (
        tenant_fk("device_id", "identity_device"),
        tenant_fk("signal_id", "telemetry_signal"),
        tenant_fk("operation_id", "orders_operation"),
        Index(None, "tenant_id", "state", "created_at", "id"),
        Index(None, "tenant_id", "device_id"),
        Index(None, "tenant_id", "signal_id"),
        Index(None, "tenant_id", "operation_id"),
    )

    source: Mapped[str]  # a topic, or file name and line
    payload: Mapped[str]  # text as received; bytes that are no text as base64
    code: Mapped[str]
    params: Mapped[dict[str, Any]] = mapped_column(JSONB())
    device_id: Mapped[UUID | None]
    signal_id: Mapped[UUID | None]
    operation_id: Mapped[UUID | None]
    quantity: Mapped[Decimal | None]  # pieces that wait to be booked
    occurred_at: Mapped[datetime]
    state: Mapped[str]  # rules.quarantine.MOVES
    resolved_by: Mapped[str | None]
    resolved_at: Mapped[datetime | None]
    resolution: Mapped[str | None]
    report_id: Mapped[UUID | None]


class LogRow(TenantRow, Base):
    """Where an imported report came from, and what is odd about its row. The id is derived from the row's content."""

    __tablename__ = "telemetry_log_row"
    __table_args__ = (
        tenant_fk("report_id", "reporting_output_report"),
        Index(None, "tenant_id", "report_id"),
        Index(None, "tenant_id", "log", "line"),
    )

    log: Mapped[str]
    line: Mapped[int]
    ordinal: Mapped[int]  # 0, or which repetition of an equal row this is
    report_id: Mapped[UUID]
    review_quantity: Mapped[Decimal]  # pieces before the review board
    flags: Mapped[list[str]] = mapped_column(ARRAY(Text()), default=list)  # rules.log.Flag


class HeldReading(TenantRow, Base):
    """A reading that came while the company may only read (its id is the reading's): judged when it may write again.
    `place` orders what came."""

    __tablename__ = "telemetry_held_reading"
    __table_args__ = (
        tenant_fk("device_id", "identity_device"),
        tenant_fk("signal_id", "telemetry_signal"),
        Index(None, "tenant_id", "device_id", "place"),
        Index(None, "tenant_id", "signal_id"),
    )
    __regulated__ = False

    device_id: Mapped[UUID]
    signal_id: Mapped[UUID]
    boot: Mapped[str]
    seq: Mapped[int] = mapped_column(BigInteger)
    count: Mapped[Decimal]
    at: Mapped[datetime]
    place: Mapped[UUID]
