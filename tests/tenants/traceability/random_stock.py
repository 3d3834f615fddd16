"""Random people in one store at once, and the judgement afterwards: what the movements say, the balances and the
journal say too, and at no moment was there less than nothing of anything anywhere."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from infra.db import mine
from infra.errors import Refusal, Unavailable
from infra.journal.canonical import canonical
from infra.quantity import ZERO
from tenants import roles
from tenants.masterdata.statuses import STATUSES
from tenants.traceability import commands as do
from tenants.traceability.flow import convert
from tenants.traceability.models import LotBalance, MaterialLot
from tenants.traceability.packs import commands as packing
from tests.kit.plant import Person
from tests.tenants.traceability.store import Store

REGULATED = ("traceability_material_lot", "traceability_lot_balance", "traceability_movement")
HOT = 14  # lots everybody reaches for: clients must get into each other's way
ROLES = (roles.WAREHOUSE, roles.QUALITY_LEAD, roles.PLANNER, roles.TEAM_LEAD)

Act = Callable[["Client"], Coroutine[Any, Any, Any]]


@dataclass
class Tally:
    """What was tried and what came of it."""

    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    collisions: Counter[str] = field(default_factory=Counter)  # deadlocks, lock timeouts: none may be

    @property
    def commands(self) -> int:
        return self.done.total() + self.refused.total() + self.collisions.total()


@dataclass
class Market:
    """What all clients share: the store, its lots, packs and sheets, and how much is left to do."""

    store: Store
    left: int
    lots: list[UUID] = field(default_factory=list)
    packs: list[UUID] = field(default_factory=list)
    sheets: list[UUID] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)


@dataclass
class Client:
    market: Market
    chance: random.Random
    person: Person

    @property
    def lot(self) -> UUID:
        return self.chance.choice(self.market.lots[-HOT:])

    @property
    def place(self) -> UUID:
        return self.chance.choice([each.id for each in self.market.store.places.values()])

    @property
    def amount(self) -> Decimal:
        return Decimal(self.chance.randint(1, 9))

    async def does(self, name: str, spec: Any, cmd: Any) -> Any:
        """None when it was refused."""
        tally = self.market.tally
        self.market.left -= 1
        try:
            row = await self.person.does(spec, cmd)
        except Refusal as refusal:
            tally.refused[f"{name}: {refusal.code}"] += 1
            return None
        except Unavailable as error:
            tally.collisions[f"{name}: {error.code}"] += 1
            return None
        tally.done[name] += 1
        return row if row is not None else True

    async def lives(self) -> None:
        acts, weights = zip(*ACTS.items(), strict=True)
        while self.market.left > 0:
            (act,) = self.chance.choices(acts, weights)
            await act(self)


async def aimed(c: Client, sure: float = 0.7) -> tuple[UUID, UUID]:
    """A lot and a place: mostly where some of it lay a moment ago, else anywhere."""
    lot = c.lot
    if c.chance.random() < sure:
        lying = await c.market.store.plant.rows(mine(LotBalance).where(LotBalance.lot_id == lot))
        if lying:
            return lot, c.chance.choice(lying).location_id
    return lot, c.place


async def receive(c: Client) -> None:
    item = c.chance.choice(list(c.market.store.items.values()))
    number = f"R{len(c.market.lots)}-{c.chance.getrandbits(40):x}"
    new = do.NewLot(item_id=item.id, quantity=Decimal(c.chance.randint(20, 60)), number=number, location_id=c.place)
    if await c.does(
        "receive", do.receive_lots, do.ReceiveLots(lots=[new], supplier_id=c.market.store.plant.customer.id)
    ):
        rows = await c.market.store.plant.rows(_numbered(number))
        c.market.lots.append(rows[0].id)


def _numbered(number: str) -> Any:
    return mine(MaterialLot).where(MaterialLot.number == number)


async def transfer(c: Client) -> None:
    lot, place = await aimed(c)
    cmd = do.TransferLot(lot_id=lot, from_location_id=place, to_location_id=c.place, quantity=c.amount)
    await c.does("transfer", do.transfer_lot, cmd)


async def adjust(c: Client) -> None:
    cmd = do.AdjustLot(lot_id=c.lot, location_id=c.place, actual=c.amount - 1, reason="盘点外调整")
    await c.does("adjust", do.adjust_lot, cmd)


async def scrap(c: Client) -> None:
    lot, place = await aimed(c)
    cmd = do.ScrapLot(lot_id=lot, location_id=place, quantity=c.amount, reason="报废")
    await c.does("scrap", do.scrap_lot, cmd)


async def send_back(c: Client) -> None:
    lot, place = await aimed(c)
    cmd = do.ReturnToSupplier(lot_id=lot, location_id=place, quantity=c.amount)
    await c.does("return_to_supplier", do.return_to_supplier, cmd)


async def ship(c: Client) -> None:
    """Two lots at once, in whatever order they were scanned: the ledger has its own."""
    items = list(c.market.store.items.values())
    lines = [do.NewShipmentLine(item_id=item.id, quantity=Decimal(99)) for item in items]
    draft = do.CreateShipment(customer_id=c.market.store.plant.customer.id, lines=lines)
    shipment = await c.does("create_shipment", do.create_shipment, draft)
    if shipment is None:
        return
    chosen = dict([await aimed(c, 0.95) for _ in range(c.chance.randint(1, 3))])
    scanned = [do.ScannedLot(lot_id=lot, quantity=c.amount, location_id=place) for lot, place in chosen.items()]
    cmd = do.Ship(shipment_id=shipment.id, lots=scanned, short=True, reason="分批")
    await c.does("ship", do.ship, cmd)


async def come_back(c: Client) -> None:
    cmd = do.ReturnFromCustomer(lot_id=c.lot, quantity=c.amount, location_id=c.place)
    await c.does("return_from_customer", do.return_from_customer, cmd)


async def decide(c: Client) -> None:
    chosen = list({c.lot for _ in range(4)})
    cmd = do.ChangeLotStatus(lot_ids=chosen, status=c.chance.choice((*STATUSES, "accepted")), reason="检验")
    await c.does("change_status", do.change_lot_status, cmd)


async def split(c: Client) -> None:
    parts = [convert.SplitPart(quantity=c.amount), convert.SplitPart(quantity=c.amount)]
    lot, place = await aimed(c)
    made = await c.does("split", convert.split_lot, convert.SplitLot(lot_id=lot, parts=parts, location_id=place))
    c.market.lots.extend(each.id for each in made or ())


async def merge(c: Client) -> None:
    chosen = dict([await aimed(c, 0.95) for _ in range(2)])
    sources = [convert.MergeSource(lot_id=lot, quantity=Decimal(1), location_id=at) for lot, at in chosen.items()]
    made = await c.does("merge", convert.merge_lots, convert.MergeLots(sources=sources, location_id=c.place))
    if made is not None:
        c.market.lots.append(made.id)


async def pack(c: Client) -> None:
    if not c.market.packs or c.chance.random() < 0.1:
        made = await c.does("open_pack", packing.open_pack, packing.OpenPack(location_id=c.place))
        if made is not None:
            c.market.packs.append(made.id)
        return
    box = c.chance.choice(c.market.packs[-6:])
    if c.chance.random() < 0.5:
        cmd = packing.PackLot(pack_id=box, lot_id=c.lot, quantity=c.amount)
        await c.does("pack", packing.pack_lot, cmd)
    elif c.chance.random() < 0.8:
        await c.does("unpack", packing.unpack_lot, packing.UnpackLot(pack_id=box, lot_id=c.lot, quantity=c.amount))
    else:
        await c.does("move_pack", packing.move_pack, packing.MovePack(pack_id=box, to_location_id=c.place))


async def count(c: Client) -> None:
    sheets = c.market.sheets
    if not sheets:
        opened = await c.does("open_count", do.open_count, do.OpenCount(location_id=c.place))
        if opened is not None:
            sheets.append(opened.id)
        return
    sheet = c.chance.choice(sheets)
    if c.chance.random() < 0.7:
        counted = [do.CountedLot(lot_id=lot, quantity=c.amount) for lot in {c.lot, c.lot}]
        await c.does("count", do.count_lots, do.CountLots(sheet_id=sheet, counted=counted))
    elif await c.does("book_count", do.book_count, do.BookCount(sheet_id=sheet, missing=c.chance.random() < 0.5)):
        sheets.remove(sheet)


ACTS: dict[Act, int] = {
    receive: 10, transfer: 30, adjust: 8, scrap: 5, send_back: 4, ship: 8, come_back: 6, decide: 7, split: 5, merge: 4,
    pack: 10, count: 6,
}  # fmt: skip


async def let_loose(store: Store, *, clients: int, commands: int, seed: int) -> Market:
    """So many clients do so many commands in all, each by its own dice."""
    for code in ("BAR", "RING", "BOLT"):
        await store.item(code, expiry_policy="warn")
    market = Market(store, commands)
    people = [store.plant.person(*ROLES, name=f"人 {n}") for n in range(clients)]
    made = [Client(market, random.Random(f"{seed}/{n}"), person) for n, person in enumerate(people)]
    for _ in range(4):
        await receive(made[0])
    await asyncio.gather(*(client.lives() for client in made))
    return market


# -- judgement ----------------------------------------------------------------------------------------------

Amounts = dict[tuple[UUID, UUID, UUID | None, UUID | None], Decimal]


async def judge(market: Market, admin_dsn: str) -> list[str]:
    """What is wrong, in words. Read as somebody who sees what is really there."""
    connection = await asyncpg.connect(admin_dsn)
    tenant = market.store.plant.tenant_id
    try:
        found = await _closes(connection, tenant)
        for table in REGULATED:
            found += await _journalled(connection, tenant, table)
    finally:
        await connection.close()
    if market.tally.collisions:
        found.append(f"collisions: {dict(market.tally.collisions)}")
    return found


async def _closes(connection: Any, tenant: UUID) -> list[str]:
    """Play the movements in their order: never below zero, and in the end exactly the balances."""
    wrong: list[str] = []
    amounts: Amounts = {}
    rows = await connection.fetch("SELECT * FROM traceability_movement WHERE tenant_id = $1 ORDER BY id", tenant)
    for row in rows:
        for side, sign in (("from", -1), ("to", 1)):
            if row[f"{side}_location_id"] is None:
                continue
            key = (row["lot_id"], row[f"{side}_location_id"], row[f"{side}_order_id"], row[f"{side}_pack_id"])
            amounts[key] = amounts.get(key, ZERO) + sign * row["quantity"]
            if amounts[key] < 0:
                wrong.append(f"below zero after movement {row['id']} ({row['kind']})")
    balances: Amounts = {
        (row["lot_id"], row["location_id"], row["order_id"], row["pack_id"]): row["quantity"]
        for row in await connection.fetch("SELECT * FROM traceability_lot_balance WHERE tenant_id = $1", tenant)
    }
    left = {key: amount for key, amount in amounts.items() if amount != 0}
    if left != balances:
        wrong.append(f"balances differ from movements at {len(set(left.items()) ^ set(balances.items()))} places")
    if any(amount <= 0 for amount in balances.values()):
        wrong.append("a balance is not above zero")
    return wrong


LAST = """SELECT DISTINCT ON (record_id) record_id, after FROM journal_change
WHERE tenant_id = $1 AND table_name = $2 ORDER BY record_id, revision DESC"""


async def _journalled(connection: Any, tenant: UUID, table: str) -> list[str]:
    """Each row is its last image, and each last image is a row or says that it was removed."""
    images = {row["record_id"]: row["after"] for row in await connection.fetch(LAST, tenant, table)}
    standing = {id: after for id, after in images.items() if after is not None}
    rows = {
        row["id"]: canonical(_decoded(dict(row)))
        for row in await connection.fetch(f"SELECT * FROM {table} WHERE tenant_id = $1", tenant)
    }
    differing = sum(rows.get(id) != standing.get(id) for id in rows.keys() | standing.keys())
    return [f"{table}: {differing} rows are not what the journal says"] if differing else []


def _decoded(row: dict[str, Any]) -> dict[str, Any]:
    """A superuser's bare connection gives JSON as text."""
    return {
        name: orjson.loads(value) if name == "custom" and isinstance(value, str) else value
        for name, value in row.items()
    }
