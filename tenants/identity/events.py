"""Facts of identity. Everybody's open screens hear them, so they carry no words of a to-do."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class TodoPosted(Event):
    """Named people or a role have something to do."""

    name = "identity.todo_posted"
    subject = "subject_id"

    todo_id: UUID
    kind: str
    subject_id: UUID
    level: str
    user_ids: list[UUID]
    role: str | None


@dataclass(frozen=True, kw_only=True)
class TodoSettled(Event):
    name = "identity.todo_settled"
    subject = "subject_id"

    todo_id: UUID
    kind: str
    subject_id: UUID
    outcome: str


@dataclass(frozen=True, kw_only=True)
class TodoGiven(Event):
    """Somebody took it, or it was handed to a colleague."""

    name = "identity.todo_given"
    subject = "subject_id"

    todo_id: UUID
    kind: str
    subject_id: UUID
    user_id: UUID
    via: str


@dataclass(frozen=True, kw_only=True)
class TodoEscalated(Event):
    """It is overdue: the lead of the named people, or the role above, hears of it once."""

    name = "identity.todo_escalated"
    subject = "subject_id"

    todo_id: UUID
    kind: str
    subject_id: UUID
    user_ids: list[UUID]
    role: str | None


@dataclass(frozen=True, kw_only=True)
class SkillsChanged(Event):
    """What these people can do; nobody named: a skill itself changed."""

    name = "identity.skills_changed"
    user_ids: list[UUID]


@dataclass(frozen=True, kw_only=True)
class AttendanceChanged(Event):
    name = "identity.attendance_changed"
    subject = "user_id"

    user_id: UUID
    present: bool


@dataclass(frozen=True, kw_only=True)
class AbsenceChanged(Event):
    """Somebody will not be here, or will be after all."""

    name = "identity.absence_changed"
    subject = "user_id"

    user_id: UUID
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class MessageQueued(Event):
    """A message is to leave the house."""

    name = "identity.message_queued"
    live = False

    message_id: UUID


@dataclass(frozen=True, kw_only=True)
class AccessEnded(Event):
    """Somebody's sessions, or a device, were ended: streams of theirs that stand open look again at once."""

    name = "identity.access_ended"
    subject = "whose_id"

    whose_id: UUID  # a person's or a device's


@dataclass(frozen=True, kw_only=True)
class PersonLeft(Event):
    name = "identity.person_left"
    subject = "user_id"

    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReviewSignedOff(Event):
    """One reviewer signed his part of an access review; `closed`: it was the last one."""

    name = "identity.review_signed_off"
    subject = "review_id"

    review_id: UUID
    part_id: UUID
    closed: bool
