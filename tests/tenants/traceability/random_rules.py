"""The ledger's decisions alone, without a database: random moves against a count of single things.

The oracle keeps every single thing apart, one token for each, and a list of places for each lot; the ledger's pure
functions keep sums. After every step both must hold the same, and what one refuses the other must find impossible.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from infra.errors import Refusal
from infra.quantity import ZERO
from tenants.traceability import ledger, rules
from tenants.traceability.ledger import Key, Move, Place, Spot
from tenants.traceability.models import MaterialLot

COMES, STAYS, GOES, BECOMES = (sorted(each) for each in (rules.COMES, rules.STAYS, rules.GOES, rules.BECOMES))
LOTS, LOCATIONS, ORDERS, PACKS = 12, 5, 3, 3


@dataclass
class Shelves:
    """Every single thing with the place it is at: what no sum can hide."""

    things: Counter[Key] = field(default_factory=Counter)
    came: Counter[UUID] = field(default_factory=Counter)
    went: Counter[UUID] = field(default_factory=Counter)

    def can(self, moves: list[Move]) -> bool:
        at: dict[Key, int] = {}
        for each in moves:
            if each.from_ is not None:
                key = (each.lot.id, each.from_)
                at[key] = at.get(key, self.things[key]) - int(each.quantity)
                if at[key] < 0:
                    return False
            if each.to is not None:
                key = (each.lot.id, each.to)
                at[key] = at.get(key, self.things[key]) + int(each.quantity)
        return True

    def carry(self, moves: list[Move]) -> None:
        for each in moves:
            if each.from_ is not None:
                self.things[each.lot.id, each.from_] -= int(each.quantity)
            else:
                self.came[each.lot.id] += int(each.quantity)
            if each.to is not None:
                self.things[each.lot.id, each.to] += int(each.quantity)
            else:
                self.went[each.lot.id] += int(each.quantity)


@dataclass
class Verdict:
    moves: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def lots() -> list[MaterialLot]:
    """The last two are pieces."""
    return [
        MaterialLot(id=UUID(int=n + 1), number=f"L{n}", unit="pcs", kind="piece" if n >= LOTS - 2 else "lot")
        for n in range(LOTS)
    ]


def place(chance: random.Random) -> Place:
    order = UUID(int=100 + chance.randrange(ORDERS)) if chance.random() < 0.25 else None
    pack = UUID(int=200 + chance.randrange(PACKS)) if chance.random() < 0.2 else None
    return Place(UUID(int=10 + chance.randrange(LOCATIONS)), order, pack)


def step(chance: random.Random, every: list[MaterialLot]) -> list[Move]:
    """One to three moves of one command: what comes, stays, goes, or turns from one lot into another."""
    moves: list[Move] = []
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        lot, quantity = chance.choice(every), Decimal(chance.randint(1, 6))
        family = chance.random()
        if family < 0.3:
            moves.append(Move(kind=chance.choice(COMES), lot=lot, quantity=quantity, to=place(chance)))
        elif family < 0.65:
            kind = chance.choice(STAYS)
            moves.append(Move(kind=kind, lot=lot, quantity=quantity, from_=place(chance), to=place(chance)))
        elif family < 0.88:
            moves.append(Move(kind=chance.choice(GOES), lot=lot, quantity=quantity, from_=place(chance)))
        else:
            kind, target = chance.choice(BECOMES), chance.choice(every)
            moves.append(Move(kind=kind, lot=lot, quantity=quantity, from_=place(chance), target_lot_id=target.id))
            moves.append(Move(kind=kind, lot=target, quantity=quantity, to=place(chance)))
    return moves


def promises(chance: random.Random) -> dict[Spot, Decimal]:
    spots = [(UUID(int=1 + chance.randrange(LOTS)), UUID(int=10 + chance.randrange(LOCATIONS))) for _ in range(4)]
    return {spot: Decimal(chance.randint(0, 5)) for spot in spots}


def run(steps: int, seed: int) -> Verdict:
    """So many commands; the first differences, if any."""
    chance, every = random.Random(seed), lots()
    shelves, verdict = Shelves(), Verdict()
    stock: dict[UUID, dict[Key, Decimal]] = {each.id: {} for each in every}
    promised = promises(chance)
    for n in range(steps):
        if n % 50 == 0:
            promised = promises(chance)
        moves = step(chance, every)
        verdict.moves += len(moves)
        touched = {each.lot.id for each in moves}
        amounts = {key: amount for id in touched for key, amount in stock[id].items()}
        new, refusal = _decided(moves, amounts, promised)
        _compare(verdict, shelves, moves, new, refusal, promised)
        if new is not None:
            for id in touched:
                stock[id] = {key: amount for key, amount in new.items() if key[0] == id and amount}
            shelves.carry(moves)
        if n % 997 == 0 or n == steps - 1:
            _closes(verdict, shelves, {key: amount for some in stock.values() for key, amount in some.items()}, n)
        if verdict.wrong:
            break
    return verdict


def _decided(
    moves: list[Move], amounts: dict[Key, Decimal], promised: dict[Spot, Decimal]
) -> tuple[dict[Key, Decimal] | None, str | None]:
    """What lies where if the ledger lets the moves pass, else why not."""
    try:
        for each in moves:
            rules.check_sides(each.kind, each.from_ is not None, each.to is not None)
            rules.check_amount(each.quantity)
        new = ledger.after(moves, amounts)
        ledger.check_pieces(moves, new)
        ledger.check_promised(ledger.drawn_on(moves), new, promised)
    except Refusal as error:
        return None, error.code
    return new, None


def _compare(
    verdict: Verdict,
    shelves: Shelves,
    moves: list[Move],
    new: dict[Key, Decimal] | None,
    refusal: str | None,
    promised: dict[Spot, Decimal],
) -> None:
    possible = shelves.can(moves)
    if refusal is not None:
        verdict.refused[refusal] += 1
    if refusal == "traceability.stock_too_low" and possible:
        verdict.wrong.append(f"refused what lies there: {moves}")
    if new is None:
        return
    if not possible:
        verdict.wrong.append(f"passed what does not lie there: {moves}")
    if any(amount < 0 for amount in new.values()):
        verdict.wrong.append(f"below zero: {moves}")
    for spot, lot in ledger.drawn_on(moves).items():
        free = sum(amount for (id, at), amount in new.items() if (id, at.location_id) == spot and at.order_id is None)
        if free < promised.get(spot, ZERO):
            verdict.wrong.append(f"took what was promised of {lot.number}")


def _closes(verdict: Verdict, shelves: Shelves, amounts: dict[Key, Decimal], n: int) -> None:
    counted = {key: Decimal(number) for key, number in shelves.things.items() if number}
    if counted != amounts:
        verdict.wrong.append(f"after {n} commands the sums differ from the things")
    for lot in lots():
        stock = sum((amount for (id, _), amount in amounts.items() if id == lot.id), ZERO)
        if shelves.came[lot.id] - shelves.went[lot.id] != stock:
            verdict.wrong.append(f"the balance of {lot.number} does not close after {n} commands")
        if lot.kind == "piece" and stock > 1:
            verdict.wrong.append(f"there are {stock} of the piece {lot.number}")
