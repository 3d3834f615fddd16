"""What happened in recalls."""

from dataclasses import dataclass
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class RecallOpened(Event):
    name = "traceability.recall_opened"
    subject = "recall_id"
    recall_id: UUID
    number: str
    kind: str
    found: int


@dataclass(frozen=True, kw_only=True)
class RecallHeld(Event):
    name = "traceability.recall_held"
    subject = "recall_id"
    recall_id: UUID
    number: str
    count: int


@dataclass(frozen=True, kw_only=True)
class RecallReleased(Event):
    name = "traceability.recall_released"
    subject = "recall_id"
    recall_id: UUID
    number: str
    count: int


@dataclass(frozen=True, kw_only=True)
class RecallClosedFact(Event):
    name = "traceability.recall_closed"
    subject = "recall_id"
    recall_id: UUID
    number: str
    grade: str | None
