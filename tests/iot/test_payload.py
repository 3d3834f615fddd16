"""Messages and topics as they come: read, or refused with a reason, and nothing else."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iot.payload import LARGEST, CounterMessage, Malformed, decode, encode
from iot.topics import Topic, UnknownTopic, parse

GOOD = {"seq": 41, "at": "2026-11-20T08:15:00+08:00", "count": 1207, "boot": "b7"}


def test_a_message_is_read_exactly() -> None:
    found = decode(json.dumps(GOOD | {"count": "0.1"}).encode())

    assert found == CounterMessage(seq=41, at=found.at, count=Decimal("0.1"), boot="b7", device=None)
    assert found.at.astimezone(UTC) == datetime(2026, 11, 20, 0, 15, tzinfo=UTC)


@given(st.integers(1, 2**40), st.integers(0, 10**12), st.text(st.characters(categories=["Ll", "Nd"]), max_size=20))
def test_what_we_encode_we_decode(seq: int, count: int, boot: str) -> None:
    at = datetime(2026, 11, 20, tzinfo=UTC)
    found = decode(encode(seq=seq, at=at, count=count, boot=boot))
    assert (found.seq, found.at, found.count, found.boot) == (seq, at, count, boot)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"seq": -1}, "seq"),
        ({"seq": 1.5}, "int"),
        ({"seq": "1"}, "int"),
        ({"seq": 2**63}, "seq"),
        ({"count": -1}, "count"),
        ({"count": "NaN"}, "count"),
        ({"count": "Infinity"}, "count"),
        ({"count": 10**15}, "count"),
        ({"count": True}, "decimal"),
        ({"count": None}, "decimal"),
        ({"at": "2026-11-20T08:15:00"}, "time zone"),
        ({"at": "yesterday"}, "RFC3339"),
        ({"boot": "x" * 65}, "boot"),
        ({"boot": None}, "str"),
        ({"more": 1}, "unknown field"),
    ],
)
def test_a_message_that_cannot_be_says_where(change: dict[str, object], words: str) -> None:
    with pytest.raises(Malformed, match=words):
        decode(json.dumps(GOOD | change).encode())


@pytest.mark.parametrize(
    "payload", [b"", b"\xff", b"{}", b"[]", b"null", b'{"seq":1', b"1" * (LARGEST + 1), b"[" * 4000]
)
def test_what_is_no_message(payload: bytes) -> None:
    with pytest.raises(Malformed):
        decode(payload)


@given(st.binary(max_size=200))
def test_no_bytes_get_through_unnoticed(payload: bytes) -> None:
    with suppress(Malformed):
        decode(payload)


def test_a_topic_names_its_place() -> None:
    topic = Topic("hengzhun", "SZ1", "SAW", "SW-1-count")
    assert str(topic) == "lotline/v1/hengzhun/SZ1/SAW/SW-1-count"
    assert parse(str(topic)) == topic


@pytest.mark.parametrize(
    "text",
    ["", "lotline/v1", "lotline/v1/a/b/c", "lotline/v1/a/b/c/d/e", "lotline/v2/a/b/c/d", "lotline/v1/a//c/d",
     "lotline/v1/a/b/+/d", "lotline/v1/a/b/c/#", "lotline/v1/a b/c/d/e", "lotline/v1/$SYS/b/c/d", "x" * 300],
)  # fmt: skip
def test_what_is_no_topic_of_ours(text: str) -> None:
    with pytest.raises(UnknownTopic):
        parse(text)


@given(st.text(max_size=100))
def test_no_text_breaks_the_parser(text: str) -> None:
    with suppress(UnknownTopic):
        parse(f"lotline/v1/{text}")
