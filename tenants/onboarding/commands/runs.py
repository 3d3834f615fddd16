"""The life of an import: received, checked, started, taken back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, func, select, update

from infra.actions import Command, command
from infra.db import Statement, among, mine, own
from infra.work import Work
from tenants import masterdata
from tenants.onboarding import permissions, rules
from tenants.onboarding.errors import AlreadyCutOver, ImportNotFound, NothingToImport, OtherImportRuns
from tenants.onboarding.events import ImportAdvanced
from tenants.onboarding.kinds import kind_named
from tenants.onboarding.models import ColumnMapping, CutOver, ImportRow, ImportRun
from tenants.onboarding.reading import check_mapping, fields_of

CUT_OVER = Statement(mine(CutOver).where(CutOver.scope == "plant"))
RUNNING = Statement(mine(ImportRun).where(among(ImportRun.state, rules.RUNNING)).limit(1))
FORGET_ROWS = Statement(delete(ImportRow).where(own(ImportRow), ImportRow.run_id == bindparam("run_id")))
TRY_AGAIN = Statement(
    update(ImportRow)
    .where(own(ImportRow), ImportRow.run_id == bindparam("of_run"), ImportRow.verdict == "kept")
    .values(verdict="applied", problems=[])
)
READY = Statement(
    select(func.count())
    .select_from(ImportRow)
    .where(own(ImportRow), ImportRow.run_id == bindparam("run_id"), ImportRow.verdict == "ready")
)
MAPPED = Statement(
    mine(ColumnMapping)
    .where(ColumnMapping.kind == bindparam("kind"), ColumnMapping.signature == bindparam("signature"))
    .with_for_update()
)


@dataclass(frozen=True, kw_only=True)
class ReceiveSheet(Command):
    """What a door found in a file that it has put into the object store."""

    run_id: UUID
    kind: str
    file_name: str
    size: int
    sha256: str
    signature: str
    titles: list[str]
    mapping: list[str | None]
    samples: list[str]


@command(needs=permissions.RUN_IMPORT)
async def receive(work: Work, cmd: ReceiveSheet) -> ImportRun:
    actor = work.actor
    return await work.insert(
        ImportRun(
            id=cmd.run_id,
            kind=kind_named(cmd.kind).name,
            state="received",
            file_name=cmd.file_name,
            size=cmd.size,
            sha256=cmd.sha256,
            signature=cmd.signature,
            titles=cmd.titles,
            mapping=cmd.mapping,
            samples=cmd.samples,
            sent_by_id=actor.id,
            sent_by=actor.name,
            sent_by_kind=actor.kind,
            locale=actor.locale,
        )
    )


@dataclass(frozen=True, kw_only=True)
class CheckImport(Command):
    """`mapping`: the field of each column in their order, null for one that is not read. It is remembered."""

    run_id: UUID
    mapping: list[str | None]
    create_missing: bool = False


@command(needs=permissions.RUN_IMPORT)
async def check_import(work: Work, cmd: CheckImport) -> ImportRun:
    """Have every row read and tried, without writing any of it."""
    run = await locked_run(work, cmd.run_id)
    state = rules.run_after(run.state, "check", run.file_name)
    kind = kind_named(run.kind)
    custom = await masterdata.custom_fields(work, kind.custom) if kind.custom else ()
    check_mapping(kind, fields_of(kind, custom), cmd.mapping, len(run.titles), work.actor.locale)
    await _remember(work, run, cmd.mapping)
    await work.execute(FORGET_ROWS, run_id=run.id)
    work.emit(ImportAdvanced(run_id=run.id))
    return await work.change(
        run, state=state, mapping=list(cmd.mapping), create_missing=cmd.create_missing, problem=None
    )


async def _remember(work: Work, run: ImportRun, mapping: list[str | None]) -> None:
    known: Any = await work.one(MAPPED, kind=run.kind, signature=run.signature)
    if known is None:
        await work.insert(ColumnMapping(kind=run.kind, signature=run.signature, mapping=list(mapping)))
    else:
        await work.change(known, mapping=list(mapping))


@dataclass(frozen=True, kw_only=True)
class StartImport(Command):
    run_id: UUID


@command(needs=permissions.RUN_IMPORT)
async def start_import(work: Work, cmd: StartImport) -> ImportRun:
    """Let the rows in that passed the check, one act after the other. One import at a time."""
    run = await locked_run(work, cmd.run_id)
    state = rules.run_after(run.state, "start", run.file_name)
    await _check_alone(work)
    if not await work.scalar(READY, run_id=run.id):
        raise NothingToImport(file=run.file_name)
    work.emit(ImportAdvanced(run_id=run.id))
    return await work.change(run, state=state)


@dataclass(frozen=True, kw_only=True)
class RollBackImport(Command):
    run_id: UUID


@command(needs=permissions.ROLL_BACK_IMPORT)
async def roll_back_import(work: Work, cmd: RollBackImport) -> ImportRun:
    """Take everything back that an import brought, newest first, as long as the plant has not cut over."""
    run = await locked_run(work, cmd.run_id)
    state = rules.run_after(run.state, "roll_back", run.file_name)
    cut_over = await work.one(CUT_OVER)
    if cut_over is not None:
        raise AlreadyCutOver(at=cut_over.declared_at)
    await _check_alone(work)
    await work.execute(TRY_AGAIN, of_run=run.id)
    work.emit(ImportAdvanced(run_id=run.id))
    return await work.change(run, state=state, roll_back_reason=cmd.reason)


async def locked_run(work: Work, run_id: UUID) -> ImportRun:
    run = await work.lock(ImportRun, run_id)
    if run is None:
        raise ImportNotFound()
    work.subject(run.id)
    return run


async def _check_alone(work: Work) -> None:
    other = await work.one(RUNNING)
    if other is not None:
        raise OtherImportRuns(file=other.file_name)
