from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec

import pytest

from infra import events
from infra.cron import Cron
from infra.events import Event, event_from_json, every, on
from infra.ids import uuid7
from tenants.modules import MODULES
from tests.kit.bells import BoxPacked

NOON = datetime(2026, 11, 20, 12, 0, 30, tzinfo=UTC)  # a Friday


def test_an_event_survives_its_journey_exactly() -> None:
    fact = BoxPacked(box_id=uuid7(), number=3, weight=Decimal("0.10"))

    again = event_from_json(fact.name, fact.to_json())

    assert again == fact
    assert isinstance(again, BoxPacked)
    assert str(again.weight) == "0.10"
    assert fact.about() == fact.box_id


def test_an_event_needs_a_name_of_its_own() -> None:
    with pytest.raises(TypeError, match="needs a name"):

        class Nameless(Event):
            pass

    with pytest.raises(TypeError, match="declared twice"):

        @dataclass(frozen=True, kw_only=True)
        class Other(Event):
            name = BoxPacked.name


def test_every_event_of_the_product_names_a_field_as_its_subject() -> None:
    for module in MODULES:
        if find_spec(f"tenants.{module}.events"):
            import_module(f"tenants.{module}.events")
    product = {name: each for name, each in events.catalogue().items() if not name.startswith("test.")}

    assert product
    for name, each in product.items():
        assert name.split(".")[0] in MODULES
        assert each.subject is None or each.subject in {field.name for field in fields(each)}, name


def test_unknown_names_are_told_apart_from_bugs() -> None:
    with pytest.raises(events.UnknownName):
        event_from_json("test.never_was", "{}")
    with pytest.raises(events.UnknownName):
        events.handler("tests.never_was")


def test_handlers_are_found_by_their_dotted_name() -> None:
    @on(BoxPacked, queue="insights", seconds=5)
    async def listen(work: object, fact: BoxPacked) -> None: ...

    @every("0 2 * * *")
    async def nightly(work: object) -> None: ...

    try:
        name = f"{__name__}.{listen.__qualname__}"
        assert events.handler(name).queue == "insights"
        assert [each.name for each in events.listeners(BoxPacked)] == [name]
        assert nightly.__qualname__ in {each.name.removeprefix(f"{__name__}.") for each in events.scheduled()}
        assert "insights" in events.queues()
        with pytest.raises(TypeError, match="registered twice"):
            on(BoxPacked)(listen)
    finally:
        events.forget(listen)
        events.forget(nightly)
    assert events.listeners(BoxPacked) == ()


@pytest.mark.parametrize(
    ("line", "slot"),
    [
        ("* * * * *", "2026-11-20 12:00"),
        ("*/5 * * * *", "2026-11-20 12:00"),
        ("7 * * * *", "2026-11-20 11:07"),
        ("30 23 * * *", "2026-11-19 23:30"),
        ("0 9-17/4 * * 1-5", "2026-11-20 09:00"),
        ("0 0 * * 0", "2026-11-15 00:00"),
        ("0 0 * * 7", "2026-11-15 00:00"),
        ("0 0 1 * *", "2026-11-01 00:00"),
        ("0 0 1 * 4", "2026-11-19 00:00"),  # day or weekday, when both are given
        ("15,45 12 20 11 *", None),
    ],
)
def test_the_latest_slot_of_a_cron_line(line: str, slot: str | None) -> None:
    found = Cron.parse(line).slot(NOON, timedelta(days=31))

    assert found == (slot and datetime.fromisoformat(slot).replace(tzinfo=UTC))


def test_a_slot_missed_for_too_long_is_skipped() -> None:
    assert Cron.parse("0 0 1 * *").slot(NOON, timedelta(hours=24)) is None


@pytest.mark.parametrize("line", ["* * * *", "60 * * * *", "* * 0 * *", "5-2 * * * *", "x * * * *"])
def test_a_wrong_cron_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        Cron.parse(line)
