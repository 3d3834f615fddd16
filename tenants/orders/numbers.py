"""Running numbers of a tenant. The counter's row lock keeps two orders from getting one number."""

import re

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import insert

from infra.db import TENANT, Statement, own
from infra.work import Work
from tenants import masterdata
from tenants.orders.errors import NumberInvalid, NumberTaken
from tenants.orders.models import Counter, Demand, ProductionOrder

PREFIXES = {"order": "MO-", "demand": "D-"}
FIRST = {"order": 1000, "demand": 1000, "card": 1000}

_NUMBER = re.compile(r"\w[\w./-]{0,29}")

_new = insert(Counter).values(tenant_id=TENANT, kind=bindparam("kind"), last=bindparam("first"))
TAKE = Statement(
    _new.on_conflict_do_update(
        index_elements=["tenant_id", "kind"], set_={"last": Counter.last + bindparam("count")}
    ).returning(Counter.last)
)


async def take(work: Work, kind: str, count: int) -> range:
    """The next `count` numbers of a kind."""
    last = await work.scalar(TAKE, kind=kind, first=FIRST[kind] + count, count=count)
    return range(last - count + 1, last + 1)


def _taken(model: type[ProductionOrder] | type[Demand]) -> Statement:
    return Statement(select(func.count()).select_from(model).where(own(model), model.number == bindparam("number")))


TAKEN = {"order": _taken(ProductionOrder), "demand": _taken(Demand)}


async def order_number(work: Work, wanted: str | None) -> str:
    """The wanted number if it is free, else the next one by the company's rule, or of the counter."""
    return await _number(work, "order", wanted)


async def demand_number(work: Work, wanted: str | None) -> str:
    return await _number(work, "demand", wanted)


async def _number(work: Work, kind: str, wanted: str | None) -> str:
    if wanted is not None:
        if not _NUMBER.fullmatch(wanted):
            raise NumberInvalid(number=wanted[:40])
        if await work.scalar(TAKEN[kind], number=wanted):
            raise NumberTaken(number=wanted)
        return wanted
    while True:  # somebody may have typed the next one by hand
        number = await masterdata.next_number(work, kind)
        if number is None:
            (running,) = await take(work, kind, 1)
            number = f"{PREFIXES[kind]}{running}"
        if not await work.scalar(TAKEN[kind], number=number):
            return number


async def part_numbers(work: Work, parent: str, count: int) -> list[str]:
    """MO-1012-1, MO-1012-2 … : a part carries the number it came of, also where that is a part itself."""
    numbers: list[str] = []
    running = 0
    while len(numbers) < count:
        running += 1
        number = f"{parent}-{running}"
        if not await work.scalar(TAKEN["order"], number=number):
            numbers.append(number)
    return numbers
