"""Device identifiers, the company's GS1 numbers, EPCIS documents, tags: traceability's part for the world outside
(tests/scale/rooms/traceability.py brings it)."""

from __future__ import annotations

import itertools
import json
from typing import Any
from uuid import UUID

from infra.codes.values import check_digit
from tenants.traceability.epcis.capture import CaptureEpcis, capture_epcis
from tenants.traceability.tags import RecordTagRead, record_tag_read
from tenants.traceability.udi import nmpa
from tenants.traceability.udi.commands import RecordValue, RegisterDeviceIdentifier, register_device_identifier
from tenants.traceability.udi.settings import SetCompanyCodes, set_company_codes
from tests.scale.staging import on
from tests.scale.worlds import World

_running = itertools.count(1)


def gtin(w: World) -> str:
    body = f"69{w.number % 10**5:05}{next(_running) % 10**6:06}"
    return body + check_digit(body)


async def identifier(w: World) -> Any:
    record = [
        RecordValue(key=each.key, value=w.text(each.key)) for each in nmpa.FIELDS if each.required and not each.own
    ]
    cmd = RegisterDeviceIdentifier(item_id=w.ids["itemId"], issuer="GS1", di=gtin(w), record=record)
    return await w.does(register_device_identifier, cmd)


def document(w: World) -> str:
    event = {
        "type": "ObjectEvent", "eventTime": "2026-11-20T08:00:00+08:00", "eventTimeZoneOffset": "+08:00",
        "action": "OBSERVE", "epcList": [f"urn:uuid:{w.code()}"], "ex:note": w.text("note"),
    }  # fmt: skip
    return json.dumps({
        "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"ex": "http://ns.example.com/"}],
        "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-11-20T08:00:00Z",
        "epcisBody": {"eventList": [event]},
    })  # fmt: skip


async def captured(w: World) -> Any:
    return await w.does(capture_epcis, CaptureEpcis(content=document(w), source=w.text("source")))


async def _fresh_di(_here: Any, w: World) -> dict[str, Any]:
    return {
        "itemId": str(w.ids["itemId"]), "issuer": "GS1", "di": gtin(w), "level": "sale_unit", "containsId": None,
        "containedQuantity": None, "record": [],
    }  # fmt: skip


async def _document(_here: Any, w: World) -> dict[str, Any]:
    return {"content": document(w), "source": w.text("source")}


async def _codes(_here: Any, w: World) -> dict[str, Any]:
    return {"companyPrefix": "6901234", "gln": None, "record": [{"key": "ylqxzcrbarmc", "value": w.text("registrant")}]}


async def _tag(_here: Any, w: World) -> dict[str, Any]:
    return {"text": w.text("tag"), "location": None, "move": False}


RECIPES: dict[str, Any] = {
    "registerDeviceIdentifier": _fresh_di,
    "changeDeviceIdentifier": on("identifierId", identifier, record=[{"key": "ggxh", "value": "M6"}]),
    "publishDeviceIdentifier": on("identifierId", identifier),
    "withdrawDeviceIdentifier": on("identifierId", identifier),
    "setCompanyCodes": _codes,
    "captureEpcis": _document,
    "recordTagRead": _tag,
}
CASES: dict[str, Any] = {}


async def furnish(w: World) -> None:
    w.ids["identifierId"] = (await identifier(w)).id
    record = [RecordValue(key="ylqxzcrbarmc", value=w.text("registrant"))]
    await w.does(set_company_codes, SetCompanyCodes(company_prefix="6901234", record=record))
    document_id: UUID = (await captured(w)).id
    w.ids["epcisEvents.documentId"] = document_id
    await w.does(record_tag_read, RecordTagRead(text=w.text("tag")))
