"""Fixed readers take the road of every scan; device identifiers and what the authority wants of them."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from infra.db import mine
from infra.sheets import read_sheet
from iot import handlers
from iot.connection import Message
from tenants import roles
from tenants import traceability as trace
from tenants.masterdata import commands as do
from tenants.traceability.models import TagRead
from tenants.traceability.tags import RecordTagRead, record_tag_read
from tenants.traceability.tags.commands import epc_text
from tenants.traceability.tags.queries import TagReadFilter, tag_reads
from tenants.traceability.udi import errors, identifier_of, next_sscc, nmpa
from tenants.traceability.udi.commands import (
    ChangeDeviceIdentifier,
    PublishDeviceIdentifier,
    RecordValue,
    RegisterDeviceIdentifier,
    change_device_identifier,
    publish_device_identifier,
    register_device_identifier,
)
from tenants.traceability.udi.queries import nmpa_file, nmpa_missing
from tenants.traceability.udi.settings import SetCompanyCodes, set_company_codes
from tests.kit.machine import Machine
from tests.kit.plant import Plant
from tests.tenants.traceability.floor import build

GTIN, CASE = "06901234567892", "16901234567899"


async def test_a_reader_sees_and_what_it_saw_is_here_now(plant: Plant) -> None:
    floor = await build(plant)
    lot = await floor.lot(floor.bar, 100, number="B1")
    reader = plant.person(roles.DEVICE)

    async def seen(text: str, **more: Any) -> TagRead:
        return await reader.does(record_tag_read, RecordTagRead(text=text, **more))  # type: ignore[no-any-return]

    first = await seen("B1", location="L-CNC")
    assert (first.verdict, first.thing_id, first.moved) == ("found", lot.id, False)
    moved = await seen("B1", location="L-CNC", move=True)
    assert moved.moved
    assert await floor.lies(lot) == {("L-CNC", False): Decimal(100)}
    assert not (await seen("B1", location="L-CNC", move=True)).moved  # it is here already
    assert (await seen("urn:epc:id:sgtin:6901234.056789.S1", location="W1", move=True)).verdict == "unknown"
    assert await floor.closes()
    for wanted, told in (
        (TagReadFilter(thing_id=lot.id), ["B1", "B1", "B1"]), (TagReadFilter(strange=True), ["unknown"]),
        (TagReadFilter(location_id=first.location_id), ["B1", "B1", "B1"]), (TagReadFilter(device_id=lot.id), []),
    ):  # fmt: skip
        page = await plant.planner.asks(tag_reads, first=9, after=None, filter=wanted)
        assert [each.text if each.thing_id else each.verdict for each in page.rows] == told
    assert epc_text("urn:epc:id:sgtin:6901234.056789.S%2F1") == f"(01){GTIN}(21)S/1"
    assert epc_text("urn:epc:id:sscc:6901234.1000000001") == "(00)169012340000000013"


async def test_a_reader_speaks_like_any_device(machine: Machine) -> None:
    plant = machine.plant
    store, gate = [
        await plant.boss.does(
            do.create_location, do.CreateLocation(code=code, name_zh=code, name_en=code, site_id=plant.site.id)
        )
        for code in ("W1", "GATE")
    ]
    item = await plant.item("BAR")
    cmd = trace.OpenBalance(item_id=item.id, quantity=Decimal(5), number="B1", location_id=store.id)
    await plant.planner.does(trace.open_balance, cmd)
    tag = {"seq": 1, "at": "2026-11-20T08:00:00+08:00", "tag": "B1", "location": "GATE", "move": True, "boot": "r1"}
    wrong = {**tag, "seq": 2, "location": "NOWHERE"}
    messages = [Message(machine.topic, json.dumps(each).encode(), 1, 1, 1) for each in (tag, tag, wrong)]
    done: list[Message] = []
    await handlers.settle(messages, "", done.append)
    assert len(done) == 3
    (row,) = await plant.rows(mine(TagRead))  # the redelivered message is the same read
    assert (row.moved, row.location_id, row.device_id) == (True, gate.id, machine.device.id)
    assert [entry.code for entry in await machine.aside()] == ["infra.bad_input"]


async def test_device_identifiers_are_complete_before_they_are_published(plant: Plant) -> None:
    me = plant.person(roles.QUALITY_LEAD)
    item = await plant.item("DEV-1")
    cmd = RegisterDeviceIdentifier(item_id=item.id, issuer="GS1", di=GTIN[1:])
    sale = await me.does(register_device_identifier, cmd)
    assert sale.di == GTIN
    box = RegisterDeviceIdentifier(
        item_id=item.id, issuer="GS1", di=CASE, level="case", contains_id=sale.id, contained_quantity=24
    )
    await me.does(register_device_identifier, box)
    before = await plant.written()
    for wrong, error in (
        ({"di": GTIN}, errors.DeviceIdentifierTaken),
        ({"di": "06901234567893"}, errors.DeviceIdentifierInvalid),
        ({"issuer": "EAN", "di": "6901234567908"}, errors.DeviceIdentifierInvalid),
        ({"di": "26901234567896", "level": "box", "contains_id": sale.id}, errors.PackagingInvalid),
        ({"di": "26901234567896", "record": [RecordValue(key="foo", value="1")]}, errors.RecordFieldUnknown),
    ):
        with pytest.raises(error):
            await me.does(
                register_device_identifier,
                RegisterDeviceIdentifier(**{"item_id": item.id, "issuer": "GS1", **wrong}),
            )
    with pytest.raises(errors.RecordIncomplete):
        await me.does(publish_device_identifier, PublishDeviceIdentifier(identifier_id=sale.id))
    assert await plant.written() == before

    company = [RecordValue(key=each.key, value="苏州器械") for each in nmpa.FIELDS if each.company]
    await me.does(set_company_codes, SetCompanyCodes(company_prefix="6901234", record=company))
    own = [
        RecordValue(key=each.key, value="是" if each.yes_no else each.zh)
        for each in nmpa.FIELDS
        if each.required and not each.own and not each.company
    ]
    await me.does(change_device_identifier, ChangeDeviceIdentifier(identifier_id=sale.id, record=own))
    today = date(2026, 11, 20)
    assert await me.asks(nmpa_missing, sale.id, today) == []
    published = await me.does(publish_device_identifier, PublishDeviceIdentifier(identifier_id=sale.id))
    assert published.state == "published"
    sheet = read_sheet(await me.asks(nmpa_file, [sale.id], today), "udi.xlsx")
    keys, line = [dict(zip(sheet.header, each.cells, strict=False)) for each in sheet.lines]
    assert keys["最小销售单元产品标识"] == "zxxsdycpbs"
    assert (line["最小销售单元产品标识"], line["包装产品标识"], line["包装内含小一级产品标识数量"]) == (
        GTIN,
        CASE,
        "24",
    )
    assert line["医疗器械注册人/备案人名称"] == "苏州器械"

    async def numbered(work: Any) -> list[str]:
        return [await next_sscc(work) for _ in range(3)]

    numbers = await plant.within(numbered)
    assert len(set(numbers)) == 3
    assert all(each.startswith("06901234") for each in numbers)
    found = await plant.within(lambda work: identifier_of(work, item.id))
    assert found.di == GTIN
