"""Custom fields and numbering rules."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from infra.actions import Command, command
from infra.db import mine
from infra.errors import BadInput
from infra.work import Work
from tenants.masterdata import custom, numbering, permissions, rules
from tenants.masterdata.commands.naming import NewNamed, add, renaming
from tenants.masterdata.errors import ChoicesMissing
from tenants.masterdata.lookups import existing
from tenants.masterdata.models import CustomField, NumberingRule


@dataclass(frozen=True, kw_only=True)
class CreateCustomField(NewNamed):
    """`choices` of kind choice, `decimals` of kind number. A required field is asked from now on."""

    subject: str
    kind: str = "text"
    choices: list[str] = field(default_factory=list)
    decimals: int = 0
    unit: str | None = None
    required: bool = False
    printed: bool = False
    position: int = 0


@command(needs=permissions.EDIT_FIELDS)
async def create_custom_field(work: Work, cmd: CreateCustomField) -> CustomField:
    """Add a field of the company's own to one kind of record."""
    row = CustomField(
        **cmd.naming,
        subject=rules.check_kind(cmd.subject, custom.SUBJECTS),
        kind=rules.check_kind(cmd.kind, custom.KINDS),
        choices=_choices(cmd.kind, cmd.choices),
        decimals=_decimals(cmd.decimals),
        unit=cmd.unit,
        required=cmd.required,
        printed=cmd.printed,
        position=cmd.position,
        active=True,
    )
    return await add(work, row, subject=cmd.subject)


@dataclass(frozen=True, kw_only=True)
class ChangeCustomField(Command):
    """The kind stays, so that every value stays readable; choices may be added and taken away for what comes."""

    custom_field_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    choices: list[str] | None = None
    decimals: int | None = None
    unit: str | None = None
    required: bool | None = None
    printed: bool | None = None
    position: int | None = None
    active: bool | None = None


@command(needs=permissions.EDIT_FIELDS)
async def change_custom_field(work: Work, cmd: ChangeCustomField) -> CustomField:
    row = await existing(work, CustomField, cmd.custom_field_id)
    given: dict[str, Any] = {
        "choices": None if cmd.choices is None else _choices(row.kind, cmd.choices),
        "decimals": None if cmd.decimals is None else _decimals(cmd.decimals),
        "unit": cmd.unit, "required": cmd.required, "printed": cmd.printed, "position": cmd.position,
        "active": cmd.active,
    }  # fmt: skip
    changes = {name: value for name, value in given.items() if value is not None}
    return await work.change(row, **renaming(cmd.name_zh, cmd.name_en), **changes)


def _choices(kind: str, choices: list[str]) -> list[str]:
    offered = list(dict.fromkeys(each.strip() for each in choices if each.strip()))
    if kind == "choice" and not offered:
        raise ChoicesMissing()
    return offered if kind == "choice" else []


def _decimals(decimals: int) -> int:
    if not 0 <= decimals <= 6:
        raise BadInput(field="decimals", problem="0 to 6")
    return decimals


@dataclass(frozen=True, kw_only=True)
class SetNumberingRule(Command):
    """How numbers of `subject` are made from now on; numbers already given stay."""

    subject: str
    pattern: str
    restarts: bool = True
    active: bool = True


@command(needs=permissions.EDIT_FIELDS)
async def set_numbering_rule(work: Work, cmd: SetNumberingRule) -> NumberingRule:
    rules.check_kind(cmd.subject, numbering.SUBJECTS)
    values = {"pattern": numbering.check_pattern(cmd.pattern), "restarts": cmd.restarts, "active": cmd.active}
    known = await work.one(mine(NumberingRule).where(NumberingRule.subject == cmd.subject))
    if known is not None:
        return await work.change(known, **values)  # type: ignore[no-any-return]
    return await work.insert(NumberingRule(subject=cmd.subject, **values))
