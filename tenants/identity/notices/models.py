"""Tables of notices."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class NotifyChannel(TenantRow, Base):
    """How the company uses one channel. What it keeps secret stands apart (`NotifySecret`) and is never shown again."""

    __tablename__ = "identity_notify_channel"
    __table_args__ = (UniqueConstraint("tenant_id", "channel"),)

    channel: Mapped[str]  # rules.OUTWARD
    enabled: Mapped[bool]
    level: Mapped[str]  # from this level on
    kinds: Mapped[list[str]]  # of these to-dos; none: of all
    host: Mapped[str | None]
    port: Mapped[int | None]
    sender: Mapped[str | None]
    login: Mapped[str | None]
    secret_set_at: Mapped[datetime | None]


class NotifySecret(TenantRow, Base):
    """Addresses with tokens, gateway and mail secrets of one channel (its id is the channel's), sealed."""

    __tablename__ = "identity_notify_secret"
    __table_args__ = (tenant_fk("id", "identity_notify_channel"),)
    __regulated__ = False

    box: Mapped[bytes]


class NotifyPreference(TenantRow, Base):
    """What one person wants: channels by kind of to-do (`*` for the others), an address, and quiet hours."""

    __tablename__ = "identity_notify_preference"
    __table_args__ = (tenant_fk("user_id", "identity_user"), UniqueConstraint("tenant_id", "user_id"))

    user_id: Mapped[UUID]
    channels: Mapped[dict[str, Any]]  # kind → list of channels
    email: Mapped[str | None]
    quiet_from: Mapped[str | None]  # HH:MM in the company's time zone
    quiet_to: Mapped[str | None]


class PushSubscription(TenantRow, Base):
    """A browser of a person. Whoever knows its address can write to him, so it is kept sealed."""

    __tablename__ = "identity_push_subscription"
    __table_args__ = (
        tenant_fk("user_id", "identity_user"),
        UniqueConstraint("tenant_id", "endpoint_hash"),
        Index(None, "tenant_id", "user_id"),
    )
    __regulated__ = False

    user_id: Mapped[UUID]
    endpoint_hash: Mapped[bytes]
    box: Mapped[bytes]
    browser: Mapped[str]


class Message(TenantRow, Base):
    """One thing told to one person or group by one channel. `mailbox` is the channel that never leaves the house."""

    __tablename__ = "identity_message"
    __table_args__ = (
        tenant_fk("todo_id", "identity_todo"),
        tenant_fk("user_id", "identity_user"),
        Index(None, "tenant_id", "todo_id"),
        Index(None, "tenant_id", "user_id", "id"),
        Index("ix_identity_message_pending", "tenant_id", "next_at", postgresql_where=text("state = 'pending'")),
        Index("ix_identity_message_sent", "tenant_id", "channel", "sent_at"),
    )
    __regulated__ = False

    todo_id: Mapped[UUID | None]
    user_id: Mapped[UUID | None]  # None: a group
    channel: Mapped[str]
    address_id: Mapped[UUID | None]  # the subscription, where a person has several
    address: Mapped[str | None]  # as it may be shown
    kind: Mapped[str]
    level: Mapped[str]
    title: Mapped[str]
    body: Mapped[str]
    link: Mapped[str]
    state: Mapped[str]  # delivered (mailbox) | pending | sent | dead
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    error: Mapped[str | None] = mapped_column(default=None)
