"""Reason codes and partners."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from infra.actions import Command, command
from infra.errors import BadInput
from infra.work import Work
from tenants.masterdata import permissions, rules
from tenants.masterdata.commands.naming import NewNamed, add, renaming
from tenants.masterdata.lookups import existing
from tenants.masterdata.models import Partner, ReasonCode


@dataclass(frozen=True, kw_only=True)
class CreateReasonCode(NewNamed):
    kind: str


@command(needs=permissions.EDIT_REASONS)
async def create_reason_code(work: Work, cmd: CreateReasonCode) -> ReasonCode:
    kind = rules.check_kind(cmd.kind, rules.REASON_KINDS)
    return await add(work, ReasonCode(**cmd.naming, kind=kind, active=True), kind=kind)


@dataclass(frozen=True, kw_only=True)
class ChangeReasonCode(Command):
    """A reason that was used is never deleted, only made inactive."""

    reason_code_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    active: bool | None = None


@command(needs=permissions.EDIT_REASONS)
async def change_reason_code(work: Work, cmd: ChangeReasonCode) -> ReasonCode:
    code = await existing(work, ReasonCode, cmd.reason_code_id)
    changes: dict[str, Any] = renaming(cmd.name_zh, cmd.name_en)
    if cmd.active is not None:
        changes["active"] = cmd.active
    return await work.change(code, **changes)


CONTACT = {"contact": 60, "phone": 40, "email": 120, "address": 200, "tax_id": 30}
"""Facts of a partner and how long each may be."""


@dataclass(frozen=True, kw_only=True)
class CreatePartner(NewNamed):
    customer: bool = False
    supplier: bool = False
    contact: str | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None
    tax_id: str | None = None


@command(needs=permissions.EDIT_PARTNERS)
async def create_partner(work: Work, cmd: CreatePartner) -> Partner:
    facts = dict.fromkeys(CONTACT) | _contact(cmd)
    return await add(work, Partner(**cmd.naming, customer=cmd.customer, supplier=cmd.supplier, **facts))


def _contact(cmd: Any) -> dict[str, str | None]:
    """The facts that were given; an empty text takes one away."""
    given = {name: getattr(cmd, name) for name in CONTACT if getattr(cmd, name) is not None}
    for name, value in given.items():
        if len(value.strip()) > CONTACT[name]:
            raise BadInput(field=name, problem=f"at most {CONTACT[name]} characters")
    return {name: value.strip() or None for name, value in given.items()}


@dataclass(frozen=True, kw_only=True)
class ChangePartner(Command):
    partner_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    customer: bool | None = None
    supplier: bool | None = None
    contact: str | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None
    tax_id: str | None = None


@command(needs=permissions.EDIT_PARTNERS)
async def change_partner(work: Work, cmd: ChangePartner) -> Partner:
    partner = await existing(work, Partner, cmd.partner_id)
    given = {"customer": cmd.customer, "supplier": cmd.supplier}
    changes: dict[str, Any] = renaming(cmd.name_zh, cmd.name_en) | _contact(cmd)
    return await work.change(partner, **changes, **{name: value for name, value in given.items() if value is not None})
