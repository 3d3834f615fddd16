"""Requests go to the customer, what became of them comes back."""

from infra.actions import run_once
from infra.events import on
from infra.ids import derived
from infra.work import Work, system
from tenants.identity.visits.commands import RequestVisit, request_visit
from tenants.identity.visits.events import VisitChanged
from tenants.vendor.commands import NoteVisit, note_visit
from tenants.vendor.effects.acts import need_served, tenant_named
from tenants.vendor.events import VisitAsked


@on(VisitAsked)
async def ask_there(work: Work, fact: VisitAsked) -> None:
    """In the customer's company: its administrators have a to-do."""
    await need_served(work, fact.customer_id)
    home = await tenant_named(work.tenant_id)
    cmd = RequestVisit(
        id=derived("vendor.request_visit", fact.visit_id),
        reason=fact.why,
        visit_id=fact.visit_id,
        home_tenant_id=work.tenant_id,
        home_name=home.name_zh,
        staff_id=fact.staff_id,
        staff_name=fact.staff_name,
        why=fact.why,
        mode=fact.mode,
        minutes=fact.minutes,
        expires_at=fact.expires_at,
    )
    await run_once(system(fact.customer_id, fact.staff_name), request_visit, cmd)


@on(VisitChanged)
async def tell_home(work: Work, fact: VisitChanged) -> None:
    """In the visitor's company: let in, declined, ended."""
    if fact.state == "asked":
        return
    cmd = NoteVisit(
        id=derived("vendor.note_visit", fact.visit_id, fact.state),
        visit_id=fact.visit_id,
        state=fact.state,
        mode=fact.mode,
        until=fact.until,
        decided_by=fact.decided_by,
        decided_at=fact.decided_at,
        ended_by=fact.ended_by,
        ended_at=fact.ended_at,
    )
    await run_once(system(fact.home_tenant_id), note_visit, cmd)


__all__ = ["ask_there", "tell_home"]
