"""Labels in the schema: what is shown."""

import base64
from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry

from infra import clock
from infra.graphql import JSON, Info, Names, Problem, loader, names
from tenants.labels import models, queries, rules
from tenants.labels.fields import Field


@strawberry.type(description="How a label looks. `state`: draft or approved; an approved version never changes.")
class LabelVersion:
    id: UUID
    template_id: UUID
    version: int
    state: str
    design: JSON
    note: str | None
    created_at: datetime
    updated_at: datetime
    approved_at: datetime | None
    approved_by: str | None

    @classmethod
    def of(cls, row: models.LabelVersion) -> "LabelVersion":
        return cls(
            id=row.id, template_id=row.template_id, version=row.version, state=row.state, design=JSON(row.design),
            note=row.note, created_at=row.created_at, updated_at=row.updated_at, approved_at=row.approved_at,
            approved_by=row.approved_by,
        )  # fmt: skip


@strawberry.type(description="A kind of label. `subject`: lot, piece, pack, location, work_unit, order.")
class LabelTemplate:
    id: UUID
    code: str
    name: Names
    subject: str
    active: bool

    @strawberry.field
    async def versions(self, info: Info) -> list[LabelVersion]:
        return [LabelVersion.of(row) for row in await loader(info, queries.versions_of).load(self.id)]

    @strawberry.field
    async def current(self, info: Info) -> LabelVersion | None:
        rows = await loader(info, queries.versions_of).load(self.id)
        return next((LabelVersion.of(row) for row in rows if row.state == "approved"), None)

    @strawberry.field
    async def draft(self, info: Info) -> LabelVersion | None:
        rows = await loader(info, queries.versions_of).load(self.id)
        return next((LabelVersion.of(row) for row in rows if row.state == "draft"), None)

    @classmethod
    def of(cls, row: models.LabelTemplate) -> "LabelTemplate":
        return cls(id=row.id, code=row.code, name=names(row), subject=row.subject, active=row.active)


@strawberry.type(description="Something a label can show, bound as {name} in a text or a code.")
class LabelField:
    name: str
    label: Names
    sample: str

    @classmethod
    def of(cls, field: Field) -> "LabelField":
        return cls(name=field.name, label=Names(zh=field.zh, en=field.en), sample=field.sample)


@strawberry.type(description="An element that cannot be printed as it stands.")
class LabelProblem:
    element: str
    problem: Problem


@strawberry.type(description="What comes out of the printer, dot for dot. `image`: PNG as base64.")
class LabelPreview:
    image: str
    width: int
    height: int
    problems: list[LabelProblem]

    @classmethod
    def of(cls, drawn: queries.Drawn) -> "LabelPreview":
        told = [LabelProblem(element=each, problem=Problem.of(why)) for each, why in drawn.problems]
        return cls(image=drawn.image, width=drawn.width, height=drawn.height, problems=told)


@strawberry.type(description="A program in the plant's network that prints. Silent: not heard for three minutes.")
class LabelAgent:
    id: UUID
    name: str

    @strawberry.field
    async def seen_at(self, info: Info) -> datetime | None:
        row = await loader(info, queries.presence_of).load(self.id)
        return row.seen_at if row else None

    @strawberry.field
    async def program(self, info: Info) -> str | None:
        row = await loader(info, queries.presence_of).load(self.id)
        return row.program if row else None

    @strawberry.field
    async def silent(self, info: Info) -> bool:
        row = await loader(info, queries.presence_of).load(self.id)
        return row is None or clock.now() - row.seen_at > rules.SILENT_AFTER

    @classmethod
    def of(cls, row: models.LabelAgent) -> "LabelAgent":
        return cls(id=row.id, name=row.name)


@strawberry.type(description="`language`: zpl, tspl or pdf. Without an agent its labels come as a PDF.")
class LabelPrinter:
    id: UUID
    code: str
    name: Names
    language: str
    dpi: int
    address: str | None
    active: bool
    agent_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def agent(self, info: Info) -> LabelAgent | None:
        row = await loader(info, queries.agents_by_id).load(self.agent_id) if self.agent_id else None
        return LabelAgent.of(row) if row else None

    @classmethod
    def of(cls, row: models.LabelPrinter) -> "LabelPrinter":
        return cls(
            id=row.id, code=row.code, name=names(row), language=row.language, dpi=row.dpi, address=row.address,
            active=row.active, agent_id=row.agent_id,
        )  # fmt: skip


@strawberry.type(description="One label of a print.")
class PrintLine:
    id: UUID
    position: int
    subject_id: UUID
    subject: str
    version: int
    print_number: int

    @classmethod
    def of(cls, row: models.PrintLine) -> "PrintLine":
        return cls(
            id=row.id, position=row.position, subject_id=row.subject_id, subject=row.subject, version=row.version,
            print_number=row.print_number,
        )  # fmt: skip


@strawberry.type(description="`state`: queued, printing, printed, failed, unclear (go and look), cancelled, handed.")
class PrintJob:
    id: UUID
    state: str
    labels: int
    copies: int
    done: int
    reprint: bool
    reason: str | None
    requested_by: str
    created_at: datetime
    taken_at: datetime | None
    ended_at: datetime | None
    confirmed: bool
    fault: str | None
    answer: str | None
    settled_by: str | None
    version_id: strawberry.Private[UUID]
    printer_id: strawberry.Private[UUID | None]
    agent_id: strawberry.Private[UUID | None]

    @strawberry.field
    async def version(self, info: Info) -> int:
        row = await loader(info, queries.versions_by_id).load(self.version_id)
        assert row is not None  # a foreign key holds it
        return row.version

    @strawberry.field
    async def template(self, info: Info) -> LabelTemplate:
        version = await loader(info, queries.versions_by_id).load(self.version_id)
        assert version is not None
        row = await loader(info, queries.templates_by_id).load(version.template_id)
        assert row is not None
        return LabelTemplate.of(row)

    @strawberry.field
    async def printer(self, info: Info) -> LabelPrinter | None:
        row = await loader(info, queries.printers_by_id).load(self.printer_id) if self.printer_id else None
        return LabelPrinter.of(row) if row else None

    @strawberry.field
    async def agent(self, info: Info) -> LabelAgent | None:
        row = await loader(info, queries.agents_by_id).load(self.agent_id) if self.agent_id else None
        return LabelAgent.of(row) if row else None

    @strawberry.field
    async def lines(self, info: Info) -> list[PrintLine]:
        return [PrintLine.of(row) for row in await loader(info, queries.first_lines).load(self.id)]

    @classmethod
    def of(cls, row: models.PrintJob) -> "PrintJob":
        return cls(
            id=row.id, state=row.state, labels=row.labels, copies=row.copies, done=row.done, reprint=row.reprint,
            reason=row.reason, requested_by=row.requested_by, created_at=row.created_at, taken_at=row.taken_at,
            ended_at=row.ended_at, confirmed=row.confirmed, fault=row.fault, answer=row.answer,
            settled_by=row.settled_by, version_id=row.version_id, printer_id=row.printer_id, agent_id=row.agent_id,
        )  # fmt: skip


@strawberry.type(description="One label in its printer's language, as base64.")
class PrintData:
    position: int
    data: str

    @classmethod
    def of(cls, found: tuple[int, bytes]) -> "PrintData":
        return cls(position=found[0], data=base64.b64encode(found[1]).decode())


@strawberry.type(description="How often a thing's label was printed before.")
class PrintedBefore:
    subject_id: UUID
    times: int


@strawberry.type
class SerialRange:
    id: UUID
    prefix: str
    digits: int
    next_number: int
    last_number: int

    @classmethod
    def of(cls, row: models.SerialRange) -> "SerialRange":
        return cls(
            id=row.id, prefix=row.prefix, digits=row.digits, next_number=row.next_number, last_number=row.last_number
        )


@strawberry.type(description="Which label an item carries, and whether it is scanned back before release.")
class ItemLabelling:
    id: UUID
    item_id: UUID
    template_id: UUID | None
    scan_back: bool

    @classmethod
    def of(cls, row: models.ItemLabelling) -> "ItemLabelling":
        return cls(id=row.id, item_id=row.item_id, template_id=row.template_id, scan_back=row.scan_back)


@strawberry.type
class ItemLabels:
    labelling: ItemLabelling | None
    serials: SerialRange | None

    @classmethod
    def of(cls, found: tuple[Any, Any]) -> "ItemLabels":
        labelling, serials = found
        return cls(
            labelling=ItemLabelling.of(labelling) if labelling else None,
            serials=SerialRange.of(serials) if serials else None,
        )


@strawberry.type(description="Serials that were given out at once.")
class SerialIssue:
    id: UUID
    item_id: UUID
    di: str
    quantity: int
    first: str
    last: str
    digest: str
    issued_by: str
    created_at: datetime

    @classmethod
    def of(cls, row: models.SerialIssue) -> "SerialIssue":
        return cls(
            id=row.id, item_id=row.item_id, di=row.di, quantity=row.quantity, first=row.first, last=row.last,
            digest=row.digest, issued_by=row.issued_by, created_at=row.created_at,
        )  # fmt: skip


@strawberry.type(description="A serial that was given out; `lotId` is the piece that carries it.")
class IssuedSerial:
    id: UUID
    serial: str
    lot_id: UUID | None

    @classmethod
    def of(cls, row: models.IssuedSerial) -> "IssuedSerial":
        return cls(id=row.id, serial=row.serial, lot_id=row.lot_id)


@strawberry.type(
    description="What a printed label said. `mismatches`: code, template_version, di, lot, expiry, serial."
)
class ScanBack:
    id: UUID
    lot_id: UUID
    codes: list[str]
    expected: JSON
    found: JSON
    mismatches: list[str]
    matched: bool
    scanned_at: datetime
    scanned_by: str

    @classmethod
    def of(cls, row: models.ScanBack) -> "ScanBack":
        return cls(
            id=row.id, lot_id=row.lot_id, codes=list(row.codes), expected=JSON(row.expected), found=JSON(row.found),
            mismatches=list(row.mismatches), matched=row.matched, scanned_at=row.scanned_at, scanned_by=row.scanned_by,
        )  # fmt: skip
