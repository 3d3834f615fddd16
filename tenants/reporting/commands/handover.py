"""Shift handover (交接班): filled from the books, signed by two leads, then left as it is."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from infra.actions import Command, Meaning, command
from infra.db import mine
from infra.work import Work
from tenants import identity, masterdata
from tenants.masterdata.models import Area, Shift, Site
from tenants.reporting import errors, permissions, rules
from tenants.reporting.events import ShiftHandedOver, ShiftTakenOver
from tenants.reporting.models import ShiftHandover
from tenants.reporting.queries.handover import contents_of
from tenants.reporting.queries.missing import ShiftOf
from tenants.roles import TEAM_LEAD

TODO = "reporting.handover"


@dataclass(frozen=True, kw_only=True)
class PrepareHandover(Command):
    area_id: UUID
    shift_id: UUID
    shift_day: date
    note: str | None = None


@command(needs=permissions.HAND_OVER)
async def prepare_handover(work: Work, cmd: PrepareHandover) -> ShiftHandover:
    """Begin the handover of a shift in an area, or fill it anew while nobody has signed."""
    area = await masterdata.existing(work, Area, cmd.area_id)
    work.actor.need(permissions.HAND_OVER.name, area.id, area.site_id)
    _check_note(cmd.note)
    shift = await _shift(work, area, cmd.shift_id, cmd.shift_day)
    note = (cmd.note or "").strip() or None
    statement = mine(ShiftHandover).where(
        ShiftHandover.area_id == area.id,
        ShiftHandover.shift_day == cmd.shift_day,
        ShiftHandover.shift_id == cmd.shift_id,
    )
    known: ShiftHandover | None = await work.one(statement.with_for_update())
    if known is not None:
        rules.handover_after(known.state, "fill")
    contents = await contents_of(work, shift, area.id)
    if known is not None:
        return await work.change(known, contents=contents, filled_at=work.now, note=note or known.note)
    return await work.insert(
        ShiftHandover(
            id=cmd.id,
            area_id=area.id,
            shift_id=shift.shift_id,
            shift_day=shift.day,
            state="draft",
            contents=contents,
            filled_at=work.now,
            note=note,
        )
    )


async def _shift(work: Work, area: Area, shift_id: UUID, day: date) -> ShiftOf:
    shift: Shift = await masterdata.existing(work, Shift, shift_id)
    site = await masterdata.existing(work, Site, area.site_id)
    hours = rules.SiteHours(site.time_zone, [rules.ShiftHours(shift.id, shift.starts_at, shift.ends_at)])
    span = hours.on(shift.id, day)
    if shift.site_id != site.id or span is None or span.starts_at is None or span.ends_at is None:
        raise errors.ShiftUnknown()
    if span.starts_at > work.now:
        raise errors.NotYetHappened(at=span.starts_at)
    return ShiftOf(shift.id, day, span.starts_at, span.ends_at, site.id)


@dataclass(frozen=True, kw_only=True)
class HandOverShift(Command):
    handover_id: UUID
    note: str | None = None


@command(needs=permissions.HAND_OVER, signs=Meaning("handed over"))
async def hand_over_shift(work: Work, cmd: HandOverShift) -> ShiftHandover:
    """The outgoing lead signs what the shift leaves behind, as the books say it in that moment."""
    handover, area = await _access(work, cmd.handover_id)
    state = rules.handover_after(handover.state, "hand_over")
    _check_note(cmd.note)
    shift = await _shift(work, area, handover.shift_id, handover.shift_day)
    await work.change(
        handover,
        state=state,
        contents=await contents_of(work, shift, area.id),
        filled_at=work.now,
        note=(cmd.note or "").strip() or handover.note,
        outgoing_id=work.actor.id,
        outgoing_by=work.actor.name,
        outgoing_at=work.occurred_at,
    )
    await identity.post_todo(
        work,
        kind=TODO,
        subject_id=handover.id,
        params={"name": {"zh": area.name_zh, "en": area.name_en}, "outgoing": work.actor.name},
        link=f"/handovers/{handover.id}",
        role=TEAM_LEAD,
        places=[area.id, area.site_id],
        needs=permissions.HAND_OVER.name,
    )
    work.emit(ShiftHandedOver(handover_id=handover.id, area_id=area.id, outgoing_by=work.actor.name))
    return handover


@dataclass(frozen=True, kw_only=True)
class TakeOverShift(Command):
    handover_id: UUID
    note: str | None = None


@command(needs=permissions.HAND_OVER, signs=Meaning("taken over"))
async def take_over_shift(work: Work, cmd: TakeOverShift) -> ShiftHandover:
    """The incoming lead signs that he has read it: another person than the outgoing one."""
    handover, area = await _access(work, cmd.handover_id)
    state = rules.handover_after(handover.state, "take_over")
    _check_note(cmd.note)
    if work.actor.id == handover.outgoing_id:
        raise errors.SameLead()
    await work.change(
        handover,
        state=state,
        incoming_note=(cmd.note or "").strip() or None,
        incoming_id=work.actor.id,
        incoming_by=work.actor.name,
        incoming_at=work.occurred_at,
    )
    await identity.settle_todo(work, TODO, handover.id)
    work.emit(ShiftTakenOver(handover_id=handover.id, area_id=area.id, incoming_by=work.actor.name))
    return handover


async def _access(work: Work, id: UUID) -> tuple[ShiftHandover, Area]:
    handover = await work.lock(ShiftHandover, id)
    if handover is None:
        raise errors.HandoverNotFound()
    area = await masterdata.existing(work, Area, handover.area_id)
    work.actor.need(permissions.HAND_OVER.name, area.id, area.site_id)
    work.subject(handover.id)
    return handover, area


def _check_note(note: str | None) -> None:
    if note is not None and len(note) > 4 * rules.LONGEST_NOTE:
        raise errors.NoteTooLong(most=4 * rules.LONGEST_NOTE)
