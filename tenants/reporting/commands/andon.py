"""Calls for help (安灯): called, answered, resolved; unanswered ones go up level by level."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import DateTime, bindparam

from infra.actions import Command, command
from infra.db import Statement, among, mine
from infra.work import Work
from tenants import identity, masterdata
from tenants.identity.models import Role
from tenants.masterdata.models import WorkCenter, WorkUnit
from tenants.orders.commands.holds import HoldOperation, hold_operation
from tenants.orders.errors import OperationNotFound
from tenants.orders.models import Operation
from tenants.reporting import errors, permissions, rules
from tenants.reporting.events import AndonAcknowledged, AndonCalled, AndonEscalated, AndonResolved
from tenants.reporting.models import Andon, AndonLevel

TODO = "reporting.andon"


@dataclass(frozen=True, kw_only=True)
class CallAndon(Command):
    """`kind`: quality, material, equipment or other. It names an operation, a work unit or a work center; `hold` stops
    the operation with the hold reason `hold_reason` (code of a reason of kind `hold`)."""

    kind: str
    operation_id: UUID | None = None
    work_unit_id: UUID | None = None
    work_center_id: UUID | None = None
    note: str | None = None
    photos: list[str] = field(default_factory=list)
    hold: bool = False
    hold_reason: str | None = None


@command(needs=permissions.CALL_ANDON)
async def call_andon(work: Work, cmd: CallAndon) -> Andon:
    """Call for help, and stop the operation if need be."""
    if cmd.kind not in rules.ANDON_KINDS:
        raise errors.AndonKindUnknown(kind=cmd.kind[:40])
    if cmd.note is not None and len(cmd.note) > rules.LONGEST_NOTE:
        raise errors.NoteTooLong(most=rules.LONGEST_NOTE)
    rules.check_photos(cmd.photos)
    operation, unit, center = await _where(work, cmd)
    places = await masterdata.places_of(work, [center.id])
    work.actor.need(permissions.CALL_ANDON.name, *places)
    hold_id = await _stop(work, cmd, operation, places) if cmd.hold else None
    levels = await levels_of(work, cmd.kind)
    andon = await work.insert(
        Andon(
            id=cmd.id,
            kind=cmd.kind,
            state="called",
            level=1,
            work_center_id=center.id,
            work_unit_id=unit.id if unit else None,
            operation_id=operation.id if operation else None,
            order_id=operation.order_id if operation else None,
            hold_id=hold_id,
            note=(cmd.note or "").strip() or None,
            photos=cmd.photos,
            called_by_id=work.actor.id,
            called_by=work.actor.name,
            called_at=work.occurred_at,
            escalates_at=rules.due(levels, 1, work.occurred_at),
        )
    )
    await _post(work, andon, levels[0].role, unit or center)
    work.subject(center.id)
    work.emit(
        AndonCalled(
            andon_id=andon.id,
            work_center_id=center.id,
            operation_id=andon.operation_id,
            kind=andon.kind,
            called_by=andon.called_by,
            called_at=andon.called_at,
        )
    )
    return andon


async def _where(work: Work, cmd: CallAndon) -> tuple[Operation | None, WorkUnit | None, WorkCenter]:
    operation = await work.get(Operation, cmd.operation_id)
    if operation is None and cmd.operation_id is not None:
        raise OperationNotFound()
    unit_id = cmd.work_unit_id or work.actor.work_unit_id
    unit = await masterdata.existing(work, WorkUnit, unit_id) if unit_id else None
    center_id = (
        (operation.work_center_id if operation else None)
        or cmd.work_center_id
        or (unit.work_center_id if unit else None)
    )
    if center_id is None:
        raise errors.PlaceMissing()
    return operation, unit, await masterdata.existing(work, WorkCenter, center_id)


async def _stop(work: Work, cmd: CallAndon, operation: Operation | None, places: set[UUID]) -> UUID | None:
    """Stopping the line is everybody's right by default; letting it go on is not."""
    work.actor.need(permissions.STOP_BY_ANDON.name, *places)
    if operation is None:
        raise errors.PlaceMissing()
    hold = HoldOperation(operation_id=operation.id, reason_code=cmd.hold_reason or "", note=cmd.note)
    held = await hold_operation.nested(work, hold)
    return held.hold_id


@dataclass(frozen=True, kw_only=True)
class AcknowledgeAndon(Command):
    andon_id: UUID


@command(needs=permissions.ANSWER_ANDON)
async def acknowledge_andon(work: Work, cmd: AcknowledgeAndon) -> Andon:
    """I am on it: the call goes up no further."""
    andon = await _access(work, cmd.andon_id)
    state = rules.andon_after(andon.state, "acknowledge", andon.resolved_by or andon.acknowledged_by or "")
    await work.change(
        andon, state=state, acknowledged_by=work.actor.name, acknowledged_at=work.occurred_at, escalates_at=None
    )
    work.emit(
        AndonAcknowledged(andon_id=andon.id, work_center_id=andon.work_center_id, acknowledged_by=work.actor.name)
    )
    return andon


@dataclass(frozen=True, kw_only=True)
class ResolveAndon(Command):
    """What it was. A hold that the call placed stays until somebody lifts it."""

    andon_id: UUID
    cause: str


@command(needs=permissions.ANSWER_ANDON)
async def resolve_andon(work: Work, cmd: ResolveAndon) -> Andon:
    """It is settled, and this was the cause."""
    cause = cmd.cause.strip()
    if not cause:
        raise errors.CauseMissing()
    if len(cause) > rules.LONGEST_NOTE:
        raise errors.NoteTooLong(most=rules.LONGEST_NOTE)
    andon = await _access(work, cmd.andon_id)
    state = rules.andon_after(andon.state, "resolve", andon.resolved_by or "")
    answered = (
        {} if andon.acknowledged_at else {"acknowledged_by": work.actor.name, "acknowledged_at": work.occurred_at}
    )
    await work.change(
        andon,
        state=state,
        resolved_by=work.actor.name,
        resolved_at=work.occurred_at,
        cause=cause,
        escalates_at=None,
        **({} if andon.acknowledged_at else answered),
    )
    await identity.settle_todo(work, TODO, andon.id)
    work.emit(
        AndonResolved(andon_id=andon.id, work_center_id=andon.work_center_id, resolved_by=work.actor.name, cause=cause)
    )
    return andon


async def _access(work: Work, id: UUID) -> Andon:
    andon = await work.lock(Andon, id)
    if andon is None:
        raise errors.AndonNotFound()
    work.actor.need(permissions.ANSWER_ANDON.name, *await masterdata.places_of(work, [andon.work_center_id]))
    work.subject(andon.work_center_id)
    return andon


# -- levels -----------------------------------------------------------------------------------------------

LEVELS = Statement(mine(AndonLevel).where(AndonLevel.kind == bindparam("kind")).order_by(AndonLevel.level))


async def levels_of(work: Work, kind: str) -> Sequence[rules.Level]:
    rows = await work.all(LEVELS, kind=kind)
    return [rules.Level(row.role, row.minutes) for row in rows] or rules.DEFAULT_LEVELS[kind]


@dataclass(frozen=True, kw_only=True)
class NewAndonLevel:
    """The role that is called, and after how many minutes without an answer the next one is (none at the last)."""

    role: str
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class SetAndonLevels(Command):
    kind: str
    levels: list[NewAndonLevel]


@command(needs=permissions.SET_ANDON_LEVELS)
async def set_andon_levels(work: Work, cmd: SetAndonLevels) -> list[AndonLevel]:
    """Whom calls of a kind go to, and when they go up. Calls that are open keep their time."""
    if cmd.kind not in rules.ANDON_KINDS:
        raise errors.AndonKindUnknown(kind=cmd.kind[:40])
    rules.check_levels([rules.Level(each.role, each.minutes) for each in cmd.levels])
    roles = {each.role for each in cmd.levels}
    if len(await work.all(mine(Role).where(among(Role.code, roles)))) < len(roles):
        raise errors.LevelsInvalid()
    for row in await work.all(LEVELS, kind=cmd.kind):
        await work.remove(row)
    rows = [
        AndonLevel(kind=cmd.kind, level=n, role=each.role, minutes=each.minutes) for n, each in enumerate(cmd.levels, 1)
    ]
    await work.insert_all(rows)
    return rows


# -- going up ---------------------------------------------------------------------------------------------

DUE = Statement(
    mine(Andon)
    .where(Andon.escalates_at <= bindparam("now", type_=DateTime(True)))
    .order_by(Andon.escalates_at)
    .with_for_update(skip_locked=True)
)


async def escalate_due(work: Work) -> None:
    """Calls nobody answered in time go up. A level is left once: the row says which it is at, and it is locked. After
    a standstill of the server a call may go up more than one level, each told for itself."""
    for andon in await work.all(DUE, now=work.now):
        levels = await levels_of(work, andon.kind)
        center = await masterdata.existing(work, WorkCenter, andon.work_center_id)
        while andon.escalates_at is not None and andon.escalates_at <= work.now:
            await _go_up(work, andon, levels, center)


async def _go_up(work: Work, andon: Andon, levels: Sequence[rules.Level], center: WorkCenter) -> None:
    level = min(andon.level + 1, len(levels))
    since = andon.escalates_at or work.now
    await work.change(andon, level=level, escalates_at=rules.due(levels, level, since))
    role = levels[level - 1].role
    await identity.settle_todo(work, TODO, andon.id, "dismissed")
    await _post(work, andon, role, center)
    work.emit(
        AndonEscalated(andon_id=andon.id, work_center_id=andon.work_center_id, kind=andon.kind, level=level, role=role)
    )


async def _post(work: Work, andon: Andon, role: str, place: WorkCenter | WorkUnit) -> None:
    places = await masterdata.places_of(work, [andon.work_center_id])
    await identity.post_todo(
        work,
        kind=TODO,
        subject_id=andon.id,
        params={
            "andon": andon.kind,
            "name": {"zh": place.name_zh, "en": place.name_en},
            "caller": andon.called_by,
            "level": andon.level,
        },
        link=f"/andon?call={andon.id}",
        role=role,
        places=sorted(places),
        level="urgent",
        needs=permissions.ANSWER_ANDON.name,
    )
