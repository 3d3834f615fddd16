"""What a scan means."""

from uuid import UUID

import strawberry

from infra.graphql import Info, loader
from tenants.masterdata.graphql import Item
from tenants.traceability.graphql.stock import MaterialLot
from tenants.traceability.identify import Candidate, Identified, identify, items_by_id, lots_by_id


@strawberry.type(
    description="One thing the text may mean. `kind`: lot, piece, pack, operation (a traveller card), order, "
    "work_unit, location, shipment, receipt or item; `id` is of that kind, a piece's that of its lot. `by`: how the "
    "text names it."
)
class IdentifiedThing:
    kind: str
    id: UUID
    text: str
    by: str
    item_id: UUID | None
    order_id: UUID | None

    @strawberry.field
    async def item(self, info: Info) -> Item | None:
        row = await loader(info, items_by_id).load(self.item_id) if self.item_id else None
        return Item.of(row) if row is not None else None

    @strawberry.field
    async def lot(self, info: Info) -> MaterialLot | None:
        """Of a lot, and of a piece that is in the books."""
        if self.kind not in ("lot", "piece"):
            return None
        row = await loader(info, lots_by_id).load(self.id)
        return MaterialLot.of(row) if row is not None else None

    @classmethod
    def of(cls, row: Candidate) -> "IdentifiedThing":
        return cls(
            kind=row.kind, id=row.id, text=row.text, by=row.by, item_id=row.item_id, order_id=row.order_id
        )  # fmt: skip


@strawberry.type(
    description="`verdict`: found (one candidate), several, unknown, foreign (another company's paper: `company`), "
    "misread (the code's own check fails) or ambiguous (lost separators)."
)
class IdentifiedText:
    text: str
    verdict: str
    company: str | None
    candidates: list[IdentifiedThing]

    @classmethod
    def of(cls, row: Identified) -> "IdentifiedText":
        return cls(
            text=row.text, verdict=row.verdict, company=row.company,
            candidates=[IdentifiedThing.of(each) for each in row.candidates],
        )  # fmt: skip


@strawberry.type
class CodeQuery:
    @strawberry.field
    async def identify(self, info: Info, text: str) -> IdentifiedText:
        """What a scan or a typed number means here."""
        return IdentifiedText.of(await identify(info.context.read, text))
