"""The vendor's company, a customer of it with people, and the background work between them done on demand."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast
from uuid import UUID, uuid4

import httpx
import pytest_asyncio
from litestar import Litestar

from api import errors as api_errors
from api.pay import notify
from infra import actors, clock
from infra.actions import run
from infra.blobs import key_of
from infra.engines.roles import Dsns
from infra.events import event_from_json
from infra.storage import storage
from infra.work import Actor, reading, working
from tenants.identity.seeds import seed_roles
from tenants.listeners import load_actors
from tenants.plans import CreateTenant, buying, grant_trial, provision
from tenants.plans.ledger import providers, simulator
from tenants.plans.ledger.providers import SetProvider
from tenants.plans.models import Bill, Entitlement, Order
from tenants.vendor.company import ensure_vendor
from tests.kit.people import Staff

BANK_ACCOUNT = {"name": "乐行软件有限公司", "bank": "招商银行苏州分行", "account": "512900000000001"}


def picture(text: str) -> bytes:
    """A PNG of one pixel that is like no other."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"tEXt", b"slip\x00" + text.encode()) + chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


@dataclass
class Market:
    """`buyer` may order for the customer; `hemin` and `liutao` are the vendor's people."""

    vendor: Staff
    customer: Staff
    buyer: Actor
    hemin: Actor
    liutao: Actor
    http: httpx.AsyncClient

    async def work_off(self) -> list[str]:
        """The background work of both companies, and what it leads to; the verdicts other than done."""
        odd: list[str] = []
        busy = True
        while busy and not odd:
            busy = False
            for company in (self.customer, self.vendor):
                for row in await company.rows("outbox", "state = 'due' AND actor LIKE 'tenants.plans.%'"):
                    if row["actor"].endswith("ledger.actors.simulate"):
                        await self._simulate(company, row)
                        busy = True
                        continue
                    verdict = await actors.consume(company.tenant_id, row["id"])
                    busy = True
                    if verdict not in ("applied", "gone"):
                        found = await company.rows("outbox", "id = $2", row["id"])
                        odd.append(f"{row['actor']}: {verdict} {found[0]['error']}")
        return odd

    async def _simulate(self, company: Staff, row: Any) -> None:
        """The simulator's notification through the real door, without a socket in between."""
        fact: Any = event_from_json(row["event"], row["payload"])
        async with working(company.system, command="test.simulated") as work:
            from infra.actors import FINISH

            await work.execute(FINISH, row=row["id"], t=clock.now())
        await self.notice(fact.bill_id, fact.kind)

    async def notice(self, order_id: UUID, kind: str = "paid") -> list[int]:
        headers, body = await self.letter(order_id, kind)
        return [await self.post(headers, body) for _ in range(2 if kind == "twice" else 1)]

    async def letter(self, order_id: UUID, kind: str = "paid") -> tuple[dict[str, str], bytes]:
        async with reading(self.vendor.system) as read:
            order = await read.get(Order, order_id)
            provider = await providers.opened(read, "simulator")
        assert order is not None
        return simulator.notification(provider, order, kind)

    async def post(self, headers: dict[str, str], body: bytes, provider: str = "simulator") -> int:
        answer = await self.http.post(f"/api/pay/{provider}/notify", content=body, headers=headers)
        return answer.status_code

    async def ordered(self, plan: str = "standard", period: str = "year") -> Bill:
        placed: Bill = await self.customer.does(
            buying.place_order, buying.PlaceOrder(plan=plan, period=period), self.buyer
        )
        assert await self.work_off() == []
        return await self.bill(placed.id)

    async def bill(self, bill_id: UUID) -> Bill:
        async with reading(self.customer.system) as read:
            found = await read.get(Bill, bill_id)
        assert found is not None
        return found

    async def entitlement(self) -> Entitlement:
        async with reading(self.customer.system) as read:
            found = await read.get(Entitlement, self.customer.tenant_id)
        assert found is not None
        return found

    async def payments(self, where: str = "true") -> list[Any]:
        return await self.vendor.rows(
            "plans_payment",
            f"order_number IN (SELECT number FROM plans_order WHERE customer_id = $2) AND {where}",
            self.customer.tenant_id,
        )

    async def slip(self, text: str) -> str:
        content = picture(text)
        sha256 = hashlib.sha256(content).hexdigest()
        await storage().put(key_of(self.customer.tenant_id, sha256), content, sha256=sha256)
        return sha256

    async def midnight(self) -> None:
        """The daily look of both companies, at the clock's time."""
        from tenants.plans.actors import day

        for company in (self.vendor, self.customer):
            state = (await company.rows("plans_tenant"))[0]["state"]
            if state in ("trial", "active", "grace"):
                async with working(company.system, command="test.day") as work:
                    await day(work)
        assert await self.work_off() == []


async def person(company: Staff, login: str, *roles: str, **more: Any) -> Actor:
    user = await company.hire(login, *roles, **more)
    return await company.actor(await company.token(user.id))


@pytest_asyncio.fixture
async def market(dsns: Dsns, app_pool: Any) -> AsyncIterator[Market]:
    load_actors()
    vendor = Staff(await ensure_vendor(), "lotline", dsns.admin)
    for code, shown in (("bank", BANK_ACCOUNT), ("simulator", {})):
        await run(vendor.system, providers.set_provider, SetProvider(code=code, enabled=True, settings=shown))
    mark = uuid4().hex[:8]
    hemin = await person(vendor, f"hemin{mark}", "VENDOR_ADMIN", name=f"何敏{mark}")
    liutao = await person(vendor, f"liutao{mark}", "VENDOR_STAFF", name=f"刘涛{mark}")
    slug = f"k{mark}"
    tenant_id = await provision(
        CreateTenant(slug=slug, name_zh=f"客户{mark}", name_en=f"Customer {mark}", state="trial")
    )
    await seed_roles(tenant_id)
    customer = Staff(tenant_id, slug, dsns.admin)
    async with working(customer.system, command="test.found") as work:
        await grant_trial(work, "professional", 30)
    buyer = await person(customer, "owner", "OWNER", name="周晓岚")
    app = Litestar([notify], exception_handlers=api_errors.HANDLERS, openapi_config=None, logging_config=None)
    transport = httpx.ASGITransport(cast(Any, app), client=("10.1.2.3", 5000))
    async with httpx.AsyncClient(transport=transport, base_url="http://lotline.test", timeout=60) as http:
        made = Market(vendor, customer, buyer, hemin, liutao, http)
        assert await made.work_off() == []
        yield made


DAY = timedelta(days=1)
