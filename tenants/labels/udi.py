"""What identifies a lot or piece to the world: its device identifier and the data string of its code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select

from infra.codes.problem import CodeInvalid
from infra.codes.scan import read_scan
from infra.codes.udi import assemble
from infra.db import Statement, mine, own
from infra.work import Read
from tenants.masterdata.models import Item
from tenants.traceability.identify import identify as identified
from tenants.traceability.models import DeviceIdentifier, GenealogyLink, MaterialLot
from tenants.traceability.udi.rules import LEVELS, WITHDRAWN

_IDS = bindparam("ids", type_=ARRAY(Uuid()))
CAME_OF = Statement(
    select(GenealogyLink.target_id, MaterialLot.number)
    .join(MaterialLot, own(MaterialLot) & (MaterialLot.id == GenealogyLink.source_id))
    .where(own(GenealogyLink), GenealogyLink.target_id == any_(_IDS), GenealogyLink.kind == "split")
    .order_by(GenealogyLink.linked_at)
)
DEVICES = Statement(
    mine(DeviceIdentifier).where(DeviceIdentifier.item_id == any_(_IDS), DeviceIdentifier.state != WITHDRAWN)
)


class Device(NamedTuple):
    issuer: str  # infra.codes.udi.ISSUERS
    di: str


@dataclass(frozen=True)
class Carrier:
    """`fields`: what a label may show. `expected`: what a scan of the printed code must give back: di, lot, serial,
    expiry (ISO date)."""

    device: Device | None
    fields: dict[str, str]
    expected: dict[str, str]


async def devices_of(read: Read, items: Sequence[Item]) -> dict[UUID, Device]:
    """The identifier of the smallest unit of each item; where none is registered, its GTIN."""
    found = {item.id: Device("GS1", item.gtin.zfill(14)) for item in items if item.gtin}
    rows: list[DeviceIdentifier] = await read.all(DEVICES, ids=[item.id for item in items])
    for row in sorted(rows, key=lambda each: LEVELS.index(each.level), reverse=True):
        found[row.item_id] = Device(row.issuer, row.di)
    return found


async def carriers_of(read: Read, lots: Sequence[MaterialLot], items: Sequence[Item]) -> dict[UUID, Carrier]:
    """By lot. A piece's code names the lot it was taken from, too."""
    pieces = [lot.id for lot in lots if lot.kind == "piece"]
    came = {row["target_id"]: row["number"] for row in await read.all(CAME_OF, ids=pieces)} if pieces else {}
    devices = await devices_of(read, items)
    return {lot.id: _carrier(lot, devices.get(lot.item_id), came.get(lot.id)) for lot in lots}


def _carrier(lot: MaterialLot, device: Device | None, came_of: str | None) -> Carrier:
    if device is None:
        return Carrier(None, {}, {})
    named = (came_of, lot.number) if lot.kind == "piece" else (lot.number, None)
    expected = {"di": device.di}
    expected |= {name: value for name, value in zip(("lot", "serial"), named, strict=True) if value}
    if lot.expires_on is not None:
        expected["expiry"] = lot.expires_on.isoformat()
    text = _string(device, lot, *named)
    shown = {"udi.di": device.di, "udi.code": text, "udi.gs1": text if device.issuer == "GS1" else ""}
    return Carrier(device, shown, expected)


def _string(device: Device, lot: MaterialLot, number: str | None, serial: str | None) -> str:
    try:
        made = assemble(
            device.issuer, device.di, lot=number, serial=serial, made_on=lot.manufactured_on, expires_on=lot.expires_on
        )
    except CodeInvalid:  # a number the issuer's code cannot hold: what shows the code says so, the rest prints
        return ""
    return made.hri if device.issuer == "GS1" else made.data


def read_codes(codes: Sequence[str], expected: Mapping[str, Any]) -> dict[str, Any]:
    """What the scanned codes say: di, lot, serial, expiry (ISO date). A code that is no UDI says nothing. Where the
    scanner lost the separators, what is expected tells which of several readings is meant."""
    found: dict[str, Any] = {}
    for text in codes:
        scan = read_scan(text, lambda _ai, value: value in expected.values())
        if scan.udi is not None and scan.verdict == "valid":
            udi = scan.udi
            told = {"di": udi.di, "lot": udi.lot, "serial": udi.serial, "expiry": udi.expires_on}
            found |= {name: str(value) for name, value in told.items() if value}
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
