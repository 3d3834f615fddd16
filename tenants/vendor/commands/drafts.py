"""Setting up a customer, step by step: what was entered is kept until somebody finishes or discards it."""

from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from infra import directory
from infra.actions import Command, command
from infra.errors import BadInput, Missing
from infra.work import Work
from tenants import plans
from tenants.vendor import permissions, rules
from tenants.vendor.access import kind_of
from tenants.vendor.commands.partners import clean_code, clean_contact
from tenants.vendor.errors import DraftClosed, DraftIncomplete
from tenants.vendor.events import FoundingAsked
from tenants.vendor.models import Draft, DraftResult

KEPT = ("slug", "name_zh", "name_en", "industry", "package_id", "plan", "admin_name", "admin_contact", "locale")
LONGEST = 80
STEPS = 6


@dataclass(frozen=True, kw_only=True)
class SaveDraft(Command):
    """What is not named stays; without `draft_id` a new one begins. Anything may be missing, nothing may be senseless:
    that is found when the company is founded."""

    draft_id: UUID | None = None
    step: int | None = None
    slug: str | None = None
    name_zh: str | None = None
    name_en: str | None = None
    industry: str | None = None
    package_id: UUID | None = None
    plan: str | None = None
    admin_name: str | None = None
    admin_contact: str | None = None
    locale: str | None = None


@command(needs=permissions.ONBOARD)
async def save_draft(work: Work, cmd: SaveDraft) -> Draft:
    """Keep what was entered so far."""
    await kind_of(work)
    given: dict[str, Any] = {name: getattr(cmd, name) for name in KEPT if getattr(cmd, name) is not None}
    for name, value in given.items():
        if isinstance(value, str):
            given[name] = " ".join(value.split())
            if len(given[name]) > LONGEST:
                raise BadInput(field=name, problem=f"at most {LONGEST} characters")
    if cmd.step is not None:
        given["step"] = max(0, min(cmd.step, STEPS))
    if cmd.draft_id is None:
        return await work.insert(Draft(author=work.actor.name, **given))
    draft = await _open(work, cmd.draft_id)
    return await work.change(draft, **given)


async def _open(work: Work, draft_id: UUID) -> Draft:
    await kind_of(work)
    draft = await work.lock(Draft, draft_id)
    if draft is None:
        raise Missing(what="set-up")
    if draft.state not in ("draft", "failed"):
        raise DraftClosed(state=draft.state)
    return draft


@dataclass(frozen=True, kw_only=True)
class StartFounding(Command):
    draft_id: UUID


@command(needs=permissions.ONBOARD)
async def start_founding(work: Work, cmd: StartFounding) -> Draft:
    """Found the company that was described."""
    draft = await _open(work, cmd.draft_id)
    missing = [name for name in ("name_zh", "slug", "admin_name", "admin_contact") if not getattr(draft, name)]
    if not draft.industry and draft.package_id is None:
        missing.append("industry")
    if missing:
        raise DraftIncomplete(fields=missing)
    slug, contact = clean_code(draft.slug), clean_contact(draft.admin_contact)
    if draft.plan is not None and draft.plan not in {plan.code for plan in plans.catalogue()}:
        raise BadInput(field="plan", problem="no such plan")
    if await directory.find(slug) is not None:
        raise directory.SlugTaken(slug=slug)
    work.emit(FoundingAsked(draft_id=draft.id))
    return await work.change(draft, state="founding", slug=slug, admin_contact=contact, problem=None)


@dataclass(frozen=True, kw_only=True)
class DiscardDraft(Command):
    draft_id: UUID


@command(needs=permissions.ONBOARD)
async def discard_draft(work: Work, cmd: DiscardDraft) -> Draft:
    """Give a set-up up."""
    return await work.change(await _open(work, cmd.draft_id), state="discarded")


@dataclass(frozen=True, kw_only=True)
class NoteFounding(Command):
    """`customer_id` and `result` when it stands, else `problem` {code, params}."""

    draft_id: UUID
    customer_id: UUID | None = None
    result: dict[str, Any] = field(default_factory=dict)
    problem: dict[str, Any] | None = None

    secret: ClassVar[frozenset[str]] = frozenset({"result"})


@command(needs=permissions.KEEP_BOOKS)
async def note_founding(work: Work, cmd: NoteFounding) -> Draft:
    """What came of a set-up."""
    draft = await work.lock(Draft, cmd.draft_id)
    if draft is None:
        raise Missing(what="set-up")
    if cmd.problem is not None:
        return await work.change(draft, state="failed", problem=cmd.problem)
    kept = DraftResult(id=draft.id, result=dict(cmd.result), expires_at=work.now + rules.RESULT_LIFE)
    await work.insert_new(kept)
    return await work.change(draft, state="founded", customer_id=cmd.customer_id, problem=None)
