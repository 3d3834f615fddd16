"""Who hears of what looks like an attack: the person, and whoever administers the company (21 CFR 11.300(d))."""

from uuid import UUID

from infra.work import Work
from tenants.identity import attempts
from tenants.identity.inbox import settle_todo, todo_kind
from tenants.identity.inbox.posting import post_todo
from tenants.identity.models import User
from tenants.identity.rules import minutes_until
from tenants.identity.security.reading import policy_of
from tenants.roles import ADMIN

LOCKED = todo_kind("identity.account_locked", by_hand=True, dismissable=True).name
OWN_LOCKED = todo_kind("identity.own_account_locked", by_hand=True, dismissable=True).name
SET = {
    what: todo_kind(f"identity.{what}_set", by_hand=True, dismissable=True).name
    for what in ("password", "pin", "contact")
}
FACTORS_RESET = todo_kind("identity.factors_reset", by_hand=True, dismissable=True).name
BREAK_GLASS = todo_kind("identity.break_glass_used", by_hand=True, dismissable=True).name


async def tell_of_lock(work: Work, user_id: UUID, kind: str) -> None:
    """Once per lock-out: while the to-do stands open no further one is posted."""
    until = await attempts.locked_now(work, attempts.subject_of(kind, user_id, ""))
    user = await work.get(User, user_id) if until is not None else None
    if until is None or user is None:
        return
    params = {"name": user.name, "minutes": minutes_until(until, work.now), "address": work.actor.address or "?"}
    await post_todo(
        work, kind=LOCKED, subject_id=user.id, role=ADMIN, level="urgent", params=params, link=f"/people/{user.id}"
    )
    if user.active:
        await post_todo(
            work, kind=OWN_LOCKED, subject_id=user.id, users=[user.id], level="urgent", params=params,
            link="/my-security",
        )  # fmt: skip


async def settle_lock(work: Work, user_id: UUID) -> None:
    for kind in (LOCKED, OWN_LOCKED):
        await settle_todo(work, kind, user_id)


async def tell_of_break_glass(work: Work, user: User) -> None:
    """Somebody came in by password although the company signs in at its provider: meant for the day that is down."""
    policy = await policy_of(work)
    if policy.sso_only:
        await post_todo(
            work, kind=BREAK_GLASS, subject_id=user.id, role=ADMIN, level="urgent", params={"name": user.name},
            link=f"/people/{user.id}",
        )  # fmt: skip


async def tell_of_secret(work: Work, user: User, what: str) -> None:
    """Somebody else exchanged what he signs in with (a key of `SET`): he hears by whom; nobody signs as him unnoticed
    (21 CFR 11.200(a)(3))."""
    if work.actor.kind != "system" and work.actor.id != user.id:
        await post_todo(
            work, kind=SET[what], subject_id=work.line.id, users=[user.id], level="urgent",
            params={"name": work.actor.name}, link="/my-security",
        )  # fmt: skip
