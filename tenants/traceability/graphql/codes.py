"""What a scan means."""

from uuid import UUID

import strawberry

from infra.codes.gs1 import brackets
from infra.codes.scan import Scan
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


@strawberry.type(description="A named value of a code: gtin, lot, serial, sscc, made_on, expires_on, di, quantity …")
class ScannedValue:
    name: str
    value: str


@strawberry.type(
    description="What the code itself says. `scheme`: plain, gs1, hibc, ma, ahm, link, url; `verdict`: valid, "
    "ambiguous, invalid, plain; `problem`: what is wrong with it, in words of the standard; `problem_kind`: syntax, "
    "characters, length, check, date, time, value, unknown, excluded, required, repeated, separator, key; `repairs`: "
    "what was put right; `unverified`: rules of the issuer that no published text confirms."
)
class ScannedCode:
    scheme: str
    verdict: str
    values: list[ScannedValue]
    repairs: list[str]
    unverified: list[str]
    problem: str | None
    problem_kind: str | None
    readings: list[str]

    @classmethod
    def of(cls, row: Scan) -> "ScannedCode":
        return cls(
            scheme=row.scheme, verdict=row.verdict, repairs=list(row.repairs),
            values=[ScannedValue(name=name, value=value) for name, value in row.values.items()],
            unverified=list(row.udi.unverified) if row.udi else [],
            problem=str(row.problem) if row.problem else None,
            problem_kind=row.problem.kind if row.problem else None,
            readings=[brackets(each) for each in row.readings],
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
    scan: ScannedCode | None

    @classmethod
    def of(cls, row: Identified) -> "IdentifiedText":
        return cls(
            text=row.text, verdict=row.verdict, company=row.company,
            candidates=[IdentifiedThing.of(each) for each in row.candidates],
            scan=ScannedCode.of(row.scan) if row.scan else None,
        )  # fmt: skip


@strawberry.type
class CodeQuery:
    @strawberry.field
    async def identify(self, info: Info, text: str) -> IdentifiedText:
        """What a scan or a typed number means here."""
        return IdentifiedText.of(await identify(info.context.read, text))
