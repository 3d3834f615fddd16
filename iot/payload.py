"""The message of a counter: `{"seq": 41, "at": "2026-11-20T08:15:00+08:00", "count": 1207, "boot": "b7"}`.

`seq` counts the device's messages from 1 within one `boot`; a device that restarts its sequence must name its boots,
else a reused number cannot be told from a redelivery. `count` is the counter as it stands, not the pieces since.

A fixed reader (RFID gate, camera tunnel) sends what it saw instead: `{"seq": 7, "at": …, "tag": "urn:epc:id:sgtin:…",
"location": "W1", "move": true}`.
"""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec

LARGEST = 4096  # bytes; a counter needs about 65


class CounterMessage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    seq: int = msgspec.field()
    at: datetime
    count: Decimal
    boot: str = ""
    device: str | None = None  # may repeat who sends it; then it must be the device this topic belongs to


class TagMessage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    seq: int
    at: datetime
    tag: str
    location: str | None = None  # code of the place where the reader stands
    move: bool = False  # what was seen came here
    boot: str = ""
    device: str | None = None


class Malformed(ValueError):
    """Cannot be read; the text says where."""


_decoder = msgspec.json.Decoder(CounterMessage)
_tag_decoder = msgspec.json.Decoder(TagMessage)


def decode(payload: bytes) -> CounterMessage:
    message: CounterMessage = _decoded(payload, _decoder)
    _check(message)
    return message


def decode_tag(payload: bytes) -> TagMessage | None:
    """What a reader saw; None when the message says nothing of a tag."""
    if b'"tag"' not in payload:
        return None
    message: TagMessage = _decoded(payload, _tag_decoder)
    _check_envelope(message)
    return message


def _decoded(payload: bytes, decoder: Any) -> Any:
    if len(payload) > LARGEST:
        raise Malformed(f"{len(payload)} bytes; at most {LARGEST} are read")
    try:
        return decoder.decode(payload)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Malformed(str(error)) from error


def _check_envelope(message: CounterMessage | TagMessage) -> None:
    if message.at.tzinfo is None:
        raise Malformed("at has no time zone")
    if not 0 <= message.seq < 2**63:
        raise Malformed("seq is not a number from 0 to 2^63-1")
    if len(message.boot) > 64:
        raise Malformed("boot is longer than 64 characters")


def _check(message: CounterMessage) -> None:
    _check_envelope(message)
    if not message.count.is_finite() or message.count < 0 or message.count >= Decimal(10) ** 15:
        raise Malformed("count is not a number from 0 to 10^15")


def encode(*, seq: int, at: datetime, count: int | Decimal, boot: str) -> bytes:
    number = int(count) if count == int(count) else str(count)
    return msgspec.json.encode({"seq": seq, "at": at.astimezone(UTC), "count": number, "boot": boot})
