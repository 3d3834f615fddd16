"""Books and papers as the rules want them, read set by set."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam

from infra.db import Statement, mine
from infra.work import Read
from tenants.traceability.models import (
    MaterialLot,
    Substance,
    SubstanceDeclaration,
    SubstanceExemption,
    SubstancePolicy,
    SubstanceValue,
)
from tenants.traceability.substances import rohs
from tenants.traceability.substances.errors import SubstanceListUnknown
from tenants.traceability.substances.rules import Book, Paper, Value

_IDS = any_(bindparam("ids", type_=ARRAY(Uuid())))
OWN_SUBSTANCES = Statement(mine(Substance).where(Substance.active).order_by(Substance.list_code, Substance.code))
OWN_EXEMPTIONS = Statement(mine(SubstanceExemption).order_by(SubstanceExemption.code))
POLICIES = Statement(mine(SubstancePolicy))
PAPERS = Statement(
    mine(SubstanceDeclaration)
    .where(
        SubstanceDeclaration.item_id == _IDS,
        SubstanceDeclaration.list_code == bindparam("list_code"),
        SubstanceDeclaration.withdrawn_at.is_(None),
    )
    .order_by(SubstanceDeclaration.issued_on.desc(), SubstanceDeclaration.id)
)
VALUES = Statement(mine(SubstanceValue).where(SubstanceValue.declaration_id == _IDS).order_by(SubstanceValue.id))
NAMES: Mapping[str, tuple[str, str]] = {"rohs": ("RoHS", "RoHS"), "svhc": ("REACH 高关注物质", "REACH SVHC")}
OWN_LISTS = ("svhc", "own")
"""Lists a company fills itself: the candidates of REACH article 59, and whatever its customers forbid."""


async def books(read: Read) -> dict[str, Book]:
    """Every list by code: RoHS as published with the company's own additions, then the company's lists."""
    substances: dict[str, list[Substance]] = {}
    for row in await read.all(OWN_SUBSTANCES):
        substances.setdefault(row.list_code, []).append(row)
    exemptions: dict[str, list[SubstanceExemption]] = {}
    for each in await read.all(OWN_EXEMPTIONS):
        exemptions.setdefault(each.list_code, []).append(each)
    found = {rohs.CODE: _rohs(exemptions.get(rohs.CODE, []))}
    for code in OWN_LISTS:
        zh, en = NAMES.get(code, ("客户与企业清单", "Own list"))
        limits = {
            each.code: rohs.Limit(each.code, each.name_zh, each.name_en, each.limit_ppm, each.cas)
            for each in substances.get(code, [])
        }
        found[code] = Book(code, zh, en, "", limits, _own(exemptions.get(code, [])))
    return found


def _rohs(entered: Iterable[SubstanceExemption]) -> Book:
    published = {each.code: each for each in rohs.EXEMPTIONS}
    return Book(
        rohs.CODE, "RoHS", "RoHS", rohs.SOURCE, {each.code: each for each in rohs.LIMITS}, published | _own(entered)
    )


def _own(entered: Iterable[SubstanceExemption]) -> dict[str, rohs.Exemption]:
    return {
        each.code: rohs.Exemption(each.code, each.text, tuple(each.substances), each.limit_ppm, each.expires_on)
        for each in entered
    }


async def book(read: Read, code: str) -> Book:
    found = (await books(read)).get(code)
    if found is None:
        raise SubstanceListUnknown(list=code[:40])
    return found


@dataclass(frozen=True)
class Known:
    """All standing papers of some items, of one list."""

    rows: Mapping[UUID, Sequence[SubstanceDeclaration]]  # by item
    values: Mapping[UUID, Sequence[SubstanceValue]]  # by declaration

    def of_lot(self, lot: MaterialLot) -> list[Paper]:
        """Papers of this lot, of its supplier's deliveries of the part, and of the part whoever delivers it."""
        return [
            self.paper(row)
            for row in self.rows.get(lot.item_id, ())
            if row.lot_id == lot.id or (row.lot_id is None and row.supplier_id in (None, lot.supplier_id))
        ]

    def of_supplier(self, item_id: UUID, supplier_id: UUID | None) -> list[Paper]:
        return [
            self.paper(row)
            for row in self.rows.get(item_id, ())
            if row.lot_id is None and row.supplier_id in (None, supplier_id)
        ]

    def paper(self, row: SubstanceDeclaration) -> Paper:
        values = [
            Value(each.substance, each.ppm, each.material, each.exemption) for each in self.values.get(row.id, ())
        ]
        return Paper(row.number, row.kind, row.valid_until, row.lot_id is not None, values)


async def known(read: Read, item_ids: Iterable[UUID], list_code: str) -> Known:
    """Two statements for any number of items."""
    rows: dict[UUID, list[SubstanceDeclaration]] = {}
    ids: list[UUID] = []
    for row in await read.all(PAPERS, ids=list(item_ids), list_code=list_code):
        rows.setdefault(row.item_id, []).append(row)
        ids.append(row.id)
    return Known(rows, await values_of(read, ids))


async def values_of(read: Read, declaration_ids: Sequence[UUID]) -> dict[UUID, list[SubstanceValue]]:
    found: dict[UUID, list[SubstanceValue]] = {}
    for row in await read.all(VALUES, ids=list(declaration_ids)) if declaration_ids else ():
        found.setdefault(row.declaration_id, []).append(row)
    return found


async def policies(read: Read) -> dict[tuple[UUID | None, str], str]:
    """(item or None for the company, list) → policy."""
    return {(row.item_id, row.list_code): row.policy for row in await read.all(POLICIES)}


def policy_of(found: Mapping[tuple[UUID | None, str], str], item_id: UUID, list_code: str) -> str:
    """The item's own, else the company's, else off."""
    return found.get((item_id, list_code)) or found.get((None, list_code)) or "off"
