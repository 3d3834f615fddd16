"""Checks a plan against its plant by looking at every pair: slow, and with no line in common with the loader."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from uuid import UUID

from tenants.scheduling.rules import Plant, Slot, Task


def faults(plant: Plant, tasks: Sequence[Task], slots: Sequence[Slot], now: int) -> list[str]:
    """Sentences about what is wrong; none: the plan may be published."""
    by_id = {each.id: each for each in slots}
    if set(by_id) != {each.id for each in tasks} or len(by_id) != len(slots):
        return ["not one slot for each task"]
    wrong: list[str] = []
    for task in tasks:
        wrong += _one(plant, task, by_id, now)
    wrong += _overlaps(slots)
    wrong += _people(plant, tasks, by_id)
    return wrong


def _one(plant: Plant, task: Task, slots: dict[UUID, Slot], now: int) -> Iterable[str]:
    slot = slots[task.id]
    if slot.unit is None:
        if not task.held and slot.why == "held":
            yield f"{task.id} is not held"
        return
    if task.held:
        yield f"{task.id} is held and has a slot"
    seconds = [each.seconds for each in task.choices if each.unit == slot.unit]
    if not seconds:
        yield f"{task.id} cannot run on {slot.unit}"
        return
    if sum(each.end - each.start for each in slot.work) != seconds[0]:
        yield f"{task.id} gets another time than it takes"
    if not slot.work or (slot.work[0].start, slot.work[-1].end) != (slot.start, slot.end):
        yield f"{task.id} does not begin and end with work"
    if slot.start < now:
        yield f"{task.id} starts in the past"
    for each in slot.work:
        if not _open(plant, slot.unit, each.start, each.end):
            yield f"{task.id} works in closed time {each}"
    if not task.running:
        for id in task.after:
            if id in slots and (slots[id].unit is None or slots[id].end > slot.start):
                yield f"{task.id} starts before {id} has ended"


def _open(plant: Plant, unit: UUID, start: int, end: int) -> bool:
    """Whether open spans cover [start, end) without a gap."""
    at = start
    for span in sorted(plant.places[unit].spans):
        if span.start <= at < span.end:
            at = span.end
    return at >= end


def _overlaps(slots: Sequence[Slot]) -> Iterable[str]:
    for one, other in combinations([each for each in slots if each.unit is not None], 2):
        if one.unit == other.unit and one.start < other.end and other.start < one.end:
            yield f"{one.id} and {other.id} are on {one.unit} at once"


def _people(plant: Plant, tasks: Sequence[Task], slots: dict[UUID, Slot]) -> Iterable[str]:
    taken: list[tuple[UUID, int, int, UUID]] = []
    for task in tasks:
        slot = slots[task.id]
        if slot.unit is None:
            continue
        center = plant.places[slot.unit].center
        for each in slot.work:
            for span in plant.places[slot.unit].spans:
                start, end = max(each.start, span.start), min(each.end, span.end)
                if start >= end or span.shift is None or (center, span.shift) not in plant.crews:
                    continue
                there = [
                    hand
                    for hand in plant.crews[center, span.shift]
                    if hand.user_id == each.user_id and hand.start <= start and end <= hand.end
                ]
                if not there:
                    yield f"{task.id}: {each.user_id} is not on the roster there from {start} to {end}"
                elif not any(task.skills <= hand.skills for hand in there):
                    yield f"{task.id}: {each.user_id} lacks a skill"
            if each.user_id is not None:
                taken.append((each.user_id, each.start, each.end, task.id))
    for one, other in combinations(taken, 2):
        if one[0] == other[0] and one[1] < other[2] and other[1] < one[2]:
            yield f"{one[0]} works at {one[3]} and {other[3]} at once"
