"""What an announcement may be."""

from datetime import datetime
from typing import Final

from infra.errors import BadInput

LEVELS: Final = ("info", "warning", "urgent")
AUDIENCES: Final = ("all", "partner", "companies")
TITLE: Final = 80
TEXT: Final = 2_000


def check_words(**words: str) -> None:
    """Every field has words in both languages, and none is a letter."""
    for field, said in words.items():
        longest = TITLE if field.startswith("title") else TEXT
        if not said.strip() or len(said) > longest:
            raise BadInput(field=field, problem=f"1 to {longest} characters")


def check_level(level: str) -> None:
    if level not in LEVELS:
        raise BadInput(field="level", problem=f"one of {', '.join(LEVELS)}")


def check_audience(audience: str, *, partner: bool, companies: bool) -> None:
    if audience not in AUDIENCES:
        raise BadInput(field="audience", problem=f"one of {', '.join(AUDIENCES)}")
    if (audience == "partner") != partner:
        raise BadInput(field="partnerId", problem="named where a partner's customers are addressed, and only there")
    if (audience == "companies") != companies:
        raise BadInput(field="companyIds", problem="named where companies are chosen, and only there")


def check_span(starts_at: datetime, ends_at: datetime | None, now: datetime) -> None:
    if ends_at is not None and (ends_at <= starts_at or ends_at <= now):
        raise BadInput(field="endsAt", problem="later than its beginning and than now")


def state_of(starts_at: datetime, ends_at: datetime | None, withdrawn_at: datetime | None, now: datetime) -> str:
    """withdrawn | scheduled | over | out"""
    if withdrawn_at is not None:
        return "withdrawn"
    if starts_at > now:
        return "scheduled"
    return "over" if ends_at is not None and ends_at <= now else "out"
