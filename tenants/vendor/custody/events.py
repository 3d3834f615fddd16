from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class CustodyAdvanced(Event):
    """A task on a whole company was asked for, made a step, or ended."""

    name = "vendor.custody_advanced"
    subject = "job_id"

    job_id: UUID
    kind: str
    state: str
    step: str = ""
