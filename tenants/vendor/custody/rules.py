"""Pure decisions about whole companies."""

from datetime import date
from typing import Final
from uuid import UUID

from tenants.vendor.custody.errors import NotClosed, OnHold, RetentionUnset, StillKept
from tenants.vendor.custody.models import Retention

KINDS: Final = ("export", "restore", "move", "clear", "close", "erase")
OPEN: Final = ("waiting", "asked", "running")
ENDED: Final = ("done", "failed", "cancelled")


def check_erasable(slug: str, state: str, kept: Retention | None, today: date) -> None:
    """Closed, past its retention, and held by nobody. Raises NotClosed, RetentionUnset, OnHold or StillKept."""
    if state != "closed":
        raise NotClosed(slug=slug, state=state)
    if kept is None:
        raise RetentionUnset(slug=slug)
    if kept.legal_hold:
        raise OnHold(slug=slug, why=kept.why)
    if kept.keep_until > today:
        raise StillKept(slug=slug, until=kept.keep_until)


def key_of(vendor: UUID, job_id: UUID) -> str:
    """Where an archive is kept: with the vendor, so that it outlives the company it came from."""
    return f"{vendor}/custody/{job_id}.zip"
