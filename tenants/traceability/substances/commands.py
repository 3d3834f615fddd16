"""Declarations and reports entered and withdrawn, lists and exemptions kept, and what is done without them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Uuid, bindparam

from infra.actions import Command, Meaning, command
from infra.blobs import stored_blob
from infra.db import Statement, mine
from infra.errors import BadInput
from infra.work import Work
from tenants import identity, masterdata
from tenants.masterdata.models import Item, Partner
from tenants.traceability.errors import LotNotFound
from tenants.traceability.models import (
    MaterialLot,
    Substance,
    SubstanceDeclaration,
    SubstanceExemption,
    SubstancePolicy,
    SubstanceValue,
)
from tenants.traceability.substances import permissions, rohs, rules
from tenants.traceability.substances.access import OWN_LISTS, book
from tenants.traceability.substances.errors import (
    DeclarationNotFound,
    DeclarationWithdrawn,
    ExemptionUnknown,
    LotOfOtherItem,
    ReportNeedsValues,
    SubstanceGiven,
    SubstanceListUnknown,
    SubstanceUnknown,
)
from tenants.traceability.substances.events import DeclarationTakenBack, SubstancesDeclared
from tenants.traceability.substances.rules import Book

ENDING = "traceability.declaration_ending"
MOST_VALUES = 200
SUBSTANCE = Statement(
    mine(Substance).where(Substance.list_code == bindparam("list_code"), Substance.code == bindparam("code"))
)
EXEMPTION = Statement(
    mine(SubstanceExemption).where(
        SubstanceExemption.list_code == bindparam("list_code"), SubstanceExemption.code == bindparam("code")
    )
)
POLICY = Statement(
    mine(SubstancePolicy).where(
        SubstancePolicy.list_code == bindparam("list_code"),
        SubstancePolicy.item_id.is_not_distinct_from(bindparam("item_id", type_=Uuid())),
    )
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SubstanceAmount:
    """`ppm`: mg/kg in that homogeneous material; `exemption`: what allows more than the limit."""

    substance: str
    ppm: Decimal
    material: str = ""
    exemption: str | None = None


@dataclass(frozen=True, kw_only=True)
class DeclareSubstances(Command):
    """A supplier's declaration or a laboratory's report: of a part, of one supplier's part, or of one lot of it."""

    item_id: UUID
    number: str
    issued_on: date
    list_code: str = rohs.CODE
    kind: str = "declaration"
    supplier_id: UUID | None = None
    lot_id: UUID | None = None
    issuer: str | None = None
    valid_until: date | None = None
    values: list[SubstanceAmount] = field(default_factory=list)
    sha256: str | None = None
    note: str | None = None


@command(needs=permissions.DECLARE_SUBSTANCES, signs=Meaning("declared"))
async def declare_substances(work: Work, cmd: DeclareSubstances) -> SubstanceDeclaration:
    item = await masterdata.existing(work, Item, cmd.item_id)
    known = await book(work, cmd.list_code)
    if cmd.kind not in rules.KINDS:
        raise BadInput(field="kind", problem=" | ".join(rules.KINDS))
    if cmd.kind == "test_report" and not cmd.values:
        raise ReportNeedsValues()
    rules.check_dates(cmd.issued_on, cmd.valid_until, await masterdata.plant_day(work, work.now))
    values = _checked(known, cmd.values)
    supplier_id = await _supplier(work, cmd, item)
    row = SubstanceDeclaration(
        list_code=known.code, kind=cmd.kind, number=_text(cmd.number, "number", 80), item_id=item.id,
        supplier_id=supplier_id, lot_id=cmd.lot_id, issuer=(cmd.issuer or "").strip()[:200] or None,
        issued_on=cmd.issued_on, valid_until=cmd.valid_until, valid_sort=cmd.valid_until or rules.FAR,
        sha256=(await stored_blob(work.tenant_id, cmd.sha256)).sha256 if cmd.sha256 else None,
        note=(cmd.note or "").strip()[:1000] or None, entered_by=work.actor.name,
    )  # fmt: skip
    await work.insert(row)
    for each in values:
        each.declaration_id = row.id
    await work.insert_all(values)
    work.emit(SubstancesDeclared(declaration_id=row.id, item_id=item.id, number=row.number))
    return row


def _text(given: str, name: str, most: int) -> str:
    text = given.strip()
    if not text or len(text) > most:
        raise BadInput(field=name, problem=f"1 to {most} characters")
    return text


def _checked(known: Book, values: Sequence[SubstanceAmount]) -> list[SubstanceValue]:
    """Substances of the list, in range, with exemptions that cover them. Raises SubstanceUnknown, ExemptionUnknown."""
    if len(values) > MOST_VALUES:
        raise BadInput(field="values", problem=f"at most {MOST_VALUES}")
    made = []
    for each in values:
        if each.substance not in known.limits:
            raise SubstanceUnknown(substance=each.substance[:40], list=known.code)
        if each.exemption is not None:
            exemption = known.exemptions.get(each.exemption)
            if exemption is None or each.substance not in exemption.substances:
                raise ExemptionUnknown(exemption=each.exemption[:40], substance=each.substance)
        made.append(
            SubstanceValue(
                substance=each.substance, ppm=rules.check_ppm(each.ppm), material=each.material.strip()[:200],
                exemption=each.exemption,
            )
        )  # fmt: skip
    return made


async def _supplier(work: Work, cmd: DeclareSubstances, item: Item) -> UUID | None:
    if cmd.supplier_id is not None:
        await masterdata.existing(work, Partner, cmd.supplier_id)
    if cmd.lot_id is None:
        return cmd.supplier_id
    lot = await work.get(MaterialLot, cmd.lot_id)
    if lot is None:
        raise LotNotFound()
    if lot.item_id != item.id:
        raise LotOfOtherItem(lot=lot.number)
    return cmd.supplier_id or lot.supplier_id


@dataclass(frozen=True, kw_only=True)
class WithdrawDeclaration(Command):
    declaration_id: UUID


@command(needs=permissions.DECLARE_SUBSTANCES, signs=Meaning("withdrawn"))
async def withdraw_declaration(work: Work, cmd: WithdrawDeclaration) -> SubstanceDeclaration:
    """It was wrong, or the supplier took it back: it vouches for nothing any more and stays in the file."""
    row = await work.lock(SubstanceDeclaration, cmd.declaration_id)
    if row is None:
        raise DeclarationNotFound()
    if row.withdrawn_at is not None:
        raise DeclarationWithdrawn(number=row.number)
    await work.change(row, withdrawn_at=work.now, withdrawn_by=work.actor.name)
    await identity.settle_todo(work, ENDING, row.id, "dismissed")
    work.emit(DeclarationTakenBack(declaration_id=row.id, item_id=row.item_id, number=row.number))
    return row


@dataclass(frozen=True, kw_only=True)
class KeepSubstance(Command):
    """Enter a substance of one's own list, or change it; `active` false takes it off."""

    list_code: str
    code: str
    name_zh: str
    name_en: str
    limit_ppm: Decimal
    cas: str | None = None
    source: str | None = None
    active: bool = True


@command(needs=permissions.MANAGE_SUBSTANCES)
async def keep_substance(work: Work, cmd: KeepSubstance) -> Substance:
    if cmd.list_code == rohs.CODE:
        raise SubstanceGiven(code=cmd.code[:40], list=rohs.CODE)
    if cmd.list_code not in OWN_LISTS:
        raise SubstanceListUnknown(list=cmd.list_code[:40])
    code = _text(cmd.code, "code", 40)
    given = {
        "name_zh": _text(cmd.name_zh, "nameZh", 200), "name_en": _text(cmd.name_en, "nameEn", 200),
        "limit_ppm": rules.check_ppm(cmd.limit_ppm), "cas": (cmd.cas or "").strip()[:20] or None,
        "source": (cmd.source or "").strip()[:200] or None, "active": cmd.active,
    }  # fmt: skip
    row: Substance | None = await work.one(SUBSTANCE, list_code=cmd.list_code, code=code)
    if row is None:
        return await work.insert(Substance(list_code=cmd.list_code, code=code, **given))
    return await work.change(row, **given)


@dataclass(frozen=True, kw_only=True)
class KeepExemption(Command):
    """Enter an exemption, or a later end of a published one (with its source)."""

    list_code: str
    code: str
    text: str
    substances: list[str]
    limit_ppm: Decimal | None = None
    expires_on: date | None = None
    source: str | None = None


@command(needs=permissions.MANAGE_SUBSTANCES)
async def keep_exemption(work: Work, cmd: KeepExemption) -> SubstanceExemption:
    known = await book(work, cmd.list_code)
    for each in cmd.substances:
        if each not in known.limits:
            raise SubstanceUnknown(substance=each[:40], list=known.code)
    if not cmd.substances:
        raise BadInput(field="substances", problem="at least one")
    given = {
        "text": _text(cmd.text, "text", 500), "substances": list(dict.fromkeys(cmd.substances)),
        "limit_ppm": None if cmd.limit_ppm is None else rules.check_ppm(cmd.limit_ppm), "expires_on": cmd.expires_on,
        "source": (cmd.source or "").strip()[:200] or None,
    }  # fmt: skip
    code = _text(cmd.code, "code", 40)
    row: SubstanceExemption | None = await work.one(EXEMPTION, list_code=known.code, code=code)
    if row is None:
        return await work.insert(SubstanceExemption(list_code=known.code, code=code, **given))
    return await work.change(row, **given)


@dataclass(frozen=True, kw_only=True)
class SetSubstancePolicy(Command):
    """What happens at issue to material nobody vouches for: off, warn (a reason is asked) or block; of one item, or
    (without one) of every item that says nothing else."""

    policy: str
    list_code: str = rohs.CODE
    item_id: UUID | None = None


@command(needs=permissions.MANAGE_SUBSTANCES)
async def set_substance_policy(work: Work, cmd: SetSubstancePolicy) -> SubstancePolicy:
    if cmd.policy not in rules.POLICIES:
        raise BadInput(field="policy", problem=" | ".join(rules.POLICIES))
    known = await book(work, cmd.list_code)
    if cmd.item_id is not None:
        await masterdata.existing(work, Item, cmd.item_id)
    row: SubstancePolicy | None = await work.one(POLICY, list_code=known.code, item_id=cmd.item_id)
    if row is None:
        return await work.insert(SubstancePolicy(item_id=cmd.item_id, list_code=known.code, policy=cmd.policy))
    return await work.change(row, policy=cmd.policy)
