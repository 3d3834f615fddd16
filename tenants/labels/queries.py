"""Reading labels."""

import asyncio
import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, not_, select

from infra.actions import query
from infra.db import Statement, among, mine, own
from infra.errors import Invalid
from infra.pages import Key, Page, paged
from infra.print.label import pdf, place, preview, tspl, zpl
from infra.work import Read
from tenants.labels import errors, permissions, rules
from tenants.labels.commands.printing import PRINTED
from tenants.labels.commands.serving import OF_TOKEN
from tenants.labels.drawing import pictures_of, sheets_of
from tenants.labels.fields import Field, fields, numbered, samples, values_of
from tenants.labels.models import (
    IssuedSerial,
    ItemLabelling,
    LabelAgent,
    LabelAgentPresence,
    LabelPrinter,
    LabelTemplate,
    LabelVersion,
    PrintJob,
    PrintLine,
    ScanBack,
    SerialIssue,
    SerialRange,
)

MOST_SENT = 50
"""Labels an agent gets at a time."""


# -- templates --------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class TemplateFilter:
    search: str | None = None
    subject: str | None = None
    active: bool | None = None


TEMPLATE_SORTS = {
    "CODE": (Key(LabelTemplate.code, "code"), Key(LabelTemplate.id, "id")),
    "NEWEST": (
        Key(LabelTemplate.created_at, "created_at", descending=True),
        Key(LabelTemplate.id, "id", descending=True),
    ),
}


@query(needs=permissions.READ_LABELS)
async def template_page(
    read: Read, first: int, after: str | None, wanted: TemplateFilter, sort: Sequence[str]
) -> Page[LabelTemplate]:
    statement = mine(LabelTemplate)
    if wanted.subject:
        statement = statement.where(LabelTemplate.subject == wanted.subject)
    if wanted.active is not None:
        statement = statement.where(LabelTemplate.active == wanted.active)
    if wanted.search and (text := wanted.search.strip()):
        named = (LabelTemplate.code, LabelTemplate.name_zh, LabelTemplate.name_en)
        found = [each.icontains(text, autoescape=True) for each in named]
        statement = statement.where(found[0] | found[1] | found[2])
    keys = TEMPLATE_SORTS.get(sort[0] if sort else "CODE", TEMPLATE_SORTS["CODE"])
    return await paged(read, statement, keys=keys, first=first, after=after)


@query(needs=permissions.READ_LABELS)
async def template(read: Read, id: UUID) -> LabelTemplate | None:
    return await read.get(LabelTemplate, id)


VERSIONS = Statement(
    mine(LabelVersion)
    .where(LabelVersion.template_id == any_(bindparam("ids", type_=ARRAY(Uuid()))))
    .order_by(LabelVersion.version.desc())
)


async def versions_of(read: Read, ids: Sequence[UUID]) -> list[list[LabelVersion]]:
    """Newest first."""
    rows = await read.all(VERSIONS, ids=list(ids))
    return [[row for row in rows if row.template_id == id] for id in ids]


async def templates_by_id(read: Read, ids: Sequence[UUID]) -> list[LabelTemplate | None]:
    return await read.many(LabelTemplate, ids)


async def versions_by_id(read: Read, ids: Sequence[UUID]) -> list[LabelVersion | None]:
    return await read.many(LabelVersion, ids)


@query(needs=permissions.READ_LABELS)
async def label_fields(read: Read, subject: str) -> list[Field]:
    return await fields(read, rules.check_subject(subject))


@dataclass(frozen=True)
class Drawn:
    """`image`: PNG as base64, one pixel per dot; `problems`: (element, refusal); `texts`: by element, as printed."""

    image: str
    width: int
    height: int
    problems: list[tuple[str, Invalid]]
    texts: dict[str, str]


@query(needs=permissions.READ_LABELS)
async def label_preview(read: Read, subject: str, design: Mapping[str, Any], subject_id: UUID | None) -> Drawn:
    """What a printer makes of a design, with sample values or those of one thing. Problems are told, not refused."""
    found = rules.design_of(design)
    values = await samples(read, rules.check_subject(subject))
    if subject_id is not None:
        (real,) = await values_of(read, subject, [subject_id])
        values = numbered(values | real.values, values["label.mark"], 1)
    pictures = await pictures_of(read, found)
    sheet = await asyncio.to_thread(place, found, values, pictures)
    image = await asyncio.to_thread(preview, sheet)
    problems = [(each.element, rules.refusal(each, subject)) for each in sheet.problems]
    texts = {each.element.id: each.text for each in sheet.placed}
    return Drawn(base64.b64encode(image).decode(), sheet.width, sheet.height, problems, texts)


# -- printers and agents ----------------------------------------------------------------------------------

PRINTERS = Statement(mine(LabelPrinter).order_by(LabelPrinter.code))
AGENTS = Statement(mine(LabelAgent).order_by(LabelAgent.name))


@query(needs=permissions.READ_LABELS)
async def printers(read: Read) -> Sequence[LabelPrinter]:
    return await read.all(PRINTERS)


@query(needs=permissions.READ_LABELS)
async def agents(read: Read) -> Sequence[LabelAgent]:
    return await read.all(AGENTS)


async def agents_by_id(read: Read, ids: Sequence[UUID]) -> list[LabelAgent | None]:
    return await read.many(LabelAgent, ids)


async def presence_of(read: Read, ids: Sequence[UUID]) -> list[LabelAgentPresence | None]:
    return await read.many(LabelAgentPresence, ids)


async def printers_by_id(read: Read, ids: Sequence[UUID]) -> list[LabelPrinter | None]:
    return await read.many(LabelPrinter, ids)


# -- prints -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class PrintJobFilter:
    """`open`: what waits for a printer or for somebody. `subject_id`: prints with a label of this thing."""

    states: list[str] | None = None
    open: bool | None = None
    printer_id: UUID | None = None
    template_id: UUID | None = None
    subject_id: UUID | None = None
    reprint: bool | None = None


OPEN = (rules.QUEUED, rules.PRINTING, rules.FAILED, rules.UNCLEAR)
JOB_SORTS = {
    "NEWEST": (Key(PrintJob.created_at, "created_at", descending=True), Key(PrintJob.id, "id", descending=True)),
    "OLDEST": (Key(PrintJob.created_at, "created_at"), Key(PrintJob.id, "id")),
}


@query(needs=permissions.READ_LABELS)
async def print_job_page(
    read: Read, first: int, after: str | None, wanted: PrintJobFilter, sort: Sequence[str]
) -> Page[PrintJob]:
    statement = mine(PrintJob)
    if wanted.states:
        statement = statement.where(among(PrintJob.state, wanted.states))
    if wanted.open is not None:
        open = among(PrintJob.state, OPEN)
        statement = statement.where(open if wanted.open else not_(open))
    if wanted.printer_id:
        statement = statement.where(PrintJob.printer_id == wanted.printer_id)
    if wanted.reprint is not None:
        statement = statement.where(PrintJob.reprint == wanted.reprint)
    if wanted.template_id:
        versions = select(LabelVersion.id).where(own(LabelVersion), LabelVersion.template_id == wanted.template_id)
        statement = statement.where(PrintJob.version_id.in_(versions))
    if wanted.subject_id:
        jobs = select(PrintLine.job_id).where(own(PrintLine), PrintLine.subject_id == wanted.subject_id)
        statement = statement.where(PrintJob.id.in_(jobs))
    keys = JOB_SORTS.get(sort[0] if sort else "NEWEST", JOB_SORTS["NEWEST"])
    return await paged(read, statement, keys=keys, first=first, after=after)


@query(needs=permissions.READ_LABELS)
async def print_job(read: Read, id: UUID) -> PrintJob | None:
    return await read.get(PrintJob, id)


LINES = Statement(
    mine(PrintLine)
    .where(PrintLine.job_id == bindparam("job_id"), PrintLine.position > bindparam("beyond"))
    .order_by(PrintLine.position)
    .limit(bindparam("most"))
)
FIRST_LINES = Statement(
    mine(PrintLine).where(
        PrintLine.job_id == any_(bindparam("ids", type_=ARRAY(Uuid()))), PrintLine.position <= 3
    ).order_by(PrintLine.position)
)  # fmt: skip


async def first_lines(read: Read, ids: Sequence[UUID]) -> list[list[PrintLine]]:
    """The first three labels of each job, for lists."""
    rows = await read.all(FIRST_LINES, ids=list(ids))
    return [[row for row in rows if row.job_id == id] for id in ids]


@query(needs=permissions.READ_LABELS)
async def print_lines(read: Read, job_id: UUID, first: int, after: str | None) -> Page[PrintLine]:
    statement = mine(PrintLine).where(PrintLine.job_id == job_id)
    keys = (Key(PrintLine.position, "position"), Key(PrintLine.id, "id"))
    return await paged(read, statement, keys=keys, first=first, after=after)


@dataclass(frozen=True)
class Printable:
    """Whether and how things can be labelled: how often each was printed with this template before."""

    subject_id: UUID
    times: int


@query(needs=permissions.READ_LABELS)
async def printed_before(read: Read, template_id: UUID, subject_ids: Sequence[UUID]) -> list[Printable]:
    ids = list(subject_ids)[: rules.MOST_LABELS]
    rows = {row["subject_id"]: row["times"] for row in await read.all(PRINTED, template_id=template_id, ids=ids)}
    return [Printable(id, rows.get(id, 0)) for id in ids]


@query(needs=permissions.READ_LABELS)
async def job_pdf(read: Read, job_id: UUID) -> bytes:
    """What a print asked for, as paper: one page for each label and copy."""
    job, version = await _job(read, job_id)
    lines = await read.all(LINES, job_id=job.id, beyond=0, most=rules.MOST_LABELS)
    sheets = await sheets_of(
        read, rules.design_of(version.design), [each.values for each in lines], [each.subject for each in lines]
    )
    return await asyncio.to_thread(pdf, [sheet for sheet in sheets for _ in range(job.copies)])


async def _job(read: Read, id: UUID) -> tuple[PrintJob, LabelVersion]:
    job = await read.get(PrintJob, id)
    if job is None:
        raise errors.JobNotFound()
    version = await read.get(LabelVersion, job.version_id)
    assert version is not None  # a foreign key holds it
    return job, version


# -- for edge agents --------------------------------------------------------------------------------------

WAITING = Statement(
    mine(PrintJob)
    .where(
        PrintJob.agent_id == bindparam("agent_id"),
        PrintJob.state == any_(bindparam("states", type_=ARRAY(PrintJob.state.type))),
    )
    .order_by(PrintJob.created_at, PrintJob.id)
    .limit(50)
)


@query(needs=permissions.SERVE_PRINTERS)
async def print_work(read: Read) -> Sequence[PrintJob]:
    """What the asking agent has to do: prints that wait for it, and those it took and has not told the end of."""
    token = read.actor.token_id
    agent = await read.one(OF_TOKEN, token_id=token) if token is not None else None
    if agent is None:
        raise errors.NotAnAgent()
    return await read.all(WAITING, agent_id=agent.id, states=[rules.QUEUED, rules.PRINTING])


@query(needs=permissions.SERVE_PRINTERS)
async def print_data(read: Read, job_id: UUID, beyond: int) -> list[tuple[int, bytes]]:
    """The next labels of a print after position `beyond`, each as its printer's own language."""
    job, version = await _job(read, job_id)
    printer = await read.get(LabelPrinter, job.printer_id)
    if printer is None:
        raise errors.PrinterNotFound()
    lines = await read.all(LINES, job_id=job.id, beyond=beyond, most=MOST_SENT)
    sheets = await sheets_of(
        read, rules.design_of(version.design), [each.values for each in lines], [each.subject for each in lines]
    )
    write = tspl if printer.language == "tspl" else zpl
    made = await asyncio.to_thread(lambda: [write(sheet, job.copies) for sheet in sheets])
    return [(line.position, data) for line, data in zip(lines, made, strict=True)]


# -- serials and scans ------------------------------------------------------------------------------------

LABELLING = Statement(mine(ItemLabelling).where(ItemLabelling.item_id == bindparam("item_id")))
RANGE = Statement(mine(SerialRange).where(SerialRange.item_id == bindparam("item_id")))
SCANS = Statement(
    mine(ScanBack).where(ScanBack.lot_id == bindparam("lot_id")).order_by(ScanBack.scanned_at.desc()).limit(50)
)


@query(needs=permissions.READ_LABELS)
async def item_labelling(read: Read, item_id: UUID) -> tuple[ItemLabelling | None, SerialRange | None]:
    return await read.one(LABELLING, item_id=item_id), await read.one(RANGE, item_id=item_id)


@query(needs=permissions.READ_LABELS)
async def scans_back(read: Read, lot_id: UUID) -> Sequence[ScanBack]:
    """Newest first."""
    return await read.all(SCANS, lot_id=lot_id)


@query(needs=permissions.READ_LABELS)
async def serial_issues(read: Read, item_id: UUID | None, first: int, after: str | None) -> Page[SerialIssue]:
    statement = mine(SerialIssue)
    if item_id is not None:
        statement = statement.where(SerialIssue.item_id == item_id)
    keys = (Key(SerialIssue.created_at, "created_at", descending=True), Key(SerialIssue.id, "id", descending=True))
    return await paged(read, statement, keys=keys, first=first, after=after)


@query(needs=permissions.READ_LABELS)
async def issued_serials(read: Read, issue_id: UUID, first: int, after: str | None) -> Page[IssuedSerial]:
    statement = mine(IssuedSerial).where(IssuedSerial.issue_id == issue_id)
    keys = (Key(IssuedSerial.serial, "serial"), Key(IssuedSerial.id, "id"))
    return await paged(read, statement, keys=keys, first=first, after=after)
