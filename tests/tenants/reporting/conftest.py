"""A shop with two shifts and people who sign in, asked through its GraphQL door."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, cast
from uuid import UUID

import httpx
import pytest_asyncio
from litestar import Litestar

from api import errors as api_errors
from api.graphql import graphql
from infra import clock
from infra.engines.roles import Dsns
from infra.work import Actor
from tenants import roles
from tenants.identity import tokens
from tenants.identity.commands import teams
from tenants.identity.models import User
from tenants.identity.seeds import seed_roles
from tenants.masterdata import commands as m
from tenants.orders import commands as orders
from tenants.orders.models import Operation, ProductionOrder
from tests.kit.people import Staff
from tests.kit.plant import Plant

MORNING = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
"""Friday 10:00 in Suzhou, in the early shift (08:00 to 20:00)."""

PEOPLE = {
    "wang": ("王建国", roles.OPERATOR), "limin": ("李敏", roles.OPERATOR), "zhao": ("赵磊", roles.OPERATOR),
    "chen": ("陈志强", roles.TEAM_LEAD), "he": ("何静", roles.TEAM_LEAD), "zhou": ("周晓岚", roles.PLANNER),
    "sun": ("孙丽", roles.QUALITY_LEAD), "liu": ("刘洋", roles.INSPECTOR),
}  # fmt: skip
TEAM = ("wang", "limin", "zhao", "chen")
PHONES = {"chen": "13800000001", "sun": "13800000002"}


@dataclass
class Shop:
    http: httpx.AsyncClient
    plant: Plant
    staff: Staff
    early: Any
    night: Any
    team: UUID
    users: dict[str, User] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    signed_in: dict[str, datetime] = field(default_factory=dict)

    async def knows(self, who: str) -> User:
        """The person, hired when he first appears."""
        if who not in self.users:
            name, role = PEOPLE[who]
            team = {"team_id": self.team} if who in TEAM else {}
            self.users[who] = await self.staff.hire(who, role, name=name, phone=PHONES.get(who), **team)
        if self.signed_in.get(who) != clock.now():
            self.tokens[who] = str(await self.staff.token(self.users[who].id))  # sessions end when nobody comes
            self.signed_in[who] = clock.now()
        return self.users[who]

    async def ask(self, who: str, query: str, **variables: Any) -> Any:
        await self.knows(who)
        headers = {"authorization": f"Bearer {self.tokens[who]}"}
        body = json.dumps({"query": query, "variables": variables}, default=str)
        answer = await self.http.post(
            "/api/graphql", content=body, headers=headers | {"content-type": "application/json"}
        )
        data = answer.json()
        assert "data" in data, data
        assert "errors" not in data, data
        return data["data"]

    async def says(self, who: str, mutation: str, shape: str = "OutputReport", shown: str = "id", **given: Any) -> Any:
        """The mutation's payload, or its Problem."""
        name = mutation[0].upper() + mutation[1:]
        query = (
            f"mutation M($input: {name}Input!) {{ {mutation}(input: $input) {{ __typename"
            f" ... on {shape} {{ {shown} }} ... on Problem {{ code text params }} }} }}"
        )
        return (await self.ask(who, query, input=given))[mutation]

    async def report(self, who: str, operation: Operation, **given: Any) -> Any:
        """A report that is booked."""
        shown = "id goodQuantity flags worker reporter state approval shiftDay note shares { name share seconds }"
        made = await self.says(who, "reportOutput", shown=shown, operationId=operation.id, **given)
        assert made["__typename"] == "OutputReport", made
        return made

    async def refused(self, who: str, mutation: str, code: str, **given: Any) -> Any:
        """The refusal's params; nothing but the refusal's own line was written."""
        await self.knows(who)
        before = await self.written()
        shape = SHAPES.get(mutation, "OutputReport")
        made = await self.says(who, mutation, shape=shape, shown="ids" if shape == "Done" else "id", **given)
        assert made["__typename"] == "Problem", made
        assert made["code"] == code, made
        assert await self.written() == before
        return made["params"]

    async def written(self) -> dict[str, int]:
        tables = (
            "reporting_output_report", "reporting_share", "reporting_counted_label", "reporting_operation_run",
            "reporting_labor_record", "reporting_downtime_record", "reporting_andon", "reporting_missing_report",
            "reporting_shift_handover", "traceability_sublot", "orders_hold", "journal_change", "outbox",
        )  # fmt: skip
        return {table: len(await self.staff.rows(table)) for table in tables}

    async def released(self, quantity: int = 100, *steps: dict[str, Any]) -> tuple[ProductionOrder, list[Operation]]:
        """A released order whose operations are reported as the steps say; each follows the one before."""
        item = await self.plant.item(steps=((10, ()),))
        wanted = [
            m.NewRoutingStep(
                sequence=10 * n,
                operation_definition_id=self.plant.definitions["TURN"].id,
                predecessors=[10 * (n - 1)] if n > 1 else [],
                **step,
            )
            for n, step in enumerate(steps or ({},), 1)
        ]
        boss = self.plant.boss
        routing = await boss.does(
            m.create_routing, m.CreateRouting(item_id=item.id, effective_from=date(2020, 1, 1), steps=wanted)
        )
        await boss.does(m.approve_routing, m.ApproveRouting(routing_id=routing.id))
        order = await self.plant.order(quantity, item=item)
        await self.plant.planner.does(orders.release_order, orders.ReleaseOrder(order_id=order.id))
        return await self.plant.look_at(order)

    async def operation(self, quantity: int = 100, **step: Any) -> Operation:
        return (await self.released(quantity, step))[1][0]

    async def good(self, operation: Operation) -> Decimal:
        """What the order holds; the standing reports say the same."""
        row = await self.plant.row(Operation, operation.id)
        reports = await self.staff.rows("reporting_output_report", "operation_id = $2", operation.id)
        assert row.good_quantity == sum(each["good_quantity"] for each in reports), "reports and order disagree"
        return cast(Decimal, row.good_quantity)

    async def actor(self, who: str) -> Actor:
        await self.knows(who)
        token = tokens.parse(self.tokens[who])
        assert token is not None
        return await self.staff.actor(token)

    async def todos(self, kind: str) -> list[Any]:
        return await self.staff.rows("identity_todo", "kind = $2", kind)

    async def id_of(self, who: str) -> UUID:
        return (await self.knows(who)).id


SHAPES = {
    "startRun": "OperationRun", "pauseRun": "OperationRun", "resumeRun": "OperationRun", "endRun": "OperationRun",
    "reportDowntime": "Downtime", "endDowntime": "Downtime", "reverseDowntime": "Downtime", "callAndon": "Andon",
    "acknowledgeAndon": "Andon", "resolveAndon": "Andon", "setAndonLevels": "Done", "approveReports": "Done",
    "checkShift": "Done", "dismissMissing": "MissingReport", "prepareHandover": "ShiftHandover",
    "handOverShift": "ShiftHandover", "takeOverShift": "ShiftHandover",
}  # fmt: skip


@pytest_asyncio.fixture
async def shop(plant: Plant, dsns: Dsns) -> AsyncIterator[Shop]:
    with clock.frozen(MORNING):
        await seed_roles(plant.tenant_id)
        staff = Staff(plant.tenant_id, plant.slug, dsns.admin)
        shifts = []
        for code, name, starts, ends in (("D", "早班", time(8), time(20)), ("N", "夜班", time(20), time(8))):
            cmd = m.CreateShift(
                code=code, name_zh=name, name_en=code, site_id=plant.site.id, starts_at=starts, ends_at=ends
            )
            shifts.append(await plant.boss.does(m.create_shift, cmd))
        app = Litestar([graphql], exception_handlers=api_errors.HANDLERS, openapi_config=None, logging_config=None)
        transport = httpx.ASGITransport(cast(Any, app), client=("10.1.2.3", 5000))
        async with httpx.AsyncClient(transport=transport, base_url="http://lotline.test", timeout=60) as client:
            team = await staff.does(
                teams.create_team,
                teams.CreateTeam(
                    code="T1", name_zh="一班", name_en="Team 1", work_center_ids=[plant.centers["CNC"].id]
                ),
            )
            made = Shop(client, plant, staff, *shifts, team=team.id)
            await made.knows("chen")
            yield made
