"""Fields a company adds to the product's own records, and how its numbers are made."""

from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow
from tenants.masterdata.models.names import Named


class CustomField(Named, Base):
    """A typed field of a company's own on one kind of record. Its kind never changes; a field no longer wanted is
    made inactive, and the values that records have stay readable."""

    __tablename__ = "masterdata_custom_field"
    __table_args__ = (
        UniqueConstraint("tenant_id", "subject", "code"),
        Index(None, "tenant_id", "subject", "position"),
    )

    subject: Mapped[str]  # item | order | lot | report
    kind: Mapped[str]  # text | number | date | boolean | choice
    choices: Mapped[list[str]]  # of kind choice, in the order they are offered
    decimals: Mapped[int]  # of kind number: the finest value
    unit: Mapped[str | None]  # shown beside the value
    required: Mapped[bool]
    printed: Mapped[bool]  # on cards, labels and forms
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)


class NumberingRule(TenantRow, Base):
    """How the numbers of one kind of record are made; without a rule they are made as the product does it."""

    __tablename__ = "masterdata_numbering_rule"
    __table_args__ = (UniqueConstraint("tenant_id", "subject"),)

    subject: Mapped[str]  # numbering.SUBJECTS
    pattern: Mapped[str]  # MO{yy}{MM}{dd}-{line}-{seq:3}{check}
    restarts: Mapped[bool]  # count from 1 whenever what stands before the running number changes
    active: Mapped[bool] = mapped_column(default=True)


class NumberingCounter(Base):
    """The last running number of a rule, for each text it counts under.

    No regulated row: it only moves forward, and the numbers it gave stand in the rows that carry them.
    """

    __tablename__ = "masterdata_numbering_counter"
    __regulated__ = False

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    prefix: Mapped[str] = mapped_column(primary_key=True)
    last: Mapped[int]
