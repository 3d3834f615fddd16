"""Labels in the schema."""

import enum
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry

from infra.graphql import JSON, Info, connection, mutation, page_type
from tenants.labels import commands, queries
from tenants.labels.graphql.types import (
    IssuedSerial,
    ItemLabelling,
    ItemLabels,
    LabelAgent,
    LabelField,
    LabelPreview,
    LabelPrinter,
    LabelTemplate,
    LabelVersion,
    PrintData,
    PrintedBefore,
    PrintJob,
    PrintLine,
    ScanBack,
    SerialIssue,
    SerialRange,
)


@strawberry.enum
class LabelTemplateSort(enum.Enum):
    CODE = "CODE"
    NEWEST = "NEWEST"


@strawberry.input
class LabelTemplateFilter:
    search: str | None = None
    subject: str | None = None
    active: bool | None = None


@strawberry.enum
class PrintJobSort(enum.Enum):
    NEWEST = "NEWEST"
    OLDEST = "OLDEST"


@strawberry.input(description="`open`: waits for a printer or for somebody. `subjectId`: with a label of this thing.")
class PrintJobFilter:
    states: list[str] | None = None
    open: bool | None = None
    printer_id: UUID | None = None
    template_id: UUID | None = None
    subject_id: UUID | None = None
    reprint: bool | None = None


if TYPE_CHECKING:
    LabelTemplatePage = Any
    PrintJobPage = Any
    PrintLinePage = Any
    SerialIssuePage = Any
    IssuedSerialPage = Any
else:
    LabelTemplatePage, PrintJobPage, PrintLinePage = page_type(LabelTemplate), page_type(PrintJob), page_type(PrintLine)
    SerialIssuePage, IssuedSerialPage = page_type(SerialIssue), page_type(IssuedSerial)


@strawberry.type
class Query:
    @strawberry.field
    async def label_templates(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: LabelTemplateFilter | None = None,
        sort: list[LabelTemplateSort] | None = None,
    ) -> LabelTemplatePage:
        wanted = queries.TemplateFilter(**vars(filter)) if filter else queries.TemplateFilter()
        order = [each.value for each in sort or ()]
        return connection(LabelTemplate, await queries.template_page(info.context.read, first, after, wanted, order))

    @strawberry.field
    async def label_template(self, info: Info, id: UUID) -> LabelTemplate | None:
        row = await queries.template(info.context.read, id)
        return LabelTemplate.of(row) if row else None

    @strawberry.field
    async def label_fields(self, info: Info, subject: str) -> list[LabelField]:
        return [LabelField.of(each) for each in await queries.label_fields(info.context.read, subject)]

    @strawberry.field
    async def label_preview(
        self, info: Info, subject: str, design: JSON, subject_id: UUID | None = None
    ) -> LabelPreview:
        drawn = await queries.label_preview(info.context.read, subject, design, subject_id)  # type: ignore[arg-type]
        return LabelPreview.of(drawn)

    @strawberry.field
    async def label_printers(self, info: Info) -> list[LabelPrinter]:
        return [LabelPrinter.of(row) for row in await queries.printers(info.context.read)]

    @strawberry.field
    async def label_agents(self, info: Info) -> list[LabelAgent]:
        return [LabelAgent.of(row) for row in await queries.agents(info.context.read)]

    @strawberry.field
    async def print_jobs(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: PrintJobFilter | None = None,
        sort: list[PrintJobSort] | None = None,
    ) -> PrintJobPage:
        wanted = queries.PrintJobFilter(**vars(filter)) if filter else queries.PrintJobFilter()
        order = [each.value for each in sort or ()]
        return connection(PrintJob, await queries.print_job_page(info.context.read, first, after, wanted, order))

    @strawberry.field
    async def print_job(self, info: Info, id: UUID) -> PrintJob | None:
        row = await queries.print_job(info.context.read, id)
        return PrintJob.of(row) if row else None

    @strawberry.field
    async def print_lines(self, info: Info, job_id: UUID, first: int = 50, after: str | None = None) -> PrintLinePage:
        return connection(PrintLine, await queries.print_lines(info.context.read, job_id, first, after))

    @strawberry.field
    async def printed_before(self, info: Info, template_id: UUID, subject_ids: list[UUID]) -> list[PrintedBefore]:
        found = await queries.printed_before(info.context.read, template_id, subject_ids)
        return [PrintedBefore(subject_id=each.subject_id, times=each.times) for each in found]

    @strawberry.field
    async def print_work(self, info: Info) -> list[PrintJob]:
        return [PrintJob.of(row) for row in await queries.print_work(info.context.read)]

    @strawberry.field
    async def print_data(self, info: Info, job_id: UUID, beyond: int = 0) -> list[PrintData]:
        return [PrintData.of(each) for each in await queries.print_data(info.context.read, job_id, beyond)]

    @strawberry.field
    async def item_labels(self, info: Info, item_id: UUID) -> ItemLabels:
        return ItemLabels.of(await queries.item_labelling(info.context.read, item_id))

    @strawberry.field
    async def scans_back(self, info: Info, lot_id: UUID) -> list[ScanBack]:
        return [ScanBack.of(row) for row in await queries.scans_back(info.context.read, lot_id)]

    @strawberry.field
    async def serial_issues(
        self, info: Info, item_id: UUID | None = None, first: int = 50, after: str | None = None
    ) -> SerialIssuePage:
        return connection(SerialIssue, await queries.serial_issues(info.context.read, item_id, first, after))

    @strawberry.field
    async def issued_serials(
        self, info: Info, issue_id: UUID, first: int = 50, after: str | None = None
    ) -> IssuedSerialPage:
        return connection(IssuedSerial, await queries.issued_serials(info.context.read, issue_id, first, after))


@strawberry.type
class Mutation:
    create_label_template = mutation(commands.create_label_template, LabelTemplate)
    change_label_template = mutation(commands.change_label_template, LabelTemplate)
    save_label_draft = mutation(commands.save_label_draft, LabelVersion)
    approve_label = mutation(commands.approve_label, LabelVersion)
    add_printer = mutation(commands.add_printer, LabelPrinter)
    change_printer = mutation(commands.change_printer, LabelPrinter)
    set_item_labelling = mutation(commands.set_item_labelling, ItemLabelling)
    print_labels = mutation(commands.print_labels, PrintJob)
    cancel_print = mutation(commands.cancel_print, PrintJob)
    retry_print = mutation(commands.retry_print, PrintJob)
    settle_print = mutation(commands.settle_print, PrintJob)
    announce_agent = mutation(commands.announce_agent, LabelAgent)
    take_print = mutation(commands.take_print, PrintJob)
    report_print = mutation(commands.report_print, PrintJob)
    set_serial_range = mutation(commands.set_serial_range, SerialRange)
    issue_serials = mutation(commands.issue_serials, SerialIssue)
    scan_label_back = mutation(commands.scan_label_back, ScanBack)
