"""The demo plant's numbers for the world outside: a product and its case, a supplier's EPCIS document."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from infra import clock
from infra.db import mine
from infra.work import reading, system
from tenants.masterdata.models import Item
from tenants.masterdata.seeds import Seeder
from tenants.orders.demo import Calendar
from tenants.orders.story import People, Storyteller
from tenants.traceability.epcis.capture import capture_epcis
from tenants.traceability.epcis.vocabulary import CONTEXT
from tenants.traceability.models import DeviceIdentifier
from tenants.traceability.udi.commands import RecordValue, register_device_identifier

PRODUCT, PIECE, CASE = "AV-0873", "06938500108732", "26938500108736"
RECORD = {
    "bszt": "二维码", "sfyzcbayz": "是", "sfybtzjbs": "否", "cpmctymc": "换向阀组件", "ggxh": "AV-0873",
    "sfwblztlcp": "否", "scbssfbhph": "是", "scbssfbhxlh": "是", "scbssfbhscrq": "是", "scbssfbhsxrq": "否",
    "sfbjwycxsy": "否", "sfwwjbz": "否", "syqsfxyjxmj": "否",
}  # fmt: skip
QUALITY = "sun"
SUPPLIED = "https://id.gs1.org/01/06937700411208/10/HN-2611-032"
PALLET = "https://id.gs1.org/00/069377000000004127"
STEEL_WORKS = "https://id.gs1.org/414/6937700000013"


async def seed_codes(tenant_id: UUID) -> None:
    """Each step once per tenant, by the person who does it."""
    story = Storyteller(await People.of(tenant_id))
    items = await Seeder(tenant_id).ids(Item)
    record = [RecordValue(key=key, value=value) for key, value in RECORD.items()]
    await story.tell(
        "identifier piece", QUALITY, register_device_identifier,
        item_id=items[PRODUCT], issuer="GS1", di=PIECE, record=record,
    )  # fmt: skip
    await story.tell(
        "identifier case", QUALITY, register_device_identifier, item_id=items[PRODUCT], issuer="GS1", di=CASE,
        level="case", contains_id=await _piece(tenant_id), contained_quantity=12,
    )  # fmt: skip
    await story.tell("epcis of HN", QUALITY, capture_epcis, content=_shipped(), source="沪宁特钢 DN-88213")


async def _piece(tenant_id: UUID) -> UUID:
    async with reading(system(tenant_id)) as read:
        row = await read.one(mine(DeviceIdentifier).where(DeviceIdentifier.di == PIECE))
    assert row is not None
    found: UUID = row.id
    return found


def _shipped() -> str:
    """What the supplier tells: cast, put on a pallet, sent."""
    calendar = Calendar(clock.now())
    sent = calendar.at(-9, "06:40")
    amount = [{"epcClass": SUPPLIED, "quantity": 520, "uom": "KGM"}]
    document = {
        "@context": [CONTEXT],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": sent.isoformat(timespec="milliseconds"),
        "epcisBody": {
            "eventList": [
                _event("ObjectEvent", sent - timedelta(days=2), action="ADD", bizStep="commissioning",
                       quantityList=amount),
                _event("AggregationEvent", sent - timedelta(hours=3), action="ADD", bizStep="packing",
                       parentID=PALLET, childQuantityList=amount),
                _event("ObjectEvent", sent, action="OBSERVE", bizStep="shipping", disposition="in_transit",
                       epcList=[PALLET], bizTransactionList=[
                           {"type": "desadv", "bizTransaction": "urn:epcglobal:cbv:bt:6937700000013:DN-88213"}]),
            ]
        },
    }  # fmt: skip
    return json.dumps(document)


def _event(kind: str, at: Any, **told: Any) -> dict[str, Any]:
    moment = at.isoformat(timespec="milliseconds")
    place = {"readPoint": {"id": STEEL_WORKS}}
    return {"type": kind, "eventTime": moment, "eventTimeZoneOffset": moment[-6:], **told, **place}
