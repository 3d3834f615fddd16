"""A worker disputes what a report earned him. What he is granted is a correction beside it, never an edit."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Text, bindparam

from infra.actions import Command, Meaning, command
from infra.db import Statement, mine
from infra.errors import Missing
from infra.work import Work
from tenants import identity, masterdata
from tenants.reporting.commands import CorrectOutput, CrewShare, correct_output
from tenants.reporting.models import OutputReport, Share
from tenants.roles import TEAM_LEAD
from tenants.wages import errors, permissions, rules
from tenants.wages.commands.rates import adjust
from tenants.wages.events import DisputeDecided, DisputeOpened
from tenants.wages.lines import Line, paid
from tenants.wages.models import WageDispute
from tenants.wages.queries import ledger, sources

TODO = "wages.dispute"
STANDING = Statement(
    mine(WageDispute).where(
        WageDispute.user_id == bindparam("user_id"),
        WageDispute.report_id == bindparam("report_id"),
        WageDispute.state == bindparam("state", type_=Text()),
    )
)
LONGEST = 500


@dataclass(frozen=True, kw_only=True)
class OpenDispute(Command):
    """`text`: what is wrong, in the worker's words."""

    report_id: UUID
    text: str


@command(needs=permissions.OPEN_DISPUTE)
async def open_dispute(work: Work, cmd: OpenDispute) -> WageDispute:
    """Dispute what one of one's own reports earned; the lead gets a to-do."""
    claim = cmd.text.strip()[:LONGEST]
    if not claim:
        raise errors.ClaimMissing()
    me = work.actor.id
    lines = [line for line in await ledger.lines_of_report(work, cmd.report_id) if line.user_id == me]
    if not lines:
        raise errors.NothingEarned()
    if await work.one(STANDING, user_id=me, report_id=cmd.report_id, state="open") is not None:
        raise errors.DisputeStanding(role=TEAM_LEAD)
    dispute = await work.insert(
        WageDispute(
            user_id=me,
            user_name=work.actor.name,
            report_id=cmd.report_id,
            day=lines[0].day,
            claim=claim,
            amount_then=paid(lines),
            state="open",
        )
    )
    await _post(work, dispute, lines[0])
    work.subject(cmd.report_id)
    work.emit(DisputeOpened(dispute_id=dispute.id, report_id=cmd.report_id, user_id=me))
    return dispute


async def _post(work: Work, dispute: WageDispute, line: Line) -> None:
    places = await _places(work, dispute.report_id)
    await identity.post_todo(
        work,
        kind=TODO,
        subject_id=dispute.id,
        params={
            "name": dispute.user_name,
            "order": line.order,
            "operation": {"zh": line.operation_zh, "en": line.operation_en},
        },
        link=f"/wage-disputes?dispute={dispute.id}",
        role=TEAM_LEAD,
        places=places,
        due_at=work.now + rules.ANSWER_WITHIN,
        needs=permissions.DECIDE_DISPUTE.name,
    )


async def _places(work: Work, report_id: UUID) -> list[UUID]:
    report = await work.get(OutputReport, report_id)
    if report is None:
        raise Missing(what="report")
    center = report.work_center_id
    return [center, *await masterdata.places_of(work, [center])] if center else []


@dataclass(frozen=True, kw_only=True)
class WithdrawDispute(Command):
    dispute_id: UUID


@command(needs=permissions.OPEN_DISPUTE)
async def withdraw_dispute(work: Work, cmd: WithdrawDispute) -> WageDispute:
    """Take one's own dispute back."""
    dispute = await _open(work, cmd.dispute_id)
    if dispute.user_id != work.actor.id:
        raise errors.NotYourWage()
    return await _close(work, dispute, "withdrawn", cmd.reason)


@dataclass(frozen=True, kw_only=True)
class RightQuantities:
    """What the report should have said."""

    good_quantity: Decimal = Decimal(0)
    process_scrap_quantity: Decimal = Decimal(0)
    material_scrap_quantity: Decimal = Decimal(0)
    rework_quantity: Decimal = Decimal(0)
    scrap_reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class DecideDispute(Command):
    """Accepted with the right quantities (the report is reversed and reported anew) or with yuan to add or take in the
    open month; rejected with neither. `reason` is the answer the worker reads."""

    dispute_id: UUID
    accepted: bool
    quantities: RightQuantities | None = None
    amount: Decimal | None = None


@command(needs=permissions.DECIDE_DISPUTE, signs=Meaning("reviewed"))
async def decide_dispute(work: Work, cmd: DecideDispute) -> WageDispute:
    """Accept or reject a dispute."""
    dispute = await _open(work, cmd.dispute_id)
    if dispute.user_id == work.actor.id:
        raise errors.OwnDispute()
    work.actor.need(permissions.DECIDE_DISPUTE.name, *await _places(work, dispute.report_id))
    remedies = sum(each is not None for each in (cmd.quantities, cmd.amount))
    if remedies != (1 if cmd.accepted else 0):
        raise errors.AnswerIncomplete()
    changes: dict[str, Any] = {}
    if cmd.quantities is not None:
        changes["correction_id"] = await _correct(work, dispute, cmd.quantities, cmd.reason or "")
    if cmd.amount is not None:
        day = await open_day(work, dispute.day)
        adjustment = await adjust(work, dispute.user_id, day, cmd.amount, cmd.reason or "", dispute.id)
        changes["adjustment_id"] = adjustment.id
    return await _close(work, dispute, "accepted" if cmd.accepted else "rejected", cmd.reason, **changes)


async def open_day(work: Work, day: date) -> date:
    """The day itself, or the first of the open month when its own is closed."""
    known = await sources.books(work, [])
    until = known.closed_until
    return day if until is None or day > until else known.open_month(day).first


async def _correct(work: Work, dispute: WageDispute, right: RightQuantities, reason: str) -> UUID:
    """Reporting's own correction, by the same crew."""
    shares: list[Share] = await work.all(mine(Share).where(Share.report_id == dispute.report_id).order_by(Share.id))
    report = await work.get(OutputReport, dispute.report_id)
    if report is None:
        raise Missing(what="report")
    made = await correct_output.within(
        work,
        CorrectOutput(
            report_id=report.id,
            reason=reason,
            kind=report.kind,
            started_at=report.started_at,
            shares=[CrewShare(user_id=each.user_id, share=each.share) for each in shares],
            good_quantity=right.good_quantity,
            process_scrap_quantity=right.process_scrap_quantity,
            material_scrap_quantity=right.material_scrap_quantity,
            rework_quantity=right.rework_quantity,
            scrap_reason=right.scrap_reason,
        ),
    )
    return made.id


async def _open(work: Work, dispute_id: UUID) -> WageDispute:
    dispute = await work.lock(WageDispute, dispute_id)
    if dispute is None:
        raise Missing(what="dispute")
    if dispute.state not in rules.DISPUTE_MOVES:
        raise errors.DisputeDecided(state=dispute.state)
    work.subject(dispute.report_id)
    return dispute


async def _close(work: Work, dispute: WageDispute, state: str, answer: str | None, **more: Any) -> WageDispute:
    await identity.settle_todo(work, TODO, dispute.id, state)
    fact = DisputeDecided(dispute_id=dispute.id, report_id=dispute.report_id, user_id=dispute.user_id, state=state)
    work.emit(fact)
    return await work.change(
        dispute, state=state, decided_at=work.now, decided_by=work.actor.name, answer=answer, **more
    )
