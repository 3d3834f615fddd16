"""`python -m tenants.seed`: the two demo companies and who serves them, through real commands; with `--bare` only what
every installation has. Run again it changes nothing.

Logins, with the password `lotline-demo`: see tenants/identity/seeds.py.
"""

import asyncio
import importlib
import sys
import time
from importlib.util import find_spec
from uuid import UUID

import asyncpg

from infra.actions import run
from infra.db import Database
from infra.ids import derived
from infra.journal.writer import stored
from infra.settings import settings
from infra.work import system, use_database
from tenants.equipment import seeds as equipment
from tenants.identity import seeds as identity
from tenants.identity.seeds import DemoPerson, DemoTeam
from tenants.labels import seeds as labels
from tenants.listeners import load_actors
from tenants.masterdata import design_seeds as design
from tenants.masterdata import seeds as masterdata
from tenants.modules import MODULES
from tenants.orders import seeds as orders
from tenants.plans import demo as subscriptions
from tenants.plans.commands import ChangeTenant, CreateTenant, change_tenant, provision
from tenants.reporting import seeds as reporting
from tenants.roles import ADMIN, OPERATOR, PLANNER, TEAM_LEAD
from tenants.traceability import seeds as traceability
from tenants.vendor import company as vendor
from tenants.vendor import demo as vendor_demo

DEMO = CreateTenant(slug="hengzhun", name_zh="恒准精密", name_en="Hengzhun Precision")
SECOND = CreateTenant(slug="ruixing", name_zh="瑞兴塑胶", name_en="Ruixing Plastics")

SECOND_TEAMS = (DemoTeam("MOULD", "注塑组", "Moulding"),)
SECOND_PEOPLE = (
    DemoPerson("admin", "顾明", (PLANNER, ADMIN)),
    DemoPerson("fang", "方圆", (TEAM_LEAD,), "MOULD", "R2001"),
    DemoPerson("jin", "金辉", (OPERATOR,), "MOULD", "R2002"),
)


async def prepare() -> None:
    """What every installation has, with a demo or without: today's roles, and the vendor's own company."""
    await identity.refresh_roles()
    await vendor.adopt_companies()


async def seed_all() -> None:
    await seed_hengzhun()
    await seed_ruixing()
    await vendor_demo.seed_staff()
    load_actors()  # what the books lead to (entitlements, bills, to-dos) is left to the workers
    await subscriptions.seed_subscriptions()


async def seed_hengzhun() -> UUID:
    tenant_id = await provision(DEMO)
    if await complete(tenant_id):
        return tenant_id
    await identity.seed_roles(tenant_id)
    await identity.seed_demo_people(tenant_id)
    await identity.link_teams(tenant_id, await masterdata.seed_demo(tenant_id))
    await equipment.seed_demo(tenant_id)
    await orders.seed_demo(tenant_id)
    await traceability.seed_demo(tenant_id)
    await labels.seed_demo(tenant_id)
    await reporting.seed_demo(tenant_id)
    await orders.seed_stops(tenant_id)
    await design.seed_design(tenant_id)
    await _upper(tenant_id)
    await finish(tenant_id)
    return tenant_id


async def seed_ruixing() -> UUID:
    tenant_id = await provision(SECOND)
    if await complete(tenant_id):
        return tenant_id
    await identity.seed_roles(tenant_id)
    await identity.seed_people(tenant_id, SECOND_TEAMS, SECOND_PEOPLE)
    await identity.link_teams(tenant_id, await masterdata.seed_second(tenant_id))
    await orders.seed_second(tenant_id)
    await finish(tenant_id)
    return tenant_id


async def _upper(tenant_id: UUID) -> None:
    """Modules above reporting bring their own part, when they have one."""
    for name in MODULES[MODULES.index("reporting") + 1 :]:
        path = f"tenants.{name}.seeds"
        if find_spec(path) is not None:
            await importlib.import_module(path).seed_demo(tenant_id)


def _last_line(tenant_id: UUID) -> UUID:
    return derived("seed complete", tenant_id)


async def complete(tenant_id: UUID) -> bool:
    """Whether an earlier run came to its end; one that was cut off is continued step by step."""
    return await stored(system(tenant_id), _last_line(tenant_id)) is not None


async def finish(tenant_id: UUID) -> None:
    cmd = ChangeTenant(id=_last_line(tenant_id), reason="demo plant complete")
    await run(system(tenant_id), change_tenant, cmd)


async def _analyse() -> None:
    """Fresh tables have no statistics, and plans made without them scan a whole tenant until autovacuum comes by."""
    if not settings().owner_database_url:
        return
    owner = await asyncpg.connect(settings().owner_database_url)
    try:
        await owner.execute("ANALYZE")
    finally:
        await owner.close()


async def main() -> None:
    app = Database(settings().app_database_url, size=2)
    use_database(app)
    began = time.monotonic()
    try:
        await prepare()
        if "--bare" not in sys.argv:
            await seed_all()
    finally:
        use_database(None)
        await app.close()
    await _analyse()
    print(f"{'prepared' if '--bare' in sys.argv else 'demo companies seeded'} in {time.monotonic() - began:.1f} s")


if __name__ == "__main__":
    asyncio.run(main())
