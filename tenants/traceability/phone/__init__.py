"""What a phone in the store holds so that it can work, and refuse, without a network.

Nine sets, each with a tag of its content: a phone names the tags it has and is sent only the sets that have changed.
Kept small: the orders whose turn it is, the lots somebody could take for them, and what waits to be put away, counted
or packed. The server decides again when what the phone did arrives.
"""

import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec

from infra import clock
from infra.actions import query
from infra.work import Read
from tenants import masterdata
from tenants.traceability import permissions
from tenants.traceability.phone import sets, shapes


@query(needs=permissions.READ_LOTS)
async def phone_stock(
    read: Read, known: Sequence[str] = (), opened: Sequence[UUID] = ()
) -> shapes.PhoneStock:  # fmt: skip
    """What has changed for this person since the phone got the sets it names (`known`: their tags). `opened`: orders
    whose cards were scanned here, whoever's they are."""
    orders, reserved = await sets.orders(read, opened), await sets.reservations(read)
    counts, packs = await sets.counts(read), await sets.packs(read)
    items = {need.item_id for order in orders for need in order.needs}
    named = {each.lot_id for each in reserved} | {line.lot_id for sheet in counts for line in sheet.lines}
    lots = await sets.lots(read, items, named, [each.id for each in orders], [each.id for each in packs])
    found: dict[str, Sequence[Any]] = {
        "items": await sets.items(read, items | {each.item_id for each in lots} | {each.item_id for each in orders}),
        "locations": await sets.locations(read),
        "lots": lots,
        "orders": orders,
        "reservations": reserved,
        "counts": counts,
        "packs": packs,
        "suppliers": await sets.suppliers(read),
        "helpers": await sets.helpers(read),
    }
    tags = {name: f"{name}:{_digest(rows)}" for name, rows in found.items()}
    fresh: dict[str, Any] = {name: None if tags[name] in known else list(rows) for name, rows in found.items()}
    day = await masterdata.plant_day(read, clock.now())
    return shapes.PhoneStock(day=day, tags=sorted(tags.values()), **fresh)


def _digest(rows: Sequence[Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(rows)).hexdigest()[:16]
