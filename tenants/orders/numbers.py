"""Running numbers of a tenant. The counter's row lock keeps two orders from getting one number."""

import re

from sqlalchemy import bindparam, func, select
from sqlalchemy.dialects.postgresql import insert

from infra.db import TENANT, Statement, own
from infra.work import Work
from tenants.orders.errors import NumberInvalid, NumberTaken
from tenants.orders.models import Counter, ProductionOrder

PREFIX = "MO-"
FIRST = {"order": 1000, "card": 1000}

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


TAKEN = Statement(
    select(func.count())
    .select_from(ProductionOrder)
    .where(own(ProductionOrder), ProductionOrder.number == bindparam("number"))
)


async def order_number(work: Work, wanted: str | None) -> str:
    """The wanted number if it is free, else the next of the counter that nobody has typed by hand."""
    if wanted is not None:
        if not _NUMBER.fullmatch(wanted):
            raise NumberInvalid(number=wanted[:40])
        if await work.scalar(TAKEN, number=wanted):
            raise NumberTaken(number=wanted)
        return wanted
    while True:
        (running,) = await take(work, "order", 1)
        number = f"{PREFIX}{running}"
        if not await work.scalar(TAKEN, number=number):
            return number
