"""Decisions about lots and serials; no session, no clock."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from decimal import Decimal

from tenants.traceability.errors import AmountNotAboveZero, LotNumberInvalid, SerialRepeated, SerialUnknown

ORIGINS = ("opening", "received", "produced", "split", "merged", "regraded", "relabelled", "returned")
COMES = frozenset({"open", "receive", "return_from_customer", "produce", "found"})
STAYS = frozenset({"transfer", "issue", "give_back", "pack", "unpack", "send_out", "take_in"})  # ours, elsewhere
GOES = frozenset({"consume", "ship", "return_to_supplier", "scrap", "lost", "withdraw"})
BECOMES = frozenset({"split", "merge", "regrade", "relabel"})  # it goes from one lot and comes to the other
MOVEMENT_KINDS = COMES | STAYS | GOES | BECOMES
BEYOND_PROMISES = frozenset({"lost", "scrap", "withdraw"})
"""What they say is so, whatever was reserved."""
LINK_KINDS = ("consume", "split", "merge", "regrade", "relabel", "rework", "byproduct")

# A movement taken back has the kind of what it takes back, and its sides the other way round.


def check_sides(kind: str, leaves: bool, arrives: bool, reversal: bool = False) -> None:
    """Each kind has its sides; another use of it is an error in the code that asks for it."""
    outer = (arrives, leaves) if reversal else (leaves, arrives)
    right = {
        (False, True): kind in COMES or kind in BECOMES or kind == "send_out",  # work in process is in no stock before
        (True, False): kind in GOES or kind in BECOMES or kind == "take_in",  # nor after
        (True, True): kind in STAYS,
    }.get(outer, False)
    if not right:
        raise TypeError(f"a movement {kind!r} cannot have these sides: leaves={leaves}, arrives={arrives}")


def check_amount(quantity: Decimal) -> None:
    if quantity <= 0:
        raise AmountNotAboveZero(quantity=str(quantity))


_NUMBER = re.compile(r"\w[\w./-]{0,59}")


def check_number(number: str) -> str:
    if not _NUMBER.fullmatch(number):
        raise LotNumberInvalid(number=number[:60])
    return number


def check_serials(serials: Sequence[str]) -> list[str]:
    """Serials as they are kept; none may stand there twice."""
    kept = [check_number(each.strip()) for each in serials]
    twice = [serial for serial, times in Counter(kept).items() if times > 1]
    if twice:
        raise SerialRepeated(serials=listed(twice))
    return kept


def check_known(serials: Sequence[str], known: Collection[str]) -> None:
    """After the first operation the pieces of an order are known; another piece is a wrong one."""
    foreign = [serial for serial in serials if serial not in known]
    if known and foreign:
        raise SerialUnknown(serials=listed(foreign))


def listed(serials: Collection[str], most: int = 5) -> list[str]:
    named = sorted(serials)
    return named if len(named) <= most else [*named[:most], f"+{len(named) - most}"]
