"""Downtime, andon calls and handovers: kinds, states, levels."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from infra.errors import Conflict
from tenants.reporting import errors
from tenants.roles import OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD

ANDON_KINDS = ("quality", "material", "equipment", "other")
ANDON_MOVES: Mapping[tuple[str, str], str] = {
    ("called", "acknowledge"): "acknowledged",
    ("called", "resolve"): "resolved",
    ("acknowledged", "resolve"): "resolved",
}
HIGHEST_LEVEL = 3
LONGEST_WAIT = 24 * 60

HANDOVER_MOVES: Mapping[tuple[str, str], str] = {
    ("draft", "fill"): "draft",
    ("draft", "hand_over"): "handed_over",
    ("handed_over", "take_over"): "taken_over",
}
CONTENTS = ("output", "scrap", "stops", "andons", "holds", "missing")
"""What a handover is filled with: each a list of rows in plain values (quantities as text)."""


class Level(NamedTuple):
    """`role` is called; `minutes` without an answer bring the next level."""

    role: str
    minutes: int | None


DEFAULT_LEVELS: Mapping[str, Sequence[Level]] = {
    "quality": (Level(TEAM_LEAD, 5), Level(QUALITY_LEAD, 15), Level(OWNER, None)),
    "material": (Level(TEAM_LEAD, 10), Level(PLANNER, 20), Level(OWNER, None)),
    "equipment": (Level(TEAM_LEAD, 5), Level(PLANNER, 15), Level(OWNER, None)),
    "other": (Level(TEAM_LEAD, 10), Level(PLANNER, 30), Level(OWNER, None)),
}


def andon_after(state: str, act: str, by: str) -> str:
    try:
        return ANDON_MOVES[state, act]
    except KeyError:
        refusal: type[Conflict] = errors.AndonIsResolved if state == "resolved" else errors.AndonIsAnswered
        raise refusal(by=by) from None


def handover_after(state: str, act: str) -> str:
    try:
        return HANDOVER_MOVES[state, act]
    except KeyError:
        raise (errors.HandoverNotSigned() if state == "draft" else errors.HandoverIsSigned()) from None


def check_levels(levels: Sequence[Level]) -> None:
    """One to three; each but the last says after how many minutes (within a day) the next is called."""
    if not 1 <= len(levels) <= HIGHEST_LEVEL:
        raise errors.LevelsInvalid()
    if any(each.minutes is None or not 1 <= each.minutes <= LONGEST_WAIT for each in levels[:-1]):
        raise errors.LevelsInvalid()


def due(levels: Sequence[Level], level: int, since: datetime) -> datetime | None:
    """When a call at `level` (1 is the first) goes up; None at the last one."""
    minutes = levels[level - 1].minutes
    return None if minutes is None or level >= len(levels) else since + timedelta(minutes=minutes)


def overlaps(starts: datetime, ends: datetime | None, other_starts: datetime, other_ends: datetime | None) -> bool:
    """Whether two spans share a moment; None is still open."""
    return (ends is None or other_starts < ends) and (other_ends is None or starts < other_ends)
