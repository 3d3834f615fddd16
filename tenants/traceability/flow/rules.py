"""Decisions about the material of an order; no session, no clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from infra.quantity import ZERO
from tenants.masterdata.units import rounded

SHORTFALL_STATES = ("open", "settled", "cancelled")
OUTPUT_STATES = ("open", "closed")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an order's snapshot. `net` and its unit as the BOM says, for one of the order's item."""

    position: int
    item_id: UUID
    code: str
    name_zh: str
    name_en: str
    net: Fraction
    unit: str
    kept: Fraction  # of what is issued, this part is not lost
    alternative_of: int | None
    sequence: int | None

    @property
    def group(self) -> int:
        return self.alternative_of or self.position


@dataclass(frozen=True, slots=True)
class Need:
    """What an order takes of one line of its snapshot, in the item's own unit.

    `each`: gross, for one of the order's item. `quantity`: for the whole order, if this line covers all of it.
    `issued` stands issued to the order, `consumed` is gone into it. `left`: what may still be issued, after what the
    group's other lines cover already.
    """

    line: Line
    operation_id: UUID | None
    unit: str
    decimals: int
    each: Fraction
    quantity: Decimal
    method: str
    tracking: str
    issued: Decimal = ZERO
    consumed: Decimal = ZERO
    left: Decimal = ZERO

    @property
    def position(self) -> int:
        return self.line.position

    @property
    def item_id(self) -> UUID:
        return self.line.item_id

    @property
    def alternative_of(self) -> int | None:
        return self.line.alternative_of

    @property
    def required(self) -> Decimal:
        return self.quantity


def lines_of(snapshot: Mapping[str, Any] | None) -> list[Line]:
    bom = (snapshot or {}).get("bom") or {}
    return [
        Line(
            position=each["position"],
            item_id=UUID(each["item_id"]),
            code=each["code"],
            name_zh=each["name_zh"],
            name_en=each["name_en"],
            net=Fraction(Decimal(each["quantity"])),
            unit=each["unit"],
            kept=1 - Fraction(Decimal(each.get("scrap_percent") or 0)) / 100,
            alternative_of=each.get("alternative_of"),
            sequence=each.get("step_sequence"),
        )
        for each in bom.get("lines", ())
    ]


@dataclass(frozen=True, slots=True)
class Output:
    """What else comes out of an order: planned for the whole of it, in the item's own unit."""

    item_id: UUID
    code: str
    name_zh: str
    name_en: str
    kind: str
    unit: str
    planned: Decimal
    cost_share: Decimal


def outputs_of(snapshot: Mapping[str, Any] | None, quantity: Decimal) -> list[Output]:
    bom = (snapshot or {}).get("bom") or {}
    return [
        Output(
            item_id=UUID(each["item_id"]),
            code=each["code"],
            name_zh=each["name_zh"],
            name_en=each["name_en"],
            kind=each["kind"],
            unit=each["unit"],
            planned=Decimal(each["quantity"]) * quantity,
            cost_share=Decimal(each["cost_share"]),
        )
        for each in bom.get("outputs", ())
    ]


def share_out(
    needs: Sequence[Need], pieces: Decimal, issued: Mapping[UUID, Decimal], consumed: Mapping[UUID, Decimal]
) -> list[Need]:
    """The needs with what of each is issued, consumed and left. What one item has at several lines goes to the first
    of them until it is full; the rest, and what is too much, stays at the last."""
    places: dict[UUID, list[int]] = {}
    for n, need in enumerate(needs):
        places.setdefault(need.item_id, []).append(n)
    told = list(needs)
    for item_id, spots in places.items():
        gone, standing = consumed.get(item_id, ZERO), issued.get(item_id, ZERO)
        for place in spots:
            need, last = told[place], place == spots[-1]
            here = gone if last else min(gone, need.quantity)
            there = standing if last else min(standing, need.quantity - here)
            told[place] = replace(need, consumed=here, issued=there)
            gone, standing = gone - here, standing - there
    covered: dict[int, Fraction] = {}
    for need in told:
        taken = Fraction(need.issued + need.consumed)
        covered[need.line.group] = covered.get(need.line.group, Fraction(0)) + taken / need.each
    return [replace(need, left=_left(need, pieces, covered[need.line.group])) for need in told]


def _left(need: Need, pieces: Decimal, covered: Fraction) -> Decimal:
    return rounded(max(Fraction(pieces) - covered, Fraction(0)) * need.each, need.decimals, "up")


def used_up(need: Need, before: Decimal, after: Decimal) -> Decimal:
    """What a report takes that brings an operation from `before` to `after` pieces; the rounding of each is made good
    by the next, so that a thousand reports of one piece take what one report of a thousand does."""
    return rounded(need.each * Fraction(after), need.decimals) - rounded(need.each * Fraction(before), need.decimals)


def spread(wanted: Decimal, there: Iterable[tuple[Any, Decimal]]) -> list[tuple[Any, Decimal]]:
    """`wanted` out of places in their order, as much of each as there is; together less when there is less."""
    taken = []
    for place, quantity in there:
        if wanted <= 0:
            break
        part = min(wanted, quantity)
        if part > 0:
            taken.append((place, part))
            wanted -= part
    return taken
