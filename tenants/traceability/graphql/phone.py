"""What a phone in the store pulls."""

from uuid import UUID

import strawberry

from infra.graphql import Info
from tenants.traceability.phone import phone_stock, shapes

for _each in (
    shapes.PhoneItem, shapes.PhoneLocation, shapes.PhoneBalance, shapes.PhoneLot, shapes.PhoneNeed, shapes.PhoneOrder,
    shapes.PhoneReservation, shapes.PhoneCountLine, shapes.PhoneCount, shapes.PhonePack, shapes.PhoneHelper,
    shapes.PhoneSupplier, shapes.PhoneStock,
):  # fmt: skip
    strawberry.type(_each, description=_each.__doc__)


@strawberry.type
class PhoneQuery:
    @strawberry.field
    async def phone_stock(
        self, info: Info, known: list[str] | None = None, opened: list[UUID] | None = None
    ) -> shapes.PhoneStock:
        """What this person's phone holds to work without a network; sets whose tag is in `known` are null."""
        return await phone_stock(info.context.read, known or (), opened or ())
