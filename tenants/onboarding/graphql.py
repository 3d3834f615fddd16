"""Moving in, in the schema."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import strawberry
from strawberry.scalars import JSON

from infra.graphql import Info, Names, connection, loader, mutation, page_type
from tenants.onboarding import commands, models, queries
from tenants.onboarding.golive.graphql import GoLiveMutation, GoLiveQuery
from tenants.onboarding.kinds import KINDS, kind_named
from tenants.onboarding.packages.graphql import PackageMutation, PackageQuery
from tenants.onboarding.rollout.graphql import RolloutMutation, RolloutQuery
from tenants.onboarding.templates.graphql import TemplateQuery
from tenants.onboarding.training.graphql import TrainingMutation, TrainingQuery


@strawberry.type(description="What a column can be. `dynamic`: one such column per operation, as `good@<operation>`.")
class ImportColumn:
    field: str
    title: Names
    required: bool
    dynamic: bool

    @classmethod
    def of(cls, row: queries.Column) -> "ImportColumn":
        title = Names(zh=row.zh, en=row.en)
        return cls(field=row.name, title=title, required=row.required, dynamic=row.dynamic)


@strawberry.type(description="A kind of sheet that can be imported, in the order in which a plant moves in.")
class ImportKind:
    name: str
    title: Names
    creates: list[str]

    @strawberry.field
    async def columns(self, info: Info) -> list[ImportColumn]:
        return [ImportColumn.of(each) for each in await queries.columns_of(info.context.read, self.name)]

    @classmethod
    def of(cls, name: str) -> "ImportKind":
        kind = KINDS[name]
        return cls(name=name, title=Names(zh=kind.zh, en=kind.en), creates=list(kind.creates))


@strawberry.type(description="Why a row stays out, or a warning. Apps translate `code` with `params`.")
class RowProblem:
    code: str
    params: JSON
    field: str | None
    cell: str | None

    @classmethod
    def all_of(cls, given: Sequence[Any]) -> list["RowProblem"]:
        return [
            cls(code=each["code"], params=each["params"], field=each.get("field"), cell=each.get("cell"))
            for each in given
        ]


@strawberry.type(description="Verdicts: planned, ready, duplicate, refused, held, applied, taken_back, kept.")
class ImportRow:
    id: UUID
    line: int
    verdict: str
    cells: JSON
    problems: list[RowProblem]
    warnings: list[RowProblem]

    @classmethod
    def of(cls, row: models.ImportRow) -> "ImportRow":
        return cls(
            id=row.id, line=row.line, verdict=row.verdict, cells=row.cells,  # type: ignore[arg-type]
            problems=RowProblem.all_of(row.problems), warnings=RowProblem.all_of(row.warnings),
        )  # fmt: skip


@strawberry.type(description="One column of the sheet as it came: its title, what stands first below it, what it is.")
class SheetColumn:
    title: str
    sample: str
    field: str | None


@strawberry.type(description="How many rows of a sheet have which verdict.")
class RowCounts:
    total: int
    planned: int
    ready: int
    duplicate: int
    refused: int
    held: int
    applied: int
    taken_back: int
    kept: int
    warned: int

    @classmethod
    def of(cls, found: queries.Counts) -> "RowCounts":
        verdicts = ("planned", "ready", "duplicate", "refused", "held", "applied", "taken_back", "kept")
        counted = {name: found.verdicts.get(name, 0) for name in verdicts}
        return cls(total=sum(found.verdicts.values()), warned=found.warned, **counted)


@strawberry.type(
    description="States: received, checking, checked, failed, importing, imported, rolling_back, rolled_back,"
    " partly_rolled_back."
)
class ImportRun:
    id: UUID
    state: str
    file_name: str
    sent_by: str
    created_at: datetime
    ended_at: datetime | None
    create_missing: bool
    kind: ImportKind
    columns: list[SheetColumn]
    problem: RowProblem | None
    roll_back_reason: str | None
    revision: int

    @strawberry.field
    async def counts(self, info: Info) -> RowCounts:
        return RowCounts.of(await loader(info, queries.counts_by_run).load(self.id))

    @classmethod
    def of(cls, row: models.ImportRun) -> "ImportRun":
        columns = zip(row.titles, row.samples, row.mapping, strict=False)
        return cls(
            id=row.id, state=row.state, file_name=row.file_name, sent_by=row.sent_by, created_at=row.created_at,
            ended_at=row.ended_at, create_missing=row.create_missing, kind=ImportKind.of(kind_named(row.kind).name),
            columns=[SheetColumn(title=title, sample=sample, field=field) for title, sample, field in columns],
            problem=RowProblem.all_of([row.problem])[0] if row.problem else None,
            roll_back_reason=row.roll_back_reason, revision=row.revision,
        )  # fmt: skip


@strawberry.type(description="From then on imports are not taken back any more.")
class CutOver:
    id: UUID
    declared_at: datetime
    declared_by: str
    reason: str

    @classmethod
    def of(cls, row: models.CutOver) -> "CutOver":
        return cls(id=row.id, declared_at=row.declared_at, declared_by=row.declared_by, reason=row.reason)


@strawberry.type(description="One kind of thing that moves in, with how many there are.")
class GoLiveStep:
    kind: ImportKind
    records: int
    imports: int
    last_import_at: datetime | None

    @classmethod
    def of(cls, row: queries.Step) -> "GoLiveStep":
        return cls(
            kind=ImportKind.of(row.kind), records=row.records, imports=row.imports, last_import_at=row.last_at
        )  # fmt: skip


@strawberry.type
class GoLive:
    steps: list[GoLiveStep]
    cut_over: CutOver | None


@strawberry.input
class ImportRunFilter:
    kinds: list[str] | None = None
    states: list[str] | None = None


if TYPE_CHECKING:
    ImportRunPage = Any
    ImportRowPage = Any
else:
    ImportRunPage = page_type(ImportRun)
    ImportRowPage = page_type(ImportRow)


@strawberry.type
class Query(GoLiveQuery, PackageQuery, RolloutQuery, TemplateQuery, TrainingQuery):
    @strawberry.field
    async def import_kinds(self) -> list[ImportKind]:
        return [ImportKind.of(name) for name in KINDS]

    @strawberry.field
    async def import_runs(
        self, info: Info, first: int = 50, after: str | None = None, filter: ImportRunFilter | None = None
    ) -> ImportRunPage:
        wanted = queries.RunFilter(**vars(filter)) if filter else queries.RunFilter()
        page = await queries.import_runs(info.context.read, first=first, after=after, filter=wanted)
        return connection(ImportRun, page)

    @strawberry.field
    async def import_run(self, info: Info, id: UUID) -> ImportRun | None:
        row = await queries.import_run(info.context.read, id)
        return ImportRun.of(row) if row else None

    @strawberry.field
    async def import_rows(
        self,
        info: Info,
        run_id: UUID,
        verdicts: list[str] | None = None,
        warned: bool = False,
        first: int = 50,
        after: str | None = None,
    ) -> ImportRowPage:
        page = await queries.import_rows(
            info.context.read, run_id=run_id, verdicts=verdicts, warned=warned, first=first, after=after
        )
        return connection(ImportRow, page)

    @strawberry.field
    async def go_live(self, info: Info) -> GoLive:
        steps = await queries.go_live(info.context.read)
        cut_over = await queries.cut_over(info.context.read)
        return GoLive(
            steps=[GoLiveStep.of(each) for each in steps], cut_over=CutOver.of(cut_over) if cut_over else None
        )


@strawberry.type
class Mutation(GoLiveMutation, PackageMutation, RolloutMutation, TrainingMutation):
    check_import = mutation(commands.check_import, ImportRun)
    start_import = mutation(commands.start_import, ImportRun)
    roll_back_import = mutation(commands.roll_back_import, ImportRun)
    declare_cut_over = mutation(commands.declare_cut_over, CutOver)
