"""Input that became no report: kept with its reason, then booked or dismissed by a person."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.actions import Command, command
from infra.errors import DomainError, Missing
from infra.ids import derived
from infra.work import Work
from tenants import reporting
from tenants.telemetry import errors, permissions
from tenants.telemetry.events import InputQuarantined
from tenants.telemetry.models import Quarantine
from tenants.telemetry.rules.quarantine import may_move

LONGEST_PAYLOAD = 8192


@dataclass(frozen=True, kw_only=True)
class QuarantineInput(Command):
    """Keep input that no command could take, with the reason in code and params."""

    source: str
    payload: str
    code: str
    params: dict[str, Any] = field(default_factory=dict)
    device_id: UUID | None = None
    signal_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class BookQuarantined(Command):
    """Report the pieces of an entry after all; `operation_id` where it names none, or another one than it names."""

    quarantine_id: UUID
    operation_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class DismissQuarantined(Command):
    quarantine_id: UUID


@command(needs=permissions.SEND_READING)
async def quarantine_input(work: Work, cmd: QuarantineInput) -> Quarantine:
    """Put a message aside that could not be taken."""
    return await _insert(
        work,
        id=cmd.id,
        source=cmd.source,
        payload=cmd.payload[:LONGEST_PAYLOAD],
        code=cmd.code,
        params=cmd.params,
        device_id=cmd.device_id,
        signal_id=cmd.signal_id,
        operation_id=None,
        quantity=None,
    )


@command(needs=permissions.RESOLVE_QUARANTINE)
async def book_quarantined(work: Work, cmd: BookQuarantined) -> Quarantine:
    """Report the pieces of a quarantined entry, in the name of whoever books them."""
    entry = await _access(work, cmd.quarantine_id, "booked")
    operation_id = cmd.operation_id or entry.operation_id
    if entry.quantity is None or operation_id is None:
        raise errors.NothingToBook()
    report = await reporting.report_output.within(
        work,
        reporting.ReportOutput(
            id=derived(cmd.id, "report"), operation_id=operation_id, good_quantity=entry.quantity, override=True
        ),
    )
    return await _resolve(work, entry, "booked", cmd.reason, report_id=report.id, operation_id=operation_id)


@command(needs=permissions.RESOLVE_QUARANTINE)
async def dismiss_quarantined(work: Work, cmd: DismissQuarantined) -> Quarantine:
    """Say that an entry needs no report, and why."""
    return await _resolve(work, await _access(work, cmd.quarantine_id, "dismissed"), "dismissed", cmd.reason)


async def keep_aside(
    work: Work,
    *,
    id: UUID,
    source: str,
    payload: str,
    refusal: DomainError,
    device_id: UUID | None = None,
    signal_id: UUID | None = None,
    operation_id: UUID | None = None,
    quantity: Decimal | None = None,
) -> Quarantine:
    """Part of an outer command whose own work stands although this part was refused."""
    return await _insert(
        work,
        id=id,
        source=source,
        payload=payload[:LONGEST_PAYLOAD],
        code=refusal.code,
        params=refusal.params,
        device_id=device_id,
        signal_id=signal_id,
        operation_id=operation_id,
        quantity=quantity,
    )


async def _insert(work: Work, **values: Any) -> Quarantine:
    entry = await work.insert(Quarantine(occurred_at=work.occurred_at, state="open", **values))
    work.emit(
        InputQuarantined(
            quarantine_id=entry.id,
            code=entry.code,
            signal_id=entry.signal_id,
            quantity=entry.quantity,
            occurred_at=entry.occurred_at,
        )
    )
    return entry


async def _access(work: Work, id: UUID, state: str) -> Quarantine:
    entry = await work.lock(Quarantine, id)
    if entry is None:
        raise Missing(what="quarantine entry")
    if not may_move(entry.state, state):
        raise errors.AlreadyResolved(state=entry.state)
    return entry


async def _resolve(work: Work, entry: Quarantine, state: str, reason: str | None, **more: Any) -> Quarantine:
    return await work.change(
        entry, state=state, resolved_by=work.actor.name, resolved_at=work.now, resolution=reason, **more
    )
