"""What a company has set up goes into a package and comes out in another company, and nothing it did goes along."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

import orjson
import pytest

from infra.actions import run
from infra.db import mine
from infra.errors import PermissionMissing
from infra.work import reading, system
from tenants.identity import seeds as identity
from tenants.identity.commands.roles import CreateRole, create_role
from tenants.identity.models import Role, RolePermission
from tenants.identity.permissions import MANAGE_ROLE
from tenants.masterdata import commands as m
from tenants.masterdata.models import Bom, BomLine, Item, Routing, RoutingStep, Shift, Site, WorkUnit
from tenants.onboarding import packages
from tenants.onboarding.errors import NothingToApply, PackageConflicts, PackageDamaged, PackageForeign
from tenants.onboarding.packages import Package, export_package
from tenants.onboarding.packages import commands as do
from tenants.onboarding.packages.models import ConfigurationPackage
from tenants.onboarding.packages.package import schema_hash
from tenants.onboarding.packages.parts import GROUPS
from tenants.orders.models import ProductionOrder
from tenants.plans.commands import CreateTenant, provision
from tests.kit.plant import Person, Plant

STEPS = ((10, ()), (20, (10,)))
Plants = Callable[[], Awaitable[Plant]]


@pytest.fixture
def empty() -> Callable[[str], Awaitable[Person]]:
    async def founded(slug: str) -> Person:
        tenant_id = await provision(CreateTenant(slug=slug, name_zh="新厂", name_en="New plant"))
        await identity.seed_roles(tenant_id)
        return Person(system(tenant_id))

    return founded


async def furnished(plant: Plant) -> Item:
    """A plant with a shift, a BOM, a routing, a role of its own, a draft and an order."""
    await identity.seed_roles(plant.tenant_id)
    does = plant.boss.does
    item = await plant.item("LT-1", steps=STEPS)
    bar = await plant.item("BAR-1")
    bom = await does(
        m.create_bom,
        m.CreateBom(
            item_id=item.id,
            effective_from=date(2024, 1, 1),
            lines=[m.NewBomLine(position=10, item_id=bar.id, quantity=Decimal("1.5"))],
        ),
    )
    await does(m.approve_bom, m.ApproveBom(bom_id=bom.id))
    await does(
        m.create_shift,
        m.CreateShift(
            site_id=plant.site.id,
            code="D",
            name_zh="白班",
            name_en="Day",
            starts_at=time(8),
            ends_at=time(16),
        ),
    )
    await does(
        create_role,
        CreateRole(code="SETTER", name_zh="调机员", name_en="Setter", permissions=["orders.order:read"]),
    )
    await plant.released(5)
    return item


async def exported(plant: Plant, *groups: str) -> Package:
    async with reading(plant.boss.actor) as read:
        return await export_package(read, groups or tuple(GROUPS))


async def kept(person: Person, package: Package, name: str = "机加") -> ConfigurationPackage:
    cmd = do.ReceivePackage(name=name, content=package.to_json().decode())
    row: ConfigurationPackage = await person.does(do.receive_package, cmd)
    return row


async def applied(person: Person, package: Package, **more: Any) -> ConfigurationPackage:
    row = await kept(person, package)
    cmd = do.ApplyPackage(package_id=row.id, reason="same machines", **more)
    done: ConfigurationPackage = await person.does(do.apply_package, cmd)
    return done


async def rows(person: Person, model: Any) -> list[Any]:
    async with reading(person.actor) as read:
        return await read.all(mine(model))


async def test_a_package_makes_the_same_company_elsewhere_without_what_was_done(
    plant: Plant, empty: Callable[[str], Awaitable[Person]]
) -> None:
    # Given a furnished plant and an empty company
    await furnished(plant)
    package = await exported(plant)
    other = await empty(f"n{plant.slug[1:]}")

    # When the package, as a file, is taken over there
    await applied(other, Package.of(package.to_json()))

    # Then everything set up is there, word for word, and no order
    async with reading(other.actor) as read:
        again = await export_package(read, tuple(GROUPS))
    assert again.tables == package.tables
    assert again.rows > 200
    assert [each.code for each in await rows(other, WorkUnit)] == ["CNC-1"]
    assert await rows(other, ProductionOrder) == []
    assert str(plant.tenant_id) not in package.to_json().decode()
    assert all(each.approved_at is not None for each in await rows(other, Routing))


async def test_applied_twice_it_changes_nothing(plant: Plant, empty: Callable[[str], Awaitable[Person]]) -> None:
    await furnished(plant)
    package = await exported(plant)
    other = await empty(f"n{plant.slug[1:]}")
    await applied(other, package)
    before = {model: [(each.id, each.revision) for each in await rows(other, model)] for model in (Item, Routing, Role)}

    with pytest.raises(NothingToApply):
        await applied(other, package)

    after = {model: [(each.id, each.revision) for each in await rows(other, model)] for model in (Item, Routing, Role)}
    assert after == before


async def test_the_difference_says_what_is_added_changed_contradicts_and_is_only_here(
    plant: Plant, plants: Plants
) -> None:
    # Given two plants with the same codes, one of which went on by itself
    await furnished(plant)
    package = await exported(plant)
    other = await plants()
    await identity.seed_roles(other.tenant_id)
    await other.item("LT-1", steps=((10, ()),))
    cmd = m.CreateArea(code="A9", name_zh="九车间", name_en="Area 9", site_id=other.site.id)
    await other.boss.does(m.create_area, cmd)
    await other.boss.does(
        m.create_item, m.CreateItem(code="BAR-1", name_zh="棒料", name_en="Bar", unit_id=other.unit.id)
    )

    # When they are compared
    async with reading(other.boss.actor) as read:
        diff = await packages.diff_package(read, package)

    # Then each difference is what it is
    found = {(each.kind, each.part.table, each.what) for each in diff.differences}
    assert ("added", "masterdata_shift", "SZ1 / D") in found
    assert ("changed", "masterdata_item", "BAR-1") in found
    assert ("only_here", "masterdata_area", "A9") in found
    assert ("conflict", "masterdata_routing_step", "LT-1 / 1 / 20") in found
    assert ("added", "masterdata_bom_line", "LT-1 / 1 / 10") in found
    changed = next(each for each in diff.differences if each.what == "BAR-1" and each.kind == "changed")
    assert {each.column for each in changed.fields} >= {"name_zh", "name_en"}
    assert diff.same > 100


async def test_a_contradiction_stops_all_of_it_or_is_left_alone(plant: Plant, plants: Plants) -> None:
    await furnished(plant)
    package = await exported(plant)
    other = await plants()
    await identity.seed_roles(other.tenant_id)
    await other.item("LT-1", steps=((10, ()),))
    before = await other.written()

    with pytest.raises(PackageConflicts):
        await applied(other.boss, package)

    assert await rows(other.boss, Shift) == []
    assert (await other.written())["masterdata_item"] == before["masterdata_item"]

    # When contradictions may stay, the rest comes in and the routing that stands is as it was
    done = await applied(other.boss, package, skip_conflicts=True)

    assert done.applied_by == other.boss.actor.name
    (shift,) = await rows(other.boss, Shift)
    assert shift.code == "D"
    item = next(each for each in await rows(other.boss, Item) if each.code == "LT-1")
    routing = next(each for each in await rows(other.boss, Routing) if each.item_id == item.id)
    steps = [each for each in await rows(other.boss, RoutingStep) if each.routing_id == routing.id]
    assert [each.sequence for each in steps] == [10]
    assert len(await rows(other.boss, Bom)) == len(await rows(plant.boss, Bom))
    assert len(await rows(other.boss, BomLine)) == 1


async def test_a_damaged_or_foreign_file_is_refused_naming_the_place(plant: Plant) -> None:
    await furnished(plant)
    package = await exported(plant)
    good = orjson.loads(package.to_json())

    def with_(change: Callable[[dict[str, Any]], None], *, sign: bool = True) -> bytes:
        data = orjson.loads(orjson.dumps(good))
        change(data)
        made = Package(
            company=data["company"], made_at=data["made_at"], groups=data["groups"], tables=data["tables"],
            schema=data["schema"],
        )  # fmt: skip
        return orjson.dumps(data | ({"sha256": made.sha256} if sign else {}))

    tables = "tables"
    cases = (
        (b'{"format": ', PackageDamaged, "line 1"),
        (b"[]", PackageForeign, "format"),
        (with_(lambda d: d.update(version=2), sign=False), PackageForeign, "version"),
        (with_(lambda d: d[tables]["masterdata_item"][0].update(name_zh="x"), sign=False), PackageDamaged, "sha256"),
        (with_(lambda d: d[tables].update(orders_production_order=[])), PackageForeign, "orders_production_order"),
        (with_(lambda d: d[tables].update(identity_user=[])), PackageForeign, "identity_user"),
        (with_(lambda d: d[tables]["masterdata_item"][0].update(spy="x")), PackageForeign, "masterdata_item[0].spy"),
        (with_(lambda d: d[tables]["masterdata_item"][0].pop("code")), PackageDamaged, "masterdata_item[0].code"),
        (with_(lambda d: d[tables]["masterdata_item"].pop(0)), PackageDamaged, "masterdata_bom_line[0].item_id"),
        (
            with_(lambda d: d[tables]["masterdata_routing_step"][1].update(cycle_seconds="NaN")),
            PackageDamaged,
            "masterdata_routing_step[1].cycle_seconds",
        ),
        (
            with_(lambda d: d[tables]["masterdata_area"].append(d[tables]["masterdata_area"][0])),
            PackageDamaged,
            "masterdata_area[2]",
        ),
    )
    for content, kind, place in cases:
        with pytest.raises(kind) as refused:
            Package.of(content)
        assert refused.value.params["place"].startswith(place), (refused.value.params, place)
        with pytest.raises(kind):
            await plant.boss.does(do.receive_package, do.ReceivePackage(name="x", content=content.decode()))
    assert await rows(plant.boss, ConfigurationPackage) == []


async def test_nobody_gives_a_role_by_a_package_what_he_may_not_do_himself(plant: Plant, plants: Plants) -> None:
    # Given a package with a role, and somebody who may apply packages and change roles but not read orders
    await furnished(plant)
    package = await exported(plant, "rights")
    other = await plants()
    await identity.seed_roles(other.tenant_id)
    clerk = other.person()
    granted = dict.fromkeys(("onboarding.package:receive", "onboarding.package:apply", MANAGE_ROLE.name), None)
    clerk.actor = type(clerk.actor)(**{**clerk.actor.__dict__, "permissions": granted})
    row = await kept(clerk, package)

    with pytest.raises(PermissionMissing):
        await run(clerk.actor, do.apply_package, do.ApplyPackage(package_id=row.id, reason="x"))

    assert not any(each.code == "SETTER" for each in await rows(other.boss, Role))
    assert len(await rows(other.boss, RolePermission)) > 0


async def test_what_a_company_makes_it_can_read_again(plant: Plant) -> None:
    await furnished(plant)

    made = await plant.boss.does(do.make_package, do.MakePackage(name="全部", groups=list(GROUPS)))

    async with reading(plant.boss.actor) as read:
        package = await packages.keeping.kept(read, made)
    assert (made.rows, made.origin, package.schema) == (package.rows, "made", schema_hash())
    assert [each["code"] for each in package.tables["masterdata_site"]] == ["SZ1"]
    assert isinstance((await rows(plant.boss, Site))[0].code, str)
