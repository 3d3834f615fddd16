"""Tables of single sign-on."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from infra.db import Base, TenantRow, tenant_fk


class SsoProvider(TenantRow, Base):
    """An identity provider the company trusts to say who somebody is."""

    __tablename__ = "identity_sso_provider"
    __table_args__ = (UniqueConstraint("tenant_id", "name"), tenant_fk("default_role_id", "identity_role"),
                      Index(None, "tenant_id", "default_role_id"))  # fmt: skip

    kind: Mapped[str]  # oidc | saml
    name: Mapped[str]
    enabled: Mapped[bool]
    issuer: Mapped[str]  # oidc: the issuer's address; saml: the provider's entity id
    client_id: Mapped[str]  # oidc
    sso_url: Mapped[str]  # saml: where the browser is sent
    certificates: Mapped[list[str]]  # saml: PEM
    scopes: Mapped[str]
    claims: Mapped[dict[str, Any]]  # ours → the provider's: login, name, email, phone
    provisions: Mapped[bool]  # whoever the provider vouches for is taken in
    default_role_id: Mapped[UUID | None]
    counts_as_second: Mapped[bool]  # the provider asks for a second factor itself
    secret_set_at: Mapped[datetime | None]
    tested_at: Mapped[datetime | None]
    tested_by: Mapped[str | None]
    problem: Mapped[str | None]  # of the last test


class SsoSecret(TenantRow, Base):
    """The client secret of a provider (its id is the provider's), sealed."""

    __tablename__ = "identity_sso_secret"
    __table_args__ = (tenant_fk("id", "identity_sso_provider"),)
    __regulated__ = False
    __secret__ = True

    box: Mapped[bytes]


class SsoIdentity(TenantRow, Base):
    """Who somebody at a provider is here. Made once; afterwards the provider's own id of him decides, not his mail."""

    __tablename__ = "identity_sso_identity"
    __table_args__ = (
        tenant_fk("provider_id", "identity_sso_provider"),
        tenant_fk("user_id", "identity_user"),
        UniqueConstraint("tenant_id", "provider_id", "subject"),
        Index(None, "tenant_id", "user_id"),
    )

    provider_id: Mapped[UUID]
    subject: Mapped[str]
    user_id: Mapped[UUID]
    seen_at: Mapped[datetime | None]
