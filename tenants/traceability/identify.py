"""`identify`: what does this text mean here? The one door of every scan, search box and RFID read.

A person asks with what he has: a label's code, a number read out on the telephone, an old card. The answer is what it
is, or the things it may be, or why it is none of ours. Only what the reader may see counts as being there.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ARRAY, Text, Uuid, any_, bindparam, cast, literal, null, select, union_all

from infra.actions import query
from infra.codes.scan import Scan, read_scan, values_of
from infra.db import Statement, own
from infra.errors import BadInput
from infra.work import Read
from tenants.masterdata.models import Item, StorageLocation, WorkUnit
from tenants.masterdata.permissions import READ_MASTERDATA
from tenants.orders import rules as order_rules
from tenants.orders.models import Operation, ProductionOrder
from tenants.orders.permissions import READ_OPERATIONS, READ_ORDERS
from tenants.traceability import permissions
from tenants.traceability.models import DeviceIdentifier, MaterialLot, Pack, Receipt, Shipment, Sublot

LONGEST = 500
SHOWN = 20

KINDS: Final = ("lot", "piece", "pack", "operation", "order", "work_unit", "location", "shipment", "receipt", "item")
NEEDS: Final[Mapping[str, str]] = {
    "operation": READ_OPERATIONS.name,
    "order": READ_ORDERS.name,
    "work_unit": READ_MASTERDATA.name,
    "location": READ_MASTERDATA.name,
    "item": READ_MASTERDATA.name,
}
"""What else than lots a reader must be allowed to see, by kind."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing the text may mean. `id` is of the kind's table (a piece's: of its lot and its sublot alike)."""

    kind: str  # KINDS
    id: UUID
    text: str  # its own number or code
    by: str  # number | card | supplier_lot | purchase_order | customer_po | link | sscc | serial | lot | gtin ...
    item_id: UUID | None = None
    order_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Identified:
    """`verdict`: found (one candidate) | several | unknown | foreign (another company's) | misread (a check digit or
    a rule of the code fails) | ambiguous (its separators are lost and it can be cut in two ways)."""

    text: str  # as understood: half width, without what the scanner added
    verdict: str
    candidates: Sequence[Candidate] = field(default_factory=tuple)  # of an unknown lot or piece: the item it names
    company: str | None = None  # foreign: whose
    scan: Scan | None = None  # what the code itself says

    @property
    def only(self) -> Candidate | None:
        return self.candidates[0] if self.verdict == "found" else None


LINK = re.compile(r"(?:^|[/:])(?P<door>[TSU])/(?P<company>[A-Z0-9-]+)/(?P<code>[^/?#\s]+)/?$", re.IGNORECASE)
"""Our own papers: /T/ a traveller card, /U/ a work unit, /S/ a thing with its id or its number."""
_ID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def thing_link(public_url: str, slug: str, id: UUID) -> str:
    """What our label's QR says of a lot, piece, pack, location or paper: capitals, for QR's alphanumeric mode."""
    return f"{public_url.rstrip('/')}/S/{slug}/{id.hex}".upper()


@query(needs=permissions.READ_LOTS)
async def identify(read: Read, text: str) -> Identified:
    """What `text` means. Raises BadInput when it is empty or longer than any code."""
    return await identified(read, text)


async def identified(read: Read, text: str) -> Identified:
    """The same within a command, whose permission covers it."""
    if not text.strip() or len(text) > LONGEST:
        raise BadInput(field="text", problem=f"1 to {LONGEST} characters")
    scan = read_scan(text)
    link = LINK.search(scan.text)
    if link is not None:
        return await _linked(read, scan.text, link["door"].upper(), link["company"].lower(), link["code"])
    if scan.verdict == "plain":
        return await _plain(read, scan.text, scan)
    return replace(await _coded(read, scan), scan=scan)


async def _coded(read: Read, scan: Scan) -> Identified:
    """A code of a known scheme. What is broken may still be a number of our own that looks like one."""
    if scan.verdict == "invalid":
        found = await _plain(read, scan.text)
        return found if found.candidates else Identified(scan.text, "misread")
    if scan.verdict == "valid":
        return await _named(read, scan.text, scan.values)
    ways = [await _named(read, scan.text, values_of(each)) for each in scan.readings]
    hits = [each for each in ways if each.verdict in ("found", "several")]
    if len(hits) == 1:
        return hits[0]
    candidates = distinct(candidate for each in hits for candidate in each.candidates)
    return Identified(scan.text, "several" if candidates else "ambiguous", tuple(candidates))


async def _named(read: Read, term: str, values: Mapping[str, str]) -> Identified:
    """What a code's values name, the most exact first: a logistic unit, a piece, a lot, an item."""
    if "sscc" in values:
        packs = await _find(read, OF_PACK, texts=[values["sscc"], f"00{values['sscc']}", f"(00){values['sscc']}"])
        if packs or "gtin" not in values:
            return _verdict(term, packs)
    di = values.get("gtin") or values.get("di") or values.get("content")
    items = await _find(read, OF_DI, texts=_dis(di)) if di else []
    ids = [each.id for each in items]
    serial, lot = values.get("serial"), values.get("lot")
    for name, text in (("serial", serial), ("lot", lot)):
        found = await _find(read, WITHIN[name], texts=_spellings(text), ids=ids) if text and ids else []
        if found:
            return _verdict(term, found)
    if (serial or lot) and not items:
        return _verdict(term, await _find(read, OF_SUPPLIER, texts=_spellings(lot)) if lot else [])
    if serial or lot:
        return Identified(term, "unknown", tuple(items))
    if not items and "order_number" in values:
        return _verdict(term, await _find(read, BY_NUMBER, texts=_spellings(values["order_number"])))
    return _verdict(term, items)


def _dis(di: str) -> list[str]:
    """A GTIN as items may have it: with and without its leading zeros."""
    if not (di.isdigit() and len(di) == 14):
        return [di]
    return [di, *(di[-size:] for size in (13, 12, 8) if not di[:-size].strip("0"))]


async def _linked(read: Read, term: str, door: str, company: str, code: str) -> Identified:
    if read.actor.slug and company != read.actor.slug.lower():
        return Identified(term, "foreign", company=company)
    if door == "T":
        return await _card(read, term, code)
    if door == "U":
        return _verdict(term, await _find(read, OF_UNIT, texts=_spellings(code)))
    if _ID.fullmatch(code):
        return _verdict(term, await _find(read, BY_ID, id=UUID(code)))
    return await _plain(read, code)


async def _card(read: Read, term: str, code: str) -> Identified:
    if not order_rules.is_card(code):
        return Identified(term, "misread")
    return _verdict(term, await _find(read, OF_CARD, texts=[code]))


async def _plain(read: Read, term: str, scan: Scan | None = None) -> Identified:
    texts = _spellings(term)
    found = await _find(read, BY_NUMBER, texts=texts)
    if order_rules.is_card(term):
        found = [*await _find(read, OF_CARD, texts=[term]), *found]
    if not found and scan is not None and scan.values:
        found = list((await _named(read, term, scan.values)).candidates)
    return _verdict(term, found)


def _spellings(term: str) -> list[str]:
    """As typed, and in capitals: numbers are written in capitals and typed in small letters."""
    return list(dict.fromkeys((term, term.upper())))


def _verdict(term: str, found: Sequence[Candidate]) -> Identified:
    if not found:
        return Identified(term, "unknown")
    return Identified(term, "found" if len(found) == 1 else "several", tuple(found))


async def _find(read: Read, statement: Statement, **binds: Any) -> list[Candidate]:
    """What the reader may see of it; a thing found in two ways is one, by the first of them."""
    rows = await read.all(statement, **binds)
    return distinct(Candidate(**row) for row in rows if row["kind"] not in NEEDS or read.actor.may(NEEDS[row["kind"]]))


def distinct(found: Iterable[Candidate]) -> list[Candidate]:
    """A piece is a lot and a sublot of one id, and its order's work in process: told once."""
    kept: dict[UUID, Candidate] = {}
    for each in found:
        before = kept.setdefault(each.id, each)
        if before.order_id is None and each.order_id is not None:
            kept[each.id] = replace(before, order_id=each.order_id)
    return list(kept.values())[:SHOWN]


async def items_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Item | None]:
    return await read.many(Item, ids)


async def lots_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[MaterialLot | None]:
    return await read.many(MaterialLot, ids)


# -- statements: every one an exact look into an index -----------------------------------------------------

_TEXTS = any_(bindparam("texts", type_=ARRAY(Text())))
_ID_IS = bindparam("id", type_=Uuid())
_IDS = any_(bindparam("ids", type_=ARRAY(Uuid())))
_NOTHING = cast(null(), Uuid())


def _of(kind: Any, model: Any, by: str, told: Any, where: Any, *, item: Any = _NOTHING, order: Any = _NOTHING) -> Any:
    return (
        select(
            (literal(kind) if isinstance(kind, str) else kind).label("kind"), model.id.label("id"), told.label("text"),
            literal(by).label("by"), item.label("item_id"), order.label("order_id"),
        )
        .where(own(model), where)
        .limit(SHOWN)
    )  # fmt: skip


def _lots(by: str, where: Any) -> Any:
    return _of(MaterialLot.kind, MaterialLot, by, MaterialLot.number, where,
               item=MaterialLot.item_id, order=MaterialLot.order_id)  # fmt: skip


def _pieces(by: str, where: Any) -> Any:
    return _of("piece", Sublot, by, Sublot.serial, where, item=Sublot.item_id, order=Sublot.order_id)


def _orders(by: str, where: Any) -> Any:
    order = ProductionOrder
    return _of("order", order, by, order.number, where, item=order.item_id, order=order.id)


OF_CARD = Statement(
    _of("operation", Operation, "card", Operation.card, Operation.card == _TEXTS, order=Operation.order_id)
)
OF_UNIT = Statement(_of("work_unit", WorkUnit, "link", WorkUnit.code, WorkUnit.code == _TEXTS))


def _either(*ways: Any) -> Statement:
    return Statement(union_all(*(each.subquery().select() for each in ways)))


BY_NUMBER = _either(
    _lots("number", MaterialLot.number == _TEXTS),
    _pieces("number", Sublot.serial == _TEXTS),
    _of("pack", Pack, "number", Pack.number, Pack.number == _TEXTS),
    _orders("number", ProductionOrder.number == _TEXTS),
    _of("shipment", Shipment, "number", Shipment.number, Shipment.number == _TEXTS),
    _of("receipt", Receipt, "number", Receipt.number, Receipt.number == _TEXTS),
    _of("location", StorageLocation, "code", StorageLocation.code, StorageLocation.code == _TEXTS),
    _of("work_unit", WorkUnit, "code", WorkUnit.code, WorkUnit.code == _TEXTS),
    _of("item", Item, "code", Item.code, Item.code == _TEXTS, item=Item.id),
    _of("receipt", Receipt, "purchase_order", Receipt.number, Receipt.purchase_order == _TEXTS),
    _lots("supplier_lot", MaterialLot.supplier_lot == _TEXTS),
    _orders("customer_po", ProductionOrder.customer_po == _TEXTS),
)
BY_ID = _either(
    _lots("link", MaterialLot.id == _ID_IS),
    _pieces("link", Sublot.id == _ID_IS),
    _of("pack", Pack, "link", Pack.number, Pack.id == _ID_IS),
    _of("shipment", Shipment, "link", Shipment.number, Shipment.id == _ID_IS),
    _of("receipt", Receipt, "link", Receipt.number, Receipt.id == _ID_IS),
    _of("location", StorageLocation, "link", StorageLocation.code, StorageLocation.id == _ID_IS),
    _of("work_unit", WorkUnit, "link", WorkUnit.code, WorkUnit.id == _ID_IS),
    _orders("link", ProductionOrder.id == _ID_IS),
)
OF_PACK = Statement(_of("pack", Pack, "sscc", Pack.number, Pack.number == _TEXTS))
OF_DI = _either(
    _of("item", Item, "gtin", Item.code, Item.gtin == _TEXTS, item=Item.id),
    select(
        literal("item").label("kind"), DeviceIdentifier.item_id.label("id"), DeviceIdentifier.di.label("text"),
        literal("di").label("by"), DeviceIdentifier.item_id.label("item_id"), _NOTHING.label("order_id"),
    ).where(own(DeviceIdentifier), DeviceIdentifier.di == _TEXTS),
)  # fmt: skip
WITHIN: Final = {
    "serial": _either(
        _lots("serial", (MaterialLot.number == _TEXTS) & (MaterialLot.item_id == _IDS) & (MaterialLot.kind == "piece")),
        _pieces("serial", (Sublot.serial == _TEXTS) & (Sublot.item_id == _IDS)),
    ),
    "lot": _either(
        _lots("lot", (MaterialLot.number == _TEXTS) & (MaterialLot.item_id == _IDS)),
        _lots("supplier_lot", (MaterialLot.supplier_lot == _TEXTS) & (MaterialLot.item_id == _IDS)),
    ),
}
OF_SUPPLIER = Statement(_lots("supplier_lot", MaterialLot.supplier_lot == _TEXTS))
