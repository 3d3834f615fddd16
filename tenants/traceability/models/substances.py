"""What is in the material: lists of restricted substances, declarations and test reports, and what is done about it."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class Substance(TenantRow, Base):
    """A substance of a list the company keeps itself (REACH candidates, a customer's list). The ten of RoHS stand in
    `substances.rohs` and are everybody's."""

    __tablename__ = "traceability_substance"
    __table_args__ = (UniqueConstraint("tenant_id", "list_code", "code"),)

    list_code: Mapped[str]
    code: Mapped[str]
    cas: Mapped[str | None]
    name_zh: Mapped[str]
    name_en: Mapped[str]
    limit_ppm: Mapped[Decimal]  # mg/kg of the homogeneous material
    source: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)


class SubstanceExemption(TenantRow, Base):
    """An exemption the company entered, or a later end of a published one."""

    __tablename__ = "traceability_substance_exemption"
    __table_args__ = (UniqueConstraint("tenant_id", "list_code", "code"),)

    list_code: Mapped[str]
    code: Mapped[str]  # 6(c)
    text: Mapped[str]
    substances: Mapped[list[str]]
    limit_ppm: Mapped[Decimal | None]
    expires_on: Mapped[date | None]
    source: Mapped[str | None]


class SubstanceDeclaration(TenantRow, Base):
    """What a supplier says of a part, or what a laboratory measured of it or of one lot."""

    __tablename__ = "traceability_substance_declaration"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        tenant_fk("supplier_id", "masterdata_partner"),
        tenant_fk("lot_id", "traceability_material_lot"),
        Index(None, "tenant_id", "item_id", "list_code"),
        Index(None, "tenant_id", "supplier_id"),
        Index(None, "tenant_id", "lot_id"),
        Index(None, "tenant_id", "valid_until", "id"),
        Index(None, "tenant_id", "issued_on", "id"),
    )

    list_code: Mapped[str]
    kind: Mapped[str]  # rules.KINDS: declaration | test_report
    number: Mapped[str]
    item_id: Mapped[UUID]
    supplier_id: Mapped[UUID | None]  # null: whoever supplies it, also ourselves
    lot_id: Mapped[UUID | None]  # null: every lot of the part
    issuer: Mapped[str | None]
    issued_on: Mapped[date]
    valid_until: Mapped[date | None]
    valid_sort: Mapped[date]  # valid_until, or far away
    sha256: Mapped[str | None]  # the paper, in infra.blobs
    note: Mapped[str | None]
    entered_by: Mapped[str]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None]


class SubstanceValue(TenantRow, Base):
    """One substance in one homogeneous material, as declared or measured."""

    __tablename__ = "traceability_substance_value"
    __table_args__ = (
        tenant_fk("declaration_id", "traceability_substance_declaration"),
        CheckConstraint("ppm >= 0", name="not_negative"),
        Index(None, "tenant_id", "declaration_id"),
    )

    declaration_id: Mapped[UUID]
    substance: Mapped[str]
    material: Mapped[str]
    ppm: Mapped[Decimal]
    exemption: Mapped[str | None]


class SubstancePolicy(TenantRow, Base):
    """What happens at issue to material nobody vouches for: of one item, or (item null) of the whole company."""

    __tablename__ = "traceability_substance_policy"
    __table_args__ = (
        tenant_fk("item_id", "masterdata_item"),
        UniqueConstraint("tenant_id", "item_id", "list_code", postgresql_nulls_not_distinct=True),
    )

    item_id: Mapped[UUID | None]
    list_code: Mapped[str]
    policy: Mapped[str]  # rules.POLICIES: off | warn | block
