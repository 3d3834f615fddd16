"""A real log through the real commands: what stands in the database equals the reference, once and again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from infra import directory
from infra.db import Base, Database, mine
from infra.ids import derived, uuid7
from infra.work import database, reading, system
from iot import replay
from iot.shoplog import COLUMNS
from tenants.reporting.models import OutputReport
from tenants.telemetry.models import LogRow, Quarantine

ROOT = Path(__file__).resolve().parents[2]
OWN = ROOT / "tests" / "data" / "shopfloor_log.csv"
SAMPLE = ROOT.parent / "shared" / "data" / "shopfloor" / "4tu_production_sample.csv"
KINDS = {"D": "production", "S": "setup", "B": "breakdown"}


@pytest.fixture
def slug() -> str:
    return f"log{uuid7().hex[-12:]}"


@pytest.fixture(params=["own", pytest.param("4tu", marks=pytest.mark.slow)])
def log(request: pytest.FixtureRequest) -> Path:
    if request.param == "4tu" and not SAMPLE.exists():
        pytest.skip(
            "the 4TU sample is not beside this checkout (../shared/data/shopfloor): its licence forbids shipping it"
        )
    return OWN if request.param == "own" else SAMPLE


def quiet(_line: str) -> None:
    pass


async def test_every_row_is_booked_and_the_totals_equal_the_reference(app_pool: Database, slug: str, log: Path) -> None:
    reference = json.loads(log.with_name(log.stem + "_reference.json").read_text())

    result = await replay.replay(log, slug, quiet)

    assert result.reasons == {}
    assert (result.rows, result.booked, result.differences) == (reference["rows"], reference["rows"], [])
    for by in ("resource", "worker", "part", "order"):
        if f"by_{by}" in reference:  # the published sample has no totals by order; `differences` has checked them
            assert booked(result, by) == reference[f"by_{by}"]
    by_type = {KINDS[kind]: sums for kind, sums in reference["by_report_type"].items()}
    assert booked(result, "report_type") == by_type
    assert result.flags["duplicate"] == reference["exact_duplicate_rows"]
    assert result.flags["overlaps_worker"] == reference["adjacent_time_overlaps_by_worker"]
    assert result.flags["overlaps_resource"] == reference["adjacent_time_overlaps_by_resource"]
    assert result.flags["rework"] == reference["rework_rows"]
    assert result.over_completed == reference["case_activity_over_completed"]

    before = await everything(slug)
    again = await replay.replay(log, slug, quiet)

    assert (again.known, again.booked, again.quarantined) == (reference["rows"], 0, 0)
    assert again.totals == result.totals
    assert await everything(slug) == before


def booked(result: replay.Result, by: str) -> dict[str, dict[str, int]]:
    return {
        name: {
            "completed": int(total.completed), "rejected": int(total.rejected), "mrb": int(total.review),
            "rows": total.rows, "minutes": total.minutes,
        }
        for name, total in result.totals[by].items()
    }  # fmt: skip


async def rows_of(slug: str, statement: Any) -> list[Any]:
    tenant_id = await directory.tenant_of(slug)
    assert tenant_id is not None
    async with reading(system(tenant_id)) as read:
        return await read.all(statement)


async def everything(slug: str) -> dict[str, int]:
    """Row counts of the company in every table, seen through its own row-level security."""
    counts = {}
    async with database().transaction(await directory.tenant_of(slug), read_only=True) as executor:
        for table in Base.metadata.sorted_tables:
            may = await executor.connection.fetchval("SELECT has_table_privilege($1, 'SELECT')", table.name)
            if may and "tenant_id" in table.c:
                counts[table.name] = await executor.connection.fetchval(f"SELECT count(*) FROM {table.name}")
    return counts


LINE = "O-1,Sawing,Saw 1,2025/03/03 07:00:00.000,2025/03/03 08:00:00.000,001:00,10,Ring,W-1,D,4,0,0,"
BAD = (
    LINE.replace("08:00:00", "06:00:00"),
    LINE.replace(",D,4,", ",X,4,"),
    LINE.replace(",4,0,0,", ",four,0,0,"),
)


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return path


async def test_bad_rows_go_to_quarantine_and_the_others_in(app_pool: Database, slug: str, tmp_path: Path) -> None:
    file = written(tmp_path / "mixed.csv", BAD[0], LINE, BAD[1], LINE, BAD[2])

    result = await replay.replay(file, slug, quiet)
    again = await replay.replay(file, slug, quiet)

    assert (result.booked, result.quarantined, again.known, again.booked) == (2, 3, 5, 0)
    entries = await rows_of(slug, mine(Quarantine).order_by(Quarantine.source))
    assert [(entry.source, entry.code) for entry in entries] == [
        ("mixed.csv:2", "telemetry.row_unreadable"),
        ("mixed.csv:4", "telemetry.row_unreadable"),
        ("mixed.csv:6", "telemetry.row_unreadable"),
    ]
    assert [json.loads(entry.payload)["Qty Completed"] for entry in entries] == ["4", "4", "four"]
    assert sorted(row.flags for row in await rows_of(slug, mine(LogRow))) == [
        [],
        ["duplicate", "overlaps_resource", "overlaps_worker"],
    ]


async def test_a_longer_export_adds_only_its_new_rows(app_pool: Database, slug: str, tmp_path: Path) -> None:
    more = LINE.replace("07:00", "09:00").replace("08:00", "10:00")
    await replay.replay(written(tmp_path / "monday.csv", LINE), slug, quiet)

    result = await replay.replay(written(tmp_path / "week.csv", LINE, more), slug, quiet)

    assert (result.known, result.booked, result.differences) == (1, 1, [])


async def test_names_that_look_alike_stay_apart(app_pool: Database, slug: str, tmp_path: Path) -> None:
    """ "Saw-1" and "Saw 1" would have the same code."""
    other = LINE.replace("Saw 1", "Saw-1").replace("W-1", "W 1").replace("O-1", "O 1")

    result = await replay.replay(written(tmp_path / "alike.csv", LINE, other), slug, quiet)

    assert sorted(result.totals["resource"]) == ["Saw 1", "Saw-1"]
    assert sorted(result.totals["worker"]) == ["W 1", "W-1"]
    assert sorted(result.totals["order"]) == ["O 1", "O-1"]


async def test_the_journal_names_the_importer_and_the_report_the_worker(
    app_pool: Database, slug: str, tmp_path: Path
) -> None:
    await replay.replay(written(tmp_path / "one.csv", LINE), slug, quiet)

    (report,) = await rows_of(slug, mine(OutputReport))
    assert (report.reporter_name, report.reporter_kind) == ("W-1", "user")
    async with database().transaction(await directory.tenant_of(slug), read_only=True) as executor:
        sql = "SELECT actor_name, address FROM journal WHERE command = 'telemetry.record_log_row'"
        (line,) = await executor.connection.fetch(sql)
    assert tuple(line) == ("Shop-floor log import", "replay:one.csv")


def test_equal_rows_have_ids_of_their_own() -> None:
    tenant_id = uuid7()
    assert replay.row_id(tenant_id, "k", 0) == derived("telemetry.log_row", tenant_id, "k", 0)
    assert len({replay.row_id(tenant_id, "k", n) for n in range(3)}) == 3
