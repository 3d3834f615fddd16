"""One plant, one operator with his phone, and the door his phone knocks at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx

from tenants.identity.models import User
from tenants.orders import commands as orders
from tenants.orders.models import Operation, ProductionOrder
from tests.kit.people import Staff
from tests.kit.phones import SYNC, Envelope, Phone
from tests.kit.plant import Plant

TRAY = "query { intents(filter: {open: true}) { nodes { id command code payload actorName resolvedById } } }"


@dataclass
class Floor:
    """One plant, one operator with his phone, one operation that waits for output."""

    http: httpx.AsyncClient
    plant: Plant
    staff: Staff
    wang: User
    phone: Phone
    order: ProductionOrder
    operation: Operation
    admin: str

    async def send(self, *envelopes: Envelope, phone: Phone | None = None) -> httpx.Response:
        headers = {"authorization": f"Device {(phone or self.phone).key}"}
        body = {"query": SYNC, "variables": {"envelopes": list(envelopes)}}
        return await self.http.post("/api/graphql", json=body, headers=headers)

    async def sync(self, *envelopes: Envelope, phone: Phone | None = None) -> dict[str, Any]:
        answer = await self.send(*envelopes, phone=phone)
        assert answer.status_code == 200, answer.text
        body = answer.json()
        assert "errors" not in body, body
        reply: dict[str, Any] = body["data"]["sync"]
        return reply

    async def verdicts(self, *envelopes: Envelope, phone: Phone | None = None) -> list[tuple[str, str | None]]:
        reply = await self.sync(*envelopes, phone=phone)
        assert [each["id"] for each in reply["verdicts"]] == [each["id"] for each in envelopes]
        return [(each["verdict"], each["code"]) for each in reply["verdicts"]]

    async def ask(self, token: Any, query: str, **variables: Any) -> Any:
        headers = {"authorization": f"Bearer {token}"}
        answer = await self.http.post("/api/graphql", json={"query": query, "variables": variables}, headers=headers)
        return answer.json()["data"]

    async def tray(self, user: User) -> list[Any]:
        found: list[Any] = (await self.ask(await self.staff.token(user.id), TRAY))["intents"]["nodes"]
        return found

    async def good(self) -> int:
        (row,) = await self.staff.rows("orders_operation", "id = $2", self.operation.id)
        reports = await self.staff.rows("reporting_output_report", "operation_id = $2", self.operation.id)
        assert row["good_quantity"] == sum(each["good_quantity"] for each in reports), "report and order disagree"
        return int(row["good_quantity"])

    async def line(self, envelope: Envelope) -> Any:
        rows = await self.staff.rows("journal", "id = $2", UUID(envelope["id"]))
        assert len(rows) <= 1
        return rows[0] if rows else None

    async def last_seq(self, phone: Phone | None = None) -> int:
        (row,) = await self.staff.rows("identity_device_progress", "id = $2", (phone or self.phone).device)
        return int(row["last_seq"])

    async def hold(self) -> UUID:
        cmd = orders.HoldOrder(order_id=self.order.id, reason_code="WAIT-QC")
        return UUID(str((await self.plant.boss.does(orders.hold_order, cmd)).id))

    async def lift(self) -> None:
        (hold,) = await self.plant.holds(self.order)
        await self.plant.boss.does(orders.lift_hold, orders.LiftHold(hold_id=hold.id, reason="checked"))
