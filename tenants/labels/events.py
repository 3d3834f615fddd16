"""Facts of labels: screens follow prints by them, edge agents are woken by them."""

from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class LabelApproved(Event):
    name = "labels.label_approved"
    subject = "template_id"

    template_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class PrintJobChanged(Event):
    """A print was asked for, or came further. `state`: rules.JOB_MOVES."""

    name = "labels.print_job_changed"
    subject = "job_id"

    job_id: UUID
    state: str
    done: int


@dataclass(frozen=True, kw_only=True)
class LabelScannedBack(Event):
    name = "labels.label_scanned_back"
    subject = "lot_id"

    lot_id: UUID
    matched: bool
