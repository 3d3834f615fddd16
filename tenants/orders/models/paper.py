"""The traveller card: how a company wants it, and which ones were printed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from infra.db import Base, TenantRow, tenant_fk


class TravelerTemplate(TenantRow, Base):
    """A company's own card; without a row it is printed as the product does it."""

    __tablename__ = "orders_traveler_template"
    __table_args__ = (UniqueConstraint("tenant_id"),)

    size: Mapped[str]  # A5 | A6
    facts: Mapped[list[str]]  # traveler.FACTS, in the order they are printed
    custom_fields: Mapped[list[str]]  # codes of masterdata's custom fields of orders, after the facts
    footer_zh: Mapped[str]
    footer_en: Mapped[str]
    logo: Mapped[str | None]  # sha256 of a PNG or JPEG in the blob store


class TravelerPrint(TenantRow, Base):
    """One card that was printed. `copy` above 1 is a reprint and says so on the paper."""

    __tablename__ = "orders_traveler_print"
    __table_args__ = (
        tenant_fk("order_id", "orders_production_order"),
        UniqueConstraint("tenant_id", "order_id", "copy"),
        Index(None, "tenant_id", "job_id"),
    )

    job_id: Mapped[UUID]  # the act that printed it, with all its cards
    order_id: Mapped[UUID]
    copy: Mapped[int]
    size: Mapped[str]
    lang: Mapped[str]
    printed_by_id: Mapped[UUID]
    printed_by: Mapped[str]
    printed_at: Mapped[datetime]
