"""What a plan allows: modules, limits, and what they say when they refuse."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest

from infra.actions import run
from infra.db import mine
from infra.errors import PermissionMissing
from infra.ids import uuid7
from infra.work import reading, system, working
from tenants.identity.queries import profile
from tenants.plans import offers, subscription
from tenants.plans.commands import CreateTenant, create_tenant
from tenants.plans.entitled import UNLIMITED, check_limit, entitlements, granted, has_module
from tenants.plans.errors import ModuleOff, NextPlanQueued, PlanLimit, UnknownPlan
from tenants.plans.granting import SetEntitlement, set_entitlement
from tenants.plans.models import Entitlement
from tenants.wages import commands as wages
from tenants.wages.queries.pages import scrap_rules
from tests.kit.company import Company

SINCE = datetime(2026, 11, 1, tzinfo=UTC)


async def subscribed(company: Company, plan: str, **more: Any) -> Entitlement:
    cmd = SetEntitlement(plan=plan, state="active", since=SINCE, **more)
    row: Entitlement = (await run(company.system, set_entitlement, cmd)).row
    return row


async def test_a_company_without_a_plan_uses_everything(company: Company) -> None:
    async with reading(company.system) as read:
        assert await entitlements(read) == UNLIMITED
        assert await has_module(read, "wages")


async def test_a_plan_without_a_module_refuses_its_commands_and_says_which_plan_has_it(company: Company) -> None:
    await subscribed(company, "starter")
    grade = wages.SetWageGrade(user_id=uuid7(), grade="A", effective_from=SINCE.date())

    with pytest.raises(ModuleOff) as refused:
        await run(company.system, wages.set_wage_grade, grade)

    assert refused.value.params == {"module": "wages", "plans": ["standard"]}
    assert await company.rows("wages_grade") == []


async def test_a_module_that_is_off_answers_nobody_and_is_not_shown(company: Company) -> None:
    """Given the starter plan; then its owner asks of wages in vain and his screens are told of none, while
    what the product itself asks of the module goes on; with the plan that has it both are there."""
    asking = company.actor("wages.slip:own", "orders.order:read")
    named = CreateTenant(slug=company.slug, name_zh="恒准精密", name_en="Hengzhun Precision")
    await run(company.system, create_tenant, named)
    await subscribed(company, "starter")
    async with reading(asking) as read:
        with pytest.raises(ModuleOff):
            await scrap_rules(read)
        assert (await profile(read)).permissions == ["orders.order:read"]
    async with reading(company.system) as read:
        await scrap_rules(read)
    await subscribed(company, "standard")
    async with reading(asking) as read:
        await scrap_rules(read)
        assert (await profile(read)).permissions == ["orders.order:read", "wages.slip:own"]


async def test_the_module_is_back_with_the_plan_that_has_it(company: Company) -> None:
    await subscribed(company, "starter")
    await subscribed(company, "standard")
    async with reading(company.system) as read:
        found = await entitlements(read)
    assert found.modules == {"wages", "scheduling"}
    async with working(company.system, command="test.guard") as work:
        assert not await has_module(work, "insights")
        assert await has_module(work, "reporting")


async def test_a_limit_names_what_it_is_and_who_has_more(company: Company) -> None:
    await subscribed(company, "starter")
    async with working(company.system, command="test.limit") as work:
        await check_limit(work, "seats", 20)
        with pytest.raises(PlanLimit) as refused:
            await check_limit(work, "seats", 21)
    assert refused.value.params == {
        "what": "seats", "limit": 20, "would_be": 21, "plan": "starter", "plans": ["standard"],
    }  # fmt: skip


async def test_what_was_agreed_beyond_the_plan_counts(company: Company) -> None:
    row = await subscribed(company, "starter", agreed={"seats": 35, "devices": 1, "modules": ["wages"]})
    found = granted(row)
    assert (found.limits["seats"], found.limits["devices"], found.modules) == (35, 10, {"wages"})


async def test_only_the_ledger_grants(company: Company) -> None:
    cmd = SetEntitlement(plan="private", state="active", since=SINCE)
    with pytest.raises(PermissionMissing):
        await run(company.actor("plans.subscription:manage"), set_entitlement, cmd)
    with pytest.raises(UnknownPlan):
        await run(company.system, set_entitlement, replace(cmd, id=uuid7(), plan="gold"))
    async with reading(system(company.tenant_id)) as read:
        assert await read.all(mine(Entitlement)) == []


def test_each_plan_has_at_least_what_the_smaller_one_has() -> None:
    plans = offers.catalogue()
    for small, large in pairwise(plans):
        assert small.modules <= large.modules
        assert small.rank < large.rank
        for name in offers.LIMITS:
            assert large.limits[name] is None or (small.limits[name] or 0) <= (large.limits[name] or 0)
        for currency in offers.CURRENCIES:
            assert 0 < small.prices[currency].month < large.prices[currency].month
            assert large.prices[currency].year < 12 * large.prices[currency].month


DAY = subscription.GRACE["active"] / 14


@pytest.mark.parametrize(
    ("paid", "days", "expected"),
    [
        (True, 1, "active"), (True, 0, "grace"), (True, -13, "grace"), (True, -14, "read_only"), (False, 1, "trial"),
        (False, 0, "grace"), (False, -6, "grace"), (False, -7, "read_only"), (True, None, "active"),
    ],
)  # fmt: skip
def test_terms_end_in_grace_and_then_in_reading(paid: bool, days: int | None, expected: str) -> None:
    until = None if days is None else SINCE + days * DAY
    assert subscription.phase(paid, until, SINCE) == expected


@pytest.mark.parametrize(
    ("days", "told", "mark"),
    [(31, None, None), (30, None, 30), (25, 30, None), (14, 30, 14), (10, None, 14), (0, 1, 0), (-3, 0, None)],
)
def test_reminders_come_once_each(days: int, told: int | None, mark: int | None) -> None:
    assert subscription.due_reminder(days, told) == mark


def test_months_end_where_they_end() -> None:
    assert subscription.add_months(datetime(2027, 1, 31, tzinfo=UTC), 1) == datetime(2027, 2, 28, tzinfo=UTC)
    assert subscription.add_months(datetime(2027, 11, 30, tzinfo=UTC), 3) == datetime(2028, 2, 29, tzinfo=UTC)
    assert subscription.add_months(datetime(2027, 11, 30, tzinfo=UTC), 12) == datetime(2028, 11, 30, tzinfo=UTC)


def test_a_larger_plan_begins_today_and_the_rest_of_the_old_counts() -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    term = subscription.Term("starter", 299_000, begun, datetime(2027, 1, 1, tzinfo=UTC))
    now = datetime(2026, 7, 2, 12, tzinfo=UTC)
    standing = subscription.Standing("starter", term.until, terms=(term,))
    found = subscription.quote(standing, "standard", "year", 899_000, now)
    assert (found.credit, found.amount, found.starts_at, found.replaces) == (149_500, 749_500, now, True)


def test_the_same_or_a_smaller_plan_follows_the_running_term() -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    term = subscription.Term("standard", 899_000, begun, datetime(2027, 1, 1, tzinfo=UTC))
    now = datetime(2026, 7, 2, tzinfo=UTC)
    for plan in ("standard", "starter"):
        standing = subscription.Standing("standard", term.until, terms=(term,))
        found = subscription.quote(standing, plan, "month", 29_900, now)
        assert (found.credit, found.starts_at, found.until) == (0, term.until, datetime(2027, 2, 1, tzinfo=UTC))
        assert not found.replaces


def test_a_trial_is_followed_by_the_first_order_at_once() -> None:
    now = datetime(2026, 7, 2, tzinfo=UTC)
    standing = subscription.Standing("professional", now + 20 * DAY)
    found = subscription.quote(standing, "starter", "year", 299_000, now)
    assert (found.amount, found.starts_at, found.replaces) == (299_000, now, True)


def test_one_plan_follows_at_a_time() -> None:
    now = datetime(2026, 7, 2, tzinfo=UTC)
    term = subscription.Term("standard", 899_000, datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
    standing = subscription.Standing("standard", term.until, "starter", datetime(2027, 2, 1, tzinfo=UTC), (term,))
    again = subscription.quote(standing, "starter", "month", 29_900, now)
    assert (again.starts_at, again.until) == (standing.next_until, datetime(2027, 3, 1, tzinfo=UTC))
    with pytest.raises(NextPlanQueued):
        subscription.quote(standing, "professional", "year", 1_999_000, now)
