"""The words of a message, from the apps' own locale files: one place for the text of a to-do."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from infra.bootstrap.places import PROJECT

LOCALES = PROJECT / "pwa" / "src" / "packages" / "i18n" / "locales"


@cache
def _words(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for part in ("w", "c"):
        path = LOCALES / f"{part}.{language}.json"
        if path.exists():
            found |= {key: text for key, text in json.loads(path.read_text("utf-8")).items() if isinstance(text, str)}
    return found


def say(key: str, params: Mapping[str, Any], locale: str) -> str:
    """The text of a key with its params; names in two languages in the reader's. Unknown keys: their params."""
    language = "en" if locale.startswith("en") else "zh"
    text = _words(language).get(key)
    values = {name: _plain(value, language) for name, value in params.items()}
    if text is None:
        return " ".join([key, *values.values()])
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], ""), text)


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(at: datetime, zone: str, locale: str) -> str:
    """A date as it is written in a sentence: 2026 年 11 月 27 日, 27 Nov 2026."""
    here = at.astimezone(ZoneInfo(zone))
    if locale.startswith("en"):
        return f"{here.day} {MONTHS[here.month - 1]} {here.year}"
    return f"{here.year} 年 {here.month} 月 {here.day} 日"


def moment(at: datetime, zone: str, locale: str) -> str:
    """A date of these weeks with its time: 11 月 27 日 18:00, 27 Nov 18:00."""
    here = at.astimezone(ZoneInfo(zone))
    if locale.startswith("en"):
        return f"{here.day} {MONTHS[here.month - 1]} {here:%H:%M}"
    return f"{here.month} 月 {here.day} 日 {here:%H:%M}"


def stamp(at: datetime, zone: str, locale: str) -> str:
    """A moment on a paper that is filed: 2026-11-27 18:00, 27 Nov 2026 18:00."""
    here = at.astimezone(ZoneInfo(zone))
    return f"{day(at, zone, locale)} {here:%H:%M}" if locale.startswith("en") else f"{here:%Y-%m-%d %H:%M}"


def moment_in_both(at: datetime, zone: str) -> dict[str, str]:
    """For params that readers of either language fill in."""
    return {"zh": moment(at, zone, "zh-CN"), "en": moment(at, zone, "en")}


def _plain(value: Any, language: str) -> str:
    if isinstance(value, Mapping):
        return str(value.get(language) or value.get("zh") or "")
    return "" if value is None else str(value)
