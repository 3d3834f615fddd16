"""The table of invitations."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class Invitation(TenantRow, Base):
    """Somebody may become one of the company's people. Its code is made from its id and `round`; only the hash of the
    one that counts is kept, so sending it again makes the earlier link worthless."""

    __tablename__ = "identity_invitation"
    __table_args__ = (
        tenant_fk("team_id", "identity_team"),
        tenant_fk("user_id", "identity_user"),
        Index("uq_identity_invitation_code", "tenant_id", "code_hash", unique=True),
        Index(None, "tenant_id", "team_id"),
        Index(None, "tenant_id", "user_id"),
    )

    phone: Mapped[str | None]
    email: Mapped[str | None]
    name: Mapped[str | None]
    locale: Mapped[str]
    roles: Mapped[list[str]]
    scope_kind: Mapped[str | None]
    scope_id: Mapped[UUID | None]
    team_id: Mapped[UUID | None]
    invited_by: Mapped[str]
    inviter_id: Mapped[UUID]
    code_hash: Mapped[bytes]
    round: Mapped[int] = mapped_column(default=1)
    sent_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)
    user_id: Mapped[UUID | None] = mapped_column(default=None)
