"""What went into what."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from infra.db import Base, TenantRow, tenant_fk


class GenealogyLink(TenantRow, Base):
    """Some of `source` went into `target`; the movements say when and how much each time.

    One row for each pair, kind and operation. The two indexes hold all a trace reads on its way. No cycle can be
    written. When the last movement behind it is taken back, the link is removed (the trail keeps it).
    """

    __tablename__ = "traceability_genealogy_link"
    __table_args__ = (
        tenant_fk("source_id", "traceability_material_lot"),
        tenant_fk("target_id", "traceability_material_lot"),
        tenant_fk("order_id", "orders_production_order"),
        Index(None, "tenant_id", "source_id", "target_id"),
        Index(None, "tenant_id", "target_id", "source_id"),
        Index(None, "tenant_id", "order_id"),
    )

    source_id: Mapped[UUID]
    target_id: Mapped[UUID]
    kind: Mapped[str]  # rules.LINK_KINDS
    quantity: Mapped[Decimal]  # of the source, in its unit, all movements together
    order_id: Mapped[UUID | None]
    operation_id: Mapped[UUID | None]
    linked_at: Mapped[datetime]  # the first of them
