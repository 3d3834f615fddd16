"""Refusals in the language of whoever reads the file they are printed in.

The screens translate codes themselves; these are the same words, read from the same files.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from infra.errors import DomainError, joined
from infra.settings import PROJECT

LOCALES = PROJECT / "pwa" / "src" / "packages" / "i18n" / "locales"


class _Given(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return ""


def told(code: str, params: Mapping[str, Any], locale: str) -> str:
    """The sentence of an error code; in English where a language has none."""
    english = locale.startswith("en")
    text = _sentences("en" if english else "zh").get(f"error.{code}")
    if text is None:
        kind = DomainError.catalogue.get(code)
        text = kind.text if kind else code
    return text.format_map(_Given(joined(params, ", " if english else "、")))


@cache
def _sentences(language: str) -> Mapping[str, str]:
    path = LOCALES / f"errors.{language}.json"
    words: Mapping[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return words
