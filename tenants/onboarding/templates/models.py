"""What a template brought as samples, so that it can be told from the plant's own."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow


class Sample(TenantRow, Base):
    """One act of the founding that made samples: an item with its BOM and routing, an order, a person.

    Founding is one journal line; `tables` and `record_ids` (lists of equal length) name the rows of this act in it, in
    the order in which they were written.
    """

    __tablename__ = "onboarding_sample"
    __regulated__ = False  # says which regulated rows are samples; it is none itself
    __table_args__ = (UniqueConstraint("tenant_id", "position"),)

    position: Mapped[int]
    line_id: Mapped[UUID]
    what: Mapped[str]  # person | partner | item | order
    code: Mapped[str]
    tables: Mapped[list[str]]
    record_ids: Mapped[list[UUID]]
    wiped_at: Mapped[datetime | None] = mapped_column(default=None)
