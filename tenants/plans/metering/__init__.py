"""How much of its plan a company uses. What is counted belongs to modules above; they say how (`meter`)."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final

from infra.work import Read

Count = Callable[[Read, datetime, datetime], Awaitable[int]]
METERS: Final = ("seats", "devices", "reports")
_meters: dict[str, Count] = {}


def meter(what: str) -> Callable[[Count], Count]:
    """Register how `what` is counted between two moments (levels ignore them). One meter each."""

    def register(count: Count) -> Count:
        known = _meters.setdefault(what, count)
        if what not in METERS or (known.__module__, known.__qualname__) != (count.__module__, count.__qualname__):
            raise TypeError(f"{what} is counted twice, or is nothing that is counted")
        return count

    return register


async def counted(read: Read, what: str, since: datetime, until: datetime) -> int:
    """0 where nobody counts it."""
    count = _meters.get(what)
    return 0 if count is None else await count(read, since, until)
