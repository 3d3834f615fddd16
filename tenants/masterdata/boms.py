"""BOMs as graphs over time: which version holds on a day, whether something would contain itself, what differs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple, Protocol
from uuid import UUID

FOREVER = date.max


class Span(NamedTuple):
    """Days from `since` to `until`, both within."""

    since: date
    until: date

    def meet(self, other: "Span") -> "Span | None":
        both = Span(max(self.since, other.since), min(self.until, other.until))
        return both if both.since <= both.until else None


class Version(Protocol):
    @property
    def version(self) -> int: ...
    @property
    def state(self) -> str: ...
    @property
    def effective_from(self) -> date: ...
    @property
    def effective_to(self) -> date | None: ...


def span_of(version: Version, others: Iterable[Version]) -> Span | None:
    """When a version holds, as far as later approved ones leave it any time; None when they leave none.

    A later version without an end takes everything from its first day on. One that ends leaves the rest to us, and the
    days between are few enough to be counted as ours too: the answer is used to refuse, never to make.
    """
    until = version.effective_to or FOREVER
    for other in others:
        if other.state == "approved" and other.version > version.version and other.effective_to is None:
            until = min(until, other.effective_from - timedelta(days=1))
    return Span(version.effective_from, until) if version.effective_from <= until else None


class Use(NamedTuple):
    """An item is made of `child` while `span` lasts."""

    child: UUID
    span: Span


def find_loop(
    parent: UUID, components: Iterable[UUID], span: Span, uses: Mapping[UUID, Sequence[Use]]
) -> list[UUID] | None:
    """The way from `parent` through these components back to it, on days they all hold; None where there is none."""
    walks: list[tuple[tuple[UUID, ...], Span]] = [((parent, each), span) for each in components]
    seen: dict[UUID, list[Span]] = {}
    while walks:
        way, days = walks.pop()
        item = way[-1]
        if item == parent:
            return list(way)
        if any(known.since <= days.since and days.until <= known.until for known in seen.get(item, ())):
            continue
        seen.setdefault(item, []).append(days)
        for use in uses.get(item, ()):
            if both := days.meet(use.span):
                walks.append(((*way, use.child), both))
    return None


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of a comparison; `before` is None for an added line, `after` for one that is gone."""

    position: int
    before: Any
    after: Any

    @property
    def change(self) -> str:
        return "added" if self.before is None else "removed" if self.after is None else "changed"


LINE_FACTS = (
    "item_id", "quantity", "unit_id", "scrap_percent", "phantom", "alternative_of", "step_sequence", "note",
)  # fmt: skip
STEP_FACTS = (
    "operation_definition_id", "name_zh", "name_en", "work_center_id", "work_unit_id", "setup_seconds",
    "cycle_seconds", "predecessors", "report_mode", "box_quantity", "needs_approval", "over_limit_percent",
    "skip_allowed", "skill_codes",
)  # fmt: skip


def differences(before: Mapping[int, Any], after: Mapping[int, Any], facts: Sequence[str]) -> list[Difference]:
    """What differs between two versions' lines (or steps), by position (or sequence); equal ones are left out."""
    found = []
    for position in sorted(before.keys() | after.keys()):
        old, new = before.get(position), after.get(position)
        if old is None or new is None or any(getattr(old, fact) != getattr(new, fact) for fact in facts):
            found.append(Difference(position, old, new))
    return found
