"""The life of quarantined input: somebody books it or dismisses it, once."""

MOVES = {"open": ("booked", "dismissed"), "booked": (), "dismissed": ()}


def may_move(before: str, after: str) -> bool:
    return after in MOVES[before]
