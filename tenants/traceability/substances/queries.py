"""Reading declarations and what they come to: of a lot, of a part, and of everything below a product."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select

from infra.actions import query
from infra.clock import now
from infra.db import Statement, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants import masterdata
from tenants.masterdata.models import Item, Partner
from tenants.masterdata.queries import contains
from tenants.traceability.errors import LotNotFound
from tenants.traceability.models import MaterialLot, SubstanceDeclaration
from tenants.traceability.substances import permissions, rohs, rules
from tenants.traceability.substances.access import Known, book, books, known, policies
from tenants.traceability.substances.rules import Book, Verdict

SORTS: Final = {
    "VALID_ASC": Key(SubstanceDeclaration.valid_sort, "valid_sort"),
    "ISSUED_DESC": Key(SubstanceDeclaration.issued_on, "issued_on", descending=True),
    "NUMBER_ASC": Key(SubstanceDeclaration.number, "number"),
}
STATES: Final = ("valid", "ending", "expired", "withdrawn")


@dataclass(frozen=True)
class DeclarationFilter:
    """`state`: valid, ending (within 60 days), expired or withdrawn."""

    search: str | None = None
    list_code: str | None = None
    item_id: UUID | None = None
    lot_id: UUID | None = None
    supplier_id: UUID | None = None
    kind: str | None = None
    state: str | None = None


@query(needs=permissions.READ_SUBSTANCES)
async def declarations(
    read: Read, *, first: int, after: str | None, filter: DeclarationFilter, sort: Sequence[str] = ()
) -> Page[SubstanceDeclaration]:
    """Declarations and reports, those that end first first unless sorted."""
    row = SubstanceDeclaration
    statement = mine(row)
    if filter.search:
        statement = statement.where(contains(filter.search, row.number, row.issuer))
    for column, wanted in (
        (row.list_code, filter.list_code), (row.item_id, filter.item_id), (row.lot_id, filter.lot_id),
        (row.supplier_id, filter.supplier_id), (row.kind, filter.kind),
    ):  # fmt: skip
        if wanted is not None:
            statement = statement.where(column == wanted)
    if filter.state is not None:
        day = await masterdata.plant_day(read, now())
        soon = date.fromordinal(day.toordinal() + rules.WARN_DAYS[0])
        gone = row.withdrawn_at.is_not(None)
        statement = statement.where(
            {
                "valid": ~gone & (row.valid_sort >= day), "expired": ~gone & (row.valid_sort < day),
                "ending": ~gone & (row.valid_sort >= day) & (row.valid_sort <= soon), "withdrawn": gone,
            }.get(filter.state, ~gone)
        )  # fmt: skip
    keys = [SORTS[each] for each in sort or ("VALID_ASC",)]
    return await paged(read, statement, keys=[*keys, Key(row.id, "id")], first=first, after=after)


@query(needs=permissions.READ_SUBSTANCES)
async def substance_books(read: Read) -> list[Book]:
    """Every list with its limits and exemptions, RoHS first."""
    return list((await books(read)).values())


@query(needs=permissions.READ_SUBSTANCES)
async def substance_policies(read: Read) -> dict[tuple[UUID | None, str], str]:
    return await policies(read)


@query(needs=permissions.READ_SUBSTANCES)
async def lot_compliance(read: Read, lot_id: UUID, list_code: str) -> Verdict:
    """What the papers of a lot come to today."""
    lot = await read.get(MaterialLot, lot_id)
    if lot is None:
        raise LotNotFound()
    found, papers = await book(read, list_code), await known(read, [lot.item_id], list_code)
    return rules.judged(papers.of_lot(lot), found, await masterdata.plant_day(read, now()))


@dataclass(frozen=True)
class Part:
    """One thing a product is made of, from one supplier (None: no supplier is known). `level` 0 is the product."""

    item: Item
    supplier: Partner | None
    path: str  # positions from the top, 10.20
    level: int
    bought: bool  # nothing of ours is below it
    verdict: Verdict
    under: Item | None = None  # what it goes into, where that is not the product itself


@dataclass(frozen=True)
class RollUp:
    item: Item
    book: Book
    verdict: Verdict
    weakest: Part | None
    parts: Sequence[Part]
    day: date


_IDS = any_(bindparam("ids", type_=ARRAY(Uuid())))
SUPPLIERS = Statement(
    select(MaterialLot.item_id, MaterialLot.supplier_id)
    .where(own(MaterialLot), MaterialLot.item_id == _IDS, MaterialLot.supplier_id.is_not(None))
    .distinct()
)


@query(needs=permissions.READ_SUBSTANCES)
async def product_compliance(read: Read, item_id: UUID, list_code: str = rohs.CODE) -> RollUp:
    """A product through its BOM of today: each bought part by each supplier it ever came from or that declared it, and
    what we make ourselves where it has papers of its own. The whole is as good as the worst of them."""
    item = await masterdata.existing(read, Item, item_id)
    found, day = await book(read, list_code), await masterdata.plant_day(read, now())
    lines = await masterdata.explode(read, item.id, day)
    below = {each.item.id: each.item for each in lines}
    papers = await known(read, [item.id, *below], list_code)
    suppliers = await _suppliers(read, [item.id, *below], papers)
    parts = _parts(item, not lines, "", 0, papers, suppliers, found, day)
    at = {tuple(each.path): each.item for each in lines}
    for each in lines:
        path = ".".join(str(position) for position in each.path)
        made = _parts(each.item, each.bom is None, path, each.level, papers, suppliers, found, day)
        parts += [replace(part, under=at.get(tuple(each.path[:-1]))) for part in made]
    verdict = rules.worst(part.verdict for part in parts)
    weakest = next((part for part in parts if part.verdict == verdict), None)
    return RollUp(item, found, rules.while_all_hold(verdict, (part.verdict for part in parts)), weakest, parts, day)


async def _suppliers(read: Read, item_ids: Sequence[UUID], papers: Known) -> Mapping[UUID, list[Partner]]:
    ids: dict[UUID, set[UUID]] = {}
    for row in await read.all(SUPPLIERS, ids=list(item_ids)):
        ids.setdefault(row["item_id"], set()).add(row["supplier_id"])
    for item_id, rows in papers.rows.items():
        ids.setdefault(item_id, set()).update(row.supplier_id for row in rows if row.supplier_id is not None)
    partners = {p.id: p for p in await read.many(Partner, {id for each in ids.values() for id in each}) if p}
    return {
        item_id: sorted((partners[id] for id in each if id in partners), key=lambda p: p.code)
        for item_id, each in ids.items()
    }


def _parts(
    item: Item, bought: bool, path: str, level: int, papers: Known, suppliers: Mapping[UUID, list[Partner]],
    found: Book, day: date,
) -> list[Part]:  # fmt: skip
    if not bought and not papers.rows.get(item.id):
        return []  # what it is made of vouches for it
    sources: list[Partner | None] = [*suppliers.get(item.id, ())] or [None]
    return [
        Part(
            item, supplier, path, level, bought,
            rules.judged(papers.of_supplier(item.id, supplier.id if supplier else None), found, day),
        )
        for supplier in sources
    ]  # fmt: skip
