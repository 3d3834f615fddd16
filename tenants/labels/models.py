"""Tables of labels: templates and their versions, printers and who serves them, prints, serials, scans back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk
from tenants.masterdata.models.names import Named


class LabelTemplate(Named, Base):
    """What a kind of label is called and what it is stuck on; how it looks is in its versions."""

    __tablename__ = "labels_template"
    __table_args__ = (UniqueConstraint("tenant_id", "code"), Index(None, "tenant_id", "subject"))

    subject: Mapped[str]  # rules.SUBJECTS
    active: Mapped[bool] = mapped_column(default=True)


class LabelVersion(TenantRow, Base):
    """How a label looks. An approved version never changes; the newest approved one is printed."""

    __tablename__ = "labels_version"
    __table_args__ = (
        tenant_fk("template_id", "labels_template"),
        UniqueConstraint("tenant_id", "template_id", "version"),
    )

    template_id: Mapped[UUID]
    version: Mapped[int]
    state: Mapped[str]  # draft | approved
    design: Mapped[dict[str, Any]] = mapped_column()  # infra.print.label.Design
    note: Mapped[str | None]
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[str | None]


class LabelAgent(TenantRow, Base):
    """An edge agent: the program in the customer's network that reaches its printers. Known by its API token."""

    __tablename__ = "labels_agent"
    __table_args__ = (
        tenant_fk("token_id", "identity_api_token"),
        UniqueConstraint("tenant_id", "token_id"),
        UniqueConstraint("tenant_id", "name"),
    )

    name: Mapped[str]
    token_id: Mapped[UUID]


class LabelAgentPresence(TenantRow, Base):
    """When an agent was last heard (its id is the agent's)."""

    __tablename__ = "labels_agent_presence"
    __table_args__ = (tenant_fk("id", "labels_agent"),)
    __regulated__ = False

    seen_at: Mapped[datetime]
    program: Mapped[str]


class LabelPrinter(Named, Base):
    """A printer and how it is reached. Without an agent its labels come out of the browser, as a PDF."""

    __tablename__ = "labels_printer"
    __table_args__ = (
        tenant_fk("agent_id", "labels_agent"),
        UniqueConstraint("tenant_id", "code"),
        Index(None, "tenant_id", "agent_id"),
    )

    language: Mapped[str]  # rules.LANGUAGES
    dpi: Mapped[int]
    agent_id: Mapped[UUID | None]
    address: Mapped[str | None]  # tcp://host[:9100] | usb:/dev/usb/lp0, as the agent sees it
    active: Mapped[bool] = mapped_column(default=True)


class PrintJob(TenantRow, Base):
    """Labels that were asked for at once. Its lines say which; how far it came is said by who printed it."""

    __tablename__ = "labels_print_job"
    __table_args__ = (
        tenant_fk("version_id", "labels_version"),
        tenant_fk("printer_id", "labels_printer"),
        tenant_fk("agent_id", "labels_agent"),
        CheckConstraint("0 <= done AND done <= labels", name="within"),
        Index(None, "tenant_id", "version_id"),
        Index(None, "tenant_id", "printer_id", "state"),
        Index(None, "tenant_id", "agent_id", "state"),
        Index(None, "tenant_id", "state", "taken_at"),
        Index(None, "tenant_id", "created_at", "id"),
    )

    version_id: Mapped[UUID]
    printer_id: Mapped[UUID | None]
    agent_id: Mapped[UUID | None]  # who took it, or is to take it
    state: Mapped[str]  # rules.JOB_MOVES
    labels: Mapped[int]  # lines
    copies: Mapped[int]  # of each
    done: Mapped[int] = mapped_column(default=0)  # lines that are known to have come out
    reprint: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str | None]
    requested_by: Mapped[str]
    requester_id: Mapped[UUID | None]
    taken_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    confirmed: Mapped[bool] = mapped_column(default=False)  # the printer itself said that it is through
    fault: Mapped[str | None]  # rules.FAULTS
    answer: Mapped[str | None]  # what the printer or the network said
    settled_by: Mapped[str | None]  # who looked after an unclear end


class PrintLine(TenantRow, Base):
    """One label of a job: what it is stuck on, the how-manieth of its kind, and the values it was printed with."""

    __tablename__ = "labels_print_line"
    __table_args__ = (
        tenant_fk("job_id", "labels_print_job"),
        tenant_fk("template_id", "labels_template"),
        UniqueConstraint("tenant_id", "job_id", "position"),
        UniqueConstraint("tenant_id", "template_id", "subject_id", "print_number"),
        Index(None, "tenant_id", "subject_id"),
    )

    job_id: Mapped[UUID]
    position: Mapped[int]
    template_id: Mapped[UUID]
    version: Mapped[int]
    subject_id: Mapped[UUID]
    subject: Mapped[str]  # its number or code, as printed
    print_number: Mapped[int]  # 1 is the first; what was cancelled or never came out is counted too
    values: Mapped[dict[str, Any]] = mapped_column()


class SerialRange(TenantRow, Base):
    """Running serials of an item: prefix and a number of so many digits."""

    __tablename__ = "labels_serial_range"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        UniqueConstraint("tenant_id", "item_id"),
        CheckConstraint("next_number >= 1", name="from_one"),
    )

    item_id: Mapped[UUID]
    prefix: Mapped[str]
    digits: Mapped[int]
    next_number: Mapped[int]
    last_number: Mapped[int]


class SerialIssue(TenantRow, Base):
    """Serials that were given out at once, for labels to be printed before the pieces exist."""

    __tablename__ = "labels_serial_issue"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        Index(None, "tenant_id", "item_id", "created_at"),
    )

    item_id: Mapped[UUID]
    di: Mapped[str]
    quantity: Mapped[int]
    first: Mapped[str]
    last: Mapped[str]
    digest: Mapped[str]  # SHA-256 over the serials, one a line: the journal holds it, so the list cannot change unseen
    issued_by: Mapped[str]


class IssuedSerial(TenantRow, Base):
    """A serial of a device identifier that was given out or printed. There is never a second one.

    Not journalled one by one: the issue's digest, or the print line, holds it.
    """

    __tablename__ = "labels_issued_serial"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        tenant_fk("issue_id", "labels_serial_issue"),
        UniqueConstraint("tenant_id", "di", "serial"),
        Index(None, "tenant_id", "issue_id"),
        Index(None, "tenant_id", "item_id"),
        Index(None, "tenant_id", "lot_id"),
    )
    __regulated__ = False

    di: Mapped[str]
    serial: Mapped[str]
    item_id: Mapped[UUID]
    issue_id: Mapped[UUID | None]
    lot_id: Mapped[UUID | None]  # the piece that carries it, once its label was printed


class ItemLabelling(TenantRow, Base):
    """Which label an item's lots and pieces carry, and whether the printed one is scanned back before release."""

    __tablename__ = "labels_item"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        tenant_fk("template_id", "labels_template"),
        UniqueConstraint("tenant_id", "item_id"),
        Index(None, "tenant_id", "template_id"),
    )

    item_id: Mapped[UUID]
    template_id: Mapped[UUID | None]
    scan_back: Mapped[bool] = mapped_column(default=False)


class ScanBack(TenantRow, Base):
    """What was read off a printed label, and how it compares with what should stand there. Only ever added."""

    __tablename__ = "labels_scan_back"
    __table_args__ = (
        tenant_fk("lot_id", "traceability_material_lot"),
        tenant_fk("template_id", "labels_template"),
        Index(None, "tenant_id", "lot_id", "scanned_at"),
        Index(None, "tenant_id", "template_id"),
    )

    lot_id: Mapped[UUID]
    template_id: Mapped[UUID | None]
    codes: Mapped[list[str]]  # as the scanner gave them
    expected: Mapped[dict[str, Any]] = mapped_column()
    found: Mapped[dict[str, Any]] = mapped_column()
    mismatches: Mapped[list[str]]  # rules.COMPARED
    matched: Mapped[bool]
    scanned_at: Mapped[datetime]
    scanned_by: Mapped[str]
