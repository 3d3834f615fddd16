"""EPCIS at the door of programs: taken or refused with the reason, told by lot and time, given back as it was."""

from __future__ import annotations

import json
from typing import Any, cast

import httpx
from litestar import Litestar

from api import epcis
from api import errors as api_errors
from infra.db import mine
from infra.engines.roles import Dsns
from tenants.identity.seeds import seed_roles
from tenants.roles import OPERATOR, QUALITY_LEAD
from tenants.traceability.models import EpcisDocument
from tests.kit.people import Staff
from tests.kit.plant import Plant
from tests.tenants.traceability.floor import build
from tests.tenants.traceability.test_epcis import document, event


async def test_documents_come_and_go_at_the_door(plant: Plant, dsns: Dsns) -> None:
    await seed_roles(plant.tenant_id)
    staff = Staff(plant.tenant_id, plant.slug, dsns.admin)
    app = Litestar(
        cast(Any, epcis.HANDLERS), exception_handlers=api_errors.HANDLERS, openapi_config=None, logging_config=None
    )
    transport = httpx.ASGITransport(cast(Any, app), client=("10.1.2.3", 5000))
    floor = await build(plant)
    lot = await floor.lot(floor.bar, 100)

    async def signed(login: str, role: str) -> dict[str, str]:
        user = await staff.hire(login, role, name=login)
        return {"authorization": f"Bearer {await staff.token(user.id)}"}

    me, nobody = await signed("lin", QUALITY_LEAD), await signed("wang", OPERATOR)
    good, bad = document(event()), document(event(eventTime="2026-13-01T08:00:00+08:00"))
    async with httpx.AsyncClient(transport=transport, base_url="http://lotline.test", timeout=60) as http:
        taken = await http.post("/api/epcis/capture", content=json.dumps(good), headers=me)
        assert (taken.status_code, taken.json()["events"]) == (201, 1)
        again = await http.get(taken.headers["location"], headers=me)
        assert again.json() == good
        refused = await http.post("/api/epcis/capture", content=json.dumps(bad), headers=me)
        assert refused.status_code == 422
        assert "eventTime" in refused.text
        assert (await http.post("/api/epcis/capture", content=b"\xff\xfe", headers=me)).status_code == 422
        assert (await http.post("/api/epcis/capture", content=json.dumps(good), headers=nobody)).status_code == 403
        assert len(await plant.rows(mine(EpcisDocument))) == 1

        told = await http.get("/api/epcis/events", params={"lot": str(lot.id), "reach": "forward"}, headers=me)
        assert told.headers["content-type"].startswith("application/ld+json")
        assert [each["bizStep"] for each in told.json()["epcisBody"]["eventList"]] == ["stock_taking"]
        none = await http.get("/api/epcis/events", params={"until": "2020-01-01T00:00:00Z"}, headers=me)
        assert none.json()["epcisBody"]["eventList"] == []
        assert (await http.get("/api/epcis/events", headers=nobody)).status_code == 403
