"""How a step is done, in words and pictures, and who has read what."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from infra.db import Base, TenantRow, tenant_fk


class Instruction(TenantRow, Base):
    """One version of the instruction of an operation: for every item, for one item, or for one step of one item's
    routing. The narrowest that exists holds; approved versions never change."""

    __tablename__ = "masterdata_instruction"
    __table_args__ = (
        tenant_fk("operation_definition_id", "masterdata_operation_definition"),
        tenant_fk("item_id", "masterdata_item"),
        Index(None, "tenant_id", "operation_definition_id", "state"),
        Index(None, "tenant_id", "item_id"),
    )

    operation_definition_id: Mapped[UUID]
    item_id: Mapped[UUID | None]
    step_sequence: Mapped[int | None]  # only with an item: routings change versions, their sequences stay
    version: Mapped[int]
    state: Mapped[str]  # draft | approved
    made_by: Mapped[str]
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[str | None]


class InstructionStep(TenantRow, Base):
    __tablename__ = "masterdata_instruction_step"
    __table_args__ = (
        tenant_fk("instruction_id", "masterdata_instruction"),
        UniqueConstraint("tenant_id", "instruction_id", "position"),
    )

    instruction_id: Mapped[UUID]
    position: Mapped[int]
    text_zh: Mapped[str]
    text_en: Mapped[str]
    sha256: Mapped[str | None]  # picture or video in the blob store
    media_type: Mapped[str | None]
    critical: Mapped[bool] = mapped_column(default=False)  # to be confirmed as read before a report


class InstructionConfirmation(TenantRow, Base):
    """Somebody has read a critical step, for one operation of one order. The step belongs to the version that was
    current then; a newer version has to be read anew."""

    __tablename__ = "masterdata_instruction_confirmation"
    __table_args__ = (
        tenant_fk("instruction_step_id", "masterdata_instruction_step"),
        UniqueConstraint("tenant_id", "operation_id", "user_id", "instruction_step_id"),
        Index(None, "tenant_id", "instruction_step_id"),
    )

    operation_id: Mapped[UUID]  # of an order; those live above
    user_id: Mapped[UUID]
    user_name: Mapped[str]
    instruction_step_id: Mapped[UUID]
    version: Mapped[int]
    confirmed_at: Mapped[datetime]
