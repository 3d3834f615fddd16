"""One act of a sheet: the commands its rows stand for, in one transaction; and taking such acts back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, update
from sqlalchemy.dialects.postgresql import JSONB

from infra.actions import Command, command, find_command
from infra.db import Statement, among, mine, own
from infra.takeback import Kept, take_back
from infra.work import Work
from tenants.identity.models import Team
from tenants.masterdata.models import Item, OperationDefinition, Partner, StorageLocation, Unit, WorkCenter
from tenants.onboarding import permissions
from tenants.onboarding.commands.runs import CUT_OVER
from tenants.onboarding.errors import AlreadyCutOver, NotThere, RowChangedSince, RowUsedSince
from tenants.onboarding.models import ImportRow

REFERENCES: dict[str, Any] = {
    "unit": Unit, "partner": Partner, "work_center": WorkCenter, "operation": OperationDefinition, "item": Item,
    "team": Team, "location": StorageLocation,
}  # fmt: skip
MAKERS = {
    "unit": "masterdata.create_unit",
    "partner": "masterdata.create_partner",
    "operation": "masterdata.create_operation_definition",
    "item": "masterdata.create_item",
}
"""In the order in which missing things are made: an item needs its unit."""


@dataclass(frozen=True, kw_only=True)
class ImportStep:
    """A command by its registry name. In `values` {"$item": "A-1"} stands for an id by code, {"$step": 0} for what the
    first step made, {"$today": 0} for the day of the import."""

    command: str
    values: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class ImportRowCommand(Command):
    """`create`: how to make what is referred to and missing, by reference and code."""

    run_id: UUID
    lines: list[int]
    steps: list[ImportStep]
    create: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)


@command(needs=permissions.RUN_IMPORT)
async def import_row(work: Work, cmd: ImportRowCommand) -> None:
    """Do what some rows of a sheet say. Each command in it asks for its own permission, too."""
    ids = await _resolved(work, cmd)
    made: list[Any] = []
    for each in cmd.steps:
        spec = find_command(each.command)
        values = _filled(each.values, ids, made, work)
        made.append(await spec.within(work, spec.decode(values)))
    if made and made[0] is not None:
        work.subject(made[0].id)


Ids = dict[tuple[str, str], UUID]


async def _resolved(work: Work, cmd: ImportRowCommand) -> Ids:
    """The id of everything that is referred to by code; what is missing is made, where the user wanted that."""
    wanted: dict[str, set[str]] = {}
    _collect([each.values for each in cmd.steps], wanted)
    for kind, made in cmd.create.items():
        for code in wanted.get(kind, set()) & made.keys():
            _collect(made[code], wanted)
    ids: Ids = {}
    for kind, model in REFERENCES.items():
        codes = wanted.get(kind)
        if not codes:
            continue
        for row in await work.all(mine(model).where(among(model.code, codes))):
            ids[kind, row.code] = row.id
        for code in sorted(code for code in codes if (kind, code) not in ids):
            ids[kind, code] = await _make(work, kind, code, cmd.create, ids)
    return ids


def _collect(value: Any, wanted: dict[str, set[str]]) -> None:
    if isinstance(value, list):
        for each in value:
            _collect(each, wanted)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if name.startswith("$") and name[1:] in REFERENCES:
                wanted.setdefault(name[1:], set()).add(str(inner))
            else:
                _collect(inner, wanted)


async def _make(work: Work, kind: str, code: str, create: Mapping[str, Any], ids: Ids) -> UUID:
    values = create.get(kind, {}).get(code)
    if values is None:
        raise NotThere(what=kind, value=code)
    spec = find_command(MAKERS[kind])
    row = await spec.within(work, spec.decode(_filled(values, ids, [], work)))
    return row.id  # type: ignore[no-any-return]


def _filled(value: Any, ids: Ids, made: list[Any], work: Work) -> Any:
    if isinstance(value, list):
        return [_filled(each, ids, made, work) for each in value]
    if not isinstance(value, Mapping):
        return value
    if len(value) == 1:
        ((name, inner),) = value.items()
        if name == "$step":
            return str(made[inner].id)
        if name == "$today":
            return work.now.date().isoformat()
        if name.startswith("$"):
            return str(ids[name[1:], str(inner)])
    return {name: _filled(inner, ids, made, work) for name, inner in value.items()}


@dataclass(frozen=True, kw_only=True)
class TakeBackRows(Command):
    """`command_ids` oldest first: the journal lines of the acts."""

    run_id: UUID
    command_ids: list[UUID]


@dataclass(frozen=True)
class TakenBack:
    """The run, and the acts that stay with the reason."""

    id: UUID
    kept: list[Kept]


@command(needs=permissions.ROLL_BACK_IMPORT)
async def take_back_rows(work: Work, cmd: TakeBackRows) -> TakenBack:
    """Remove what these acts made and restore what they changed; what others built on since is kept and named."""
    cut_over = await work.one(CUT_OVER)
    if cut_over is not None:
        raise AlreadyCutOver(at=cut_over.declared_at)
    work.subject(cmd.run_id)
    kept = await take_back(work, cmd.command_ids)
    stays = {each.line_id for each in kept}
    await work.execute(GONE, of_run=cmd.run_id, ids=[each for each in cmd.command_ids if each not in stays])
    for each in kept:
        why = RowChangedSince if each.why == "changed" else RowUsedSince
        refusal = why(what=each.table, by=each.by, act=each.command, at=each.at)
        said = [{"code": refusal.code, "params": refusal.params, "field": None, "cell": None}]
        await work.execute(STAYS, of_run=cmd.run_id, by=each.line_id, said=said)
    return TakenBack(cmd.run_id, kept)


_OF_RUN = (own(ImportRow), ImportRow.run_id == bindparam("of_run"))
GONE = Statement(
    update(ImportRow)
    .where(*_OF_RUN, ImportRow.command_id == any_(bindparam("ids", type_=ARRAY(Uuid()))))
    .values(verdict="taken_back")
)
STAYS = Statement(
    update(ImportRow)
    .where(*_OF_RUN, ImportRow.command_id == bindparam("by", type_=Uuid()))
    .values(verdict="kept", problems=bindparam("said", type_=JSONB()))
)
