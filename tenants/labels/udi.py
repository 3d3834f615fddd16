"""What identifies a lot or piece to the world: its device identifier and the data string of its code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select

from infra.codes import gs1
from infra.codes.problem import CodeInvalid
from infra.db import Statement, own
from infra.work import Read
from tenants.masterdata.models import Item
from tenants.traceability.identify import identify as identified
from tenants.traceability.models import GenealogyLink, MaterialLot


@dataclass(frozen=True)
class Carrier:
    """`expected` is what a scan of the printed code must give back: di, lot, serial, expiry (ISO date)."""

    di: str | None
    fields: dict[str, str]
    expected: dict[str, str]


CAME_OF = Statement(
    select(GenealogyLink.target_id, MaterialLot.number)
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == GenealogyLink.source_id))
    .where(
        own(GenealogyLink),
        GenealogyLink.target_id == any_(bindparam("ids", type_=ARRAY(Uuid()))),
        GenealogyLink.kind == "split",
    )
    .order_by(GenealogyLink.linked_at)
)


async def carrier(read: Read, lots: Sequence[MaterialLot], items: Mapping[UUID | None, Item]) -> dict[UUID, Carrier]:
    """By lot. A piece's code names the lot it was taken from, too."""
    pieces = [lot.id for lot in lots if lot.kind == "piece"]
    came = {row["target_id"]: row["number"] for row in await read.all(CAME_OF, ids=pieces)} if pieces else {}
    return {lot.id: _carrier(lot, items[lot.item_id], came.get(lot.id)) for lot in lots}


def _carrier(lot: MaterialLot, item: Item, came_of: str | None) -> Carrier:
    if not item.gtin:
        return Carrier(None, {}, {})
    di = item.gtin.zfill(14)
    expected: dict[str, str] = {"di": di}
    parts: list[tuple[str, str]] = [("01", di)]
    if lot.expires_on is not None:
        expected["expiry"] = lot.expires_on.isoformat()
        parts.append(("17", f"{lot.expires_on:%y%m%d}"))
    named = (
        [("10", "lot", came_of), ("21", "serial", lot.number)] if lot.kind == "piece" else [("10", "lot", lot.number)]
    )
    for ai, name, value in named:
        if value:
            expected[name] = value
            parts.append((ai, value))
    try:
        text = gs1.hri(parts)
    except CodeInvalid:  # a number GS1 cannot hold: the label says so where it is to show the code
        text = "".join(f"({key}){value}" for key, value in parts)
    return Carrier(di, {"udi.di": di, "udi.gs1": text, "udi.code": text}, expected)


def read_codes(codes: Sequence[str]) -> dict[str, Any]:
    """What the scanned codes say: di, lot, serial, expiry (ISO date). Codes that are none of GS1's say nothing."""
    found: dict[str, Any] = {}
    for text in codes:
        try:
            elements = gs1.parse(text, rules=False, unknown=True)
        except CodeInvalid:
            continue
        expiry = elements.date("17")
        told = {
            "di": elements.get("01"), "lot": elements.get("10"), "serial": elements.get("21"),
            "expiry": expiry.isoformat() if expiry else None,
        }  # fmt: skip
        found |= {name: value for name, value in told.items() if value}
    return found


async def own_code(read: Read, codes: Sequence[str], lot: MaterialLot) -> str | None:
    """The id our own code on the label stands for: of this lot when any code means it, else of what another means."""
    others: list[str] = []
    for text in codes:
        meant = [str(each.id) for each in (await identified(read, text)).candidates if each.kind in ("lot", "piece")]
        if str(lot.id) in meant:
            return str(lot.id)
        others += meant
    return others[0] if others else None
