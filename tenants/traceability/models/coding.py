"""Identification to the world outside: company prefix, device identifiers, EPCIS documents, radio reads."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class CodeSetting(TenantRow, Base):
    """What GS1 gave the company; one row at most (its id is the tenant's). Without it our own numbers stand in URIs of
    our own."""

    __tablename__ = "traceability_code_setting"

    company_prefix: Mapped[str | None]  # GS1 company prefix, 4 to 12 digits
    gln: Mapped[str | None]  # of the company itself
    last_serial_reference: Mapped[int] = mapped_column(default=0)  # of SSCCs
    record: Mapped[dict[str, Any]] = mapped_column(default=dict)  # NMPA: registrant's data, by udi.nmpa field


class DeviceIdentifier(TenantRow, Base):
    """A UDI-DI: this item at this packaging level, as an issuer numbers it (NMPA's 产品标识)."""

    __tablename__ = "traceability_device_identifier"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        tenant_fk("contains_id", "traceability_device_identifier"),
        UniqueConstraint("tenant_id", "di"),
        CheckConstraint("contained_quantity > 0", name="above_zero"),
        Index(None, "tenant_id", "item_id"),
        Index(None, "tenant_id", "contains_id"),
    )

    item_id: Mapped[UUID]
    issuer: Mapped[str]  # infra.codes.udi.ISSUERS
    di: Mapped[str]
    level: Mapped[str]  # udi.rules.LEVELS
    contains_id: Mapped[UUID | None]  # the next smaller package
    contained_quantity: Mapped[int | None]  # how many of it
    state: Mapped[str]  # udi.rules.MOVES
    published_on: Mapped[date | None]
    record: Mapped[dict[str, Any]] = mapped_column(default=dict)  # NMPA: by udi.nmpa field


class EpcisDocument(TenantRow, Base):
    """A document that was captured: all of it but its events, which stand beside it. Texts are JSON as it came."""

    __tablename__ = "traceability_epcis_document"
    __table_args__ = (
        UniqueConstraint("tenant_id", "digest"),
        Index(None, "tenant_id", "captured_at", "id"),
    )

    digest: Mapped[str]  # sha256 of its canonical form: the same document twice is one
    captured_at: Mapped[datetime]
    captured_by: Mapped[str]
    source: Mapped[str | None]
    event_count: Mapped[int]
    content: Mapped[str]


class EpcisEvent(TenantRow, Base):
    """One captured event. Never changed: a correction is another event that declares it wrong."""

    __tablename__ = "traceability_epcis_event"
    __table_args__ = (
        tenant_fk("document_id", "traceability_epcis_document"),
        Index(None, "tenant_id", "document_id", "position"),
        Index(None, "tenant_id", "event_id"),
        Index(None, "tenant_id", "event_time", "id"),
    )

    document_id: Mapped[UUID]
    position: Mapped[int]
    type: Mapped[str]
    event_id: Mapped[str | None]
    event_time: Mapped[datetime]
    declares_error: Mapped[bool] = mapped_column(default=False)
    disputed: Mapped[bool] = mapped_column(default=False)  # another event of its id said something else before
    corrected_by: Mapped[list[str]] = mapped_column(default=list)  # ids of events that hold instead
    content: Mapped[str]


class EpcisName(TenantRow, Base):
    """An identifier that a captured event names: how events are found by it."""

    __tablename__ = "traceability_epcis_name"
    __table_args__ = (
        tenant_fk("event_id", "traceability_epcis_event"),
        Index(None, "tenant_id", "event_id"),
        Index(None, "tenant_id", "name"),
    )
    __regulated__ = False

    event_id: Mapped[UUID]
    name: Mapped[str]


class TagRead(TenantRow, Base):
    """What a fixed reader (RFID gate, camera tunnel) saw and what it was; the same door as every scan."""

    __tablename__ = "traceability_tag_read"
    __table_args__ = (
        tenant_fk("location_id", "masterdata_storage_location"),
        Index(None, "tenant_id", "read_at", "id"),
        Index(None, "tenant_id", "location_id"),
        Index(None, "tenant_id", "thing_id"),
    )

    text: Mapped[str]
    verdict: Mapped[str]  # identify.Identified
    kind: Mapped[str | None]
    thing_id: Mapped[UUID | None]
    location_id: Mapped[UUID | None]  # where the reader stands
    moved: Mapped[bool] = mapped_column(default=False)
    device_id: Mapped[UUID | None]
    read_at: Mapped[datetime]
