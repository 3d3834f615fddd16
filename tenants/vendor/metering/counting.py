"""One statement for any number of customers: each count is a look-up in an index that begins with the tenant.

The role is `lotline_relay` (row-level security does not hold it), so nothing here runs in a web process; the texts name
the tenant in every part, and no value of a tenant becomes SQL.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from tenants.vendor import rules

COUNT: Final = """
SELECT t.id, c.slug AS code, c.name_zh, c.name_en, c.industry, c.time_zone, c.kind,
       u.seats, d.devices, d.silent, d.since, d.pending, r.days, l.last, j.rejected, o.dead, o.dead_actor, o.errors,
       e.plan, e.until, e.grace_until, e.agreed
FROM unnest($1::uuid[], $2::timestamptz[]) AS t(id, starts)
JOIN plans_tenant c ON c.tenant_id = t.id AND c.id = t.id
LEFT JOIN plans_entitlement e ON e.tenant_id = t.id AND e.id = t.id
CROSS JOIN LATERAL (
  SELECT count(*) AS seats FROM identity_user x WHERE x.tenant_id = t.id AND x.active) u
CROSS JOIN LATERAL (
  SELECT count(*) AS devices, coalesce(sum(p.pending), 0) AS pending,
         count(*) FILTER (WHERE p.last_seen_at < $4 AND (p.last_seen_at > $5 OR p.pending > 0)) AS silent,
         min(p.last_seen_at) FILTER (WHERE p.last_seen_at < $4 AND (p.last_seen_at > $5 OR p.pending > 0)) AS since
  FROM identity_device v
  LEFT JOIN identity_device_progress p ON p.tenant_id = v.tenant_id AND p.id = v.id
  WHERE v.tenant_id = t.id AND v.state = 'enrolled') d
CROSS JOIN LATERAL (
  SELECT jsonb_object_agg(y.day, y.n) AS days FROM (
    SELECT (x.occurred_at AT TIME ZONE c.time_zone)::date AS day, count(*) AS n FROM reporting_output_report x
    WHERE x.tenant_id = t.id AND x.occurred_at >= t.starts AND x.reverses_id IS NULL GROUP BY 1) y) r
LEFT JOIN LATERAL (
  SELECT x.occurred_at AS last FROM reporting_output_report x WHERE x.tenant_id = t.id AND x.occurred_at <= $3
  ORDER BY x.occurred_at DESC LIMIT 1) l ON true
CROSS JOIN LATERAL (
  SELECT count(*) AS rejected FROM journal x
  WHERE x.tenant_id = t.id AND x.outcome = 'refused' AND x.seq IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM records_intent_resolution y WHERE y.tenant_id = x.tenant_id AND y.journal_id = x.id)) j
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE x.state = 'dead') AS dead,
         mode() WITHIN GROUP (ORDER BY x.actor) FILTER (WHERE x.state = 'dead') AS dead_actor,
         count(*) FILTER (WHERE x.error IS NOT NULL AND x.attempted_at > $6) AS errors
  FROM (
    SELECT y.state, y.actor, y.error, y.attempted_at FROM outbox y WHERE y.tenant_id = t.id AND y.state = 'dead'
    UNION ALL
    SELECT y.state, y.actor, y.error, y.attempted_at FROM outbox y WHERE y.tenant_id = t.id AND y.state = 'due') x) o
"""

CAUSES: Final[Mapping[str, str]] = {
    "devices": """
SELECT t.id, x.* FROM unnest($1::uuid[]) AS t(id) CROSS JOIN LATERAL (
  SELECT v.name AS title, p.build AS text, NULL AS code, p.pending AS count, p.last_seen_at AS at
  FROM identity_device v JOIN identity_device_progress p ON p.tenant_id = v.tenant_id AND p.id = v.id
  WHERE v.tenant_id = t.id AND v.state = 'enrolled' AND (p.last_seen_at < $2 OR p.pending > 0)
  ORDER BY coalesce(p.pending, 0) DESC, p.last_seen_at LIMIT 30) x""",
    "letters": """
SELECT t.id, x.* FROM unnest($1::uuid[]) AS t(id) CROSS JOIN LATERAL (
  SELECT y.actor AS title, left(y.error, 600) AS text, y.code, y.attempts AS count, coalesce(y.attempted_at, y.at) AS at
  FROM outbox y WHERE y.tenant_id = t.id AND y.state = 'dead' ORDER BY y.id DESC LIMIT 30) x""",
    "errors": """
SELECT t.id, x.* FROM unnest($1::uuid[]) AS t(id) CROSS JOIN LATERAL (
  SELECT y.actor AS title, left(max(y.error), 600) AS text, max(y.code) AS code, count(*) AS count,
         max(y.attempted_at) AS at
  FROM outbox y WHERE y.tenant_id = t.id AND y.state IN ('due', 'dead') AND y.attempted_at > $2
  GROUP BY y.actor ORDER BY count(*) DESC LIMIT 30) x""",
    "intents": """
SELECT t.id, x.* FROM unnest($1::uuid[]) AS t(id) CROSS JOIN LATERAL (
  SELECT y.command AS title, y.actor_name AS text, y.code, NULL::int AS count, y.recorded_at AS at
  FROM journal y WHERE y.tenant_id = t.id AND y.outcome = 'refused' AND y.seq IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM records_intent_resolution z WHERE z.tenant_id = y.tenant_id AND z.journal_id = y.id)
  ORDER BY y.recorded_at DESC, y.id DESC LIMIT 30) x""",
}


async def counted(
    connection: Any, ids: Sequence[UUID], starts: Sequence[datetime], now: datetime
) -> dict[UUID, Mapping[str, Any]]:
    """What the rows of these companies say now; `starts`: from when on each one's reports are counted by day."""
    silent, forgotten, hour = now - rules.SILENT_AFTER, now - rules.FORGOTTEN_AFTER, now - timedelta(hours=1)
    # A phone's clock may run ahead a little; what claims to come from later is no last report.
    ahead = now + timedelta(minutes=5)
    rows = await connection.fetch(COUNT, list(ids), list(starts), ahead, silent, forgotten, hour)
    return {row["id"]: row for row in rows}


async def caused(connection: Any, kind: str, ids: Sequence[UUID], now: datetime) -> dict[UUID, list[dict[str, Any]]]:
    """The rows behind a figure, newest or worst first, of each company that has any."""
    since = {"devices": [now - rules.SILENT_AFTER], "errors": [now - timedelta(hours=1)]}.get(kind, [])
    found: dict[UUID, list[dict[str, Any]]] = {}
    for row in await connection.fetch(CAUSES[kind], list(ids), *since):
        line = dict(row)
        found.setdefault(line.pop("id"), []).append({**line, "at": line["at"].isoformat() if line["at"] else None})
    return found


def last_days(today: date, counts: Mapping[str, int], before: Sequence[int], day: date | None) -> list[int]:
    """The sparkline, oldest first: days counted now, and what was known of those before them."""
    shift = (today - day).days if day is not None else rules.DAYS
    known = [*before, *([0] * max(0, shift))][-rules.DAYS :] if shift >= 0 else list(before)
    known = [0] * (rules.DAYS - len(known)) + known
    for n in range(rules.DAYS):
        name = (today - timedelta(days=rules.DAYS - 1 - n)).isoformat()
        if name in counts:
            known[n] = counts[name]
    return known
