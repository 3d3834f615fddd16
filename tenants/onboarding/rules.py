"""Decisions of onboarding; no session, no clock."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from tenants.onboarding import errors

RUN_MOVES: Mapping[tuple[str, str], str] = {
    ("received", "check"): "checking",
    ("checked", "check"): "checking",
    ("failed", "check"): "checking",
    ("checking", "checked"): "checked",
    ("checking", "fail"): "failed",
    ("checked", "start"): "importing",
    ("importing", "finish"): "imported",
    ("imported", "roll_back"): "rolling_back",
    ("partly_rolled_back", "roll_back"): "rolling_back",
    ("rolling_back", "rolled_back"): "rolled_back",
    ("rolling_back", "kept"): "partly_rolled_back",
}
RUNNING = ("importing", "rolling_back")
BUSY = ("checking", *RUNNING)
VERDICTS = ("planned", "ready", "duplicate", "refused", "held", "applied", "taken_back", "kept")
BAD = ("refused", "held")


def run_after(state: str, act: str, file: str) -> str:
    try:
        return RUN_MOVES[state, act]
    except KeyError:
        raise errors.ImportBusy(file=file, state=state) from None


# -- levels of a BOM -----------------------------------------------------------------------------------

_DOTS = re.compile(r"(\.+)\s*(\d{1,2})")
_OUTLINE = re.compile(r"\d{1,4}(\.\d{1,4})+")
_PLAIN = re.compile(r"\d{1,2}")


def level_of(text: str, cell: str) -> int:
    """`2`, `..2` and `1.3` are the second level: by number, by dots with the number, by outline."""
    if found := _DOTS.fullmatch(text):
        return int(found[2])
    if _OUTLINE.fullmatch(text):
        return text.count(".") + 1
    if _PLAIN.fullmatch(text):
        return int(text)
    raise errors.LevelUnreadable(cell=cell, value=text[:40])


# -- half-finished orders ------------------------------------------------------------------------------


class Progress(NamedTuple):
    """What one operation has made when the order moves in."""

    good: Decimal
    scrap: Decimal


class Node(NamedTuple):
    id: UUID
    name: str
    predecessors: Sequence[UUID]


def check_progress(quantity: Decimal, nodes: Sequence[Node], made: Mapping[UUID, Progress]) -> None:
    """Nothing passes an operation that its predecessors have not delivered. `nodes` in the order of their sequence."""
    nothing = Progress(Decimal(0), Decimal(0))
    for node in nodes:
        mine = made.get(node.id, nothing)
        available = min((made.get(each, nothing).good for each in node.predecessors), default=quantity)
        if mine.good + mine.scrap > available:
            raise errors.MoreThanArrived(operation=node.name, quantity=mine.good + mine.scrap, available=available)
