"""Tables of API tokens."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class ApiToken(TenantRow, Base):
    """A program acts for its owner: with some of his permissions, never more than he has today."""

    __tablename__ = "identity_api_token"
    __table_args__ = (tenant_fk("user_id", "identity_user"), Index(None, "tenant_id", "user_id"))

    user_id: Mapped[UUID]
    name: Mapped[str]
    key_hash: Mapped[bytes]
    permissions: Mapped[list[str]]
    networks: Mapped[list[str]]  # CIDR; none: from anywhere
    epoch: Mapped[int]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[str | None] = mapped_column(default=None)


class ApiTokenUse(TenantRow, Base):
    """When a token was last used and from where (its id is the token's): moved at most once a minute."""

    __tablename__ = "identity_api_token_use"
    __table_args__ = (tenant_fk("id", "identity_api_token"),)
    __regulated__ = False

    used_at: Mapped[datetime | None]
    address: Mapped[str | None]
