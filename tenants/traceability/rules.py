"""Decisions about lots and serials; no session, no clock."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from tenants.traceability.errors import LotNumberInvalid, SerialRepeated, SerialUnknown

ORIGINS = ("opening", "received", "produced", "split", "merged", "regraded", "relabelled", "returned")
MOVEMENT_KINDS = (
    "open", "receive", "return_from_customer", "produce", "found",  # it comes
    "transfer", "issue", "give_back", "pack", "unpack", "send_out", "take_in",  # it stays ours, elsewhere
    "consume", "ship", "return_to_supplier", "scrap", "lost", "withdraw",  # it goes
    "split", "merge", "regrade", "relabel",  # one lot becomes another: it goes from one and comes to the other
)  # fmt: skip
LINK_KINDS = ("consume", "split", "merge", "regrade", "relabel", "rework", "byproduct")

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


def listed(serials: Collection[str], most: int = 5) -> str:
    named = sorted(serials)
    more = f" +{len(named) - most}" if len(named) > most else ""
    return ", ".join(named[:most]) + more
