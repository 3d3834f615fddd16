"""What a phone in the store pulls."""

from typing import TYPE_CHECKING, Any

import strawberry

from infra.graphql import Info
from tenants.traceability.phone import phone_stock, shapes

for _each in (
    shapes.PhoneItem, shapes.PhoneLocation, shapes.PhoneBalance, shapes.PhoneLot, shapes.PhoneNeed, shapes.PhoneOrder,
    shapes.PhoneReservation, shapes.PhoneCountLine, shapes.PhoneCount, shapes.PhonePack, shapes.PhoneHelper,
    shapes.PhoneStock,
):  # fmt: skip
    strawberry.type(_each, description=_each.__doc__)

if TYPE_CHECKING:
    PhoneStock = Any
else:
    PhoneStock = shapes.PhoneStock


@strawberry.type
class PhoneQuery:
    @strawberry.field(
        description="What this person's phone holds to work without a network; sets whose tag is in `known` are null."
    )
    async def phone_stock(self, info: Info, known: list[str] | None = None) -> PhoneStock:
        return await phone_stock(info.context.read, known or ())
