"""Reached lots: one recursive statement each way over the two covering indexes of the links.

UNION, never UNION ALL: a lot that is reached on ten ways is visited once, and a ring (there is none) would still end.
Ids only: rows are read afterwards, for those that are shown.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Integer, Uuid, bindparam, func, select, union

from infra.db import Statement, own
from infra.work import Read
from tenants.traceability.models import GenealogyLink

MOST = 100_000
"""How many lots a reach names at most; who gets one more knows that it goes on."""


class Direction(StrEnum):
    FORWARD = "forward"  # where it went
    BACKWARD = "backward"  # what it came from
    BOTH = "both"  # what the starts came from and where they went; not the neighbours of neighbours


def closure(seed: Any, direction: Direction) -> Any:
    """A table `id` of the seed and all it reaches, nearest first. `seed`: a select of one column of lot ids."""
    link = GenealogyLink
    ways = {
        Direction.FORWARD: [(link.source_id, link.target_id)],
        Direction.BACKWARD: [(link.target_id, link.source_id)],
        Direction.BOTH: [(link.source_id, link.target_id), (link.target_id, link.source_id)],
    }
    walked = [_walked(seed, near, far, n) for n, (near, far) in enumerate(ways[direction])]
    if len(walked) == 1:
        return walked[0]
    return union(*(select(each.c.id) for each in walked)).subquery("reached")


def _walked(seed: Any, near: Any, far: Any, n: int) -> Any:
    walk = seed.cte(f"reached_{n}", recursive=True)
    return walk.union(select(far.label("id")).where(own(GenealogyLink), near == walk.c.id))


def _reached(direction: Direction) -> Statement:
    seed = select(func.unnest(bindparam("lot_ids", type_=ARRAY(Uuid()))).label("id"))
    found = closure(seed, direction)
    return Statement(select(found.c.id).limit(bindparam("most", type_=Integer())))


REACHED = {direction: _reached(direction) for direction in Direction}


async def reached(
    read: Read, lot_ids: Sequence[UUID], direction: Direction | str = Direction.FORWARD, *, most: int = MOST
) -> list[UUID]:
    """Ids of these lots and of every lot they went into (forward), came from (backward), or both.

    One statement. At most `most` ids, the nearest first: who asks for one more than he shows knows whether it went on.
    The given ids are answered as they are; that they are the company's own shows when their rows are read.
    """
    rows = await read.all(REACHED[Direction(direction)], lot_ids=list(lot_ids), most=most)
    return [row["id"] for row in rows]
