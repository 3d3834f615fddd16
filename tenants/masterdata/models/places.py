"""The plant: where work happens, who it is done for, and the reasons people give."""

from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, tenant_fk
from tenants.masterdata.models.names import Named


class Site(Named, Base):
    """A plant at one address; its zone is the one every time on its screens is shown in."""

    __tablename__ = "masterdata_site"
    __table_args__ = (UniqueConstraint("tenant_id", "code"),)

    time_zone: Mapped[str]


class Area(Named, Base):
    __tablename__ = "masterdata_area"
    __table_args__ = (
        tenant_fk("site_id", "masterdata_site"),
        UniqueConstraint("tenant_id", "code"),
        Index(None, "tenant_id", "site_id"),
    )

    site_id: Mapped[UUID]
    status: Mapped[str] = mapped_column(default="accepted")  # masterdata.statuses


class StorageLocation(Named, Base):
    """A place where lots lie: a zone of a store, the line side of a work center, a subcontractor's yard."""

    __tablename__ = "masterdata_storage_location"
    __table_args__ = (
        tenant_fk("site_id", "masterdata_site"),
        tenant_fk("area_id", "masterdata_area"),
        tenant_fk("work_center_id", "masterdata_work_center"),
        tenant_fk("partner_id", "masterdata_partner"),
        UniqueConstraint("tenant_id", "code"),
        Index(None, "tenant_id", "site_id"),
        Index(None, "tenant_id", "area_id"),
        Index(None, "tenant_id", "work_center_id"),
        Index(None, "tenant_id", "partner_id"),
    )

    site_id: Mapped[UUID]
    area_id: Mapped[UUID | None]
    kind: Mapped[str]  # rules.LOCATION_KINDS
    work_center_id: Mapped[UUID | None]  # line side: whose
    partner_id: Mapped[UUID | None]  # subcontractor: whose
    status: Mapped[str] = mapped_column(default="accepted")  # masterdata.statuses
    active: Mapped[bool] = mapped_column(default=True)


class WorkCenter(Named, Base):
    __tablename__ = "masterdata_work_center"
    __table_args__ = (
        tenant_fk("area_id", "masterdata_area"),
        UniqueConstraint("tenant_id", "code"),
        Index(None, "tenant_id", "area_id"),
    )

    area_id: Mapped[UUID]


class WorkUnit(Named, Base):
    """One place where one operation runs at a time: a machine tool, a bench, a measuring table."""

    __tablename__ = "masterdata_work_unit"
    __table_args__ = (
        tenant_fk("work_center_id", "masterdata_work_center"),
        UniqueConstraint("tenant_id", "code"),
        Index(None, "tenant_id", "work_center_id"),
    )

    work_center_id: Mapped[UUID]


class Partner(Named, Base):
    """Someone we sell to, buy from or send parts out to."""

    __tablename__ = "masterdata_partner"
    __table_args__ = (UniqueConstraint("tenant_id", "code"),)

    customer: Mapped[bool]
    supplier: Mapped[bool]
    contact: Mapped[str | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    address: Mapped[str | None]
    tax_id: Mapped[str | None]  # 统一社会信用代码


class ReasonCode(Named, Base):
    __tablename__ = "masterdata_reason_code"
    __table_args__ = (UniqueConstraint("tenant_id", "kind", "code"),)

    kind: Mapped[str]  # process_scrap | material_scrap | rework | hold | downtime | correction
    active: Mapped[bool] = mapped_column(default=True)
