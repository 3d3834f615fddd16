"""One person, several running operations: whose time is it?

Rule: in each moment a person's time is divided equally among the operations he has running. The sum over his
operations is exactly the wall time in which he had any running. In whole seconds: exact shares are cut down and the
seconds left over go to the largest remainders, the earlier span first.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from tenants.reporting import errors

RUN_MOVES: Mapping[tuple[str, str], str] = {
    ("running", "pause"): "paused",
    ("paused", "resume"): "running",
    ("running", "end"): "ended",
    ("paused", "end"): "ended",
}
LONGEST_RUN = timedelta(hours=16)
"""No one works longer at a stretch: a run that is open longer was forgotten."""


class Span(NamedTuple):
    """Work without a pause; both ends on whole seconds."""

    id: UUID
    started_at: datetime
    ended_at: datetime


def run_after(state: str, act: str, operation: str) -> str:
    try:
        return RUN_MOVES[state, act]
    except KeyError:
        refusal = errors.RunNotPaused if act == "resume" else errors.RunNotRunning
        raise refusal(operation=operation) from None


def whole(at: datetime) -> datetime:
    return at.replace(microsecond=0)


def exact_shares(spans: Sequence[Span]) -> dict[UUID, Fraction]:
    """Seconds of each span, as fractions."""
    edges = sorted({edge for span in spans for edge in (span.started_at, span.ended_at)})
    found = {span.id: Fraction(0) for span in spans}
    for start, end in pairwise(edges):
        running = [span.id for span in spans if span.started_at <= start and span.ended_at >= end]
        for id in running:
            found[id] += Fraction(int((end - start).total_seconds()), len(running))
    return found


def apportion(spans: Sequence[Span]) -> dict[UUID, int]:
    """Whole seconds of each span; they sum to the wall time the spans cover."""
    found: dict[UUID, int] = {}
    for group in clusters(spans):
        exact = exact_shares(group)
        order = sorted(group, key=lambda span: (-(exact[span.id] % 1), span.started_at, span.id))
        left = int(sum(exact.values())) - sum(int(each) for each in exact.values())
        for n, span in enumerate(order):
            found[span.id] = int(exact[span.id]) + (1 if n < left else 0)
    return found


def clusters(spans: Sequence[Span]) -> list[list[Span]]:
    """Spans that overlap, directly or through others."""
    groups: list[list[Span]] = []
    until: datetime | None = None
    for span in sorted(spans, key=lambda each: (each.started_at, each.id)):
        if until is None or span.started_at >= until:
            groups.append([])
            until = span.ended_at
        groups[-1].append(span)
        until = max(until, span.ended_at)
    return groups
