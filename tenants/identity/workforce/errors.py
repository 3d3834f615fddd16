"""Sentences of refusal about skills and attendance."""

from infra.errors import Conflict, Invalid


class LevelUnknown(Invalid):
    code = "identity.level_unknown"
    text = "{level} is no skill level; levels are 1 to 4"


class ValidityReversed(Invalid):
    code = "identity.validity_reversed"
    text = "it would end on {valid_to}, before it begins"


class AttendanceOpen(Conflict):
    code = "identity.attendance_open"
    text = "{name} is here already, since {came_at}"


class AttendanceNotOpen(Conflict):
    code = "identity.attendance_not_open"
    text = "{name} has not come, so there is nothing to end"


class AttendanceOverlaps(Conflict):
    code = "identity.attendance_overlaps"
    text = "another record says that {name} was here in that time"


class AttendanceUnlikely(Invalid):
    code = "identity.attendance_unlikely"
    text = "that time cannot be right; check when it began and ended"


class AbsenceReversed(Invalid):
    code = "identity.absence_reversed"
    text = "an absence ends after it begins, and within a year"


class AbsenceOver(Conflict):
    code = "identity.absence_over"
    text = "this absence was cancelled or is over"
