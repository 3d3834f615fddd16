"""The words of a message, from the apps' own locale files: one place for the text of a to-do."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

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


def _plain(value: Any, language: str) -> str:
    if isinstance(value, Mapping):
        return str(value.get(language) or value.get("zh") or "")
    return "" if value is None else str(value)
