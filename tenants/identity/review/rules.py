"""Pure decisions of access reviews."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import orjson

DECISIONS: Final = ("keep", "remove")
DAYS: Final = 14
TODO: Final = "identity.review"


def quarter(day: datetime) -> str:
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def due(now: datetime, days: int) -> datetime:
    return now + timedelta(days=days)


def reviewer_of(person: UUID, leads: Sequence[UUID], others: Sequence[UUID]) -> UUID | None:
    """The lead of his team, else the first of those who may review everybody; himself only where there is nobody
    else (a company of one)."""
    for each in (*leads, *others):
        if each != person:
            return each
    return person if person in others or person in leads else None


def digest(lines: Iterable[Mapping[str, Any]]) -> bytes:
    """SHA-256 of what was signed: who, which role where, the decision and its note, in the order of the lines' ids."""
    ordered = sorted(lines, key=lambda each: str(each["id"]))
    return hashlib.sha256(orjson.dumps(ordered, default=str, option=orjson.OPT_SORT_KEYS)).digest()
