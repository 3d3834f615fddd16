"""A visit is a record of this company; the pass that proves it is not (decisions/0002: it is read with every use)."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class Visit(TenantRow, Base):
    """Somebody from outside asks to be let in. What is granted never exceeds what was asked for."""

    __tablename__ = "identity_visit"
    __table_args__ = (Index(None, "tenant_id", "state", "id"),)

    home_tenant_id: Mapped[UUID]
    """The visitor's own company: the vendor's, or a partner's."""
    home_name: Mapped[str]
    staff_id: Mapped[UUID]
    staff_name: Mapped[str]
    why: Mapped[str]
    mode_asked: Mapped[str]  # read | write
    minutes_asked: Mapped[int]
    expires_at: Mapped[datetime]
    """Until when it can be let in."""
    state: Mapped[str] = mapped_column(default="asked")  # asked | open | declined | ended
    mode: Mapped[str | None]
    until: Mapped[datetime | None]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    ended_by: Mapped[str | None]
    ended_at: Mapped[datetime | None]


class VisitPass(TenantRow, Base):
    """What a visitor comes with: `slug.id.secret`. It holds while the visit is open, the company's epoch stands and the
    session he began it from, at home, is alive."""

    __tablename__ = "identity_visit_pass"
    __table_args__ = (tenant_fk("visit_id", "identity_visit"), Index(None, "tenant_id", "visit_id"))
    __regulated__ = False

    visit_id: Mapped[UUID]
    secret_hash: Mapped[bytes]
    epoch: Mapped[int] = mapped_column(BigInteger)
    home_session_id: Mapped[UUID]
    ended_at: Mapped[datetime | None]
