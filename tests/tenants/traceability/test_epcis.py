"""EPCIS 2.0: our movements told as events, documents of others taken and told again."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from infra import clock
from infra.codes import sscc
from infra.db import mine
from tenants import roles
from tenants.traceability.commands.receiving import NewLot, ReceiveLots, receive_lots
from tenants.traceability.commands.shipping import (
    CreateShipment,
    NewShipmentLine,
    ScannedLot,
    Ship,
    create_shipment,
    ship,
)
from tenants.traceability.epcis import Wanted, captured_document, epcis_document
from tenants.traceability.epcis.capture import CaptureEpcis, capture_epcis, dense, events_in
from tenants.traceability.epcis.check import check_document
from tenants.traceability.epcis.errors import EpcisEventTaken, EpcisInvalid, EpcisUnreadable
from tenants.traceability.epcis.export import events_of
from tenants.traceability.epcis.ground import Ground
from tenants.traceability.epcis.ids import Names
from tenants.traceability.epcis.queries import EventFilter, captured_events
from tenants.traceability.flow.convert import SplitLot, SplitPart, split_lot
from tenants.traceability.models import EpcisDocument, EpcisEvent, EpcisName, MaterialLot, Movement
from tenants.traceability.packs.commands import (
    ClosePack,
    NestPack,
    OpenPack,
    PackLot,
    close_pack,
    nest_pack,
    open_pack,
    pack_lot,
)
from tests.kit.plant import Person, Plant
from tests.tenants.traceability.floor import Floor, build

SHARED = Path(__file__).parents[4] / "shared/data/gs1/epcis"
beside = pytest.mark.skipif(not SHARED.exists(), reason="GS1's EPCIS schema and examples are not beside this checkout")
CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"
GTIN = "06901234567892"
SSCC = sscc.make("6901234", 1, 1)
NOTHING: tuple[Any, ...] = (None, "", -1, {}, [])


def event(**more: Any) -> dict[str, Any]:
    plain = {
        "type": "ObjectEvent", "eventTime": "2026-11-20T08:00:00.000+08:00", "eventTimeZoneOffset": "+08:00",
        "eventID": "urn:uuid:0f6a9d5e-3f5c-4a46-9b0a-1d3c5e7f9a01", "action": "OBSERVE", "bizStep": "receiving",
        "epcList": ["urn:epc:id:sgtin:6901234.056789.S1"], "readPoint": {"id": "https://example.com/gate"},
    }  # fmt: skip
    return {name: value for name, value in {**plain, **more}.items() if value is not None}


def document(*events: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "@context": [CONTEXT], "type": "EPCISDocument", "schemaVersion": "2.0",
        "creationDate": "2026-11-20T08:00:01Z", "epcisBody": {"eventList": list(events)}, **more,
    }  # fmt: skip


LOT = "urn:epc:class:lgtin:6901234.056789.L1"
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "month 13": (event(eventTime="2026-13-20T08:00:00+08:00"), ".eventTime"),
    "day 30 of February": (event(eventTime="2026-02-30T08:00:00+08:00"), ".eventTime"),
    "no zone": (event(eventTime="2026-11-20T08:00:00"), ".eventTime"),
    "no offset": (event(eventTimeZoneOffset=None), ".eventTimeZoneOffset"),
    "offset of 15 hours": (event(eventTimeZoneOffset="+15:00"), ".eventTimeZoneOffset"),
    "empty EPC": (event(epcList=[""]), ".epcList[0]"),
    "EPC that is no URI": (event(epcList=["S1"]), ".epcList[0]"),
    "EPC of too few digits": (event(epcList=["urn:epc:id:sgtin:6901234.5678.S1"]), ".epcList[0]"),
    "wrong check digit": (event(epcList=["https://id.gs1.org/01/06901234567890/21/1"]), ".epcList[0]"),
    "class among instances": (event(epcList=[LOT]), ".epcList[0]"),
    "the same EPC twice": (event(epcList=["urn:uuid:1", "urn:uuid:1"]), ".epcList"),
    "nothing": (event(epcList=[]), ".epcList"),
    "negative quantity": (event(quantityList=[{"epcClass": LOT, "quantity": -2, "uom": "KGM"}]), ".quantity"),
    "half a piece": (event(quantityList=[{"epcClass": LOT, "quantity": 1.5}]), ".quantity"),
    "unit without quantity": (event(quantityList=[{"epcClass": LOT, "uom": "KGM"}]), ".uom"),
    "unit in words": (event(quantityList=[{"epcClass": LOT, "quantity": 1, "uom": "kilo"}]), ".uom"),
    "quantity as text": (event(quantityList=[{"epcClass": LOT, "quantity": "2"}]), ".quantity"),
    "unknown action": (event(action="CHANGE"), ".action"),
    "no action": (event(action=None), ".action"),
    "unknown step": (event(bizStep="eating"), ".bizStep"),
    "vocabulary in full": (event(bizStep="urn:epcglobal:cbv:bizstep:receiving"), ".bizStep"),
    "field of nobody": (event(batch="L1"), ".batch"),
    "instance data of what is only seen": (event(ilmd={"ex:lot": "L1"}), ".ilmd"),
    "unknown type": (event(type="EatingEvent"), ".type"),
    "set and unset": (event(persistentDisposition={"set": ["recalled"], "unset": ["recalled"]}), ".persistentDisp"),
    "error before the event": (
        event(errorDeclaration={"declarationTime": "2026-11-19T08:00:00Z", "reason": "incorrect_data"}),
        ".errorDeclaration",
    ),
    "error of no reason known": (
        event(errorDeclaration={"declarationTime": "2026-11-21T08:00:00Z", "reason": "tired"}), ".reason",
    ),
    "sensor without report": (event(sensorElementList=[{"sensorReport": []}]), ".sensorReport"),
    "sensor upside down": (
        event(sensorElementList=[{"sensorReport": [{"type": "Temperature", "minValue": 9, "maxValue": 2}]}]),
        ".minValue",
    ),
    "transformation without outputs": (
        event(type="TransformationEvent", action=None, epcList=None, inputEPCList=["urn:uuid:1"]), ".outputEPCList",
    ),
    "transformation of nothing": (event(type="TransformationEvent", action=None, epcList=None), ".inputEPCList"),
    "packing without a pack": (
        event(type="AggregationEvent", epcList=None, action="ADD", childEPCs=["urn:uuid:1"]), ".parentID",
    ),
    "its own parent": (
        event(type="AssociationEvent", epcList=None, action="ADD", parentID="urn:uuid:1", childEPCs=["urn:uuid:1"]),
        ".childEPCs",
    ),
    "transaction of no paper": (event(type="TransactionEvent", bizTransactionList=[]), ".bizTransactionList"),
}  # fmt: skip


def test_what_is_wrong_is_said_where_it_stands() -> None:
    assert check_document(document(event())) == []
    for name, (wrong, path) in WRONG.items():
        faults = check_document(document(event(eventID="urn:uuid:2"), wrong))
        assert any(path in fault.path and "eventList[1]" in fault.path for fault in faults), (name, faults)
    assert [each.path for each in check_document({"type": "EPCISDocument"})] == [
        "$.@context", "$.schemaVersion", "$.creationDate", "$.epcisBody",
    ]  # fmt: skip
    assert check_document(document(event(), schemaVersion="1.2"))
    assert check_document([])
    assert check_document(document("no event"))  # type: ignore[arg-type]


@beside
def test_examples_and_verdicts_of_the_standard() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = jsonschema.Draft7Validator(json.loads((SHARED / "EPCIS-JSON-Schema.json").read_text()))
    for name, verdict in json.loads((SHARED / "schema_verdicts.json").read_text()).items():
        example = json.loads((SHARED / "examples" / name).read_text())
        assert (check_document(example) == []) is verdict, name
        for path in _some_paths(example):
            for value in NOTHING:
                changed = copy.deepcopy(example)
                _put(changed, path, value)
                if not schema.is_valid(changed):
                    assert check_document(changed), (name, path, value)


def _some_paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every fifth place of a document: enough to hold our tables against the schema's."""
    found: list[tuple[Any, ...]] = []

    def walk(inner: Any, at: tuple[Any, ...]) -> None:
        pairs = inner.items() if isinstance(inner, dict) else enumerate(inner) if isinstance(inner, list) else ()
        for key, each in pairs:
            found.append((*at, key))
            walk(each, (*at, key))

    walk(value, path)
    return found[::5]


def _put(document: Any, path: tuple[Any, ...], value: Any) -> None:
    for key in path[:-1]:
        document = document[key]
    document[path[-1]] = value


def partner(plant: Plant) -> Person:
    return plant.person(roles.QUALITY_LEAD, roles.PLANNER)


async def taken(plant: Plant, text: str) -> EpcisDocument:
    return await partner(plant).does(capture_epcis, CaptureEpcis(content=text))  # type: ignore[no-any-return]


@beside
async def test_examples_are_taken_and_told_again(plant: Plant) -> None:
    me = partner(plant)
    for path in sorted((SHARED / "examples").iterdir()):
        row = await taken(plant, path.read_text())
        again = json.loads(await me.asks(captured_document, row.id))
        assert dense(again) == dense(json.loads(path.read_text())), path.name
        assert (await taken(plant, path.read_text())).id == row.id  # the same document once more is the same
    found = await me.asks(
        captured_events, first=50, after=None, filter=EventFilter(epc="urn:epc:id:sscc:0614141.1234567890")
    )
    assert found.rows
    sensors = await me.asks(captured_events, first=200, after=None, filter=EventFilter())
    assert any("sensorElementList" in row.content for row in sensors.rows)
    assert any(row.declares_error for row in sensors.rows)
    assert sum(row.disputed for row in sensors.rows) == 1  # two of the examples share an id


async def test_a_wrong_document_leaves_nothing(plant: Plant) -> None:
    await taken(plant, json.dumps(document(event())))
    before = await plant.written()
    for name in ("month 13", "empty EPC", "negative quantity", "unknown action", "no offset"):
        with pytest.raises(EpcisInvalid):
            await taken(plant, json.dumps(document(event(eventID="urn:uuid:2"), WRONG[name][0])))
    for text in ("{", '{"a": NaN}', '{"a": 1, "a": 2}', "[" * 100_000):
        with pytest.raises(EpcisUnreadable):
            await taken(plant, text)
    with pytest.raises(EpcisEventTaken):
        await taken(plant, json.dumps(document(event(), event(bizStep="shipping"))))
    assert await plant.written() == before
    # an event is corrected by declaring it wrong and telling what holds instead
    declared = {
        "declarationTime": "2026-11-21T08:00:00Z", "reason": "incorrect_data", "correctiveEventIDs": ["urn:uuid:3"],
    }  # fmt: skip
    row = await taken(
        plant, json.dumps(document(event(errorDeclaration=declared), event(eventID="urn:uuid:3", bizStep="shipping")))
    )
    rows = [each for each in await plant.rows(mine(EpcisEvent)) if each.document_id == row.id]
    assert {(each.declares_error, tuple(each.corrected_by)) for each in rows} == {
        (True, ("urn:uuid:3",)), (False, ()),
    }  # fmt: skip
    assert len(await plant.rows(mine(EpcisName))) == 3


async def told(floor: Floor, **wanted: Any) -> dict[str, Any]:
    asked = partner(floor.plant).asks(epcis_document, Wanted(**wanted), "https://mes.example.com", clock.now())
    return json.loads(await asked)  # type: ignore[no-any-return]


async def test_movements_are_told_as_events(plant: Plant) -> None:
    floor = await build(plant)
    await floor.settings(floor.product, gtin=GTIN)
    cmd = ReceiveLots(lots=[NewLot(item_id=floor.bar.id, quantity=Decimal(100), number="B1")], purchase_order="PO/7",
                      location_id=floor.store.id, supplier_id=plant.customer.id)  # fmt: skip
    await floor.lead.does(receive_lots, cmd)
    finished = await floor.lot(floor.product, 20, number="F1")
    part = await floor.lead.does(
        split_lot, SplitLot(lot_id=finished.id, parts=[SplitPart(quantity=Decimal(8), number="F2")])
    )
    pack = await floor.lead.does(open_pack, OpenPack(location_id=floor.store.id, number=SSCC))
    await floor.lead.does(pack_lot, PackLot(pack_id=pack.id, lot_id=part[0].id))
    shipment = await plant.planner.does(
        create_shipment,
        CreateShipment(
            customer_id=plant.customer.id,
            customer_po="RZ1",
            lines=[NewShipmentLine(item_id=floor.product.id, quantity=Decimal(5))],
        ),
    )
    scan = ScannedLot(lot_id=finished.id, quantity=Decimal(5))
    await floor.lead.does(ship, Ship(shipment_id=shipment.id, lots=[scan]))
    order, operations = await floor.order(2)
    bar = await floor.lot(floor.bar, 50, number="B2")
    screw = await floor.lot(floor.screw, 50)
    await floor.issue(order, bar)
    await floor.issue(order, screw)
    report = await floor.report(operations[0], 2)
    await floor.report(operations[1], 2)

    found = await told(floor)
    assert check_document(found) == []
    events = events_in(found)
    kinds = {each["type"] for each in events}
    assert kinds == {"ObjectEvent", "TransformationEvent", "AggregationEvent", "TransactionEvent"}
    (packing,) = [each for each in events if each["type"] == "AggregationEvent"]
    link = f"https://id.gs1.org/01/{GTIN}/10"
    assert packing["parentID"] == f"https://id.gs1.org/00/{SSCC}"
    assert packing["childQuantityList"] == [{"epcClass": f"{link}/F2", "quantity": 8}]
    (sold,) = [each for each in events if each["type"] == "TransactionEvent"]
    assert {each["type"] for each in sold["bizTransactionList"]} == {"desadv", "po"}
    assert sold["quantityList"] == [{"epcClass": f"{link}/F1", "quantity": 5}]
    assert len({each["eventID"] for each in events}) == len(events)
    made = [each for each in events if each["type"] == "TransformationEvent" and "inputQuantityList" in each]
    assert made
    if SHARED.exists():
        jsonschema = pytest.importorskip("jsonschema")
        schema = jsonschema.Draft7Validator(json.loads((SHARED / "EPCIS-JSON-Schema.json").read_text()))
        assert [error.message for error in schema.iter_errors(found)] == []
    # what we tell, anybody can take
    row = await taken(plant, json.dumps(found))
    assert row.event_count == len(events)
    # of one lot only, and within a time
    of_lot = events_in(await told(floor, lot_ids=(part[0].id,)))
    assert {each["type"] for each in of_lot} == {"TransformationEvent", "AggregationEvent"}
    assert events_in(await told(floor, since=clock.now())) == []
    # taken back: the event is declared wrong
    await floor.reverse(report)
    after = events_in(await told(floor))
    declared = [each for each in after if "errorDeclaration" in each]
    assert declared
    assert {each["eventID"] for each in declared} <= {each["eventID"] for each in events}
    assert check_document(document(*after)) == []


async def test_a_box_on_a_pallet_is_an_aggregation(plant: Plant) -> None:
    floor = await build(plant)
    lot = await floor.lot(floor.product, 20, number="F1")
    box, pallet = [
        await floor.lead.does(open_pack, OpenPack(location_id=floor.store.id, kind=kind, number=number))
        for kind, number in (("box", SSCC), ("pallet", sscc.make("6901234", 2, 1)))
    ]
    await floor.lead.does(pack_lot, PackLot(pack_id=box.id, lot_id=lot.id, quantity=Decimal(8)))
    await floor.lead.does(close_pack, ClosePack(pack_id=box.id))
    await floor.lead.does(nest_pack, NestPack(pack_id=box.id, parent_id=pallet.id))
    await floor.lead.does(nest_pack, NestPack(pack_id=box.id))

    found = await told(floor, lot_ids=(lot.id,))
    assert check_document(found) == []
    on, off = [each for each in events_in(found) if "childEPCs" in each]
    outer, inner = (f"https://id.gs1.org/00/{each.number}" for each in (pallet, box))
    assert (on["action"], on["parentID"], on["childEPCs"]) == ("ADD", outer, [inner])
    assert (off["action"], off["parentID"], off["childEPCs"]) == ("DELETE", outer, [inner])
    assert events_in(found) == sorted(events_in(found), key=lambda each: each["eventTime"])
    assert events_in(await told(floor, since=clock.now())) == []


def test_a_piece_built_into_a_piece_belongs_to_it() -> None:
    """What is taken out of it again is declared wrong, and what stays in is told once more."""
    item, where, at = uuid4(), uuid4(), clock.now()

    def piece(number: str) -> MaterialLot:
        return MaterialLot(id=uuid4(), number=number, item_id=item, unit="pcs", kind="piece")

    def moved(lot: MaterialLot, **more: Any) -> Movement:
        return Movement(
            id=uuid4(), kind="consume", lot_id=lot.id, quantity=Decimal(1), target_lot_id=pump.id, occurred_at=at,
            created_at=at, **more,
        )  # fmt: skip

    pump, motor, seal = piece("P1"), piece("M1"), piece("S1")
    one, two = moved(motor, from_location_id=where), moved(seal, from_location_id=where)
    back = moved(seal, to_location_id=where, reverses_id=two.id)
    names = Names("https://mes.example.com", "demo", None, {item: GTIN})
    ground = Ground(
        [one, two, back], {each.id: each for each in (pump, motor, seal)}, {}, {}, {}, {}, {},
        ZoneInfo("Asia/Shanghai"), names,
    )  # fmt: skip
    told, declared, holds = events_of(ground)
    link = f"https://id.gs1.org/01/{GTIN}/21"
    assert (told["type"], told["action"], told["parentID"]) == ("AssociationEvent", "ADD", f"{link}/P1")
    assert sorted(told["childEPCs"]) == [f"{link}/M1", f"{link}/S1"]
    assert declared["errorDeclaration"]["correctiveEventIDs"] == [holds["eventID"]]
    assert (declared["eventID"], holds["childEPCs"]) == (told["eventID"], [f"{link}/M1"])
    assert check_document(document(told, declared, holds)) == []
