"""People, what they may do, the devices they share, and the proofs they sign in with.

Secrets never stand in a regulated row: `Secret` holds the argon2 hashes, the person's row only their digests. So the
journal shows that a password changed and never what it was, and a hash slipped in behind the journal does not sign in.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk
from tenants.identity.apitokens.models import ApiToken as ApiToken
from tenants.identity.apitokens.models import ApiTokenUse as ApiTokenUse
from tenants.identity.codes.models import Code as Code
from tenants.identity.factors.models import Challenge as Challenge
from tenants.identity.factors.models import Factor as Factor
from tenants.identity.factors.models import RecoveryCode as RecoveryCode
from tenants.identity.inbox.models import Todo as Todo
from tenants.identity.inbox.models import TodoAssignee as TodoAssignee
from tenants.identity.invitations.models import Invitation as Invitation
from tenants.identity.notices.models import Message as Message
from tenants.identity.notices.models import NotifyChannel as NotifyChannel
from tenants.identity.notices.models import NotifyPreference as NotifyPreference
from tenants.identity.notices.models import NotifySecret as NotifySecret
from tenants.identity.notices.models import PushSubscription as PushSubscription
from tenants.identity.review.models import AccessReview as AccessReview
from tenants.identity.review.models import AccessReviewLine as AccessReviewLine
from tenants.identity.review.models import AccessReviewPart as AccessReviewPart
from tenants.identity.security.models import SecurityPolicy as SecurityPolicy
from tenants.identity.sso.models import SsoIdentity as SsoIdentity
from tenants.identity.sso.models import SsoProvider as SsoProvider
from tenants.identity.sso.models import SsoSecret as SsoSecret
from tenants.identity.visits.models import Visit as Visit
from tenants.identity.visits.models import VisitPass as VisitPass
from tenants.identity.workforce.models import Absence as Absence
from tenants.identity.workforce.models import Attendance as Attendance
from tenants.identity.workforce.models import Skill as Skill
from tenants.identity.workforce.models import UserSkill as UserSkill


class User(TenantRow, Base):
    """One person in one company. Never deleted and never given to another person: signatures name it for ever."""

    __tablename__ = "identity_user"
    __table_args__ = (
        UniqueConstraint("tenant_id", "login"),
        Index(None, "tenant_id", "name", "id"),
        # One person per number and address among the active ones, held by the commands: older rows may share one.
        Index(None, "tenant_id", "phone"),
        Index(None, "tenant_id", "email"),
        Index("ix_identity_user_leaving", "tenant_id", "leaves_at", postgresql_where=text("leaves_at IS NOT NULL")),
    )

    login: Mapped[str]
    name: Mapped[str]
    phone: Mapped[str | None]
    email: Mapped[str | None] = mapped_column(default=None)
    locale: Mapped[str] = mapped_column(default="zh-CN")
    active: Mapped[bool] = mapped_column(default=True)
    leaves_at: Mapped[datetime | None] = mapped_column(default=None)  # from then on nothing of his opens anything
    password_digest: Mapped[bytes | None]
    password_set_at: Mapped[datetime | None]
    password_temporary: Mapped[bool] = mapped_column(default=False)
    pin_digest: Mapped[bytes | None]
    pin_set_at: Mapped[datetime | None]
    phone_verified_at: Mapped[datetime | None] = mapped_column(default=None)  # a code sent there came back
    email_verified_at: Mapped[datetime | None] = mapped_column(default=None)
    # Counts what was proved by an earlier password or PIN, or before a deactivation: sessions carry the count.
    credentials: Mapped[int] = mapped_column(default=1)

    def here(self, now: datetime) -> bool:
        """Whether he is still one of the company's people at this moment."""
        return self.active and (self.leaves_at is None or self.leaves_at > now)


class Secret(TenantRow, Base):
    """An argon2id hash, now in use or one of the last few (so that it is not used again)."""

    __tablename__ = "identity_secret"
    __table_args__ = (tenant_fk("user_id", "identity_user"), Index(None, "tenant_id", "user_id", "kind", "created_at"))
    __regulated__ = False

    user_id: Mapped[UUID]
    kind: Mapped[str]  # password | pin
    hash: Mapped[str]


class LoginFailure(TenantRow, Base):
    """Wrong attempts at one account, known or not: `subject` is a hash of what was typed."""

    __tablename__ = "identity_login_failure"
    __table_args__ = (UniqueConstraint("tenant_id", "subject"),)
    __regulated__ = False

    subject: Mapped[bytes]
    failures: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[datetime]
    locked_until: Mapped[datetime | None]


class Badge(TenantRow, Base):
    """A card a person wears. Its code names the person, his PIN proves him."""

    __tablename__ = "identity_badge"
    __table_args__ = (
        tenant_fk("user_id", "identity_user"),
        Index("uq_identity_badge_in_use", "tenant_id", "code", unique=True, postgresql_where=text("ended_at IS NULL")),
        Index("uq_identity_badge_worn", "tenant_id", "user_id", unique=True, postgresql_where=text("ended_at IS NULL")),
    )

    user_id: Mapped[UUID]
    code: Mapped[str]
    ended_at: Mapped[datetime | None]


class Team(TenantRow, Base):
    """People who work the same work centers. These are ids only: their table belongs to a module above."""

    __tablename__ = "identity_team"
    __table_args__ = (UniqueConstraint("tenant_id", "code"),)

    code: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    work_center_ids: Mapped[list[UUID]]


class TeamMember(TenantRow, Base):
    __tablename__ = "identity_team_member"
    __table_args__ = (
        tenant_fk("team_id", "identity_team"),
        tenant_fk("user_id", "identity_user"),
        Index("uq_identity_team_member", "tenant_id", "user_id", unique=True, postgresql_where=text("left_at IS NULL")),
        Index(None, "tenant_id", "team_id"),
    )

    team_id: Mapped[UUID]
    user_id: Mapped[UUID]
    left_at: Mapped[datetime | None]


class Role(TenantRow, Base):
    __tablename__ = "identity_role"
    __table_args__ = (UniqueConstraint("tenant_id", "code"),)

    code: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    built_in: Mapped[bool] = mapped_column(default=False)


class RolePermission(TenantRow, Base):
    """One permission of a role: a `g` line of the Casbin policy."""

    __tablename__ = "identity_role_permission"
    __table_args__ = (tenant_fk("role_id", "identity_role"), UniqueConstraint("tenant_id", "role_id", "permission"))

    role_id: Mapped[UUID]
    permission: Mapped[str]


class Grant(TenantRow, Base):
    """A person has a role: everywhere, or at one site, area or work center. A `p` line of the Casbin policy."""

    __tablename__ = "identity_grant"
    __table_args__ = (
        tenant_fk("user_id", "identity_user"),
        tenant_fk("role_id", "identity_role"),
        Index(None, "tenant_id", "user_id"),
        Index(
            "uq_identity_grant_in_force", "tenant_id", "user_id", "role_id", "scope_id",
            unique=True, postgresql_where=text("revoked_at IS NULL"), postgresql_nulls_not_distinct=True,
        ),
    )  # fmt: skip

    user_id: Mapped[UUID]
    role_id: Mapped[UUID]
    scope_kind: Mapped[str | None]  # site | area | work_center
    scope_id: Mapped[UUID | None]
    revoked_at: Mapped[datetime | None]
    given_by: Mapped[str | None] = mapped_column(default=None)  # his name; null in rows older than the column
    reason: Mapped[str | None] = mapped_column(default=None)


class PolicyVersion(TenantRow, Base):
    """One row per tenant (its id is the tenant id), raised with every change of roles and grants.

    `offered` are the permissions its built-in roles were filled with: what a later release adds is added once.
    """

    __tablename__ = "identity_policy_version"
    __regulated__ = False

    version: Mapped[int] = mapped_column(BigInteger, default=1)
    offered: Mapped[list[str]]


class EnrollmentCode(TenantRow, Base):
    """A one-time invitation for a device, shown as QR. Only its hash is kept."""

    __tablename__ = "identity_enrollment_code"
    __table_args__ = (
        UniqueConstraint("tenant_id", "code_hash"),
        tenant_fk("user_id", "identity_user"),
        Index(None, "tenant_id", "user_id"),
    )

    code_hash: Mapped[bytes]
    device_name: Mapped[str | None]
    device_kind: Mapped[str | None]  # rules.DEVICE_KINDS; null in rows older than the column: a phone
    work_center_ids: Mapped[list[UUID]]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    device_id: Mapped[UUID | None]
    user_id: Mapped[UUID | None] = mapped_column(default=None)  # whose own phone it enrols, signed in at once


class Device(TenantRow, Base):
    """A phone, tablet or terminal that people share, or a big screen that only shows. Enrolled again it is a new
    device, at sequence 1."""

    __tablename__ = "identity_device"
    __table_args__ = (
        tenant_fk("owner_id", "identity_user"),
        Index(None, "tenant_id", "name", "id"),
        Index(None, "tenant_id", "owner_id"),
    )

    name: Mapped[str]
    kind: Mapped[str | None]  # rules.DEVICE_KINDS; null in rows older than the column: a phone
    owner_id: Mapped[UUID | None] = mapped_column(default=None)  # who enrolled it as his own
    state: Mapped[str]  # enrolled | revoked
    key_hash: Mapped[bytes]
    work_center_ids: Mapped[list[UUID]]
    enrolled_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class DeviceProgress(TenantRow, Base):
    """How far a device's queue has come (its id is the device's): moved with every envelope, so not journalled."""

    __tablename__ = "identity_device_progress"
    __table_args__ = (tenant_fk("id", "identity_device"),)
    __regulated__ = False

    last_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    last_seen_at: Mapped[datetime | None]
    build: Mapped[str | None]
    pending: Mapped[int | None]


class Session(TenantRow, Base):
    """Somebody signed in with his password. The token is `slug.id.secret`; the secret is kept as SHA-256."""

    __tablename__ = "identity_session"
    __table_args__ = (tenant_fk("user_id", "identity_user"), Index(None, "tenant_id", "user_id"))
    __regulated__ = False

    user_id: Mapped[UUID]
    secret_hash: Mapped[bytes]
    epoch: Mapped[int] = mapped_column(BigInteger)
    credentials: Mapped[int]
    expires_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    address: Mapped[str | None] = mapped_column(default=None)
    agent: Mapped[str | None] = mapped_column(default=None)  # what the browser calls itself
    limited: Mapped[str | None] = mapped_column(default=None)  # second | enrol: may only prove, or enrol, that factor
    proved_by: Mapped[str | None] = mapped_column(default=None)  # password | code | passkey | oidc | saml | sign_up
    second_by: Mapped[str | None] = mapped_column(default=None)  # totp | passkey | recovery | provider
    proved_at: Mapped[datetime | None] = mapped_column(default=None)  # when he last proved who he is


class SwitchToken(TenantRow, Base):
    """Somebody took over a shared device by badge and PIN. Bound to the device, the person and the shift's end."""

    __tablename__ = "identity_switch"
    __table_args__ = (
        tenant_fk("device_id", "identity_device"),
        tenant_fk("user_id", "identity_user"),
        Index(None, "tenant_id", "device_id"),
        Index(None, "tenant_id", "user_id"),
    )
    __regulated__ = False

    device_id: Mapped[UUID]
    user_id: Mapped[UUID]
    secret_hash: Mapped[bytes]
    epoch: Mapped[int] = mapped_column(BigInteger)
    credentials: Mapped[int]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
