"""Substances in the schema."""

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, connection, loader, mutation, names, page_type
from tenants.masterdata.graphql import Item, Partner
from tenants.traceability import models
from tenants.traceability.graphql.stock import MaterialLot
from tenants.traceability.substances import commands, loaders, queries, rohs, rules


@strawberry.type(description="`state`: compliant, exempt, expired, undeclared or over_limit.")
class SubstanceVerdict:
    state: str
    detail: str
    until: date | None

    @classmethod
    def of(cls, row: rules.Verdict) -> "SubstanceVerdict":
        return cls(state=row.state, detail=row.detail, until=row.until)


@strawberry.type
class SubstanceLimit:
    code: str
    name: Names
    cas: str | None
    limit_ppm: Decimal

    @classmethod
    def of(cls, row: rohs.Limit) -> "SubstanceLimit":
        name = Names(zh=row.name_zh, en=row.name_en)
        return cls(code=row.code, name=name, cas=row.cas, limit_ppm=row.limit_ppm)


@strawberry.type
class SubstanceExemption:
    code: str
    text: str
    name: Names  # `text` as published, in both languages
    substances: list[str]
    limit_ppm: Decimal | None
    expires_on: date | None

    @classmethod
    def of(cls, row: Any) -> "SubstanceExemption":
        return cls(
            code=row.code, text=row.text, name=Names(zh=getattr(row, "text_zh", None) or row.text, en=row.text),
            substances=list(row.substances), limit_ppm=row.limit_ppm, expires_on=row.expires_on,
        )  # fmt: skip


@strawberry.type(description="A list of restricted substances: rohs, svhc or own.")
class SubstanceBook:
    code: str
    name: Names
    source: str
    published: bool
    limits: list[SubstanceLimit]
    exemptions: list[SubstanceExemption]

    @classmethod
    def of(cls, row: rules.Book) -> "SubstanceBook":
        return cls(
            code=row.code, name=Names(zh=row.name_zh, en=row.name_en), source=row.source,
            published=row.code == rohs.CODE, limits=[SubstanceLimit.of(each) for each in row.limits.values()],
            exemptions=[SubstanceExemption.of(each) for each in row.exemptions.values()],
        )  # fmt: skip


@strawberry.type
class SubstanceValue:
    substance: str
    material: str
    ppm: Decimal
    exemption: str | None

    @classmethod
    def of(cls, row: models.SubstanceValue) -> "SubstanceValue":
        return cls(substance=row.substance, material=row.material, ppm=row.ppm, exemption=row.exemption)


@strawberry.type(description="`kind`: declaration or test_report; `state`: valid, ending, expired or withdrawn.")
class SubstanceDeclaration:
    id: UUID
    list_code: str
    kind: str
    number: str
    issuer: str | None
    issued_on: date
    valid_until: date | None
    sha256: str | None
    note: str | None
    entered_by: str
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    item_id: strawberry.Private[UUID]
    supplier_id: strawberry.Private[UUID | None]
    lot_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def item(self, info: Info) -> Item:
        row = await loader(info, loaders.items).load(self.item_id)
        assert row is not None  # a foreign key holds it
        return Item.of(row)

    @strawberry.field
    async def supplier(self, info: Info) -> Partner | None:
        row = await loader(info, loaders.partners).load(self.supplier_id) if self.supplier_id else None
        return Partner.of(row) if row is not None else None

    @strawberry.field
    async def lot(self, info: Info) -> MaterialLot | None:
        row = await loader(info, loaders.lots).load(self.lot_id) if self.lot_id else None
        return MaterialLot.of(row) if row is not None else None

    @strawberry.field
    async def values(self, info: Info) -> list[SubstanceValue]:
        return [SubstanceValue.of(row) for row in await loader(info, loaders.values).load(self.id)]

    @classmethod
    def of(cls, row: models.SubstanceDeclaration) -> "SubstanceDeclaration":
        return cls(
            id=row.id, list_code=row.list_code, kind=row.kind, number=row.number, issuer=row.issuer,
            issued_on=row.issued_on, valid_until=row.valid_until, sha256=row.sha256, note=row.note,
            entered_by=row.entered_by, withdrawn_at=row.withdrawn_at, withdrawn_by=row.withdrawn_by,
            item_id=row.item_id, supplier_id=row.supplier_id, lot_id=row.lot_id,
        )  # fmt: skip


@strawberry.type(description="A substance a company keeps in a list of its own.")
class KeptSubstance:
    id: UUID
    code: str
    name: Names

    @classmethod
    def of(cls, row: models.Substance) -> "KeptSubstance":
        return cls(id=row.id, code=row.code, name=names(row))


@strawberry.type(description="`policy`: off, warn or block; `itemId` null: the whole company.")
class SubstancePolicy:
    item_id: UUID | None
    list_code: str
    policy: str

    @classmethod
    def of(cls, row: models.SubstancePolicy) -> "SubstancePolicy":
        return cls(item_id=row.item_id, list_code=row.list_code, policy=row.policy)


@strawberry.type(description="One thing a product is made of, from one supplier. `level` 0 is the product itself.")
class ProductPart:
    item: Item
    supplier: Partner | None
    path: str
    level: int
    bought: bool
    under: Item | None
    verdict: SubstanceVerdict

    @classmethod
    def of(cls, row: queries.Part) -> "ProductPart":
        return cls(
            item=Item.of(row.item), supplier=Partner.of(row.supplier) if row.supplier else None, path=row.path,
            level=row.level, bought=row.bought, under=Item.of(row.under) if row.under else None,
            verdict=SubstanceVerdict.of(row.verdict),
        )  # fmt: skip


@strawberry.type(description="A product through its BOM: as good as the worst of its parts.")
class ProductCompliance:
    item: Item
    list_code: str
    day: date
    verdict: SubstanceVerdict
    weakest: ProductPart | None
    parts: list[ProductPart]

    @classmethod
    def of(cls, row: queries.RollUp) -> "ProductCompliance":
        return cls(
            item=Item.of(row.item), list_code=row.book.code, day=row.day, verdict=SubstanceVerdict.of(row.verdict),
            weakest=ProductPart.of(row.weakest) if row.weakest else None,
            parts=[ProductPart.of(each) for each in row.parts],
        )  # fmt: skip


@strawberry.enum
class DeclarationSort(Enum):
    VALID_ASC = "VALID_ASC"
    ISSUED_DESC = "ISSUED_DESC"
    NUMBER_ASC = "NUMBER_ASC"


@strawberry.input(description="`state`: valid, ending (within 60 days), expired or withdrawn.")
class DeclarationFilter:
    search: str | None = None
    list_code: str | None = None
    item_id: UUID | None = None
    lot_id: UUID | None = None
    supplier_id: UUID | None = None
    kind: str | None = None
    state: str | None = None


if TYPE_CHECKING:
    DeclarationPage = Any
else:
    DeclarationPage = page_type(SubstanceDeclaration)


@strawberry.type
class SubstanceQuery:
    @strawberry.field
    async def substance_declarations(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: DeclarationFilter | None = None,
        sort: list[DeclarationSort] | None = None,
    ) -> DeclarationPage:
        wanted = queries.DeclarationFilter(**vars(filter) if filter else {})
        order = [each.value for each in sort or ()]
        page = await queries.declarations(info.context.read, first=first, after=after, filter=wanted, sort=order)
        return connection(SubstanceDeclaration, page)

    @strawberry.field
    async def substance_books(self, info: Info) -> list[SubstanceBook]:
        return [SubstanceBook.of(each) for each in await queries.substance_books(info.context.read)]

    @strawberry.field
    async def substance_policies(self, info: Info) -> list[SubstancePolicy]:
        found = await queries.substance_policies(info.context.read)
        return [
            SubstancePolicy(item_id=item_id, list_code=code, policy=each) for (item_id, code), each in found.items()
        ]

    @strawberry.field
    async def lot_compliance(self, info: Info, lot_id: UUID, list_code: str = rohs.CODE) -> SubstanceVerdict:
        return SubstanceVerdict.of(await queries.lot_compliance(info.context.read, lot_id, list_code))

    @strawberry.field
    async def product_compliance(self, info: Info, item_id: UUID, list_code: str = rohs.CODE) -> ProductCompliance:
        return ProductCompliance.of(await queries.product_compliance(info.context.read, item_id, list_code))


@strawberry.type
class SubstanceMutation:
    declare_substances = mutation(commands.declare_substances, SubstanceDeclaration)
    withdraw_declaration = mutation(commands.withdraw_declaration, SubstanceDeclaration)
    keep_substance = mutation(commands.keep_substance, KeptSubstance)
    keep_exemption = mutation(commands.keep_exemption, SubstanceExemption)
    set_substance_policy = mutation(commands.set_substance_policy, SubstancePolicy)
