"""A plant with shifts, people and three orders on the floor, and a generator of what happens there."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest_asyncio

from infra import clock
from infra.actions import run
from infra.work import Actor, reading, system
from tenants import roles
from tenants.identity.commands.people import CreateUser, create_user
from tenants.identity.seeds import seed_roles
from tenants.insights.scope import Scope
from tenants.masterdata import commands as masterdata
from tenants.masterdata.models import Shift
from tenants.orders.models import Operation, ProductionOrder
from tenants.reporting.commands import ReportOutput, ReverseOutput, report_output, reverse_output
from tenants.reporting.commands.crews import CrewShare
from tenants.reporting.models import OutputReport
from tests.kit.plant import Person, Plant

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 11, 16)
STEPS: Sequence[tuple[int, Sequence[int]]] = ((10, ()), (20, (10,)), (30, (20,)))


@dataclass
class Floor:
    """`floor.report(...)` at a wall time of the plant; `floor.books()` is every report there is."""

    plant: Plant
    shifts: dict[str, Shift]
    orders: list[ProductionOrder]
    operations: list[list[Operation]]
    people: list[Person] = field(default_factory=list)

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute), ZONE)

    async def report(
        self, operation: Operation, good: int = 0, *, at: datetime, by: Person | None = None, **more: Any
    ) -> OutputReport:
        if more.get("process_scrap_quantity"):
            more.setdefault("scrap_reason", "SIZE")
        elif more.get("material_scrap_quantity"):
            more.setdefault("scrap_reason", "SAND")
        elif more.get("rework_quantity"):
            more.setdefault("scrap_reason", "BURR")
        more = {name: Decimal(value) if name.endswith("quantity") else value for name, value in more.items()}
        more |= {"override": True, "reason": "前道还没报"}
        cmd = ReportOutput(operation_id=operation.id, good_quantity=Decimal(good), occurred_at=at, **more)
        done: OutputReport = await (by or self.people[0]).does(report_output, cmd)
        return done

    async def reverse(self, report: OutputReport, at: datetime) -> OutputReport:
        cmd = ReverseOutput(report_id=report.id, reason="点错数", occurred_at=at)
        done: OutputReport = await self.people[0].does(reverse_output, cmd)
        return done

    async def books(self) -> list[OutputReport]:
        from infra.db import mine

        return await self.plant.rows(mine(OutputReport))

    async def asks(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        async with reading(system(self.plant.tenant_id)) as read:
            return await query(read, *args, **kwargs)

    def day(self, day: date, last: date | None = None, **more: Any) -> Scope:
        return Scope(first_day=day, last_day=last or day, **more)

    async def a_busy_week(self, seed: int, reports: int = 60) -> None:
        """Reports by day and night, crews, on behalf, late ones; every sixth is taken back, some days later."""
        chance = random.Random(seed)
        now = self.at(MONDAY + timedelta(days=8), 9)
        for _ in range(reports):
            at = self.at(MONDAY, 0) + timedelta(minutes=chance.randrange(7 * 24 * 60))
            steps = chance.choice(self.operations)
            who, other = chance.sample(self.people, 2)
            more: dict[str, Any] = {}
            if chance.random() < 0.3:
                more[chance.choice(("process_scrap_quantity", "material_scrap_quantity"))] = chance.randrange(1, 4)
            elif chance.random() < 0.15:
                more["rework_quantity"] = chance.randrange(1, 3)
            if chance.random() < 0.2:
                more["worker_id"] = other.actor.id
            elif chance.random() < 0.25:
                more["shares"] = [CrewShare(user_id=each.actor.id) for each in (who, other)]
            with clock.frozen(at if chance.random() < 0.7 else min(at + timedelta(days=2), now)):
                done = await self.report(chance.choice(steps), chance.randrange(1, 20), at=at, by=who, **more)
            if chance.random() < 0.17:
                with clock.frozen(now):
                    await self.reverse(done, now)


async def open_floor(plant: Plant, *, quantity: int = 100_000) -> Floor:
    await seed_roles(plant.tenant_id)
    shifts = {}
    for code, starts, ends in (("DAY", 8, 20), ("NIGHT", 20, 8)):
        cmd = masterdata.CreateShift(
            code=code, name_zh=code, name_en=code, site_id=plant.site.id, starts_at=time(starts), ends_at=time(ends)
        )
        shifts[code] = await plant.boss.does(masterdata.create_shift, cmd)
    orders, operations = [], []
    with clock.frozen(datetime.combine(MONDAY, time(), ZONE).astimezone(UTC) - timedelta(days=1)):
        for n in range(3):
            order, steps = await plant.released(
                quantity, steps=STEPS, due_at=datetime.combine(MONDAY + timedelta(days=2 + n), time(16), ZONE)
            )
            orders.append(order)
            operations.append(steps)
    floor = Floor(plant, shifts, orders, operations)
    for n, name in enumerate(("李敏", "王建国", "赵磊")):
        floor.people.append(await hired(plant, f"p{n}", name))
    return floor


async def hired(plant: Plant, login: str, name: str) -> Person:
    user = (await run(system(plant.tenant_id), create_user, CreateUser(login=login, name=name))).row
    lead = plant.person(roles.OPERATOR, roles.TEAM_LEAD, roles.PLANNER)
    actor: Actor = lead.actor
    return Person(Actor(
        tenant_id=plant.tenant_id, kind="user", id=user.id, name=name, permissions=actor.permissions, slug=plant.slug
    ))  # fmt: skip


@pytest_asyncio.fixture
async def floor(plant: Plant) -> Floor:
    return await open_floor(plant)


@pytest_asyncio.fixture
async def floors(plants: Callable[[], Awaitable[Plant]]) -> Callable[[], Awaitable[Floor]]:
    async def opened() -> Floor:
        return await open_floor(await plants())

    return opened


__all__ = ["UUID", "Floor", "floor", "floors", "open_floor"]
