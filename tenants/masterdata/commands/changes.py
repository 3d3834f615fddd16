"""Engineering changes: drafts go live together, once somebody has said yes and each open order has its answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select

from infra.actions import Command, Meaning, command
from infra.db import Statement, mine, own
from infra.errors import BadInput, ReasonMissing
from infra.ids import uuid7
from infra.work import Work
from tenants import identity, roles
from tenants.masterdata import permissions, rules
from tenants.masterdata.commands.boms import bom_live
from tenants.masterdata.commands.revisions import revision_live
from tenants.masterdata.commands.routings import routing_live
from tenants.masterdata.commands.versions import POLICY, check_free, locked_draft, queue_up, today
from tenants.masterdata.errors import ChangeEmpty, ChangeMoved, OwnChange, RecordNotFound
from tenants.masterdata.events import ChangeApproved
from tenants.masterdata.models import (
    Bom,
    ChangeOrder,
    ChangePolicy,
    ChangeSubject,
    EngineeringChange,
    ItemRevision,
    Routing,
)

SUBJECTS: dict[str, type[Any]] = {"revision": ItemRevision, "bom": Bom, "routing": Routing}
DECISIONS = ("keep", "switch")
TODO = "masterdata.change"
LONGEST_TITLE, LONGEST_WHY = 120, 1000

SUBJECTS_OF = Statement(mine(ChangeSubject).where(ChangeSubject.change_id == bindparam("change_id")))
ORDERS_OF = Statement(mine(ChangeOrder).where(ChangeOrder.change_id == bindparam("change_id")))


@dataclass(frozen=True, kw_only=True)
class SetChangePolicy(Command):
    """`change_control`: a further version goes live only by a change. `four_eyes`: not by who asked for it."""

    change_control: bool
    four_eyes: bool


@command(needs=permissions.EDIT_POLICY)
async def set_change_policy(work: Work, cmd: SetChangePolicy) -> ChangePolicy:
    await queue_up(work)
    known: ChangePolicy | None = await work.one(POLICY)
    if known is not None:
        return await work.change(known, change_control=cmd.change_control, four_eyes=cmd.four_eyes)
    return await work.insert(ChangePolicy(change_control=cmd.change_control, four_eyes=cmd.four_eyes))


@dataclass(frozen=True, kw_only=True)
class NewSubject:
    """A draft to go live: `kind` revision, bom or routing."""

    kind: str
    subject_id: UUID


@dataclass(frozen=True, kw_only=True)
class CreateChange(Command):
    title: str
    why: str
    effective_from: date
    subjects: list[NewSubject] = field(default_factory=list)


@command(needs=permissions.REQUEST_CHANGE)
async def create_change(work: Work, cmd: CreateChange) -> EngineeringChange:
    """Ask that drafts go live together from a day on."""
    await queue_up(work)  # numbers its changes
    count = await work.scalar(select(func.count()).select_from(EngineeringChange).where(own(EngineeringChange)))
    change = await work.insert(
        EngineeringChange(
            id=uuid7(),
            number=f"ECN-{int(count) + 1:04}",
            state="draft",
            effective_from=cmd.effective_from,
            requested_by_id=work.actor.id,
            requested_by=work.actor.name,
            requested_at=work.now,
            **_words(cmd.title, cmd.why),
        )
    )
    await _put_subjects(work, change, cmd.subjects)
    return change


def _words(title: str, why: str) -> dict[str, str]:
    for name, text, longest in (("title", title, LONGEST_TITLE), ("why", why, LONGEST_WHY)):
        if not 0 < len(text.strip()) <= longest:
            raise BadInput(field=name, problem=f"1 to {longest} characters")
    return {"title": title.strip(), "why": why.strip()}


async def _put_subjects(work: Work, change: EngineeringChange, given: Sequence[NewSubject]) -> None:
    """Drafts, each of one open change at most; those that are there already stay."""
    old = {each.subject_id: each for each in await work.all(SUBJECTS_OF, change_id=change.id)}
    wanted = {each.subject_id: each for each in given}
    for id, row in old.items():
        if id not in wanted:
            await work.remove(row)
    for id, each in wanted.items():
        if id in old:
            continue
        model = SUBJECTS[rules.check_kind(each.kind, tuple(SUBJECTS))]
        draft: Any = await locked_draft(work, model, id, each.kind)
        await check_free(work, id)
        await work.insert(ChangeSubject(change_id=change.id, kind=each.kind, subject_id=id, item_id=draft.item_id))


@dataclass(frozen=True, kw_only=True)
class ReviseChange(Command):
    """Other words, another day or other drafts, while nobody has been asked yet."""

    change_id: UUID
    title: str
    why: str
    effective_from: date
    subjects: list[NewSubject] = field(default_factory=list)


@command(needs=permissions.REQUEST_CHANGE)
async def revise_change(work: Work, cmd: ReviseChange) -> EngineeringChange:
    change = await _locked(work, cmd.change_id, "draft")
    await _put_subjects(work, change, cmd.subjects)
    return await work.change(change, effective_from=cmd.effective_from, **_words(cmd.title, cmd.why))


@dataclass(frozen=True, kw_only=True)
class OfChange(Command):
    change_id: UUID


@command(needs=permissions.REQUEST_CHANGE)
async def submit_change(work: Work, cmd: OfChange) -> EngineeringChange:
    """Put it before those who decide; they find it in their inbox."""
    change = await _locked(work, cmd.change_id, "draft")
    if not await work.all(SUBJECTS_OF, change_id=change.id):
        raise ChangeEmpty(number=change.number)
    await identity.post_todo(
        work,
        kind=TODO,
        subject_id=change.id,
        params={"number": change.number, "title": change.title, "person": change.requested_by},
        link=f"/changes/{change.id}",
        role=roles.QUALITY_LEAD,
        needs=permissions.APPROVE_CHANGE.name,
    )
    return await work.change(change, state="submitted", submitted_at=work.now)


@command(needs=permissions.APPROVE_CHANGE, signs=Meaning("approved"))
async def approve_change(work: Work, cmd: OfChange) -> EngineeringChange:
    """Its drafts go live together, not before today; open orders follow as was decided for each."""
    await queue_up(work)
    change = await _locked(work, cmd.change_id, "submitted")
    await _check_other_eyes(work, change)
    subjects: list[ChangeSubject] = await work.all(SUBJECTS_OF, change_id=change.id)
    since = max(change.effective_from, await today(work))
    for kind in SUBJECTS:
        for each in subjects:
            if each.kind == kind:
                await _live(work, each, since)
    await _settle(work, change, "approved", effective_from=since, decision_note=(cmd.reason or "").strip() or None)
    item_ids = sorted({each.item_id for each in subjects})
    work.subject(change.id)
    work.emit(ChangeApproved(change_id=change.id, number=change.number, item_ids=item_ids, effective_from=since))
    return change


async def _check_other_eyes(work: Work, change: EngineeringChange) -> None:
    policy: ChangePolicy | None = await work.one(POLICY)
    if policy is not None and policy.four_eyes and change.requested_by_id == work.actor.id:
        raise OwnChange(person=change.requested_by, number=change.number)


async def _live(work: Work, subject: ChangeSubject, since: date) -> None:
    draft: Any = await locked_draft(work, SUBJECTS[subject.kind], subject.subject_id, subject.kind)
    if subject.kind == "bom":
        await bom_live(work, draft, since)
    elif subject.kind == "routing":
        await routing_live(work, draft, since)
    else:
        await revision_live(work, draft, since)


@command(needs=permissions.APPROVE_CHANGE, signs=Meaning("rejected"))
async def reject_change(work: Work, cmd: OfChange) -> EngineeringChange:
    """Say no, with the reason; its drafts are free for another change."""
    change = await _locked(work, cmd.change_id, "submitted")
    if not (cmd.reason or "").strip():
        raise ReasonMissing()
    return await _settle(work, change, "rejected", decision_note=(cmd.reason or "").strip())


@command(needs=permissions.REQUEST_CHANGE)
async def cancel_change(work: Work, cmd: OfChange) -> EngineeringChange:
    """Give it up before a decision; its drafts are free for another change."""
    change = await _locked(work, cmd.change_id, "draft", "submitted")
    return await _settle(work, change, "cancelled", decision_note=(cmd.reason or "").strip() or None)


async def _settle(work: Work, change: EngineeringChange, state: str, **more: Any) -> EngineeringChange:
    await identity.settle_todo(work, TODO, change.id, outcome=state)
    decided = {"decided_by_id": work.actor.id, "decided_by": work.actor.name, "decided_at": work.now}
    return await work.change(change, state=state, **decided, **more)


async def _locked(work: Work, id: UUID, *states: str) -> EngineeringChange:
    change = await work.lock(EngineeringChange, id)
    if change is None:
        raise RecordNotFound(what="change")
    if change.state not in states:
        raise ChangeMoved(number=change.number, state=change.state)
    return change


# -- for orders, which live above -----------------------------------------------------------------------------


async def decide_for_order(work: Work, change_id: UUID, order_id: UUID, number: str, decision: str) -> ChangeOrder:
    """What an open order does about a change; may be decided anew until the change is."""
    change = await _locked(work, change_id, "draft", "submitted")
    rules.check_kind(decision, DECISIONS)
    rows = {each.order_id: each for each in await work.all(ORDERS_OF, change_id=change.id)}
    values = {"decision": decision, "decided_by": work.actor.name}
    if order_id in rows:
        return await work.change(rows[order_id], **values)
    return await work.insert(ChangeOrder(change_id=change.id, order_id=order_id, order_number=number, **values))


async def settle_for_order(work: Work, decided: ChangeOrder, outcome: str, code: str | None = None) -> ChangeOrder:
    """What came of it: kept, switched, or refused with the refusal's code."""
    return await work.change(decided, outcome=outcome, outcome_code=code, settled_at=work.now)


async def decisions(work: Any, change_id: UUID) -> Sequence[ChangeOrder]:
    return await work.all(ORDERS_OF, change_id=change_id)  # type: ignore[no-any-return]


async def changed_items(work: Any, change_id: UUID) -> list[UUID]:
    return sorted({each.item_id for each in await work.all(SUBJECTS_OF, change_id=change_id)})
