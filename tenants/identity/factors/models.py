"""Tables of second factors and passkeys."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class Factor(TenantRow, Base):
    """A passkey or an authenticator app (TOTP) of a person. Enrolling, naming and removing one is in the trail as a
    command; the row itself holds secrets and counters that move with each use."""

    __tablename__ = "identity_factor"
    __table_args__ = (
        tenant_fk("user_id", "identity_user"),
        UniqueConstraint("tenant_id", "credential_id"),
        Index(None, "tenant_id", "user_id"),
    )
    __regulated__ = False
    __secret__ = True

    user_id: Mapped[UUID]
    kind: Mapped[str]  # totp | passkey
    name: Mapped[str]
    box: Mapped[bytes | None]  # totp: the sealed secret
    last_step: Mapped[int | None] = mapped_column(BigInteger)  # totp: the step of the last code, which counts no more
    credential_id: Mapped[bytes | None]  # passkey
    public_key: Mapped[bytes | None]
    sign_count: Mapped[int | None] = mapped_column(BigInteger)
    transports: Mapped[list[str]]
    synced: Mapped[bool] = mapped_column(default=False)  # a passkey that its owner's devices share
    confirmed_at: Mapped[datetime | None]  # totp: null until the first right code
    used_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class RecoveryCode(TenantRow, Base):
    """One of ten codes for the day the phone is lost. Shown once, kept as a keyed hash, good for one use."""

    __tablename__ = "identity_recovery_code"
    __table_args__ = (tenant_fk("user_id", "identity_user"), Index(None, "tenant_id", "user_id"))
    __regulated__ = False
    __secret__ = True

    user_id: Mapped[UUID]
    code_hash: Mapped[bytes]
    used_at: Mapped[datetime | None]


class Challenge(TenantRow, Base):
    """A question put to a browser that is to be answered once: a passkey ceremony, a trip to an identity provider."""

    __tablename__ = "identity_challenge"
    __table_args__ = (
        tenant_fk("user_id", "identity_user"),
        Index(None, "tenant_id", "user_id"),
        Index(None, "tenant_id", "expires_at"),
        UniqueConstraint("tenant_id", "state_hash"),
    )
    __regulated__ = False
    __secret__ = True

    kind: Mapped[str]  # passkey_enrol | passkey | oidc | saml | ticket
    user_id: Mapped[UUID | None]
    session_id: Mapped[UUID | None]
    state_hash: Mapped[bytes]  # what the answer names
    browser_hash: Mapped[bytes | None]  # the cookie of the browser it was put to
    box: Mapped[bytes | None]  # nonce, verifier, what was proved: sealed
    data: Mapped[dict[str, Any]]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
