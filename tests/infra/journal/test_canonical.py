"""The canonical bytes are a public format: golden values, and what an auditor's own JSON library makes of them."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.journal.canonical import CHANGE_FIELDS, LINE_FIELDS, canonical, line_bytes, line_digest

SHANGHAI = timezone(timedelta(hours=8))
ID = UUID("0193B0A1-7C00-7000-8000-00000000000A")


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Pair:
    b: int
    a: str


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": {"d": None, "c": True}}, '{"a":{"c":true,"d":null},"b":1}'),
        (Decimal("3.000"), '"3"'),
        (Decimal("-0.00"), '"0"'),
        (Decimal("1E+3"), '"1000"'),
        (Decimal("0.0000001"), '"0.0000001"'),
        (Decimal("-12.340"), '"-12.34"'),
        (datetime(2026, 11, 20, 9, 8, 7, tzinfo=UTC), '"2026-11-20T09:08:07.000000Z"'),
        (datetime(2026, 11, 20, 9, 8, 7, 5, tzinfo=SHANGHAI), '"2026-11-20T01:08:07.000005Z"'),
        (date(2026, 1, 2), '"2026-01-02"'),
        (time(8, 30), '"08:30:00"'),
        (timedelta(seconds=90), '"PT90S"'),
        (timedelta(milliseconds=-1500), '"PT-1.5S"'),
        (ID, '"0193b0a1-7c00-7000-8000-00000000000a"'),
        (b"\x00\xff", '"00ff"'),
        ({3, 1, 2}, "[1,2,3]"),
        (Colour.RED, '"red"'),
        (Pair(b=1, a="x"), '{"a":"x","b":1}'),
        ('王"\\\n\x01/\u2028😀', '"王\\"\\\\\\n\\u0001/\u2028😀"'),
        ((1, "a"), '[1,"a"]'),
    ],
)
def test_golden(value: object, text: str) -> None:
    assert canonical(value) == text


@pytest.mark.parametrize("value", [datetime(2026, 1, 1), Decimal("NaN"), Decimal("Infinity"), object(), {1: 2}, 1j])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def line() -> dict[str, Any]:
    values: dict[str, Any] = dict.fromkeys(LINE_FIELDS)
    at = datetime(2026, 11, 20, 1, 2, 3, tzinfo=UTC)
    return values | {
        "id": ID, "trail_id": ID, "command": "reporting.report_output", "version": 1, "outcome": "applied",
        "actor_kind": "user", "actor_id": ID, "actor_name": "王建国", "occurred_at": at, "recorded_at": at,
        "payload": '{"good_quantity":"37"}', "payload_hash": b"\x01" * 32, "result": "{}",
    }  # fmt: skip


CHANGE = {"n": 0, "table_name": "orders_operation", "record_id": ID, "revision": 2, "before": '{"a":1}', "after": None}


def test_golden_line() -> None:
    content = line_bytes(line(), [CHANGE])
    assert content.startswith(b'LJ1\n{"actor_id":"0193b0a1-7c00-7000-8000-00000000000a","actor_kind":"user",')
    assert hashlib.sha256(content).hexdigest() == "bc9f667a8fd414af628bc1e5134f90de5c42a032eea80df2a83ae1524034f9e0"
    digest = line_digest(content, "k1", b"\x02" * 32)
    assert digest == hashlib.sha256(content + b"\nk1\n" + b"\x02" * 32).digest()


def test_every_field_moves_the_bytes_and_nothing_else_does() -> None:
    content = line_bytes(line(), [CHANGE])
    for name in LINE_FIELDS:
        assert line_bytes(line() | {name: "something else"}, [CHANGE]) != content, name
    for name in CHANGE_FIELDS:
        assert line_bytes(line(), [CHANGE | {name: "something else"}]) != content, name
    assert line_bytes(line(), [CHANGE, CHANGE]) != content != line_bytes(line(), [])
    assert line_bytes(line() | {"tenant_id": 1, "key_id": 2, "mac": 3}, [CHANGE | {"journal_id": 4}]) == content


text = st.text(st.characters(exclude_categories=["Cs"]))
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner),
    max_leaves=20,
)


@given(json_values)
def test_the_standard_library_writes_the_same_bytes(value: object) -> None:
    assert canonical(value) == json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert canonical(json.loads(canonical(value))) == canonical(value)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_quantity_keeps_its_value_and_has_one_spelling(value: Decimal) -> None:
    text = json.loads(canonical(value))
    assert Decimal(text) == value
    assert "E" not in text.upper()
    assert canonical(Decimal(text)) == canonical(value) == canonical(value + Decimal(0) if value == 0 else value)


@given(st.datetimes(timezones=st.timezones()))
def test_one_moment_has_one_spelling(value: datetime) -> None:
    try:
        utc = value.astimezone(UTC)
    except OverflowError:
        return
    assert canonical(value) == canonical(utc)
    assert datetime.fromisoformat(json.loads(canonical(value))) == utc
