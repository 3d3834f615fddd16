"""Refusals of telemetry: each reads on after "refused because"."""

from infra.errors import Conflict, Forbidden, Invalid, NotFound


class SignalUnknown(NotFound):
    code = "telemetry.signal_unknown"
    text = "no active signal belongs to the topic {topic}"


class DeviceRevoked(Forbidden):
    code = "telemetry.device_revoked"
    text = "the device {device} is no longer enrolled"


class WrongDevice(Forbidden):
    code = "telemetry.wrong_device"
    text = "the message names the device {named}, but its topic belongs to another one"


class CompanyUnknown(NotFound):
    code = "telemetry.company_unknown"
    text = "no company is called {slug}"


class MessageMalformed(Invalid):
    code = "telemetry.message_malformed"
    text = "the message cannot be read: {problem}"


class ReadingImplausible(Conflict):
    code = "telemetry.reading_implausible"
    text = "the counter jumped from {before} to {now}, more than {limit} pieces at once"


class SequenceReused(Conflict):
    code = "telemetry.sequence_reused"
    text = "the device sent number {seq} twice with different content; a device that restarts must name its boot"


class NotMapped(Conflict):
    code = "telemetry.not_mapped"
    text = "nobody has said which operation the counter {signal} feeds"


class MessageFailed(Conflict):
    code = "telemetry.message_failed"
    text = "the message could not be handled ({error}); it is kept as it came"


class RowUnreadable(Invalid):
    code = "telemetry.row_unreadable"
    text = "line {line} cannot become a report: {problem}"


class LimitsInvalid(Invalid):
    code = "telemetry.limits_invalid"
    text = "{field} must be above zero"


class CodeUnusable(Invalid):
    code = "telemetry.code_unusable"
    text = "{code} cannot be part of a topic; use letters, digits, dot, dash and underscore"


class AlreadyResolved(Conflict):
    code = "telemetry.already_resolved"
    text = "this entry was already {state}"


class NothingToBook(Conflict):
    code = "telemetry.nothing_to_book"
    text = "this entry holds no pieces; dismiss it with a reason"
