"""Generate `shopfloor_log.csv` and its reference totals: `python tests/data/make_shopfloor_log.py`.

The log has the columns, the date format and the faults that real shop-floor exports have (rows entered twice, spans of
zero although time passed, one span a spreadsheet turned into a date, shifts that overlap, more pieces than ordered,
rework, pieces before a review board), in a plant of our own invention. The seed is fixed: the same bytes every time.
The reference is computed here from the written text alone, with the standard library and nothing of the product.
"""

from __future__ import annotations

import csv
import itertools
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOG = HERE / "shopfloor_log.csv"
REFERENCE = HERE / "shopfloor_log_reference.json"
SEED = 20261120

COLUMNS = (
    "Case ID",
    "Activity",
    "Resource",
    "Start Timestamp",
    "Complete Timestamp",
    "Span",
    "Work Order  Qty",
    "Part Desc.",
    "Worker ID",
    "Report Type",
    "Qty Completed",
    "Qty Rejected",
    "Qty for MRB",
    "Rework",
)
STAMP = "%Y/%m/%d %H:%M:%S.%f"

# activity, resource, minutes per piece, hands that work there
STEPS: dict[str, tuple[str, str, float, tuple[str, ...]]] = {
    "saw": ("Sawing - S1", "Band Saw S1", 1.2, ("W-301", "W-302")),
    "turn": ("CNC Turning - T4", "Lathe T4", 3.1, ("W-311", "W-312", "W-313")),
    "turn2": ("CNC Turning - T5", "Lathe T5", 2.7, ("W-313", "W-314")),
    "mill": ("5-Axis Milling - M2", "Machining Centre M2", 6.5, ("W-321", "W-322", "W-323")),
    "hob": ("Gear Hobbing - H1", "Hobbing H1", 4.2, ("W-331", "W-332")),
    "heat": ("Heat Treatment", "Furnace F3", 0.6, ("W-341",)),
    "grind": ("Cylindrical Grinding - G2", "Grinder G2", 5.0, ("W-351", "W-352")),
    "deburr": ("Hand Deburring", "Bench 1", 1.0, ("W-361", "W-362", "W-363")),
    "wash": ("Washing", "Wash Line", 0.3, ("W-362",)),
    "inspect": ("Final Check", "Inspection Room", 0.8, ("W-371", "W-372")),
    "pack": ("Boxing", "Dispatch Table", 0.4, ("W-381",)),
}
PARTS: dict[str, tuple[str, ...]] = {
    "Pump Flange": ("saw", "turn", "mill", "deburr", "inspect", "pack"),
    "Drive Pinion": ("saw", "turn2", "hob", "heat", "grind", "inspect", "pack"),
    "Valve Stem": ("saw", "turn", "grind", "wash", "inspect", "pack"),
    "Bearing Cap": ("mill", "deburr", "wash", "inspect", "pack"),
    "Spindle Sleeve": ("saw", "turn2", "heat", "grind", "inspect"),
    "Motor Bracket": ("mill", "deburr", "inspect", "pack"),
}
EXACT_DUPLICATES = 9
EXCEL_DATE_SPAN = "1899/12/31 02:35:00"


def span_text(start: datetime, end: datetime) -> str:
    minutes = int((end - start).total_seconds()) // 60
    return f"{minutes // 60:03d}:{minutes % 60:02d}"


class Log:
    """Rows as a plant would have typed them, one order after the other."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.rows: list[list[str]] = []

    def order(self, number: int) -> None:
        part = self.dice.choice(list(PARTS))
        quantity = self.dice.choice((8, 16, 25, 30, 48, 60, 75, 120))
        at = datetime(2025, 3, 3, 6) + timedelta(hours=9 * number, minutes=self.dice.randrange(0, 240))
        for step in PARTS[part]:
            at = self.operation(f"Order {4100 + number}", part, quantity, step, at)
            at += timedelta(minutes=self.dice.randrange(-90, 300))

    def operation(self, case: str, part: str, quantity: int, step: str, at: datetime) -> datetime:
        hands = STEPS[step][3]
        if self.dice.random() < 0.35:
            at = self.row(
                case,
                part,
                quantity,
                step,
                at,
                self.dice.randrange(15, 120),
                self.dice.choice(hands),
                "S",
                self.dice.choice((0, 0, 1)),
            )
        left = quantity
        while left > 0:
            pieces = left if self.dice.random() < 0.55 else self.dice.randrange(1, left + 1)
            left -= pieces
            at = self.production(case, part, quantity, step, at, pieces)
            if self.dice.random() < 0.08:  # hours that finished no piece
                at = self.row(
                    case, part, quantity, step, at, self.dice.randrange(30, 300), self.dice.choice(hands), "D", 0
                )
            if self.dice.random() < 0.03:
                at = self.row(
                    case, part, quantity, step, at, self.dice.randrange(20, 400), self.dice.choice(hands), "B", 0
                )
        if self.dice.random() < 0.06:
            at = self.production(case, part, quantity, step, at, self.dice.randrange(1, 6))
        return at

    def production(self, case: str, part: str, quantity: int, step: str, at: datetime, pieces: int) -> datetime:
        checked = step == "inspect"
        rejected = self.dice.choice((0, 0, 0, 1, 2)) if checked and pieces > 3 else 0
        board = self.dice.choice((0, 0, 0, 0, 0, 0, 3)) if checked and pieces > 12 else 0
        rework = "Y" if self.dice.random() < 0.015 else ""
        minutes = max(1, round(pieces * STEPS[step][2] * self.dice.uniform(0.8, 1.5)))
        start = at - timedelta(
            minutes=self.dice.choice((0, 0, 0, 0, 12))
        )  # the next shift starts before the last one signs off
        worker = self.dice.choice(STEPS[step][3])
        return self.row(
            case, part, quantity, step, start, minutes, worker, "D", pieces - rejected - board, rejected, board, rework
        )

    def row(
        self, case: str, part: str, quantity: int, step: str, start: datetime, minutes: int, worker: str, kind: str,
        good: int, rejected: int = 0, board: int = 0, rework: str = "",
    ) -> datetime:  # fmt: skip
        end = start + timedelta(minutes=minutes)
        span = "000:00" if step in ("pack", "wash") and self.dice.random() < 0.7 else span_text(start, end)
        activity, resource = STEPS[step][:2]
        stamps = [moment.strftime(STAMP)[:-3] for moment in (start, end)]
        numbers = [str(number) for number in (good, rejected, board)]
        self.rows.append([case, activity, resource, *stamps, span, str(quantity), part, worker, kind, *numbers, rework])
        return end

    def spoil(self) -> None:
        """The faults no honest plant would generate on purpose."""
        self.rows[57][5] = EXCEL_DATE_SPAN
        for at in sorted(self.dice.sample(range(100, len(self.rows)), EXACT_DUPLICATES), reverse=True):
            self.rows.insert(at + 1, list(self.rows[at]))
        self.rows.insert(9, list(self.rows[8]))
        self.rows.insert(9, list(self.rows[8]))  # one row stands there three times


Fields = dict[str, str]


def when(text: str) -> datetime:
    return datetime.strptime(text, STAMP)


def minutes_of(row: Fields) -> int:
    return int((when(row["Complete Timestamp"]) - when(row["Start Timestamp"])).total_seconds()) // 60


def totals(rows: Iterable[Fields], key: str) -> dict[str, dict[str, int]]:
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        sums[row[key]].update(
            completed=int(row["Qty Completed"]),
            rejected=int(row["Qty Rejected"]),
            mrb=int(row["Qty for MRB"]),
            rows=1,
            minutes=minutes_of(row),
        )
    return {name: dict(sums[name]) for name in sorted(sums)}


def overlaps(rows: list[Fields], key: str) -> int:
    """Neighbours in (start, end) order where the later one starts before the earlier one ends."""
    lines: dict[str, list[tuple[datetime, datetime]]] = defaultdict(list)
    for row in rows:
        lines[row[key]].append((when(row["Start Timestamp"]), when(row["Complete Timestamp"])))
    return sum(b[0] < a[1] for line in map(sorted, lines.values()) for a, b in itertools.pairwise(line))


def over_completed(rows: list[Fields]) -> int:
    done: Counter[tuple[str, str]] = Counter()
    for row in rows:
        done[row["Case ID"], row["Activity"]] += int(row["Qty Completed"])
    ordered = {row["Case ID"]: int(row["Work Order  Qty"]) for row in rows}
    return sum(quantity > ordered[case] for (case, _), quantity in done.items())


def reference(rows: list[Fields]) -> dict[str, object]:
    def count(key: str) -> int:
        return len({row[key] for row in rows})

    def every(key: str) -> int:
        return sum(int(row[key]) for row in rows)

    return {
        "rows": len(rows),
        "exact_duplicate_rows": len(rows) - len({tuple(row.values()) for row in rows}),
        "cases": count("Case ID"),
        "workers": count("Worker ID"),
        "resources": count("Resource"),
        "activities": count("Activity"),
        "totals": {"completed": every("Qty Completed"), "rejected": every("Qty Rejected"), "mrb": every("Qty for MRB")},
        "by_report_type": totals(rows, "Report Type"),
        "by_resource": totals(rows, "Resource"),
        "by_worker": totals(rows, "Worker ID"),
        "by_part": totals(rows, "Part Desc."),
        "by_order": totals(rows, "Case ID"),
        "rework_rows": sum(row["Rework"] == "Y" for row in rows),
        "span_zero_but_elapsed_positive": sum(row["Span"] == "000:00" and minutes_of(row) > 0 for row in rows),
        "span_not_HHH_MM": [row["Span"] for row in rows if len(row["Span"]) != 6],
        "case_activity_over_completed": over_completed(rows),
        "case_activity_pairs": len({(row["Case ID"], row["Activity"]) for row in rows}),
        "adjacent_time_overlaps_by_worker": overlaps(rows, "Worker ID"),
        "adjacent_time_overlaps_by_resource": overlaps(rows, "Resource"),
    }


def read_log(path: Path) -> list[Fields]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    log = Log(SEED)
    for number in range(38):
        log.order(number)
    log.spoil()
    with LOG.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([COLUMNS, *log.rows])
    REFERENCE.write_text(json.dumps(reference(read_log(LOG)), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
