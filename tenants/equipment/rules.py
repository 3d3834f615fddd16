"""Pure decisions about equipment."""

from datetime import datetime

from tenants.equipment.errors import DowntimeReasonMissing, StateNotNewer, StateUnknown

# ISO 22400-2 §6: actual production, idle (delay), set-up, down; `off` lies outside the planned time.
STATES = ("running", "idle", "setup", "down", "off")


def check_state(state: str, reason: str | None) -> None:
    if state not in STATES:
        raise StateUnknown(state=state[:40])
    if state == "down" and not reason:
        raise DowntimeReasonMissing()


def check_newer(label: str, open_since: datetime | None, at: datetime) -> None:
    """Spans follow each other without overlap; a late message about the past does not rewrite them."""
    if open_since is not None and at < open_since:
        raise StateNotNewer(asset=label)
