"""How pieces are counted: by hand, by a counter's two readings, by boxes, or by the serial of each piece.

Every mode ends in a good quantity; what the mode computes and a good quantity given beside it must agree.
"""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from tenants.reporting import errors

MODES = ("any", "counter", "box", "serial")
LONGEST_LABEL = 120
MOST_LABELS = 500
ZERO = Decimal(0)


def counter_quantity(start: Decimal | None, end: Decimal, last_end: Decimal | None) -> tuple[Decimal, Decimal]:
    """(start, pieces) of a counter read at the end of the work. The next reading starts where the last one ended;
    `start` need only be given for the first.

    Raises CounterStartMissing, CounterBackwards (also what a roll-over looks like), CounterGap.
    """
    if start is None:
        start = last_end
    if start is None:
        raise errors.CounterStartMissing()
    if not (start.is_finite() and end.is_finite()) or start < 0:
        raise errors.QuantityAbsurd(quantity=end)
    if end < start:
        raise errors.CounterBackwards(start=start, end=end)
    return start, end - start


def counter_gap(start: Decimal, last_end: Decimal | None) -> bool:
    return last_end is not None and start != last_end


def box_quantity(boxes: int, size: Decimal | None, rest: Decimal, labels: Sequence[str]) -> tuple[int, Decimal]:
    """(full boxes, pieces) of boxes × size + rest. Labels, where given, name each box once, the one with the rest
    included. Raises BoxSizeMissing, BoxesDontMatch, LabelTwice."""
    if boxes < 0 or rest < 0:
        raise errors.QuantityNegative(field="boxes", quantity=min(Decimal(boxes), rest))
    if boxes and (size is None or size <= 0):
        raise errors.BoxSizeMissing()
    if size is not None and rest >= size > 0:
        raise errors.BoxRestTooLarge(rest=rest, size=size)
    expected = boxes + (1 if rest else 0)
    if labels and len(labels) not in (boxes, expected):
        raise errors.BoxesDontMatch(labels=len(labels), boxes=expected)
    return boxes, boxes * (size or ZERO) + rest


def check_labels(labels: Sequence[str]) -> list[str]:
    """Labels as they are kept: trimmed, none empty, too long or named twice (the refusal names those that are)."""
    if len(labels) > MOST_LABELS:
        raise errors.TooManyLabels(most=MOST_LABELS)
    kept = [label.strip() for label in labels]
    if bad := [label for label in kept if not label or len(label) > LONGEST_LABEL]:
        raise errors.LabelUnreadable(label=bad[0][:40])
    twice = [label for label, times in Counter(kept).items() if times > 1]
    if twice:
        raise errors.LabelTwice(labels=twice, names=twice[:5])
    return kept


def agreed(given: Decimal, computed: Decimal) -> Decimal:
    """The good quantity of a mode; one given beside it must be the same."""
    if given not in (ZERO, computed):
        raise errors.CountsDisagree(given=given, counted=computed)
    return computed


def check_mode(wanted: str, used: str, pieces: Decimal) -> None:
    """An operation that asks for a mode takes its pieces in no other."""
    if wanted != "any" and used != wanted and pieces > 0:
        raise errors.ModeWanted(mode=wanted)
