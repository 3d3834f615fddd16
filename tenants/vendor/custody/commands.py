"""What may be asked for a whole company, with its reason. The control plane carries it out (runner.py) and notes each
step here; nothing is done inside the command."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from infra import archive, clock, directory, placements
from infra.actions import Command, command
from infra.db import HOME, Statement, among, mine
from infra.journal.canonical import timestamp
from infra.work import Read, Work
from tenants import plans
from tenants.identity import freshly_proved
from tenants.vendor.access import access_customer, need_vendor, state_of
from tenants.vendor.custody import permissions, rules
from tenants.vendor.custody.errors import (
    AlreadyThere,
    ArchiveGone,
    JobStateWrong,
    JobUnknown,
    PlacementUnknown,
    SecondPersonNeeded,
    StillUnderway,
    VendorStays,
)
from tenants.vendor.custody.events import CustodyAdvanced
from tenants.vendor.custody.models import CustodyJob, Retention
from tenants.vendor.models import Customer

UNDERWAY = Statement(
    mine(CustodyJob).where(
        CustodyJob.customer_id == bindparam("customer_id"), among(CustodyJob.state, rules.OPEN)
    )
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ArchiveCustomer(Command):
    customer_id: UUID


@command(needs=permissions.ARCHIVE)
async def archive_customer(work: Work, cmd: ArchiveCustomer) -> CustodyJob:
    """Make an archive of a company: data, files, trail, signatures, schema notes."""
    customer = await _free(work, cmd.customer_id)
    return await _ask(work, cmd, "export", customer)


@dataclass(frozen=True, kw_only=True)
class RestoreArchive(Command):
    job_id: UUID
    slug: str


@command(needs=permissions.RESTORE)
async def restore_archive(work: Work, cmd: RestoreArchive) -> CustodyJob:
    """Make a new company from an archive."""
    await need_vendor(work)
    await freshly_proved(work)
    made = await _job(work, cmd.job_id)
    if made.kind != "export" or made.state != "done":
        raise ArchiveGone()
    directory.check_slug(cmd.slug)
    if await directory.find(cmd.slug) is not None:
        raise directory.SlugTaken(slug=cmd.slug)
    customer = await work.get(Customer, made.customer_id)
    return await _ask(work, cmd, "restore", customer, slug=made.slug, target=cmd.slug, source_id=made.id)


@dataclass(frozen=True, kw_only=True)
class MoveCustomer(Command):
    """`placement`: a database this installation knows; `home` brings the company back."""

    customer_id: UUID
    placement: str


@command(needs=permissions.MOVE)
async def move_customer(work: Work, cmd: MoveCustomer) -> CustodyJob:
    """Move a company to another database while its people work."""
    await freshly_proved(work)
    customer = await _free(work, cmd.customer_id)
    if cmd.placement != HOME and cmd.placement not in placements.away():
        raise PlacementUnknown(placement=cmd.placement)
    if await placement_of(work, customer.id) == cmd.placement:
        raise AlreadyThere(slug=customer.slug, placement=cmd.placement)
    return await _ask(work, cmd, "move", customer, target=cmd.placement)


@dataclass(frozen=True, kw_only=True)
class ClearOldPlace(Command):
    """`job_id`: the move whose old rows are not needed any more."""

    job_id: UUID


@command(needs=permissions.MOVE)
async def clear_old_place(work: Work, cmd: ClearOldPlace) -> CustodyJob:
    """Delete the rows a moved company left behind."""
    await freshly_proved(work)
    moved = await _job(work, cmd.job_id)
    if moved.kind != "move" or moved.state != "done" or moved.customer_id is None or moved.result is None:
        raise JobStateWrong(state=moved.state)
    customer = await _free(work, moved.customer_id)
    return await _ask(work, cmd, "clear", customer, target=moved.result["source"], source_id=moved.id)


@dataclass(frozen=True, kw_only=True)
class CloseCustomer(Command):
    customer_id: UUID


@command(needs=permissions.CLOSE)
async def close_customer(work: Work, cmd: CloseCustomer) -> CustodyJob:
    """End a company for good: nobody signs in any more, its records are kept for their time."""
    await freshly_proved(work)
    customer = await _free(work, cmd.customer_id)
    return await _ask(work, cmd, "close", customer)


@dataclass(frozen=True, kw_only=True)
class SetRetention(Command):
    customer_id: UUID
    keep_until: date
    legal_hold: bool = False


@command(needs=permissions.HOLD)
async def set_retention(work: Work, cmd: SetRetention) -> Retention:
    """Until when a company's records must be kept, and whether a dispute holds them."""
    await need_vendor(work)
    customer = await access_known(work, cmd.customer_id)
    values = {
        "keep_until": cmd.keep_until,
        "legal_hold": cmd.legal_hold,
        "why": (cmd.reason or "").strip(),
        "set_by": work.actor.name,
    }
    kept = await work.lock(Retention, customer.id)
    if kept is None:
        return await work.insert(Retention(id=customer.id, **values))
    return await work.change(kept, **values)


@dataclass(frozen=True, kw_only=True)
class EraseCustomer(Command):
    customer_id: UUID


@command(needs=permissions.ERASE)
async def erase_customer(work: Work, cmd: EraseCustomer) -> CustodyJob:
    """Ask for the deletion of a closed company whose retention is over; a second person confirms it."""
    await freshly_proved(work)
    customer = await _free(work, cmd.customer_id)
    await check_erasable(work, customer)
    return await _ask(work, cmd, "erase", customer, state="waiting")


@dataclass(frozen=True, kw_only=True)
class ConfirmErase(Command):
    job_id: UUID


@command(needs=permissions.ERASE)
async def confirm_erase(work: Work, cmd: ConfirmErase) -> CustodyJob:
    """The second person's word: everything of the company is deleted, and a certificate says so."""
    await freshly_proved(work)
    job = await _job(work, cmd.job_id)
    if job.state != "waiting" or job.customer_id is None:
        raise JobStateWrong(state=job.state)
    if job.asked_by_id == work.actor.id:
        raise SecondPersonNeeded()
    await check_erasable(work, await access_known(work, job.customer_id))
    return await _to(work, job, "asked", confirmed_by=work.actor.name, confirmed_by_id=work.actor.id)


@dataclass(frozen=True, kw_only=True)
class CancelCustody(Command):
    job_id: UUID


@command(needs=permissions.ERASE)
async def cancel_custody(work: Work, cmd: CancelCustody) -> CustodyJob:
    """Withdraw a deletion nobody has confirmed yet."""
    job = await _job(work, cmd.job_id)
    if job.state != "waiting":
        raise JobStateWrong(state=job.state)
    return await _to(work, job, "cancelled", ended_at=work.now)


@dataclass(frozen=True, kw_only=True)
class NoteCustody(Command):
    """A step was made, or the task ended: `state` running, done or failed."""

    job_id: UUID
    state: str
    step: str = ""
    figures: dict[str, Any] = field(default_factory=dict)
    problem: dict[str, Any] | None = None
    result: dict[str, Any] | None = None


@command(needs=permissions.CARRY_OUT)
async def note_custody(work: Work, cmd: NoteCustody) -> CustodyJob:
    job = await _job(work, cmd.job_id)
    changes: dict[str, Any] = {"problem": cmd.problem}
    if cmd.step:
        changes["steps"] = [*job.steps, {"step": cmd.step, "at": timestamp(clock.now()), "figures": cmd.figures}]
    if cmd.result is not None:
        changes["result"] = cmd.result
    if cmd.state in rules.ENDED:
        changes["ended_at"] = work.now
    return await _to(work, job, cmd.state, step=cmd.step, **changes)


# -- what they share ------------------------------------------------------------------------------------


async def access_known(work: Work, customer_id: UUID) -> Customer:
    """A customer of the books, also one that is served no more."""
    customer = await work.lock(Customer, customer_id)
    if customer is None:
        return await access_customer(work, customer_id)
    work.subject(customer.id)
    return customer


async def _free(work: Work, customer_id: UUID) -> Customer:
    """The customer, locked, with no other task before it."""
    await need_vendor(work)
    customer = await access_known(work, customer_id)
    if customer.slug == plans.VENDOR_SLUG:
        raise VendorStays()
    other: CustodyJob | None = await work.one(UNDERWAY, customer_id=customer.id)
    if other is not None:
        raise StillUnderway(kind=other.kind, slug=customer.slug)
    return customer


async def check_erasable(work: Work, customer: Customer) -> None:
    kept = await work.get(Retention, customer.id)
    rules.check_erasable(customer.slug, await state_of(work, customer), kept, work.now.date())


PLACED = Statement(
    select(directory.DirectoryEntry.placement).where(directory.DirectoryEntry.tenant_id == bindparam("customer"))
)


async def placement_of(read: Read, customer_id: UUID) -> str | None:
    found: str | None = await read.scalar(PLACED, customer=customer_id)
    return found


async def _job(work: Work, job_id: UUID) -> CustodyJob:
    job = await work.lock(CustodyJob, job_id)
    if job is None:
        raise JobUnknown()
    work.subject(job.customer_id or job.id)
    return job


async def _ask(
    work: Work, cmd: Command, kind: str, customer: Customer | None, *, slug: str = "", state: str = "asked", **more: Any
) -> CustodyJob:
    job = CustodyJob(
        kind=kind,
        customer_id=customer.id if customer else None,
        slug=slug or (customer.slug if customer else ""),
        why=(cmd.reason or "").strip(),
        state=state,
        asked_by=work.actor.name,
        asked_by_id=work.actor.id,
        steps=[],
        **more,
    )
    await work.insert(job)
    work.emit(CustodyAdvanced(job_id=job.id, kind=kind, state=state))
    return job


async def _to(work: Work, job: CustodyJob, state: str, *, step: str = "", **changes: Any) -> CustodyJob:
    await work.change(job, state=state, **changes)
    work.emit(CustodyAdvanced(job_id=job.id, kind=job.kind, state=state, step=step))
    return job


STEPS = archive.STEPS
__all__ = [
    "STEPS", "ArchiveCustomer", "CancelCustody", "ClearOldPlace", "CloseCustomer", "ConfirmErase", "EraseCustomer",
    "MoveCustomer", "NoteCustody", "RestoreArchive", "SetRetention", "archive_customer", "cancel_custody",
    "clear_old_place", "close_customer", "confirm_erase", "erase_customer", "move_customer", "note_custody",
    "restore_archive", "set_retention",
]  # fmt: skip
