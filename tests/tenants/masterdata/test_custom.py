"""A company's own fields and numbers."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra import clock
from infra.db import Statement, mine
from infra.errors import PermissionMissing
from infra.work import working
from tenants import masterdata, roles
from tenants import traceability as trace
from tenants.masterdata import commands as do
from tenants.masterdata import custom, errors, numbering
from tenants.masterdata.models import CustomField
from tenants.traceability.models import MaterialLot
from tests.kit.plant import Plant

HARDNESS: dict[str, Any] = {"code": "hrc", "name_zh": "硬度", "name_en": "Hardness", "subject": "lot"}


async def add(plant: Plant, **more: Any) -> CustomField:
    cmd = do.CreateCustomField(**{**HARDNESS, **more})
    return await plant.boss.does(do.create_custom_field, cmd)  # type: ignore[no-any-return]


async def checked(plant: Plant, *pairs: tuple[str, str | None], old: dict[str, Any] | None = None) -> dict[str, Any]:
    values = [masterdata.CustomValue(code=code, value=value) for code, value in pairs]
    async with working(plant.boss.actor, command="test.custom") as work:
        return await masterdata.checked_custom(work, "lot", values, old)


@pytest.mark.parametrize(
    ("kind", "more", "text", "kept"),
    [
        ("text", {}, "  40Cr 调质 ", "40Cr 调质"),
        ("number", {"decimals": 1}, "1,058.50", "1058.5"),
        ("number", {"decimals": 0}, "-3", "-3"),
        ("date", {}, "2026-11-20", "2026-11-20"),
        ("boolean", {}, "是", True),
        ("boolean", {}, "false", False),
        ("choice", {"choices": ["A", "B"]}, "B", "B"),
    ],
)
async def test_values_are_kept_as_their_kind_says(
    plant: Plant, kind: str, more: dict[str, Any], text: str, kept: object
) -> None:
    await add(plant, kind=kind, **more)
    assert await checked(plant, ("hrc", text)) == {"hrc": kept}
    assert custom.custom_values({"hrc": kept})[0].value == str(kept).lower() if kind == "boolean" else str(kept)
    assert await checked(plant, ("hrc", ""), old={"hrc": kept}) == {}


@pytest.mark.parametrize(
    ("kind", "more", "text"),
    [
        ("number", {"decimals": 1}, "58.55"),
        ("number", {}, "NaN"),
        ("number", {}, "five"),
        ("date", {}, "2026-02-30"),
        ("boolean", {}, "perhaps"),
        ("choice", {"choices": ["A"]}, "C"),
        ("text", {}, "x" * 401),
    ],
)
async def test_what_is_no_value_is_refused_by_the_fields_name(
    plant: Plant, kind: str, more: dict[str, Any], text: str
) -> None:
    await add(plant, kind=kind, **more)
    with pytest.raises(errors.FieldValueInvalid) as refusal:
        await checked(plant, ("hrc", text))
    assert refusal.value.params["field"] == "硬度"


async def test_required_unknown_and_inactive_fields(plant: Plant) -> None:
    field = await add(plant, required=True)
    with pytest.raises(errors.FieldMissing):
        await checked(plant)
    assert await checked(plant, old={"hrc": "58"}) == {"hrc": "58"}
    with pytest.raises(errors.FieldUnknown):
        await checked(plant, ("colour", "red"))
    await plant.boss.does(
        do.change_custom_field, do.ChangeCustomField(custom_field_id=field.id, active=False, required=False)
    )
    assert await checked(plant, old={"hrc": "58"}) == {"hrc": "58"}, "old values stay"
    with pytest.raises(errors.FieldUnknown):
        await checked(plant, ("hrc", "59"))


async def test_a_field_to_choose_from_needs_choices_and_one_code_per_subject(plant: Plant) -> None:
    with pytest.raises(errors.ChoicesMissing):
        await add(plant, kind="choice", choices=[" "])
    await add(plant)
    await add(plant, subject="item")
    with pytest.raises(errors.CodeTaken):
        await add(plant)
    planner = plant.person(roles.PLANNER)
    with pytest.raises(PermissionMissing):
        await planner.does(do.create_custom_field, do.CreateCustomField(**{**HARDNESS, "code": "x"}))


@given(st.text(st.sampled_from("0123456789"), min_size=1, max_size=20), st.data())
def test_check_characters_find_every_single_wrong_digit(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != text[place]]))
    wrong = text[:place] + other + text[place + 1 :]
    assert numbering.luhn(text) != numbering.luhn(wrong)
    assert numbering.mod_37_36(text) != numbering.mod_37_36(wrong)


def test_published_check_characters() -> None:
    assert numbering.luhn("7992739871") == "3"  # the worked example of ISO/IEC 7812-1
    # A check character makes the whole come out at 1 (ISO/IEC 7064, 7.2).
    whole = "G123498654321" + numbering.mod_37_36("G123498654321")
    product = 36
    for character in whole[:-1]:
        product = ((product + numbering.ALPHABET.index(character)) % 36 or 36) * 2 % 37
    assert (product + numbering.ALPHABET.index(whole[-1])) % 36 == 1


@pytest.mark.parametrize(
    "pattern", ["MO", "MO{seq}{seq}", "MO{day}{seq}", "MO {seq}", "{check}{seq}", "{seq:3", "X" * 30 + "{seq}"]
)
async def test_patterns_that_cannot_number(plant: Plant, pattern: str) -> None:
    with pytest.raises(errors.PatternInvalid):
        await plant.boss.does(do.set_numbering_rule, do.SetNumberingRule(subject="lot", pattern=pattern))


async def numbers(plant: Plant, count: int, **more: Any) -> list[str | None]:
    made = []
    for _ in range(count):
        async with working(plant.boss.actor, command="test.number") as work:
            made.append(await masterdata.next_number(work, "lot", **more))
    return made


async def test_numbers_follow_the_rule_and_restart_with_what_stands_before(plant: Plant) -> None:
    assert await numbers(plant, 1) == [None], "no rule: the product's own way"
    rule = do.SetNumberingRule(subject="lot", pattern="L{yy}{MM}{dd}-{line}-{seq:3}{check}")
    await plant.boss.does(do.set_numbering_rule, rule)
    midnight = datetime(2026, 11, 20, 16, tzinfo=UTC)  # in the plant
    with clock.frozen(midnight - timedelta(minutes=1)):
        assert await numbers(plant, 2, line="CNC") == [checksum("L261120-CNC-001"), checksum("L261120-CNC-002")]
        assert await numbers(plant, 1, line="EDM") == [checksum("L261120-EDM-001")]
    with clock.frozen(midnight):
        assert await numbers(plant, 1, line="CNC") == [checksum("L261121-CNC-001")]
        with pytest.raises(errors.PatternNeeds):
            await numbers(plant, 1)


def checksum(number: str) -> str:
    return number + numbering.luhn(number)


async def test_a_running_number_that_never_restarts(plant: Plant) -> None:
    rule = do.SetNumberingRule(subject="lot", pattern="{yyyy}-{seq:4}", restarts=False)
    await plant.boss.does(do.set_numbering_rule, rule)
    with clock.frozen(datetime(2026, 12, 31, 12, tzinfo=UTC)):
        assert await numbers(plant, 1) == ["2026-0001"]
    with clock.frozen(datetime(2027, 1, 1, 12, tzinfo=UTC)):
        assert await numbers(plant, 1) == ["2027-0002"]


async def test_no_two_get_one_number(plant: Plant) -> None:
    await plant.boss.does(do.set_numbering_rule, do.SetNumberingRule(subject="lot", pattern="L{seq:4}"))
    made = await asyncio.gather(*(numbers(plant, 5) for _ in range(6)))
    counted = Counter(each for numbers_ in made for each in numbers_)
    assert len(counted) == 30
    assert set(counted.values()) == {1}


async def test_filters_compare_as_the_kind_says(plant: Plant) -> None:
    await add(plant, kind="number", decimals=1)
    await add(plant, code="by", name_zh="日期", kind="date")
    item = await plant.item()
    for hardness, day in (("9.5", "2026-01-02"), ("58", "2026-11-20"), ("100", "2025-12-31")):
        values = [
            masterdata.CustomValue(code="hrc", value=hardness), masterdata.CustomValue(code="by", value=day)
        ]  # fmt: skip
        cmd = trace.OpenBalance(item_id=item.id, quantity=Decimal(1), number=f"H{hardness}", custom=values)
        await plant.boss.does(trace.open_balance, cmd)

    async def found(*wanted: tuple[str, str, str]) -> list[str]:
        async with working(plant.boss.actor, command="test.filter") as work:
            filters = [masterdata.CustomFilter(code=code, op=op, value=value) for code, op, value in wanted]
            holds = await masterdata.custom_filter(work, "lot", MaterialLot.custom, filters)
            rows = await work.all(Statement(mine(MaterialLot).where(holds).order_by(MaterialLot.number)))
        return [row.number for row in rows]

    assert await found(("hrc", "from", "20")) == ["H100", "H58"], "as numbers, not as text"
    assert await found(("hrc", "eq", "58.0")) == ["H58"]
    assert await found(("by", "to", "2026-01-02"), ("hrc", "to", "50")) == ["H9.5"]
    assert await found(("hrc", "contains", "5")) == ["H58", "H9.5"]
    with pytest.raises(errors.FieldUnknown):
        await found(("nothing", "eq", "1"))
