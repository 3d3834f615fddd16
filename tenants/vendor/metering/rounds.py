"""A round: every minute, for every customer; and at once for one that something was decided about.

It reads the books it will write (who is served, what was known), counts in batches, decides by `rules`, and writes what
changed. Two rounds never run at once in one installation.
"""

from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import asyncpg
import orjson

from infra import clock, directory, placements
from infra.errors import DatabaseDown
from infra.log import log
from tenants.plans.entitled import granted
from tenants.plans.models import Entitlement
from tenants.vendor import rules
from tenants.vendor.company import adopt_companies
from tenants.vendor.metering import counting, writing
from tenants.vendor.metering.asking import Known, ask_readiness

BATCH: Final = 1000
LOCK: Final = "SELECT pg_try_advisory_lock(hashtext('lotline.vendor.round'))"
BOOKS: Final = """
SELECT h.*, c.partner_id AS serves, c.founded_by, c.contact AS known_contact, d.state AS now_state, d.placement,
       p.slug AS p_slug, p.name_zh AS p_zh, p.name_en AS p_en
FROM vendor_customer c
JOIN vendor_health h ON h.tenant_id = c.tenant_id AND h.id = c.id
JOIN directory d ON d.tenant_id = c.id
LEFT JOIN vendor_partner p ON p.tenant_id = c.tenant_id AND p.id = c.partner_id
WHERE c.tenant_id = $1 AND c.ended_at IS NULL AND ($2::uuid[] IS NULL OR c.id = ANY($2))
"""
# What the vendor's own ledger says was paid this calendar month, by its clock.
PAID: Final = """
SELECT o.customer_id, sum(o.amount - o.refunded)::bigint AS paid FROM plans_order o
JOIN plans_tenant v ON v.tenant_id = o.tenant_id AND v.id = o.tenant_id AND v.kind = 'vendor'
WHERE o.tenant_id = ANY($1::uuid[]) AND o.state = 'paid' AND o.currency = 'CNY'
  AND o.paid_at >= date_trunc('month', $2::timestamptz AT TIME ZONE v.time_zone) AT TIME ZONE v.time_zone
GROUP BY o.customer_id
"""
SERVING: Final = "SELECT DISTINCT tenant_id FROM vendor_customer WHERE ended_at IS NULL"


FIGURES: Final[Mapping[str, tuple[str, ...]]] = {
    "devices": ("silent_devices", "pending"), "intents": ("rejected",), "letters": ("dead",), "errors": ("errors",),
}  # fmt: skip
"""Where there is anything to see behind a figure."""


async def round_once() -> int:
    """How many customers were looked at; 0 while another process is at it."""
    await _books_stand()
    async with directory.control() as connection:
        if not await connection.fetchval(LOCK):
            return 0
        return await _measure(connection, None)


ADOPTED_AT_ONCE: Final = 200
_prepared = False


async def _books_stand() -> None:
    """From the beginning of a process until nothing is missing: an installation that was updated has a vendor's company
    and its books as well. Thousands of companies take their turns, so that their own work does not wait."""
    global _prepared
    if not _prepared:
        _prepared = await adopt_companies(ADOPTED_AT_ONCE) < ADOPTED_AT_ONCE


async def measure(ids: Iterable[UUID]) -> None:
    """Some customers, now: something was just decided about them."""
    async with directory.control() as connection:
        await _measure(connection, list(ids))


async def _measure(connection: Any, ids: Sequence[UUID] | None) -> int:
    now = clock.now()
    books = [row["tenant_id"] for row in await connection.fetch(SERVING)]
    by_customer: dict[UUID, list[Known]] = {}
    for book in books:
        for row in await connection.fetch(BOOKS, book, ids):
            by_customer.setdefault(row["id"], []).append(Known(book, dict(row)))
    await ask_readiness(connection, by_customer, now)
    paid = {row["customer_id"]: row["paid"] for row in await connection.fetch(PAID, books, now)}
    for place, there in _placed(by_customer).items():
        try:
            async with _at(connection, place) as away:
                for start in range(0, len(there), BATCH):
                    part = {id: by_customer[id] for id in there[start : start + BATCH]}
                    await _batch(connection, away, part, paid, now)
        except (OSError, asyncpg.PostgresConnectionError, DatabaseDown) as error:
            if place == directory.HOME:
                raise
            log.warning("vendor.place_unreachable", place=place, customers=len(there), error=str(error))
    return len(by_customer)


def _placed(by_customer: Mapping[UUID, list[Known]]) -> dict[str, list[UUID]]:
    places: dict[str, list[UUID]] = {}
    for id, each in by_customer.items():
        places.setdefault(each[0].row["placement"], []).append(id)
    return places


@asynccontextmanager
async def _at(home: Any, place: str) -> AsyncIterator[Any]:
    """Where these companies' rows lie: here, or in a database of their own."""
    if place == directory.HOME:
        yield home
        return
    away = await asyncpg.connect(placements.place(place).relay)
    try:
        yield away
    finally:
        await away.close()


async def _batch(
    connection: Any, away: Any, known: Mapping[UUID, list[Known]], paid: Mapping[UUID, int], now: datetime
) -> None:
    ids = list(known)
    starts = [_starts(known[id][0].row, now) for id in ids]
    counts = await counting.counted(away, ids, starts, now)
    made = {id: health_of(known[id][0].row, counts[id], now, paid.get(id, 0)) for id in ids if id in counts}
    for books in {each.books for rows in known.values() for each in rows}:
        mine = {each.row["id"]: each.row for rows in known.values() for each in rows if each.books == books}
        await _write(connection, books, mine, made, now)
    await _causes(connection, away, known, made, now)


async def _write(
    connection: Any, books: UUID, mine: Mapping[UUID, Mapping[str, Any]], made: Mapping[UUID, dict[str, Any]],
    now: datetime,
) -> None:  # fmt: skip
    changed: list[dict[str, Any]] = []
    same: list[dict[str, Any]] = []
    for id, row in mine.items():
        if id not in made:
            continue  # its rows are on their way to another database: the books say what they said
        new = made[id] | _served_by(row)
        (
            same
            if not row.get("moved") and all(_known(row, name) == new[name] for name in writing.COLUMNS)
            else changed
        ).append(new)
    if changed:
        await writing.write_health(connection, books, changed, now)
    if same:
        await writing.touch(connection, books, [row["id"] for row in same], now)


def _served_by(row: Mapping[str, Any]) -> dict[str, Any]:
    """Whose it is reads differently in each company's books."""
    return {
        "partner_id": row["serves"], "partner_slug": row["p_slug"], "partner_zh": row["p_zh"],
        "partner_en": row["p_en"], "contact": row["known_contact"],
    }  # fmt: skip


def _known(row: Mapping[str, Any], name: str) -> Any:
    return _json(row[name]) if writing.COLUMNS[name] == "jsonb" else row[name]


def _json(text: Any) -> Any:
    """A connection of the control plane hands JSON out as text."""
    return orjson.loads(text) if isinstance(text, str) else text


def _starts(row: Mapping[str, Any], now: datetime) -> datetime:
    """Only the last two days are counted again: a phone without a network hands yesterday's reports in today. A row
    that is new, or was left alone for longer, is counted whole."""
    fresh = row["day"] is not None and row["version"] and (now.date() - row["day"]).days <= 1
    back = 2 if fresh else rules.DAYS + 1
    return now - timedelta(days=back)


def health_of(row: Mapping[str, Any], counts: Mapping[str, Any], now: datetime, paid: int = 0) -> dict[str, Any]:
    """The new row: what was counted, decided by the rules. `paid`: this month, in fen."""
    zone = ZoneInfo(counts["time_zone"])
    today = now.astimezone(zone).date()
    days = _days(row, counts, today, _starts(row, now), zone)
    allowed = granted(_entitlement(counts))
    live = row["live_since"] or (now if rules.works(days) and row["now_state"] != "trial" else None)
    found = rules.Measured(
        now=now,
        state=row["now_state"],
        founded_by=row["founded_by"],
        live_since=live,
        days=days,
        last_report_at=counts["last"],
        silent_devices=counts["silent"],
        silent_since=counts["since"],
        pending=counts["pending"],
        rejected=counts["rejected"],
        dead=counts["dead"],
        dead_actor=counts["dead_actor"],
        errors=counts["errors"],
        seats_used=counts["seats"],
        seats_limit=allowed.limit("seats"),
        devices_used=counts["devices"],
        devices_limit=allowed.limit("devices"),
        renews_at=allowed.until,
        grace_until=allowed.grace_until,
        readiness=row["readiness"],
        stuck_at=row["stuck_at"],
    )
    problems = rules.problems(found)
    same = ("live_since", "state", "silent_devices", "silent_since", "pending", "rejected", "dead", "errors",
            "seats_used", "seats_limit", "devices_used", "devices_limit", "renews_at", "grace_until", "last_report_at",
            "readiness", "stuck_at")  # fmt: skip
    return {name: getattr(found, name) for name in same} | {
        "id": row["id"],
        "slug": counts["code"],
        "name_zh": counts["name_zh"],
        "name_en": counts["name_en"],
        "industry": counts["industry"],
        "phase": rules.phase_of(found.state, found.founded_by, live, days),
        "plan": allowed.plan,
        "renews_sort": allowed.until or rules.NO_DATE,
        "renewed_month": paid,
        "version": release(),
        "days": days,
        "day": today,
        "reports_today": days[-1],
        "last_report_sort": counts["last"] or rules.NEVER,
        "problems": [each.told() for each in problems],
        "trouble": rules.trouble(problems),
    }


def _days(
    row: Mapping[str, Any], counts: Mapping[str, Any], today: date, starts: datetime, zone: ZoneInfo
) -> list[int]:
    """The first day counted is only half there, so it is left as it was known; the others are as counted, also 0."""
    counted = orjson.loads(counts["days"] or "{}")
    first = starts.astimezone(zone).date()
    whole = {
        (first + timedelta(days=n)).isoformat(): 0 for n in range(1, (today - first).days + 1)
    } | {day: n for day, n in counted.items() if day > first.isoformat()}  # fmt: skip
    return counting.last_days(today, whole, _json(row["days"]), row["day"])


def _entitlement(counts: Mapping[str, Any]) -> Entitlement | None:
    if counts["plan"] is None:
        return None
    agreed = _json(counts["agreed"]) or {}
    return Entitlement(
        plan=counts["plan"], state="", until=counts["until"], grace_until=counts["grace_until"], agreed=agreed,
        prices={},
    )  # fmt: skip


async def _causes(
    connection: Any, away: Any, known: Mapping[UUID, list[Known]], made: Mapping[UUID, dict[str, Any]], now: datetime
) -> None:
    """Copied where there is anything to see."""
    for kind, figures in FIGURES.items():
        ids = [id for id, row in made.items() if any(row[name] for name in figures)]
        if ids:
            await _keep(connection, kind, known, await counting.caused(away, kind, ids, now), now)
    for kind, lines in (("bill", _bill), ("limits", _limits)):
        found = {id: lines(row) for id, row in made.items() if any(each["detail"] == kind for each in row["problems"])}
        if found:
            await _keep(connection, kind, known, found, now)


async def _keep(
    connection: Any, kind: str, known: Mapping[UUID, list[Known]], causes: Mapping[UUID, list[dict[str, Any]]],
    now: datetime,
) -> None:  # fmt: skip
    for books in {each.books for id in causes for each in known[id]}:
        mine = {id: lines for id, lines in causes.items() if any(each.books == books for each in known[id])}
        await writing.write_causes(connection, books, kind, mine, now)


def _line(
    title: str, *, text: str | None = None, count: int | None = None, at: datetime | None = None
) -> dict[str, Any]:
    return {"title": title, "text": text, "code": None, "count": count, "at": at.isoformat() if at else None}


def _bill(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        _line("state", text=row["state"]), _line("plan", text=row["plan"]), _line("renews_at", at=row["renews_at"]),
        _line("grace_until", at=row["grace_until"]),
    ]  # fmt: skip


def _limits(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        _line("seats", count=row["seats_used"], text=str(row["seats_limit"] or "")),
        _line("devices", count=row["devices_used"], text=str(row["devices_limit"] or "")),
    ]


@lru_cache(maxsize=1)
def release() -> str:
    """What serves the customer: the release of this installation."""
    try:
        return version("lotline")
    except PackageNotFoundError:
        from infra.bootstrap.places import PROJECT

        text = (PROJECT / "pyproject.toml").read_text("utf-8")
        return next(line.split('"')[1] for line in text.splitlines() if line.startswith("version"))


__all__ = ["health_of", "measure", "release", "round_once"]
