"""Element strings whose separators were lost on the way: every way they can be cut.

Values of known length cut themselves; after a value of variable length any AI may begin. A cut counts when each value
passes its checks and all of them may stand together.
"""

from typing import Final

from infra.codes.dictionary import Entry, entry_at
from infra.codes.gs1 import GS, Element, Elements, check_rules, check_value
from infra.codes.problem import CodeInvalid

MOST: Final = 24
_STEPS: Final = 20_000


class _Cutter:
    def __init__(self, text: str) -> None:
        self.text = text
        self.steps = 0
        self.dead: set[int] = set()  # places from which nothing leads to the end
        self.found: list[Elements] = []

    def cut(self, at: int, before: tuple[Element, ...]) -> bool:
        """Try every continuation; whether any of them reaches the end."""
        if at == len(self.text):
            self._keep(before)
            return True
        if at in self.dead or self.steps > _STEPS or len(self.found) >= MOST:
            return False
        entry = entry_at(self.text, at)
        reached = entry is not None and self._values(entry, at, before)
        if not reached and self.steps <= _STEPS and len(self.found) < MOST:
            self.dead.add(at)
        return reached

    def _values(self, entry: Entry, at: int, before: tuple[Element, ...]) -> bool:
        begin = at + len(entry.ai)
        stop = self.text.find(GS, begin)
        stop = len(self.text) if stop < 0 else stop
        longest = min(begin + entry.most, stop)
        shortest = longest if entry.fixed else begin + max(entry.least, 1)
        reached = False
        for end in range(longest, shortest - 1, -1):
            self.steps += 1
            value = self.text[begin:end]
            if self._fits(entry, value):
                after = end + 1 if self.text[end : end + 1] == GS else end
                reached = self.cut(after, (*before, Element(entry.ai, value, entry))) or reached
        return reached

    def _fits(self, entry: Entry, value: str) -> bool:
        try:
            return check_value(entry, value) == len(value)
        except CodeInvalid:
            return False

    def _keep(self, elements: tuple[Element, ...]) -> None:
        try:
            self.found.append(check_rules(Elements(elements)))
        except CodeInvalid:
            return


def readings(text: str) -> list[Elements]:
    """Every way to read the data, at most MOST; the one with the fewest cuts first."""
    cutter = _Cutter(text)
    cutter.cut(0, ())
    return sorted(cutter.found, key=len)
