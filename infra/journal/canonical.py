"""One byte sequence for one journal line: what is signed, sealed and verified.

The encoding is JSON with sorted keys, no spaces and UTF-8, so that an auditor can recompute it with any
JSON library; it is versioned, because a later version must never change what an old hash means.
Values: UUID lower-case text · Decimal plain text without trailing zeros (3.000 and 3 are one quantity) ·
timestamps RFC 3339 in UTC with six digits and Z · date and time ISO 8601 · bytes lower-case hex · enum its value ·
dataclass an object · set a sorted list. Floats that are no numbers and naive timestamps are refused.

`tenant_id` is left out of the bytes: `trail_id` names the trail and survives a restore under another tenant id.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from ipaddress import IPv4Address, IPv4Interface, IPv6Address, IPv6Interface
from typing import Any
from uuid import UUID

import orjson

LINE_PREFIX = b"LJ1\n"
LINE_FIELDS = (
    "id", "trail_id", "command", "version", "outcome", "code",
    "actor_kind", "actor_id", "actor_name", "device_id", "seq", "switch_id", "work_unit_id", "address",
    "occurred_at", "device_at", "recorded_at", "skew_ms", "reason", "meaning", "subject_id",
    "payload", "payload_hash", "result",
)  # fmt: skip
CHANGE_FIELDS = ("n", "table_name", "record_id", "revision", "before", "after")

_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS


def timestamp(value: datetime) -> str:
    if value.tzinfo is None:
        raise TypeError("a timestamp without a time zone has no canonical form")
    if value.tzinfo is not UTC:
        value = value.astimezone(UTC)
    return value.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def plain(value: Decimal) -> str:
    if not value.is_finite():
        raise TypeError(f"{value} is not a quantity")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _encode(value: object) -> Any:
    if isinstance(value, datetime):
        return timestamp(value)
    if isinstance(value, UUID):  # drivers hand out subclasses, which orjson does not know
        return str(value)
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return value.hex()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"PT{plain(Decimal(value // timedelta(microseconds=1)).scaleb(-6))}S"
    if isinstance(value, set | frozenset):
        return sorted(value, key=canonical)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, IPv4Address | IPv6Address | IPv4Interface | IPv6Interface):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


def canonical_bytes(value: object) -> bytes:
    return orjson.dumps(value, _encode, _OPTIONS)


def canonical(value: object) -> str:
    """The canonical JSON text of any command payload, result or row image."""
    return orjson.dumps(value, _encode, _OPTIONS).decode()


def line_bytes(line: Mapping[str, Any], changes: Sequence[Mapping[str, Any]]) -> bytes:
    """The bytes of one journal line with its changes: input of the MAC and of the seal.

    `line` has the columns of `journal`, `changes` those of `journal_change`;
    further keys (tenant_id, key_id, mac) are ignored.
    """
    return LINE_PREFIX + line_json(line, changes)


def line_json(line: Mapping[str, Any], changes: Sequence[Mapping[str, Any]]) -> bytes:
    content = {name: line[name] for name in LINE_FIELDS}
    content["changes"] = [{name: change[name] for name in CHANGE_FIELDS} for change in changes]
    return orjson.dumps(content, _encode, _OPTIONS)


def line_digest(content: bytes, key_id: str, mac: bytes) -> bytes:
    """What a seal keeps of one line; the mark is inside, so that it cannot be exchanged either."""
    return hashlib.sha256(b"%b\n%b\n%b" % (content, key_id.encode(), mac)).digest()
