"""A company is set up, renamed, suspended, reopened and closed; every half can be repeated."""

from typing import Any
from uuid import uuid4

import pytest

from infra import directory
from infra.actions import run
from infra.db import Database
from infra.errors import BadInput, IdReused, Missing, PermissionMissing, TenantReadOnly
from infra.work import reading, system
from tenants.plans import CreateTenant, commands, move, provision, queries, rules
from tenants.plans.errors import TenantStateUnreachable, UnknownTimeZone
from tenants.plans.models import Tenant


def a_company(**more: Any) -> CreateTenant:
    given = {"slug": f"c{uuid4().hex[:10]}", "name_zh": "恒准精密", "name_en": "Hengzhun Precision"} | more
    return CreateTenant(**given)


async def row(tenant_id: Any) -> Tenant:
    async with reading(system(tenant_id)) as read:
        return await queries.own_tenant(read)


async def test_provisioning_again_gives_the_same_company(app_pool: Database) -> None:
    cmd = a_company()
    first = await provision(cmd)
    again = await provision(a_company(slug=cmd.slug))

    assert first == again
    assert (await row(first)).slug == cmd.slug
    entry = await directory.find(cmd.slug.upper())
    assert entry is not None
    assert (entry.tenant_id, entry.state, entry.epoch) == (first, "active", 1)


async def test_it_finishes_what_a_crash_left(app_pool: Database) -> None:
    cmd, tenant_id = a_company(), uuid4()
    await directory.create(cmd.slug, tenant_id)

    assert await provision(cmd) == tenant_id
    assert (await row(tenant_id)).name_zh == "恒准精密"


async def test_a_code_belongs_to_one_company(app_pool: Database) -> None:
    cmd = a_company()
    await provision(cmd)
    with pytest.raises(IdReused):
        await provision(a_company(slug=cmd.slug, name_zh="瑞兴塑胶"))
    with pytest.raises(directory.SlugTaken):
        await directory.create(cmd.slug, uuid4())


@pytest.mark.parametrize(
    "slug", ["", "ab", "Heng", "heng zhun", "1heng", "heng--zhun", "heng-", "h" * 31, "恒准", "a.b.c"]
)
async def test_bad_codes_make_nothing(app_pool: Database, slug: str) -> None:
    with pytest.raises(BadInput):
        await provision(a_company(slug=slug))
    assert await directory.find(slug) is None


async def test_an_unknown_time_zone_makes_nothing(app_pool: Database) -> None:
    cmd = a_company(time_zone="Asia/Atlantis")
    with pytest.raises(UnknownTimeZone):
        await provision(cmd)
    assert await directory.find(cmd.slug) is None


async def test_a_suspended_company_does_nothing_until_it_is_reopened(app_pool: Database) -> None:
    cmd = a_company()
    tenant_id = await provision(cmd)
    await move(cmd.slug, "suspended", "unpaid")
    entry = await directory.find(cmd.slug)
    assert entry is not None
    assert (entry.state, entry.epoch, (await row(tenant_id)).state) == ("suspended", 1, "suspended")
    with pytest.raises(TenantReadOnly):
        await run(system(tenant_id), commands.change_tenant, commands.ChangeTenant(name_en="Other"))
    assert (await row(tenant_id)).name_en == "Hengzhun Precision"

    await move(cmd.slug, "active", "paid")
    await run(system(tenant_id), commands.change_tenant, commands.ChangeTenant(name_en="Other"))
    assert ((await row(tenant_id)).state, (await row(tenant_id)).name_en) == ("active", "Other")


async def test_closed_is_for_ever(app_pool: Database) -> None:
    cmd = a_company()
    await provision(cmd)
    await move(cmd.slug, "closed", "gone")
    with pytest.raises(TenantStateUnreachable):
        await move(cmd.slug, "active", "back")
    with pytest.raises(Missing):
        await move("no-such-company", "closed", "gone")


async def test_only_those_who_may_change_the_company(app_pool: Database) -> None:
    tenant_id = await provision(a_company())
    nobody = system(tenant_id, permissions={"identity.user:read": None})
    with pytest.raises(PermissionMissing):
        await run(nobody, commands.change_tenant, commands.ChangeTenant(name_en="Mine"))
    assert (await row(tenant_id)).revision == 1


def test_the_table_of_transitions_is_closed() -> None:
    reachable = {state for wanted in rules.TRANSITIONS.values() for state in wanted}
    assert reachable <= rules.TRANSITIONS.keys()
    assert rules.TRANSITIONS.keys() == directory.STATES - {"moving"}
