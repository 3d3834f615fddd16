"""Device identifiers and the company's GS1 numbers in the schema."""

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra import clock
from infra.graphql import Info, connection, loader, mutation, page_type
from tenants.masterdata.graphql import Item
from tenants.traceability import models
from tenants.traceability.identify import items_by_id
from tenants.traceability.udi import commands, nmpa, queries, settings


@strawberry.type(description="A field of the authority's record (NMPA UDID), by its published name.")
class RecordField:
    key: str
    label: str
    required: bool
    own: bool
    company: bool
    yes_no: bool
    value: str | None


def _fields(record: dict[str, Any], *, company: bool | None = None) -> list[RecordField]:
    return [
        RecordField(
            key=each.key, label=each.zh, required=each.required, own=each.own, company=each.company,
            yes_no=each.yes_no, value=record.get(each.key),
        )
        for each in nmpa.FIELDS
        if not each.own and company in (None, each.company)
    ]  # fmt: skip


@strawberry.type(
    description="A UDI-DI. `issuer`: GS1, MA, AHM or HIBC; `level`: use_unit, sale_unit, inner, box, case, pallet; "
    "`state`: draft, published, withdrawn."
)
class DeviceIdentifier:
    id: UUID
    issuer: str
    di: str
    level: str
    contains_id: UUID | None
    contained_quantity: int | None
    state: str
    published_on: date | None
    item_id: UUID
    record: list[RecordField]

    @strawberry.field
    async def item(self, info: Info) -> Item:
        row = await loader(info, items_by_id).load(self.item_id)
        assert row is not None  # a foreign key holds it
        return Item.of(row)

    @strawberry.field
    async def missing(self, info: Info) -> list[str]:
        """What the authority's record still lacks."""
        if self.level != "sale_unit":
            return []
        return list(await queries.nmpa_missing(info.context.read, self.id, clock.now().date()))

    @classmethod
    def of(cls, row: models.DeviceIdentifier) -> "DeviceIdentifier":
        return cls(
            id=row.id, issuer=row.issuer, di=row.di, level=row.level, contains_id=row.contains_id,
            contained_quantity=row.contained_quantity, state=row.state, published_on=row.published_on,
            item_id=row.item_id, record=_fields(row.record),
        )  # fmt: skip


@strawberry.type(description="What GS1 gave the company, and the registrant's part of the authority's record.")
class CompanyCodes:
    company_prefix: str | None
    gln: str | None
    record: list[RecordField]

    @classmethod
    def of(cls, row: models.CodeSetting) -> "CompanyCodes":
        return cls(company_prefix=row.company_prefix, gln=row.gln, record=_fields(row.record, company=True))


@strawberry.enum
class DeviceIdentifierSort(Enum):
    NEWEST = "NEWEST"
    DI_ASC = "DI_ASC"


@strawberry.input
class DeviceIdentifierFilter:
    item_id: UUID | None = None
    search: str | None = None
    states: list[str] | None = None
    levels: list[str] | None = None


if TYPE_CHECKING:
    DeviceIdentifierPage = Any
else:
    DeviceIdentifierPage = page_type(DeviceIdentifier)


@strawberry.type
class UdiQuery:
    @strawberry.field
    async def device_identifiers(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: DeviceIdentifierFilter | None = None,
        sort: list[DeviceIdentifierSort] | None = None,
    ) -> DeviceIdentifierPage:
        wanted = queries.IdentifierFilter(**vars(filter)) if filter else queries.IdentifierFilter()
        order = [each.value for each in sort or ()]
        read = info.context.read
        page = await queries.device_identifiers(read, first=first, after=after, filter=wanted, sort=order)
        return connection(DeviceIdentifier, page)

    @strawberry.field
    async def company_codes(self, info: Info) -> CompanyCodes:
        row = await queries.code_setting(info.context.read)
        return (
            CompanyCodes.of(row)
            if row
            else CompanyCodes(company_prefix=None, gln=None, record=_fields({}, company=True))
        )


@strawberry.type
class UdiMutation:
    register_device_identifier = mutation(commands.register_device_identifier, DeviceIdentifier)
    change_device_identifier = mutation(commands.change_device_identifier, DeviceIdentifier)
    publish_device_identifier = mutation(commands.publish_device_identifier, DeviceIdentifier)
    withdraw_device_identifier = mutation(commands.withdraw_device_identifier, DeviceIdentifier)
    set_company_codes = mutation(settings.set_company_codes, CompanyCodes)
