"""The table of a company's security policy."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow


class SecurityPolicy(TenantRow, Base):
    """One row per company (its id is the tenant id); without one the product's own rules hold (`rules.DEFAULT`)."""

    __tablename__ = "identity_security_policy"

    preset: Mapped[str]  # standard | part11 | custom
    ways: Mapped[list[str]]  # password | code | passkey; single sign-on is open where a provider is
    min_length: Mapped[int]
    min_classes: Mapped[int]  # of small, capital, digit, other
    history: Mapped[int]
    expire_days: Mapped[int]  # 0: never
    lock_tries: Mapped[int]
    lock_minutes: Mapped[int]
    second_factor: Mapped[str]  # nobody | admins | everyone
    second_factor_from: Mapped[datetime | None]  # until then it is asked for and may be put off
    sso_only: Mapped[bool] = mapped_column(default=False)
    break_glass_ids: Mapped[list[UUID]]  # who may still come in by password when single sign-on is down
