"""What people are told about subscriptions and payments: the customer's own of a term that ends, by inbox and by mail;
the vendor's of transfers to look at, of money that fits no order, and of notifications nobody can be held to."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import ARRAY, Text, and_, any_, bindparam, select

from infra.db import Statement, own
from infra.errors import DomainError
from infra.events import on
from infra.ids import derived
from infra.log import log
from infra.notify.contract import Notice
from infra.notify.house import EMAIL, house_channel
from infra.work import Work
from tenants.identity.inbox.kinds import todo_kind
from tenants.identity.inbox.posting import post_todo, settle_todo
from tenants.identity.models import Grant, Role, User
from tenants.identity.notices import words
from tenants.identity.notices.telling import absolute
from tenants.plans.events import (
    EntitlementChanged,
    NoticeDistrusted,
    PaymentOdd,
    PaymentSettled,
    PaymentWaits,
    TermEnding,
)
from tenants.plans.models import Tenant
from tenants.roles import ADMIN, OWNER, VENDOR_ADMIN, VENDOR_STAFF

ENDING = todo_kind("plans.term_ending", by_hand=True)
WAITS = todo_kind("plans.payment_waits")
ODD = todo_kind("plans.payment_odd")
DISTRUSTED = todo_kind("plans.notice_distrusted", by_hand=True)
URGENT_FROM = 3

REACHED = Statement(
    select(User.id, User.email, User.locale)
    .distinct()
    .join(Grant, and_(own(Grant), Grant.user_id == User.id, Grant.revoked_at.is_(None)))
    .join(Role, and_(own(Role), Role.id == Grant.role_id))
    .where(own(User), User.active, User.email.is_not(None), Role.code == any_(bindparam("roles", type_=ARRAY(Text()))))
)


@on(TermEnding, while_read_only=True)
async def tell_of_end(work: Work, fact: TermEnding) -> None:
    """Each mark is a new reminder: the one before it is settled by it."""
    tenant = await work.get(Tenant, work.tenant_id)
    assert tenant is not None
    until = fact.until.astimezone(ZoneInfo(tenant.time_zone)).date()
    params = {"days": fact.days, "until": until.isoformat(), "company": {"zh": tenant.name_zh, "en": tenant.name_en}}
    await settle_todo(work, ENDING.name, fact.tenant_id, "replaced")
    await post_todo(
        work, kind=ENDING.name, subject_id=fact.tenant_id, params=params, link="/plan", role=OWNER,
        users=[row["id"] for row in await work.all(REACHED, roles=[ADMIN, OWNER])],
        level="urgent" if fact.days <= URGENT_FROM else "normal",
    )  # fmt: skip
    await _mail(work, (ADMIN, OWNER), params)


async def _mail(work: Work, roles: Sequence[str], params: dict[str, object]) -> None:
    """To everybody who can order. A mail that does not go out is in the log; the inbox has it all the same."""
    channel = house_channel(EMAIL)
    if channel is None:
        return
    for row in await work.all(REACHED, roles=list(roles)):
        notice = Notice(
            id=derived("plans.term_ending mail", work.line.id, row["id"]),
            title=words.say(f"todo.{ENDING.name}", params, row["locale"]),
            body=words.say("notice.term_ending", params, row["locale"]),
            link=absolute("/plan"),
        )
        try:
            await channel.send(row["email"], notice)
        except DomainError as error:
            log.warning("term_ending.mail", problem=error.sentence)


@on(EntitlementChanged, while_read_only=True)
async def settle_end(work: Work, fact: EntitlementChanged) -> None:
    """A term that begins needs no reminder any more."""
    if fact.state == "active":
        await settle_todo(work, ENDING.name, fact.tenant_id, "renewed")


@on(PaymentWaits)
async def tell_of_transfer(work: Work, fact: PaymentWaits) -> None:
    params = {"number": fact.number, "customer": fact.customer, "amount": money(fact.amount, fact.currency)}
    await post_todo(
        work, kind=WAITS.name, subject_id=fact.payment_id, params=params, link=f"/bills?payment={fact.payment_id}",
        role=VENDOR_STAFF,
    )  # fmt: skip


@on(PaymentOdd)
async def tell_of_odd_payment(work: Work, fact: PaymentOdd) -> None:
    params = {"number": fact.number, "provider": fact.provider, "amount": money(fact.amount, fact.currency)}
    await post_todo(
        work, kind=ODD.name, subject_id=fact.payment_id, params=params, link=f"/bills?payment={fact.payment_id}",
        role=VENDOR_STAFF, level="urgent",
    )  # fmt: skip


@on(PaymentSettled)
async def settle_payment_todos(work: Work, fact: PaymentSettled) -> None:
    for kind in (WAITS, ODD):
        await settle_todo(work, kind.name, fact.payment_id, fact.outcome)


@on(NoticeDistrusted)
async def tell_of_distrusted_notice(work: Work, fact: NoticeDistrusted) -> None:
    """The alarm: one an hour for each provider and reason."""
    params = {"provider": fact.provider, "problem": fact.problem, "address": fact.address or "–"}
    await post_todo(
        work, kind=DISTRUSTED.name, subject_id=fact.key, params=params, link="/bills", role=VENDOR_ADMIN,
        level="urgent",
    )  # fmt: skip


def money(amount: int, currency: str) -> str:
    return f"{amount // 100:,}.{amount % 100:02} {currency}"
