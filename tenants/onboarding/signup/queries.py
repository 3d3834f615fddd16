"""Finding a sign-up by the key of its browser, and the first order of a new company."""

import hmac
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, func, select

from infra import clock
from infra.actions import query
from infra.db import Statement, mine, own
from infra.work import Read
from tenants.identity.models import Device
from tenants.masterdata.models import Item
from tenants.onboarding.signup import rules
from tenants.onboarding.signup.errors import SignUpUnknown
from tenants.onboarding.signup.models import SignUp
from tenants.onboarding.templates.models import Sample
from tenants.orders.models import Operation, ProductionOrder
from tenants.orders.permissions import READ_ORDERS


async def sign_up_of(read: Read, id: UUID, key_hash: bytes) -> SignUp:
    """Raises SignUpUnknown for a wrong key, an older one, and a sign-up left alone for too long."""
    row: SignUp | None = await read.get(SignUp, id)
    if row is None or not hmac.compare_digest(row.key_hash, key_hash) or _left_alone(row):
        raise SignUpUnknown()
    return row


def _left_alone(row: SignUp) -> bool:
    since: timedelta = clock.now() - row.proved_at
    return since > rules.RESUMED_FOR


class FirstOrder(NamedTuple):
    """The test order of a new company and how far it has come: a phone is enrolled, something is reported."""

    order: ProductionOrder
    item: Item
    operation: Operation
    phones: int
    reported: bool


SAMPLE_ORDERS = Statement(
    mine(Sample).where(Sample.what == "order", Sample.wiped_at.is_(None)).order_by(Sample.position)
)
OPERATIONS = Statement(mine(Operation).where(Operation.order_id == bindparam("order_id")).order_by(Operation.sequence))
PHONES = Statement(
    select(func.count()).select_from(Device).where(own(Device), Device.state == "enrolled", Device.kind != "display")
)


@query(needs=READ_ORDERS)
async def first_order(read: Read) -> FirstOrder | None:
    """The first released sample order with its first operation; None once samples are wiped."""
    ids = [id for row in await read.all(SAMPLE_ORDERS) for id in row.record_ids]
    for order in await read.many(ProductionOrder, ids):
        if order is not None and order.state != "planned":
            operations: list[Operation] = await read.all(OPERATIONS, order_id=order.id)
            item = await read.get(Item, order.item_id)
            if operations and item is not None:
                reported = any(each.state != "waiting" for each in operations)
                return FirstOrder(order, item, operations[0], await read.scalar(PHONES), reported)
    return None
