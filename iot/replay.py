"""`./lotline replay FILE`: bring a shop-floor log in through the commands everybody uses.

Every row becomes a report of the worker who did it, or goes to quarantine with its reason. What is odd about a row
(entered twice, overlapping, more than ordered) is flagged and booked as it stands: history is not corrected here. Ids
are derived from the rows' content, so importing a log again changes nothing.
"""

import argparse
import asyncio
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from infra import directory
from infra.actions import run
from infra.errors import DomainError, Unavailable
from infra.ids import derived
from infra.settings import settings
from infra.sheets import read_sheet
from infra.work import Actor, acting_for, database, reading, system
from iot.shoplog import LogRow, UnreadableRow, read_log, span_minutes
from tenants import telemetry
from tenants.identity.seeds import DEMO_PASSWORD, DemoPerson, seed_people, seed_roles
from tenants.plans.commands import CreateTenant, provision
from tenants.roles import ADMIN, PLANNER, QUALITY_LEAD
from tenants.telemetry import logplant
from tenants.telemetry.logplant import LogPlant
from tenants.telemetry.rules.log import Flag, flags

Say = Callable[[str], None]

SIDE_BY_SIDE = 4
TENANT = "shopfloor-log"
ZONE = "Asia/Shanghai"


class Total(NamedTuple):
    completed: Decimal
    rejected: Decimal
    review: Decimal
    rows: int
    minutes: int

    def plus(self, other: "Total") -> "Total":
        return Total(
            self.completed + other.completed,
            self.rejected + other.rejected,
            self.review + other.review,
            self.rows + other.rows,
            self.minutes + other.minutes,
        )


@dataclass
class Result:
    rows: int = 0
    booked: int = 0
    quarantined: int = 0
    known: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    flags: Mapping[str, int] = field(default_factory=dict)
    over_completed: int = 0  # operations
    totals: dict[str, dict[str, Total]] = field(default_factory=dict)
    differences: list[str] = field(default_factory=list)


async def replay(file: Path, tenant: str = TENANT, say: Say = print) -> Result:
    """Import one log into a company, which is made when there is none of that name."""
    content = file.read_bytes()
    tenant_id = await _company(tenant, say)
    actor = acting_for(system(tenant_id, "Shop-floor log import"), slug=tenant, address=f"replay:{file.name}")
    zone = await _zone(actor)
    every = list(read_log(read_sheet(content, file.name), ZoneInfo(zone), file.name))
    ids = {(row.key, row.ordinal): row_id(tenant_id, row.key, row.ordinal) for row in every}
    known = await _known(actor, list(ids.values()))
    result = Result(rows=len(every), known=len(known))
    say(f"{file.name}: {len(every)} rows, {len(known)} of them imported before")
    readable = [row for row in every if isinstance(row, LogRow)]
    marks = dict(zip(map(id, readable), flags(readable, _span_differs), strict=True))
    new = [row for row in every if ids[row.key, row.ordinal] not in known]
    for row in new:
        if isinstance(row, UnreadableRow):
            await _put_aside(actor, file.name, row, ids[row.key, row.ordinal], result)
    await _book(actor, file.name, zone, [row for row in new if isinstance(row, LogRow)], ids, marks, result, say)
    await _compare(actor, readable, list(ids.values()), result)
    return result


def row_id(tenant_id: UUID, key: str, ordinal: int) -> UUID:
    """Equal rows differ by their ordinal: the second of them is a row of its own, and flagged."""
    return derived("telemetry.log_row", tenant_id, key, ordinal)


async def _company(slug: str, say: Say) -> UUID:
    entry = await directory.find(slug)
    if entry is not None:
        return entry.tenant_id
    say(f"no company is called {slug}: making it")
    tenant_id = await provision(CreateTenant(slug=slug, name_zh="车间日志", name_en="Shop-floor log", time_zone=ZONE))
    await seed_roles(tenant_id)
    if not settings().production:
        await seed_people(tenant_id, (), (DemoPerson("admin", "Log Admin", (PLANNER, QUALITY_LEAD, ADMIN)),))
        say(f"look at it in /c: company code {slug}, login admin, password {DEMO_PASSWORD}")
    return tenant_id


async def _zone(actor: Actor) -> str:
    async with reading(actor) as read:
        site = await telemetry.first_site(read)
    return site.time_zone if site else ZONE


async def _known(actor: Actor, ids: Sequence[UUID]) -> set[UUID]:
    async with reading(actor) as read:
        return await telemetry.known_rows(read, ids)


def _span_differs(row: LogRow) -> bool:
    return span_minutes(row.span) != row.minutes


async def _put_aside(actor: Actor, name: str, row: UnreadableRow, id: UUID, result: Result) -> None:
    refusal = telemetry.errors.RowUnreadable(line=row.line, problem=row.problem)
    entry = telemetry.QuarantineInput(
        id=id,
        source=f"{name}:{row.line}",
        payload=json.dumps(row.source, ensure_ascii=False),
        code=refusal.code,
        params=refusal.params,
    )
    await run(actor, telemetry.quarantine_input, entry)
    result.quarantined += 1
    result.reasons[refusal.sentence] += 1


async def _book(
    actor: Actor,
    name: str,
    zone: str,
    rows: Sequence[LogRow],
    ids: Mapping[tuple[str, int], UUID],
    marks: Mapping[int, frozenset[Flag]],
    result: Result,
    say: Say,
) -> None:
    if not rows:
        return
    started = time.monotonic()
    made = await logplant.set_up(actor, rows, zone)
    cases: dict[str, list[LogRow]] = defaultdict(list)
    for row in rows:
        cases[row.case].append(row)
    for of_case in cases.values():
        await logplant.set_up_order(made, of_case)
    say(f"plant ready after {time.monotonic() - started:.1f} s: {len(made.work_units)} work units, {len(cases)} orders")
    places = asyncio.Semaphore(SIDE_BY_SIDE)

    async def one_case(of_case: list[LogRow]) -> None:
        async with places:
            for row in sorted(of_case, key=lambda row: (row.ended_at, row.line)):
                await _book_row(made, name, row, ids[row.key, row.ordinal], marks[id(row)], result)
                if (result.booked + result.quarantined) % 500 == 0:
                    say(f"{result.booked + result.quarantined} rows after {time.monotonic() - started:.1f} s")

    await asyncio.gather(*map(one_case, cases.values()))
    say(f"all rows after {time.monotonic() - started:.1f} s")


async def _book_row(made: LogPlant, name: str, row: LogRow, id: UUID, marks: frozenset[Flag], result: Result) -> None:
    cmd = telemetry.RecordLogRow(
        id=id,
        log=name,
        line=row.line,
        ordinal=row.ordinal,
        source=json.dumps(row.source, ensure_ascii=False),
        kind=row.kind,
        operation_id=made.operations[row.case, row.activity],
        worker_id=made.workers[row.worker],
        worker_name=row.worker,
        work_unit_id=made.work_units[row.resource],
        started_at=row.started_at,
        occurred_at=row.ended_at,
        completed=row.completed,
        rejected=row.rejected,
        review=row.review,
        scrap_reason=logplant.REJECTED if row.rejected else logplant.REVIEW if row.review else None,
        flags=sorted(marks),
    )
    outcome = await run(made.actor, telemetry.record_log_row, cmd)
    if isinstance(outcome.row, telemetry.Quarantine):
        result.quarantined += 1
        result.reasons[_reason(outcome.row)] += 1
    else:
        result.booked += 1


def _reason(entry: telemetry.Quarantine) -> str:
    kind = DomainError.catalogue[entry.code]
    return kind(**entry.params).sentence


async def _compare(actor: Actor, rows: Sequence[LogRow], ids: Sequence[UUID], result: Result) -> None:
    """What stands in the database beside what stands in the file, summed independently of each other."""
    async with reading(actor) as read:
        booked = await telemetry.booked_rows(read, ids)
    result.flags = Counter(flag for row in booked for flag in row.flags)
    result.over_completed = len({row.operation_id for row in booked if Flag.OVER_COMPLETED in row.flags})
    for by, (in_log, in_books) in _KEYS.items():
        wanted = _sums([(in_log(row), _of_log(row)) for row in rows])
        result.totals[by] = found = _sums([(in_books(row), _of_books(row)) for row in booked])
        for name in sorted(wanted.keys() | found.keys()):
            if wanted.get(name) != found.get(name):
                result.differences.append(f"{by} {name}: file {wanted.get(name)}, booked {found.get(name)}")


_KEYS: Mapping[str, tuple[Callable[[LogRow], str], Callable[[telemetry.BookedRow], str]]] = {
    "report_type": (lambda row: row.kind, lambda row: row.kind),
    "resource": (lambda row: row.resource, lambda row: row.resource),
    "worker": (lambda row: row.worker, lambda row: row.worker),
    "part": (lambda row: row.part, lambda row: row.part),
    "order": (lambda row: row.case, lambda row: row.order),
}


def _of_log(row: LogRow) -> Total:
    return Total(row.completed, row.rejected, row.review, 1, row.minutes)


def _of_books(row: telemetry.BookedRow) -> Total:
    return Total(row.completed, row.rejected, row.review, 1, row.minutes)


def _sums(rows: Iterable[tuple[str, Total]]) -> dict[str, Total]:
    sums: dict[str, Total] = {}
    for name, total in rows:
        sums[name] = sums[name].plus(total) if name in sums else total
    return dict(sorted(sums.items()))


def report(result: Result, say: Say) -> None:
    say(f"rows {result.rows}: booked {result.booked}, quarantined {result.quarantined}, imported before {result.known}")
    for reason, count in result.reasons.most_common(10):
        say(f"  quarantined {count}: {reason}")
    for flag, count in sorted(result.flags.items()):
        say(f"  flagged {count}: {flag}")
    say(f"  operations with more than ordered: {result.over_completed}")
    for kind, total in result.totals.get("report_type", {}).items():
        say(
            f"  {kind}: {total.rows} rows, {total.completed} completed, {total.rejected} rejected,"
            f" {total.review} before the review board, {total.minutes} minutes"
        )
    if result.differences:
        say(f"totals differ from the file in {len(result.differences)} places:")
        for line in result.differences[:20]:
            say(f"  {line}")
    else:
        names = ", ".join(f"{len(result.totals[by])} {by.replace('_', ' ')}s" for by in _KEYS)
        say(f"totals equal the file ({names})")


async def _main(file: Path, tenant: str) -> int:
    try:
        result = await replay(file, tenant)
    except DomainError as error:
        again = "; the same command later goes on where it stopped" if isinstance(error, Unavailable) else ""
        print(f"{file}: {error.sentence}{again}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{file}: {error.strerror or error}", file=sys.stderr)
        return 1
    finally:
        await database().close()
    report(result, print)
    return 1 if result.differences and not result.quarantined else 0


def main() -> None:
    parser = argparse.ArgumentParser(prog="./lotline replay", description="Import a shop-floor log.")
    parser.add_argument("file", type=Path, help="csv or xlsx with the columns of a shop-floor log")
    parser.add_argument("--tenant", default=TENANT, help=f"company code (default: {TENANT}, made when missing)")
    given = parser.parse_args()
    if not given.file.is_file():
        sys.exit(f"{given.file}: there is no such file")
    sys.exit(asyncio.run(_main(given.file, given.tenant)))


if __name__ == "__main__":
    main()
