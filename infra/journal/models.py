"""The journal and what proves it: lines, row images, pending marks, seals, signed heads.

Append-only for everyone but the owner: the app role may insert and read, the sealer moves pending marks into
seals. The columns are the auditor's format (infra/journal/FORMAT.md), so a new one needs a new canonical version.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import BigInteger, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow
from infra.journal.canonical import canonical

INTENT = text("outcome = 'refused' AND seq IS NOT NULL")


class JournalLine(Base):
    """One act, done or refused: who, what, when (world, device, server), where, why."""

    __tablename__ = "journal"
    __table_args__ = (
        Index(None, "tenant_id", "recorded_at", "id"),
        Index(None, "tenant_id", "subject_id", "recorded_at"),
        Index(None, "tenant_id", "actor_id", "recorded_at"),
        # The tray of refused phone entries: few rows of a large table.
        Index("ix_journal_intents", "tenant_id", "recorded_at", "id", postgresql_where=INTENT),
    )

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    trail_id: Mapped[UUID]
    command: Mapped[str]
    version: Mapped[int]
    outcome: Mapped[str]
    code: Mapped[str | None]
    actor_kind: Mapped[str]
    actor_id: Mapped[UUID]
    actor_name: Mapped[str]
    device_id: Mapped[UUID | None]
    seq: Mapped[int | None] = mapped_column(BigInteger)
    switch_id: Mapped[UUID | None]
    work_unit_id: Mapped[UUID | None]
    address: Mapped[str | None]
    occurred_at: Mapped[datetime]
    device_at: Mapped[datetime | None]
    recorded_at: Mapped[datetime]
    skew_ms: Mapped[int | None] = mapped_column(BigInteger)
    reason: Mapped[str | None]
    meaning: Mapped[str | None]
    subject_id: Mapped[UUID | None]
    payload: Mapped[str]
    payload_hash: Mapped[bytes]
    result: Mapped[str]
    key_id: Mapped[str]
    mac: Mapped[bytes]


class JournalChange(Base):
    """One row image of a line: `before` is null for a new row, `after` for a removed one."""

    __tablename__ = "journal_change"
    # No foreign key: images are written before their line (the line is the last insert of its transaction), and a
    # deferred check per image costs more than it tells; the export hands orphans to the verifier, which names them.
    __table_args__ = (Index(None, "tenant_id", "record_id", "revision"),)

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True)
    journal_id: Mapped[UUID] = mapped_column(primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    table_name: Mapped[str]
    record_id: Mapped[UUID]
    revision: Mapped[int]
    before: Mapped[str | None]
    after: Mapped[str | None]


class AuditPending(Base):
    """A line that waits for its seal."""

    __tablename__ = "audit_pending"

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True)
    journal_id: Mapped[UUID] = mapped_column(primary_key=True)


class AuditSeal(Base):
    """One batch of lines in the chain. `digests` holds 32 bytes per line, so that a broken seal names the line."""

    __tablename__ = "audit_seal"
    __table_args__ = (Index(None, "tenant_id", "sealed_at"),)

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True)
    batch: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    trail_id: Mapped[UUID]
    journal_ids: Mapped[list[UUID]]
    digests: Mapped[bytes]
    prev: Mapped[bytes]
    hash: Mapped[bytes]
    sealed_at: Mapped[datetime]


class AuditHead(Base):
    """A seal signed and published outside the database."""

    __tablename__ = "audit_head"

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True)
    batch: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    hash: Mapped[bytes]
    signed_at: Mapped[datetime]
    key_fingerprint: Mapped[str]
    signature: Mapped[bytes]
    published_to: Mapped[str | None]


TABLES = tuple(model.__tablename__ for model in (JournalLine, JournalChange, AuditPending, AuditSeal, AuditHead))

# (role, privileges, table). Nobody updates; only the sealer deletes, and only pending marks.
GRANTS: tuple[tuple[str, str, str], ...] = (
    ("lotline_app", "SELECT, INSERT", "journal"),
    ("lotline_app", "SELECT, INSERT", "journal_change"),
    ("lotline_app", "SELECT, INSERT", "audit_pending"),
    ("lotline_app", "SELECT", "audit_seal"),
    ("lotline_app", "SELECT", "audit_head"),
    ("lotline_sealer", "SELECT", "journal"),
    ("lotline_sealer", "SELECT", "journal_change"),
    ("lotline_sealer", "SELECT, DELETE", "audit_pending"),
    ("lotline_sealer", "SELECT, INSERT", "audit_seal"),
    ("lotline_sealer", "SELECT, INSERT", "audit_head"),
)


def grants() -> list[str]:
    """The GRANT statements of these tables, for the migration."""
    return [f"GRANT {privileges} ON {table} TO {role}" for role, privileges, table in GRANTS]


def regulated() -> dict[str, type[Any]]:
    """Every table whose rows must equal their last journalled image, by name: all tenant rows, except those of
    models that say `__regulated__ = False` (sessions, last-seen marks, bulk samples)."""
    return _rows(regulated=True)


def unregulated() -> list[str]:
    """The tables left out by declaration; a verification says so."""
    return list(_rows(regulated=False))


def starts() -> dict[str, dict[str, Any]]:
    """What a column holds in rows that are older than it, as images spell it, by table and column: the model's default,
    else null. A verification takes a column that a journalled image does not name to have begun with this."""
    return {name: _starts(model.__table__.columns) for name, model in regulated().items()}


def _starts(columns: Any) -> dict[str, Any]:
    values = {}
    for column in columns:
        default = column.default
        if default is not None and (default.is_scalar or default.is_callable):
            values[column.name] = default.arg(None) if default.is_callable else default.arg
        elif column.nullable:
            values[column.name] = None
    spelled: dict[str, Any] = orjson.loads(canonical(values))
    return spelled


def _rows(*, regulated: bool) -> dict[str, type[Any]]:
    models: list[Any] = [mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, TenantRow)]
    chosen = {str(each.__table__.name): each for each in models if getattr(each, "__regulated__", True) is regulated}
    return dict(sorted(chosen.items()))
