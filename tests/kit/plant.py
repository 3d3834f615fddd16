"""A small plant in a tenant of its own, told as a story: `plant.order(…)`, `plant.released(…)`, `planner.does(…)`.

Everything happens through commands as the application role; `plant.written()` is what a second connection sees.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest_asyncio

from infra import clock
from infra.actions import Command, CommandSpec, run
from infra.db import Database, mine
from infra.engines.roles import Dsns
from infra.ids import uuid7
from infra.permissions import default_permissions
from infra.work import Actor, Work, reading, system, use_database, working
from tenants import orders, roles
from tenants.masterdata import commands as masterdata
from tenants.masterdata.models import Area, Item, Partner, Site, Unit, WorkCenter, WorkUnit
from tenants.orders import commands
from tenants.orders.models import Demand, Hold, Operation, ProductionOrder
from tenants.plans.commands import CreateTenant, provision


@dataclass
class Person:
    """Somebody who does things: by his own permissions, at his own places."""

    actor: Actor

    async def does(self, spec: CommandSpec[Any, Any], cmd: Command) -> Any:
        return (await run(self.actor, spec, cmd)).row

    async def asks(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        async with reading(self.actor) as read:
            return await query(read, *args, **kwargs)


@dataclass
class Plant:
    """One site 苏州一厂 with two areas, their work centers, pieces and kilograms, a customer and reasons."""

    tenant_id: UUID
    slug: str
    relay: Database
    unit: Unit
    site: Site
    areas: list[Area]
    centers: dict[str, WorkCenter]
    work_unit: WorkUnit
    customer: Partner
    definitions: dict[str, Any]
    items: list[Item] = field(default_factory=list)

    def person(self, *codes: str, at: UUID | None = None, name: str = "周晓岚", locale: str = "zh-CN") -> Person:
        names = frozenset().union(*(default_permissions(code) for code in codes))
        reach = None if at is None else frozenset({at})
        return Person(
            Actor(
                tenant_id=self.tenant_id,
                kind="user",
                id=uuid7(),
                name=name,
                permissions=dict.fromkeys(names, reach),
                locale=locale,
                slug=self.slug,
            )
        )

    @property
    def planner(self) -> Person:
        return self.person(roles.PLANNER, roles.QUALITY_LEAD)

    @property
    def boss(self) -> Person:
        return Person(system(self.tenant_id))

    async def item(self, code: str | None = None, *, steps: Sequence[tuple[int, Sequence[int]]] = ((10, ()),)) -> Item:
        """A product whose approved routing has these (sequence, predecessors)."""
        code = code or f"LT-{len(self.items):04}"
        item: Item = await self.boss.does(
            masterdata.create_item,
            masterdata.CreateItem(
                code=code,
                name_zh="传动轴套",
                name_en="Drive sleeve",
                unit_id=self.unit.id,
                item_revision="C",
                drawing="C",
            ),
        )
        await self.routing(item, steps)
        self.items.append(item)
        return item

    async def routing(self, item: Item, steps: Sequence[tuple[int, Sequence[int]]]) -> Any:
        definition = self.definitions["TURN"]
        routing = await self.boss.does(
            masterdata.create_routing,
            masterdata.CreateRouting(
                item_id=item.id,
                effective_from=date(2020, 1, 1),
                steps=[
                    masterdata.NewRoutingStep(
                        sequence=sequence, operation_definition_id=definition.id, predecessors=list(predecessors)
                    )
                    for sequence, predecessors in steps
                ],
            ),
        )
        return await self.boss.does(masterdata.approve_routing, masterdata.ApproveRouting(routing_id=routing.id))

    async def order(self, quantity: int | str = 10, *, item: Item | None = None, **more: Any) -> ProductionOrder:
        item = item or await self.item()
        more.setdefault("due_at", clock.now() + timedelta(days=3))
        cmd = commands.CreateOrder(
            item_id=item.id, quantity=Decimal(quantity), customer_id=self.customer.id, customer_po="RZ20261103", **more
        )
        made: ProductionOrder = await self.planner.does(commands.create_order, cmd)
        return made

    async def released(
        self, quantity: int | str = 10, *, steps: Sequence[tuple[int, Sequence[int]]] = ((10, ()),), **more: Any
    ) -> tuple[ProductionOrder, list[Operation]]:
        order = await self.order(quantity, item=await self.item(steps=steps), **more)
        await self.planner.does(commands.release_order, commands.ReleaseOrder(order_id=order.id))
        return await self.look_at(order)

    async def demand(self, quantity: int | str = 10, *, item: Item | None = None, **more: Any) -> Demand:
        item = item or await self.item()
        more.setdefault("due_at", clock.now() + timedelta(days=9))
        if more.get("kind") != "mts":
            more.setdefault("customer_id", self.customer.id)
        cmd = commands.CreateDemand(item_id=item.id, quantity=Decimal(quantity), **more)
        made: Demand = await self.planner.does(commands.create_demand, cmd)
        return made

    async def look_at(self, order: ProductionOrder) -> tuple[ProductionOrder, list[Operation]]:
        rows = await self.rows(mine(Operation).where(Operation.order_id == order.id).order_by(Operation.sequence))
        return (await self.row(ProductionOrder, order.id)), rows

    async def holds(self, order: ProductionOrder) -> list[Hold]:
        return await self.rows(mine(Hold).where(Hold.order_id == order.id).order_by(Hold.placed_at))

    async def rows(self, statement: Any) -> list[Any]:
        async with reading(system(self.tenant_id)) as read:
            return await read.all(statement)

    async def row(self, model: Any, id: UUID) -> Any:
        async with reading(system(self.tenant_id)) as read:
            return await read.get(model, id)

    async def output(
        self, operation: Operation | UUID, good: int | str = 0, by: Person | None = None, **more: Any
    ) -> Operation:
        """Books output the way a report does: lock, then add."""
        id = operation if isinstance(operation, UUID) else operation.id
        counts = {name: Decimal(value) for name, value in {"good": good, **more}.items()}
        async with working((by or self.boss).actor, command="test.output") as work:
            locked = await orders.access_operation(work, id, quantity=sum(counts.values(), Decimal(0)))
            return await orders.add_output(work, locked, **counts)

    async def within(self, act: Callable[[Work], Any]) -> Any:
        """Runs a facade function in a transaction of its own."""
        async with working(system(self.tenant_id), command="test.act") as work:
            return await act(work)

    async def written(self) -> dict[str, int]:
        """Row counts of everything regulated, its images and the outbox: equal before and after a refusal."""
        tables = (
            "orders_production_order", "orders_operation", "orders_hold", "orders_gate", "orders_demand",
            "orders_allocation", "orders_transfer", "orders_recovery", "orders_traveler_print", "masterdata_item",
            "masterdata_work_center", "masterdata_routing", "masterdata_routing_step", "masterdata_bom",
            "masterdata_bom_line", "masterdata_reason_code", "masterdata_partner", "equipment_asset", "equipment_state",
            "journal_change",
        )  # fmt: skip
        counts = {}
        async with working(system(self.tenant_id), command="test.look") as work:
            for table in tables:
                sql = f"SELECT count(*) FROM {table} WHERE tenant_id = $1"
                counts[table] = int(await work.executor.connection.fetchval(sql, self.tenant_id))
        async with self.relay.connection() as connection:
            sql = "SELECT count(*) FROM outbox WHERE tenant_id = $1"
            return counts | {"outbox": await connection.fetchval(sql, self.tenant_id)}

    async def events(self) -> list[str]:
        async with self.relay.connection() as connection:
            rows = await connection.fetch(
                "SELECT event FROM outbox WHERE tenant_id = $1 AND event IS NOT NULL ORDER BY id", self.tenant_id
            )
        return list(dict.fromkeys(row["event"] for row in rows))


REASONS = {"process_scrap": "SIZE", "material_scrap": "SAND", "rework": "BURR", "hold": "WAIT-QC", "downtime": "TOOL"}


@pytest_asyncio.fixture
async def plants(dsns: Dsns) -> AsyncIterator[Callable[[], Any]]:
    """Opens plants: each call is another tenant."""
    app, relay = Database(dsns.app, size=6), Database(dsns.relay, size=2)
    use_database(app)

    async def opened() -> Plant:
        return await open_plant(relay)

    yield opened
    use_database(None)
    await app.close()
    await relay.close()


@pytest_asyncio.fixture
async def plant(plants: Callable[[], Any]) -> Plant:
    made: Plant = await plants()
    return made


async def open_plant(relay: Database) -> Plant:
    slug = f"p{uuid4().hex[:12]}"
    tenant_id = await provision(CreateTenant(slug=slug, name_zh="恒准精密", name_en="Hengzhun Precision"))
    boss = Person(system(tenant_id))
    m = masterdata
    unit = await boss.does(m.create_unit, m.CreateUnit(code="pcs", name_zh="件", name_en="pcs"))
    site = await boss.does(
        m.create_site, m.CreateSite(code="SZ1", name_zh="苏州一厂", name_en="Suzhou 1", time_zone="Asia/Shanghai")
    )
    areas = [
        await boss.does(
            m.create_area, m.CreateArea(code=f"A{n}", name_zh=f"{n} 车间", name_en=f"Area {n}", site_id=site.id)
        )
        for n in (1, 2)
    ]
    centers = {}
    for code, area in (("CNC", areas[0]), ("GRIND", areas[1])):
        cmd = m.CreateWorkCenter(code=code, name_zh=code, name_en=code, area_id=area.id)
        centers[code] = await boss.does(m.create_work_center, cmd)
    work_unit = await boss.does(
        m.create_work_unit,
        m.CreateWorkUnit(code="CNC-1", name_zh="数车 1", name_en="Lathe 1", work_center_id=centers["CNC"].id),
    )
    customer = await boss.does(
        m.create_partner, m.CreatePartner(code="RZ", name_zh="瑞泽液压", name_en="Ruize Hydraulics", customer=True)
    )
    definitions = {}
    for code, center in (("TURN", "CNC"), ("GRIND", "GRIND")):
        cmd2 = m.CreateOperationDefinition(
            code=code, name_zh="精车", name_en="Turning", work_center_id=centers[center].id
        )
        definitions[code] = await boss.does(m.create_operation_definition, cmd2)
    for kind, code in REASONS.items():
        await boss.does(
            m.create_reason_code,
            m.CreateReasonCode(code=code, kind=kind, name_zh="等质检放行", name_en="Waiting for inspection"),
        )
    return Plant(
        tenant_id=tenant_id, slug=slug, relay=relay, unit=unit, site=site, areas=areas, centers=centers,
        work_unit=work_unit, customer=customer, definitions=definitions,
    )  # fmt: skip
