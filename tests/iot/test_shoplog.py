"""The log as plants export it: every row is read or says why not; totals equal the independent reference."""

import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from infra.sheets import SheetUnreadable, read_sheet, xlsx_bytes
from iot.shoplog import COLUMNS, LogRow, UnreadableRow, read_log, span_minutes
from tenants.telemetry.rules.log import Flag, flags

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests" / "data" / "shopfloor_log.csv"
SAMPLE = ROOT.parent / "shared" / "data" / "shopfloor" / "4tu_production_sample.csv"
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture(params=["own", "4tu"])
def log(request: pytest.FixtureRequest) -> tuple[list[LogRow], dict[str, Any]]:
    path = OWN if request.param == "own" else SAMPLE
    if not path.exists():
        pytest.skip(
            "the 4TU sample is not beside this checkout (../shared/data/shopfloor): its licence forbids shipping it"
        )
    rows = list(read_log(read_sheet(path.read_bytes(), path.name), SHANGHAI))
    assert all(isinstance(row, LogRow) for row in rows)
    return [row for row in rows if isinstance(row, LogRow)], json.loads(
        path.with_name(path.stem + "_reference.json").read_text()
    )


def sums(rows: list[LogRow], key: Callable[[LogRow], str]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        found[key(row)].update(
            completed=int(row.completed), rejected=int(row.rejected), mrb=int(row.review), rows=1, minutes=row.minutes
        )
    return {name: dict(count) for name, count in found.items()}


def test_totals_equal_the_reference(log: tuple[list[LogRow], dict[str, Any]]) -> None:
    rows, reference = log

    assert len(rows) == reference["rows"]
    assert sums(rows, lambda row: row.source["Report Type"]) == reference["by_report_type"]
    assert sums(rows, lambda row: row.resource) == reference["by_resource"]
    assert sums(rows, lambda row: row.worker) == reference["by_worker"]
    assert sums(rows, lambda row: row.part) == reference["by_part"]


def test_flaws_are_flagged_as_often_as_the_reference_counts_them(log: tuple[list[LogRow], dict[str, Any]]) -> None:
    rows, reference = log
    found = flags(rows, lambda row: span_minutes(row.span) != row.minutes)
    count = Counter(flag for marks in found for flag in marks)
    over = {(row.case, row.activity) for row, marks in zip(rows, found, strict=True) if Flag.OVER_COMPLETED in marks}

    assert count[Flag.DUPLICATE] == reference["exact_duplicate_rows"]
    assert count[Flag.OVERLAPS_WORKER] == reference["adjacent_time_overlaps_by_worker"]
    assert count[Flag.OVERLAPS_RESOURCE] == reference["adjacent_time_overlaps_by_resource"]
    assert count[Flag.REWORK] == reference["rework_rows"]
    assert len(over) == reference["case_activity_over_completed"]
    assert count[Flag.SPAN_DIFFERS] >= reference["span_zero_but_elapsed_positive"] + len(reference["span_not_HHH_MM"])


def test_equal_rows_are_told_apart_by_their_ordinal(log: tuple[list[LogRow], dict[str, Any]]) -> None:
    rows, _ = log

    assert len({(row.key, row.ordinal) for row in rows}) == len(rows)


GOOD = dict(
    zip(
        COLUMNS,
        ("O-1", "Sawing", "Saw 1", "2025/03/03 07:00:00.000", "2025/03/03 08:00:00.000", "001:00", "10", "Ring", "W-1",
         "D", "10", "0", "0", ""),
        strict=True,
    )
)  # fmt: skip


def one(**changes: str) -> LogRow | UnreadableRow:
    record = GOOD | {name.replace("_", " "): value for name, value in changes.items()}
    text = ",".join(COLUMNS) + "\n" + ",".join(record.values()) + "\n"
    return next(read_log(read_sheet(text.encode()), SHANGHAI))


def test_a_good_row_is_read_in_the_zone_of_the_plant() -> None:
    row = one()
    assert isinstance(row, LogRow)
    assert row.started_at.isoformat() == "2025-03-03T07:00:00+08:00"
    assert row.minutes == 60


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("Start_Timestamp", "yesterday", "not a time"),
        ("Start_Timestamp", "2025/03/03 09:00:00.000", "ends before it starts"),
        ("Complete_Timestamp", "", "not a time"),
        ("Qty_Completed", "ten", "not a number"),
        ("Qty_Completed", "-1", "not a quantity"),
        ("Qty_Completed", "NaN", "not a quantity"),
        ("Qty_Completed", "1e30", "not a quantity"),
        ("Work_Order_Qty", "0", "not above zero"),
        ("Report_Type", "X", "not D, S or B"),
        ("Worker_ID", "", "is empty"),
        ("Case_ID", "", "is empty"),
        ("Part_Desc.", "x" * 201, "longer than 200"),
        ("Rework", "maybe", "not Y, N or empty"),
    ],
)
def test_a_bad_row_says_why_it_stays_out(column: str, value: str, words: str) -> None:
    row = one(**{column: value})
    assert isinstance(row, UnreadableRow)
    assert words in row.problem


def test_a_file_with_other_columns_is_refused_by_their_names() -> None:
    with pytest.raises(SheetUnreadable, match="Case ID, Activity"):
        list(read_log(read_sheet(b"code,quantity\nA,1\n", "stock.csv"), SHANGHAI, "stock.csv"))


@pytest.mark.parametrize(
    ("span", "minutes"), [("004:04", 244), ("000:00", 0), ("1899/12/31 01:49:00", None), ("", None)]
)
def test_spans(span: str, minutes: int | None) -> None:
    assert span_minutes(span) == minutes


def test_the_committed_log_is_what_its_generator_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("make_shopfloor_log", OWN.with_name("make_shopfloor_log.py"))
    assert spec is not None
    assert spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    committed = [path.read_bytes() for path in (generator.LOG, generator.REFERENCE)]
    monkeypatch.setattr(generator, "LOG", tmp_path / "log.csv")
    monkeypatch.setattr(generator, "REFERENCE", tmp_path / "reference.json")

    generator.main()

    assert [path.read_bytes() for path in (generator.LOG, generator.REFERENCE)] == committed


def test_the_same_log_as_a_spreadsheet_has_the_same_rows() -> None:
    sheet = read_sheet(OWN.read_bytes(), OWN.name)
    again = read_sheet(xlsx_bytes(sheet.header, [line.cells for line in sheet.lines]), "log.xlsx")

    rows, same = (list(read_log(each, SHANGHAI)) for each in (sheet, again))

    assert [(row.key, row.ordinal) for row in rows] == [(row.key, row.ordinal) for row in same]


def test_the_generated_log_has_every_fault_of_a_real_one() -> None:
    reference = json.loads(OWN.with_name("shopfloor_log_reference.json").read_text())
    for fault in (
        "exact_duplicate_rows", "rework_rows", "span_zero_but_elapsed_positive", "case_activity_over_completed",
        "adjacent_time_overlaps_by_worker", "adjacent_time_overlaps_by_resource",
    ):  # fmt: skip
        assert reference[fault] > 0, fault
    assert len(reference["span_not_HHH_MM"]) == 1
    assert reference["totals"]["mrb"] > 0
