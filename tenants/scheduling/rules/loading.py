"""Forward finite loading: each operation in its turn takes the earliest time its place and a person have free.

A pure function in whole seconds (any origin), deterministic, without search and without floats. What it guarantees,
and `tests/tenants/scheduling/validator.py` checks on its own:

- work happens inside the work unit's open windows only; what is begun is interrupted by closed time, not by others;
- a work unit holds one operation from its start to its end;
- an operation starts after its predecessors have ended, unless it runs already;
- where a roster exists, each stretch of work has one person of that roster who is there and has every skill asked
  for, and nobody works at two operations at once. No roster for a work center and shift: people are no limit there;
- held operations, and what follows them, have no slot.

The turn: what runs, what was put first by hand, then by priority, due date, order and sequence.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

NEVER = 1 << 60
ShiftKey = tuple[int, UUID]  # ordinal of the local day the shift starts on, and the shift


class Span(NamedTuple):
    """Open time of a work unit; `shift` is the occurrence it belongs to, None for overtime outside any."""

    start: int
    end: int
    shift: ShiftKey | None = None


class Hand(NamedTuple):
    """A person who is there for part of a shift."""

    user_id: UUID
    start: int
    end: int
    skills: frozenset[str] = frozenset()


class Place(NamedTuple):
    """A work unit of a work center and when it is open: spans sorted and disjoint."""

    center: UUID
    spans: Sequence[Span]


class Choice(NamedTuple):
    """A work unit an operation may run on, and how long it takes there."""

    unit: UUID
    seconds: int


class Task(NamedTuple):
    """What is left of one operation. `rank` orders those that were put first by hand; None: nobody did."""

    id: UUID
    order_id: UUID
    turn: tuple[int | str, ...]  # priority (highest first), due, order, sequence
    choices: Sequence[Choice]
    after: Sequence[UUID] = ()
    skills: frozenset[str] = frozenset()
    due: int = 0
    running: bool = False
    held: bool = False
    rank: int | None = None


@dataclass(frozen=True)
class Plant:
    """`crews` has a key for each work center and shift occurrence that has a roster, also when nobody is left on it."""

    places: Mapping[UUID, Place]
    crews: Mapping[tuple[UUID, ShiftKey], Sequence[Hand]] = field(default_factory=dict)


class Stretch(NamedTuple):
    """Uninterrupted work by one person; None: nobody in particular."""

    start: int
    end: int
    user_id: UUID | None


class Slot(NamedTuple):
    """When and where; without a unit it has no slot and `why` says why not.

    why: running, ready, predecessor, unit, people, closed; held, no_unit, no_time.
    `blocker` is the operation it waits for, where it waits for one.
    """

    id: UUID
    order_id: UUID
    unit: UUID | None
    start: int
    end: int
    work: tuple[Stretch, ...]
    why: str
    blocker: UUID | None = None

    @property
    def user_id(self) -> UUID | None:
        return self.work[0].user_id if self.work else None


class _Busy:
    """What somebody or something is taken for: disjoint intervals in order, each with its operation."""

    __slots__ = ("ends", "owners", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.owners: list[UUID] = []

    def take(self, start: int, end: int, owner: UUID) -> None:
        at = bisect_right(self.starts, start)
        self.starts.insert(at, start)
        self.ends.insert(at, end)
        self.owners.insert(at, owner)

    def free_from(self, at: int) -> int:
        """The first free moment not before `at`."""
        n = bisect_right(self.starts, at) - 1
        while n >= 0 and self.ends[n] > at:
            at = self.ends[n]
            n += 1
            if n >= len(self.starts) or self.starts[n] > at:
                break
        return at

    def next_start(self, at: int) -> int:
        n = bisect_right(self.starts, at)
        return self.starts[n] if n < len(self.starts) else NEVER


class _Unit:
    """A work unit while it fills up, on its own axis of open seconds: what is closed has no length there.

    What it is taken for are blocks on that axis; two without open time between them are one.
    """

    __slots__ = ("center", "ends", "firsts", "lasts", "limits", "owners", "real_firsts", "shifts", "starts", "worked")

    def __init__(self, place: Place, crews: Mapping[tuple[UUID, ShiftKey], Sequence[Hand]]) -> None:
        self.center = place.center
        self.starts = [each.start for each in place.spans]
        self.ends = [each.end for each in place.spans]
        self.shifts = [each.shift for each in place.spans]
        # Whether people limit the work of a span.
        self.limits = [each.shift is not None and (place.center, each.shift) in crews for each in place.spans]
        self.worked = [0]
        for each in place.spans:
            self.worked.append(self.worked[-1] + each.end - each.start)
        self.firsts: list[int] = []  # of blocks, on the axis
        self.lasts: list[int] = []
        self.real_firsts: list[int] = []
        self.owners: list[UUID] = []  # of the end of a block

    def axis(self, at: int) -> int:
        """Open seconds from the beginning until a moment."""
        n = bisect_right(self.starts, at)
        return self.worked[n] - max(0, self.ends[n - 1] - at) if n else 0

    def moment(self, on_axis: int) -> int:
        """The first moment at which so many seconds have been open and another one follows."""
        n = bisect_right(self.worked, on_axis) - 1
        return self.starts[n] + on_axis - self.worked[n] if n < len(self.starts) else NEVER

    def take(self, start: int, end: int, owner: UUID) -> None:
        first, last = self.axis(start), self.axis(end)
        n = bisect_right(self.firsts, first)
        if n and self.lasts[n - 1] == first:
            self.lasts[n - 1], self.owners[n - 1] = last, owner
            n -= 1
        else:
            self.firsts.insert(n, first)
            self.lasts.insert(n, last)
            self.real_firsts.insert(n, start)
            self.owners.insert(n, owner)
        if n + 1 < len(self.firsts) and self.firsts[n + 1] == last:
            self.lasts[n], self.owners[n] = self.lasts[n + 1], self.owners[n + 1]
            for each in (self.firsts, self.lasts, self.real_firsts, self.owners):
                del each[n + 1]

    def span_at(self, at: int) -> int:
        """The place in the list of the first span that ends after `at`."""
        return bisect_right(self.ends, at)


class _Found(NamedTuple):
    end: int
    start: int
    order: int
    unit: UUID
    work: tuple[Stretch, ...]
    why: str
    blocker: UUID | None


class _Load:
    def __init__(self, plant: Plant) -> None:
        self.plant = plant
        self.units = {id: _Unit(place, plant.crews) for id, place in plant.places.items()}
        self.people: dict[UUID, _Busy] = {}
        self.slots: dict[UUID, Slot] = {}

    def place(self, task: Task, now: int) -> Slot:
        slot = self._slot(task, now)
        self.slots[task.id] = slot
        if slot.unit is not None:
            self.units[slot.unit].take(slot.start, slot.end, task.id)
            for start, end, user_id in slot.work:
                if user_id is not None:
                    self.people.setdefault(user_id, _Busy()).take(start, end, task.id)
        return slot

    def _slot(self, task: Task, now: int) -> Slot:
        if task.held:
            return _none(task, "held")
        ready, last = now, None
        for id in () if task.running else task.after:
            before = self.slots.get(id)
            if before is None:
                continue  # finished already
            if before.unit is None:
                return _none(task, "predecessor", id)
            if before.end > ready:
                ready, last = before.end, id
        choices = [each for each in task.choices if each.unit in self.units]
        if not choices:
            return _none(task, "no_unit")
        found = [
            each for n, choice in enumerate(choices) if (each := self._earliest(task, choice, ready, n)) is not None
        ]
        if not found:
            return _none(task, "no_time")
        best = min(found, key=lambda each: each[:3])
        why, blocker = best.why, best.blocker
        if task.running:
            why, blocker = "running", None
        elif best.start == ready:
            why, blocker = ("ready", None) if last is None else ("predecessor", last)
        return Slot(task.id, task.order_id, best.unit, best.start, best.end, best.work, why, blocker)

    def _earliest(self, task: Task, choice: Choice, ready: int, order: int) -> _Found | None:
        """Gap by gap between what the unit is taken for, the first that holds the whole operation."""
        unit, seconds = self.units[choice.unit], choice.seconds
        total, at, real = unit.worked[-1], unit.axis(ready), ready
        why: tuple[str, UUID | None] = ("closed", None)
        n = bisect_right(unit.firsts, at) - 1
        while True:
            if n >= 0 and unit.lasts[n] > at:
                at, why = unit.lasts[n], ("unit", unit.owners[n])
                real = unit.moment(at)
            n += 1
            ends = n >= len(unit.firsts)
            if (total if ends else unit.firsts[n]) - at >= seconds:
                work, waited = self._work(task, unit, real, NEVER if ends else unit.real_firsts[n], seconds)
                if work:
                    start = work[0].start
                    if start > real:
                        why = ("people", None) if waited else why if why[0] == "unit" else ("closed", None)
                    return _Found(work[-1].end, start, order, choice.unit, work, *why)
            if ends:
                return None

    def _work(self, task: Task, unit: _Unit, at: int, limit: int, seconds: int) -> tuple[tuple[Stretch, ...], bool]:
        """Work of so many seconds in [at, limit): stretches, and whether its beginning waited for a person."""
        found: list[Stretch] = []
        waited, rest = False, seconds
        for n in range(unit.span_at(at), len(unit.starts)):
            start, end = max(unit.starts[n], at), min(unit.ends[n], limit)
            if start >= limit:
                break
            if unit.limits[n]:
                hands = self._qualified(task, unit, n)
                mine = list(self._by_hand(hands, start, end, rest))
                waited = waited or (not found and (not mine or mine[0].start > start))
            else:
                mine = [Stretch(start, min(end, start + rest), None)]
            for each in mine:
                rest -= each.end - each.start
                if found and found[-1].end == each.start and found[-1].user_id == each.user_id:
                    found[-1] = found[-1]._replace(end=each.end)
                else:
                    found.append(each)
            if rest <= 0:
                return tuple(found), waited
        return (), waited

    def _qualified(self, task: Task, unit: _Unit, n: int) -> list[Hand]:
        shift = unit.shifts[n]
        assert shift is not None
        return [each for each in self.plant.crews[unit.center, shift] if task.skills <= each.skills]

    def _by_hand(self, hands: Sequence[Hand], start: int, end: int, rest: int) -> Iterator[Stretch]:
        """The person who can stay longest, then the next one: hand-overs are rare."""
        at = start
        while at < end and rest > 0 and hands:
            until, user_id, soonest = at, None, end
            for hand in hands:
                free = self._free_from(hand, at)
                if free > at:
                    soonest = min(soonest, free)
                    continue
                stays = min(hand.end, self._next(hand, at))
                if stays > until:
                    until, user_id = stays, hand.user_id
            if user_id is None:
                at = soonest
                continue
            stop = min(until, end, at + rest)
            yield Stretch(at, stop, user_id)
            rest -= stop - at
            at = stop

    def _free_from(self, hand: Hand, at: int) -> int:
        busy = self.people.get(hand.user_id)
        free = max(at, hand.start) if busy is None else busy.free_from(max(at, hand.start))
        return free if free < hand.end else NEVER

    def _next(self, hand: Hand, at: int) -> int:
        busy = self.people.get(hand.user_id)
        return NEVER if busy is None else busy.next_start(at)


def _none(task: Task, why: str, blocker: UUID | None = None) -> Slot:
    return Slot(task.id, task.order_id, None, 0, 0, (), why, blocker)


def load(plant: Plant, tasks: Iterable[Task], now: int) -> list[Slot]:
    """A slot for every task, in the order in which they were placed."""
    every = {each.id: each for each in tasks}
    load = _Load(plant)
    for task in in_turn(every):
        load.place(task, now)
    return list(load.slots.values())


def in_turn(every: Mapping[UUID, Task]) -> list[Task]:
    """Running first, then what was put first by hand with everything it waits for, then by turn; predecessors always
    before their followers."""
    done: dict[UUID, Task] = {}
    waiting = [each for each in every.values() if not each.running and not each.held]
    first = sorted((each for each in waiting if each.rank is not None), key=lambda each: (each.rank, each.turn))
    running = sorted((each for each in every.values() if each.running and not each.held), key=lambda each: each.turn)
    for task in running:
        done[task.id] = task
    for task in [*first, *sorted(every.values(), key=lambda each: each.turn)]:
        _with_ancestors(task, every, done)
    return list(done.values())


def _with_ancestors(task: Task, every: Mapping[UUID, Task], done: dict[UUID, Task]) -> None:
    open_ = [task]
    while open_:
        top = open_[-1]
        missing = [every[id] for id in top.after if id in every and id not in done]
        if top.id in done or not missing:
            done.setdefault(top.id, top)
            open_.pop()
        else:
            open_ += sorted(missing, key=lambda each: each.turn, reverse=True)


def completions(slots: Iterable[Slot]) -> dict[UUID, int | None]:
    """When each order is done; None when something of it has no slot."""
    ends: dict[UUID, int | None] = {}
    for slot in slots:
        known = ends.get(slot.order_id, 0)
        ends[slot.order_id] = None if known is None or slot.unit is None else max(known, slot.end)
    return ends
