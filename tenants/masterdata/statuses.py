"""检验状态: may this lot, piece of equipment, area or storage location be used? One table for all of them.

ISO 13485 7.5.8 and the Chinese GMP (2010) articles 106 and 115 ask that the state is always visible and that nothing
leaves it without somebody's decision.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tenants.masterdata.errors import StatusMoveRefused, StatusUnknown

QUARANTINED, ACCEPTED, REJECTED, HELD, RESTRICTED = STATUSES = (
    "quarantined", "accepted", "rejected", "held", "restricted",
)  # fmt: skip

USABLE: Final = frozenset({ACCEPTED, RESTRICTED})
"""Restricted: only where the restriction's reason allows it, so every use of it is asked for a reason."""

MOVES: Final[Mapping[str, frozenset[str]]] = MappingProxyType({
    QUARANTINED: frozenset({ACCEPTED, REJECTED, HELD, RESTRICTED}),
    ACCEPTED: frozenset({QUARANTINED, HELD, RESTRICTED}),
    REJECTED: frozenset({HELD}),
    HELD: frozenset({QUARANTINED, ACCEPTED, REJECTED, RESTRICTED}),
    RESTRICTED: frozenset({QUARANTINED, ACCEPTED, HELD, REJECTED}),
})  # fmt: skip
"""What is rejected comes back only through a hold, that is by two decisions; accepted is never rejected at once."""


def check_move(now: str, to: str) -> str:
    """`to`, if a thing in status `now` may go there. Raises StatusUnknown, StatusMoveRefused."""
    if to not in MOVES:
        raise StatusUnknown(status=to)
    if to not in MOVES[now]:
        raise StatusMoveRefused(now=now, to=to)
    return to
