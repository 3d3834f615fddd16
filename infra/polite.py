"""The first thing a process beside ours is told (infra/apart): to give way to everybody else, before it loads anything.

Nothing of ours is imported here: loading the product takes a second of computing, and somebody's report would wait.
"""

import os
import pickle
from functools import cache
from typing import Any, Final

GIVES_WAY: Final = 10


def carry_out(parcel: bytes) -> Any:
    """`function(*given)` of a pickled (function, given)."""
    _give_way()
    function, given = pickle.loads(parcel)  # noqa: S301 - from the pipe of the process that started this one
    return function(*given)


@cache
def _give_way() -> None:
    os.nice(GIVES_WAY)
