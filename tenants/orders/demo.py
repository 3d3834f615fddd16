"""The demo plant's 30 orders in data, and the calendar that keeps them around today.

Numbers, items, customers and quantities never change; every time is relative to the day the plant is seeded.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Shanghai")
DAY = 540  # working minutes, 08:00 to 17:00


class Made(NamedTuple):
    """What an operation has made so far."""

    good: int
    process_scrap: int = 0
    material_scrap: int = 0


class DemoOrder(NamedTuple):
    """`due`: days from today and hour; `start`: day of release; `end`: day it was finished; `made`: per operation."""

    number: int
    item: str
    customer: str
    customer_po: str
    quantity: int
    due: tuple[int, int]
    start: int | None = None
    made: Sequence[Made] = ()
    end: int | None = None

    @property
    def name(self) -> str:
        return f"MO-{self.number}"


def done(quantity: int, *lost: int) -> tuple[Made, ...]:
    """An order that is through: what each operation lost, the rest went on."""
    made = []
    for scrap in lost:
        made.append(Made(quantity - scrap, scrap))
        quantity -= scrap
    return tuple(made)


M = Made
LEADING = "MO-1012"  # the order of the pictures and of the README's tour

ORDERS: Sequence[DemoOrder] = (
    DemoOrder(1001, "LT-2041-05", "RZ", "RZ20261008", 80, (-8, 17), -13, done(80, 0, 1, 0, 0, 0, 0), -9),
    DemoOrder(1002, "LR-7731", "QH", "QH-4452", 200, (-7, 17), -13, done(200, 0, 2, 0, 1, 0), -8),
    DemoOrder(1003, "LS-3310-02", "HT", "PO-26-1107", 200, (-3, 17), -11, (M(200), M(197, 3), M(84, 5, 4))),
    DemoOrder(1004, "LC-0933", "BS", "BS-88190", 60, (-6, 17), -12, done(60, 0, 0, 1, 0), -7),
    DemoOrder(1005, "LF-1133", "QH", "QH-4460", 90, (-2, 12), -9, (M(90), M(88, 1, 1), M(40, 1))),
    DemoOrder(1006, "LD-5502", "BS", "BS-88213", 40, (0, 20), -8, (M(40), M(39, 1), M(12, 0, 2))),
    DemoOrder(1007, "LP-0052", "ZS", "ZS-2610-31", 300, (-5, 17), -11, done(300, 3, 2, 0), -6),
    DemoOrder(1008, "LJ-2231", "HT", "PO-26-1090", 50, (-6, 12), -10, done(50, 0, 1, 0, 0, 0), -5),
    DemoOrder(1009, "LV-0873-01", "RZ", "RZ20261029", 300, (-1, 17), -10, (M(300), M(298, 2), M(297, 0, 1), M(213, 1))),
    DemoOrder(1010, "LG-0471", "HT", "PO-26-1095", 40, (-3, 17), -10, done(40, 0, 0, 0, 1, 0, 0), -4),
    DemoOrder(1011, "LV-0880-01", "RZ", "RZ20261030", 120, (-2, 17), -9, done(120, 0, 2, 0, 1, 0), -3),
    DemoOrder(1012, "LT-2041-03", "RZ", "RZ20261103", 120, (1, 16), -8, (M(120), M(45))),
    DemoOrder(1013, "LC-0920", "QH", "QH-4466", 240, (-1, 17), -7, done(240, 0, 3, 1, 0), -2),
    DemoOrder(1014, "LR-7745", "RZ", "RZ20261105", 160, (5, 17), -5, (M(160), M(158, 1, 1), M(96))),
    DemoOrder(1015, "LG-0460", "HT", "PO-26-1112", 80, (2, 17), -6, (M(80), M(80), M(80), M(16))),
    DemoOrder(1016, "AV-0873", "RZ", "RZ20261120", 30, (12, 17)),
    DemoOrder(1017, "LF-1120-01", "QH", "QH-4471", 600, (1, 12), -7, (M(600), M(598, 2), M(330, 1))),
    DemoOrder(1018, "LR-7720", "RZ", "RZ20261111", 150, (3, 17), -8, (M(150), M(149, 1), M(149), M(148, 0, 1), M(135))),
    DemoOrder(1019, "LS-3310-04", "HT", "PO-26-1115", 70, (6, 17), -3, (M(70), M(31))),
    DemoOrder(1020, "LT-2041-05", "RZ", "RZ20261121", 100, (10, 17)),
    DemoOrder(1021, "LP-0031-04", "ZS", "ZS-2611-08", 200, (3, 17), -1),
    DemoOrder(1022, "LF-1120-03", "QH", "QH-4476", 150, (9, 17)),
    DemoOrder(1023, "LD-5510", "BS", "BS-88240", 36, (11, 17)),
    DemoOrder(1024, "LC-0915", "QH", "QH-4480", 480, (4, 17), -2, (M(480), M(58, 1))),
    DemoOrder(1025, "LG-0480", "HT", "PO-26-1119", 64, (13, 17)),
    DemoOrder(1026, "LJ-2208", "HT", "PO-26-1120", 60, (7, 17), -1),
    DemoOrder(1027, "LV-0873-01", "RZ", "RZ20261118", 500, (8, 17), -1),
    DemoOrder(1028, "AB-0933", "BS", "BS-88251", 24, (15, 17)),
    DemoOrder(1029, "LP-0031-06", "ZS", "ZS-2611-15", 400, (14, 17)),
    DemoOrder(1030, "AJ-2208", "HT", "PO-26-1126", 20, (20, 17)),
    DemoOrder(1031, "LP-0052", "ZS", "ZS-2611-20", 100, (4, 17), -4, (M(100), M(100), M(64))),
)


class DemoDemand(NamedTuple):
    """`due`: days from today; `pushed`: how much of it has an order already. Without a customer it is for stock."""

    item: str
    quantity: int
    due: int
    customer: str | None = None
    customer_po: str | None = None
    line: str | None = None
    priority: int = 0
    pushed: int = 0


DEMANDS: Sequence[DemoDemand] = (
    DemoDemand("LT-2041-03", 200, 14, "RZ", "RZ20261125", "1", 5),
    DemoDemand("LV-0873-01", 400, 16, "RZ", "RZ20261125", "2"),
    DemoDemand("LS-3310-04", 90, 12, "HT", "PO-26-1130", "1", 3),
    DemoDemand("LF-1120-01", 300, 18, "QH", "QH-4490", "1", pushed=180),
    DemoDemand("LP-0031-04", 500, 25),
    DemoDemand("LP-0031-06", 300, 30),
)

SPLIT, SPLIT_OFF = "MO-1014", 60  # what must go out first goes by itself
BACKORDERED = "MO-1031"  # 64 went out today, 36 follow
REPAIRED = "MO-1013"

CLOSED, HELD, PAUSED, FIRST_PIECE = "MO-1001", "MO-1006", "MO-1024", "MO-1021"

# MO-1012's slots as in picture 5, for operations 10 to 60: day, from, to
LEADING_PLAN = (
    (-2, "08:00", "10:30"),
    (0, "08:00", "13:10"),
    (0, "10:00", "14:00"),
    (0, "13:10", "14:20"),
    (0, "14:00", "15:00"),
    (0, "15:00", "15:20"),
)


class Window(NamedTuple):
    """A stretch of working time: its clock times, and the positions it runs between."""

    start: datetime
    end: datetime
    first: int = 0
    last: int = 0


class Calendar:
    """Times of the demo, in working minutes around today 08:00; nothing that has happened is later than now."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.local = now.astimezone(ZONE)
        minutes = (self.local - self.at(0, "08:00")).total_seconds() / 60
        self.worked_today = max(0, min(DAY, int(minutes)))

    def at(self, days: int, clock: str) -> datetime:
        hour, minute = map(int, clock.split(":"))
        day = self.local.date() + timedelta(days=days)
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)

    def due(self, order: DemoOrder) -> datetime:
        """As listed; what is due today is put off when the day is nearly over."""
        days, hour = order.due
        return self.near(days, f"{hour}:00")

    def near(self, days: int, clock: str) -> datetime:
        at = self.at(days, clock)
        return at if days or self.local < at - timedelta(hours=1) else self.at(1, clock)

    def past(self, at: datetime, minutes: int = 4) -> datetime:
        return min(at, self.local - timedelta(minutes=minutes))

    def minute(self, position: int, *, begins: bool = False) -> datetime:
        """A position is a working minute. Where two days meet, an end is 17:00 and a beginning is 08:00."""
        day = position // DAY if begins else -(-position // DAY) - 1
        return self.at(day, "08:00") + timedelta(minutes=position - day * DAY)

    def window(self, first: int, last: int) -> Window:
        return Window(self.minute(first, begins=True), self.minute(last), first, last)

    def moment(self, window: Window, part: int, parts: int) -> datetime:
        """When the part-th of so many reports of a window was made: in working time, and not in the future."""
        position = window.first + (window.last - window.first) * part // parts
        at = self.minute(position).replace(second=part * 17 % 60)
        return self.past(at, minutes=4 + parts - part)

    def windows(self, order: DemoOrder, count: int) -> list[Window]:
        """When each of `count` operations ran or is meant to run: those begun share the time since the start."""
        assert order.start is not None
        begun = len(order.made)
        start = order.start * DAY + 30
        end = (order.end + 1) * DAY - 60 if order.end is not None else self.worked_today
        width = max((end - start) // begun, 30) if begun else 0
        edges = [start + n * width for n in range(begun + 1)]
        ahead = max(edges[-1], self.worked_today)
        later = [ahead + 240 * n for n in range(count - begun + 1)]
        return [self.window(*edge) for edge in [*pairwise(edges), *pairwise(later)]]

    def plan(self, order: DemoOrder, count: int) -> list[Window]:
        if order.name == LEADING:
            return [Window(self.at(day, start), self.at(day, end)) for day, start, end in LEADING_PLAN]
        return self.windows(order, count)


def shares(total: int, parts: int) -> list[int]:
    """Whole shares of unequal size that add up: nobody reports the same number every time."""
    weights = [5, 4, 6, 3][:parts]
    given = [total * weight // sum(weights) for weight in weights]
    given[-1] += total - sum(given)
    return [each for each in given if each]
