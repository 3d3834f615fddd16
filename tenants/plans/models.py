from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow


class Tenant(TenantRow, Base):
    """A company that uses Lotline. Its id is the tenant id; what must be known before sign-in is in the directory."""

    __tablename__ = "plans_tenant"
    __table_args__ = (UniqueConstraint("tenant_id", "slug"),)

    slug: Mapped[str]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    time_zone: Mapped[str] = mapped_column(default="Asia/Shanghai")
    locale: Mapped[str] = mapped_column(default="zh-CN")
    state: Mapped[str] = mapped_column(default="active")
    kind: Mapped[str] = mapped_column(default="customer")
    """customer | vendor (who runs Lotline) | partner (who brings it to customers) | training (a company's copy)."""
    industry: Mapped[str] = mapped_column(default="")
    """The template it began from: machining | electronics | food | medical | moulding."""
    copy_of: Mapped[UUID | None]
    """Of a training copy: the company it was made from."""
