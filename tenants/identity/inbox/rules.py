"""Decisions of the inbox; no session, no clock."""

from datetime import UTC, datetime

from tenants.roles import ADMIN, INSPECTOR, OPERATOR, OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD

LEVELS = ("normal", "urgent")
VIA = ("posted", "taken", "delegated", "escalated")
OUTCOMES = ("done", "dismissed")

END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)
"""Where a to-do without a due time stands in the order of due times."""

ABOVE = {
    OPERATOR: TEAM_LEAD,
    INSPECTOR: QUALITY_LEAD,
    TEAM_LEAD: PLANNER,
    QUALITY_LEAD: OWNER,
    PLANNER: OWNER,
    ADMIN: OWNER,
}
"""Who learns of an overdue to-do of a role. A named person's goes to the lead of his team."""


def above(role: str | None) -> str | None:
    """A role of the company's own has nobody above it that we know of, so the owner hears."""
    return None if role == OWNER else ABOVE.get(role or TEAM_LEAD, OWNER)


def overdue(due_at: datetime | None, settled_at: datetime | None, now: datetime) -> bool:
    return settled_at is None and due_at is not None and due_at < now
