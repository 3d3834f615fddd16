"""A plant with shifts, people and orders, whose plan follows its acts: what the actors of the product would do."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select

from infra import clock
from infra.actions import run
from infra.db import own
from infra.work import Actor, reading, system, working
from tenants import roles, scheduling
from tenants.identity.commands import people
from tenants.identity.models import User
from tenants.identity.workforce import commands as workforce
from tenants.masterdata import commands as m
from tenants.masterdata.models import Shift, WorkUnit
from tenants.orders import commands as orders
from tenants.orders.models import Operation, ProductionOrder
from tenants.scheduling import inputs, publishing
from tenants.scheduling.models import PlanSlot
from tests.kit.plant import Person, Plant
from tests.tenants.scheduling.validator import faults

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 11, 23)


def at(clock_time: str, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock_time), ZONE)


@dataclass
class Shop:
    """Two lathes CNC-1 and CNC-2, a grinder, one day shift 08:00-17:00 with an hour off at noon."""

    plant: Plant
    shift: Shift
    units: dict[str, WorkUnit]
    people: dict[str, User] = field(default_factory=dict)

    @property
    def lead(self) -> Person:
        return self.plant.person(roles.TEAM_LEAD, roles.PLANNER, roles.EVERYONE, name="陈志强")

    async def hire(self, login: str, name: str) -> User:
        cmd = people.CreateUser(login=login, name=name, roles=[])
        self.people[login] = (await run(system(self.plant.tenant_id), people.create_user, cmd)).row
        return self.people[login]

    def acting(self, login: str) -> Person:
        user = self.people[login]
        actor = self.plant.person(roles.OPERATOR, name=user.name).actor
        return Person(Actor(**{**vars(actor), "id": user.id}))

    async def roster(self, *logins: str, center: str = "CNC", day: date = MONDAY) -> None:
        cmd = m.SetRoster(
            day=day, shift_id=self.shift.id, work_center_id=self.plant.centers[center].id,
            user_ids=[self.people[login].id for login in logins],
        )  # fmt: skip
        await self.lead.does(m.set_roster, cmd)

    async def away(self, login: str, day: date = MONDAY) -> Any:
        cmd = workforce.RecordAbsence(
            user_id=self.people[login].id, kind="sick", starts_at=at("00:00", day), ends_at=at("23:59", day)
        )
        return await self.lead.does(workforce.record_absence, cmd)

    async def order(
        self, hours: Sequence[float], due: date = MONDAY + timedelta(days=7), *, skills: Sequence[str] = (), **more: Any
    ) -> tuple[ProductionOrder, list[Operation]]:
        """A released order of one piece whose steps take so many hours each, on any lathe."""
        item = await self.plant.boss.does(
            m.create_item,
            m.CreateItem(
                code=f"P-{len(self.plant.items)}-{clock.now().timestamp()}".replace(".", ""), name_zh="轴",
                name_en="Shaft", unit_id=self.plant.unit.id, item_revision="A",
            ),
        )  # fmt: skip
        self.plant.items.append(item)
        steps = [
            m.NewRoutingStep(
                sequence=10 * n, operation_definition_id=self.plant.definitions["TURN"].id,
                predecessors=[10 * (n - 1)] if n > 1 else [], cycle_seconds=Decimal(int(each * 3600)), setup_seconds=0,
                skill_codes=list(skills),
            )
            for n, each in enumerate(hours, 1)
        ]  # fmt: skip
        routing = await self.plant.boss.does(
            m.create_routing, m.CreateRouting(item_id=item.id, effective_from=date(2020, 1, 1), steps=steps)
        )
        await self.plant.boss.does(m.approve_routing, m.ApproveRouting(routing_id=routing.id))
        order = await self.plant.order(1, item=item, due_at=at("17:00", due), **more)
        await self.plant.planner.does(orders.release_order, orders.ReleaseOrder(order_id=order.id))
        return await self.plant.look_at(order)

    async def replan(self) -> dict[UUID, PlanSlot]:
        """The plan as of now, checked; its slots by operation."""
        tenant = system(self.plant.tenant_id)
        async with working(tenant, command="test.replan") as work:
            await scheduling.replan(work)
        async with working(tenant, command="test.publish") as work:
            await publishing.publish(work)
        async with reading(tenant) as read:
            given = await inputs.read_inputs(read, clock.now())
            rows = await read.all(select(PlanSlot).where(own(PlanSlot)))
        plant, tasks = inputs.plant_of(given), inputs.tasks_of(given)
        slots = scheduling.rules.load(plant, tasks, inputs.seconds(given.now))
        assert faults(plant, tasks, slots, inputs.seconds(given.now)) == []
        found = {row.operation_id: row for row in rows}
        assert {each.id: each.start for each in slots if each.unit} == {
            id: inputs.seconds(row.starts_at) for id, row in found.items() if row.starts_at
        }
        return found


async def open_shop(plant: Plant) -> Shop:
    boss = plant.boss
    shift = await boss.does(
        m.create_shift,
        m.CreateShift(
            code="DAY", name_zh="白班", name_en="Day", site_id=plant.site.id, starts_at=time(8), ends_at=time(17),
            breaks=[m.ShiftBreak(starts=time(12), ends=time(13))],
        ),
    )  # fmt: skip
    await boss.does(m.set_work_calendar, m.SetWorkCalendar(site_id=plant.site.id, weekdays=[1, 2, 3, 4, 5]))
    units = {"CNC-1": plant.work_unit}
    for code, center in (("CNC-2", "CNC"), ("GR-1", "GRIND")):
        cmd = m.CreateWorkUnit(code=code, name_zh=code, name_en=code, work_center_id=plant.centers[center].id)
        units[code] = await boss.does(m.create_work_unit, cmd)
    return Shop(plant, shift, units)
