from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import BigInteger, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow

LIFE: Final = timedelta(days=7)
PATIENCE: Final = timedelta(minutes=30)
"""After this long without an end the process that made it is gone; it may be asked for again."""


class OwnArchive(TenantRow, Base):
    """One archive somebody of the company asked for: asked, ready (until `kept_until`), failed, gone."""

    __tablename__ = "records_archive"
    __table_args__ = (Index(None, "tenant_id", "state", "id"),)

    state: Mapped[str] = mapped_column(default="asked")
    asked_by: Mapped[str]
    made_at: Mapped[datetime | None]
    kept_until: Mapped[datetime | None]
    size: Mapped[int | None] = mapped_column(BigInteger)
    sha256: Mapped[str | None]
    rows: Mapped[int | None]
    files: Mapped[int | None]
    tables: Mapped[int | None]
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSONB, default=None)


def key_of(tenant_id: UUID, archive_id: UUID) -> str:
    """Under `exports/`: what was downloaded is no part of the next archive."""
    return f"{tenant_id}/exports/{archive_id}.zip"
