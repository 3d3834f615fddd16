"""Checks of single values: each gives None, or what is wrong in a few words."""

import re
from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any, Final

from infra.codes import gs1
from infra.codes.problem import CodeInvalid

Check = Callable[[Any], str | None]

_TIME: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)?(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?"
)
_OFFSET: Final = re.compile(r"[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00)")
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]+")
_CBV: Final = re.compile(r"urn:epcglobal:cbv|https?://ns\.gs1\.org/cbv/")
_WEB_VOC: Final = re.compile(r"https?://(?:www\.)?gs1\.org/voc/")
_GS1_PATH: Final = re.compile(r"/(?:01|00|414|417|8003|8004|8006|8010|8017|8018|253|255|401|402|8013)/")
_URN_PARTS: Final = {
    "sgtin": 13, "sscc": 17, "sgln": 12, "grai": 12, "gdti": 12, "gsrn": 17, "gsrnp": 17, "lgtin": 13, "sgcn": 12,
    "gsin": 16, "itip": 13,
}  # fmt: skip
"""How many digits company prefix and reference have together (Tag Data Standard, pure identity URIs)."""


def time(value: Any) -> str | None:
    """ISO 8601 with seconds and a zone: a month 13 is none, nor is a time of no zone."""
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return "is no date and time"
    if match["zone"] is None:
        return "lacks its time zone offset"
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        return f"is no date and time: {error}"
    return None


def offset(value: Any) -> str | None:
    return None if isinstance(value, str) and _OFFSET.fullmatch(value) else "is no offset like +08:00"


def uri(value: Any) -> str | None:
    if not isinstance(value, str):
        return "is no URI"
    if not value.strip():
        return "is empty"
    return None if _URI.fullmatch(value) else "is no URI"


def text(value: Any) -> str | None:
    return None if isinstance(value, str) else "is no text"


def number(value: Any) -> str | None:
    return None if isinstance(value, int | float) and not isinstance(value, bool) else "is no number"


def boolean(value: Any) -> str | None:
    return None if isinstance(value, bool) else "is neither true nor false"


def hexadecimal(value: Any) -> str | None:
    return None if isinstance(value, str) and re.fullmatch("[A-Fa-f0-9]+", value) else "is no hexadecimal text"


def unit(value: Any) -> str | None:
    """UN/ECE recommendation 20."""
    return None if isinstance(value, str) and re.fullmatch("[A-Z0-9]{2,3}", value) else "is no unit code like KGM"


def version(value: Any) -> str | None:
    if not (isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)*", value)):
        return "is no version"
    return None if value.partition(".")[0] == "2" else "is not version 2"


def of(words: Collection[str], *, own: re.Pattern[str] = _CBV) -> Check:
    """One of the vocabulary's words, or a URI of somebody else's (the vocabulary's own are written short)."""

    def check(value: Any) -> str | None:
        if isinstance(value, str) and value in words:
            return None
        if uri(value) or own.match(value):
            return f"is not in the vocabulary: {str(value)[:60]}"
        return None

    return check


def exactly(words: Collection[str]) -> Check:
    return lambda value: None if isinstance(value, str) and value in words else f"is unknown: {str(value)[:40]}"


def web_word(words: Collection[str]) -> Check:
    return of(words, own=_WEB_VOC)


def extension(name: str) -> bool:
    """Names of others carry their namespace."""
    return uri(name) is None


def epc(value: Any) -> str | None:
    """An object's identifier: a URI that keeps the rules of its own kind."""
    if wrong := uri(value):
        return wrong
    if value.startswith("urn:epc:"):
        return _urn(value)
    if value.startswith(("https://id.gs1.org/", "http://id.gs1.org/")) and _GS1_PATH.search(value):
        return _link(value)
    return None


def _urn(value: str) -> str | None:
    parts = value.split(":", 4)
    if len(parts) < 5 or parts[2] not in ("id", "class", "idpat"):
        return "is no EPC URI"
    fields = parts[4].split(".")
    digits = _URN_PARTS.get(parts[3])
    if digits is None:
        return None if all(fields) else "is no EPC URI"
    body = "".join(fields[:2])
    numeric = body.replace("*", "") if parts[2] == "idpat" else body
    if len(fields) < 2 or not (numeric.isdigit() or numeric == "") or not all(fields):
        return "is no EPC URI"
    return None if "*" in body or len(body) == digits else f"has {len(body)} digits instead of {digits}"


def _link(value: str) -> str | None:
    try:
        gs1.parse(value, rules=False, unknown=True)
    except CodeInvalid as refused:
        return f"is no GS1 Digital Link: {refused.problem}"
    return None
