"""Refusals of reporting: each reads on after "refused because".

Where somebody else can help, `params` carry `helper` (names joined), `helpers` ([{name, phone}]) and `overridable`:
whether one of them may send the same command again with `override` and a reason.
"""

from infra.errors import Conflict, Forbidden, Invalid, NotFound


class NothingReported(Invalid):
    code = "reporting.nothing_reported"
    text = "the report names no quantity"


class QuantityNegative(Invalid):
    code = "reporting.quantity_negative"
    text = "{field} is {quantity}; a report only adds. To take one back, reverse it"


class QuantityAbsurd(Invalid):
    code = "reporting.quantity_absurd"
    text = "{quantity} is more than any order here; check the digits"


class QuantityFraction(Invalid):
    code = "reporting.quantity_fraction"
    text = "{quantity} {unit} has more decimals than the unit allows"


class ScrapReasonMissing(Invalid):
    code = "reporting.scrap_reason_missing"
    text = "scrap or rework needs a reason"


class ScrapReasonUnknown(Invalid):
    code = "reporting.scrap_reason_unknown"
    text = "there is no reason {reason} for this kind of scrap"


class KindUnknown(Invalid):
    code = "reporting.kind_unknown"
    text = "there is no kind of report called {kind}"


class TimesReversed(Invalid):
    code = "reporting.times_reversed"
    text = "the work ends at {ended} before it starts at {started}"


class OverReported(Conflict):
    """`last_*` name the latest report on the operation; `helper` who may report over."""

    code = "reporting.over_reported"
    text = (
        "{over} over, not booked: {last_reporter} reported {last_quantity}, {remaining} are left. {helper} can approve"
    )


class AlreadyReversed(Conflict):
    code = "reporting.already_reversed"
    text = "this report was already taken back"


class ReversalNotReversible(Conflict):
    code = "reporting.reversal_not_reversible"
    text = "a reversal is not reversed again; report anew"


class NotYourReport(Forbidden):
    code = "reporting.not_your_report"
    text = "{reporter} made this report; {helper} can take it back"


class ReversalReasonMissing(Invalid):
    code = "reporting.reversal_reason_missing"
    text = "taking back a report needs a reason"


class NotYetHappened(Invalid):
    code = "reporting.not_yet_happened"
    text = "{at} lies in the future"


class ShiftUnknown(NotFound):
    code = "reporting.shift_unknown"
    text = "there is no such shift here"


class NoteTooLong(Invalid):
    code = "reporting.note_too_long"
    text = "the note has more than {most} characters"


class PhotoUnknown(Invalid):
    code = "reporting.photo_unknown"
    text = "{photo} is no photo's fingerprint"


class TooManyPhotos(Invalid):
    code = "reporting.too_many_photos"
    text = "a report takes at most {most} photos"


# -- who may let it through


class NotForOthers(Forbidden):
    code = "reporting.not_for_others"
    text = "reporting for {worker} is for {helper}"


class WorkerUnknown(NotFound):
    code = "reporting.worker_unknown"
    text = "there is no such person here"


class OperationSkipped(Conflict):
    code = "reporting.operation_skipped"
    text = "the operation before delivered {available}, {ahead} fewer than this would book. {helper} can let it through"


class SkillMissing(Conflict):
    code = "reporting.skill_missing"
    text = "{worker} lacks the skill {skill}. {helper} can let it through"


class SkillExpired(Conflict):
    code = "reporting.skill_expired"
    text = "the skill {skill} of {worker} ended on {ended}. {helper} can let it through"


class InstructionUnread(Conflict):
    code = "reporting.instruction_unread"
    text = "{steps} must be read and confirmed first. {helper} can let it through"


class CounterGap(Conflict):
    code = "reporting.counter_gap"
    text = "the counter stood at {last}, not at {start}. {helper} can let it through"


class NotAllowedToOverride(Forbidden):
    code = "reporting.not_allowed_to_override"
    text = "letting this through is for {helper}"


class OverrideReasonMissing(Invalid):
    code = "reporting.override_reason_missing"
    text = "letting a report past a check needs a reason"


# -- modes


class ModeWanted(Invalid):
    code = "reporting.mode_wanted"
    text = "this operation is reported by {mode}"


class CountsDisagree(Invalid):
    code = "reporting.counts_disagree"
    text = "{given} was entered and {counted} was counted"


class ModesMixed(Invalid):
    code = "reporting.modes_mixed"
    text = "one report counts in one way, not by {modes} at once"


class CounterEndMissing(Invalid):
    code = "reporting.counter_end_missing"
    text = "the reading at the end is missing"


class CounterStartMissing(Invalid):
    code = "reporting.counter_start_missing"
    text = "the first reading needs the counter's start too"


class CounterBackwards(Invalid):
    code = "reporting.counter_backwards"
    text = "the counter ends at {end}, below its start {start}"


class BoxSizeMissing(Invalid):
    code = "reporting.box_size_missing"
    text = "nobody said how many are in a box"


class BoxRestTooLarge(Invalid):
    code = "reporting.box_rest_too_large"
    text = "a rest of {rest} is a full box of {size}"


class BoxesDontMatch(Invalid):
    code = "reporting.boxes_dont_match"
    text = "{labels} labels were scanned for {boxes} boxes"


class LabelUnreadable(Invalid):
    code = "reporting.label_unreadable"
    text = "{label} is no label"


class LabelTwice(Invalid):
    code = "reporting.label_twice"
    text = "scanned twice in this report: {names}"


class LabelCounted(Conflict):
    """`labels` are all that were counted before; `reporter` and `at` tell of the first of them."""

    code = "reporting.label_counted"
    text = "counted here already: {names} (by {reporter})"


class TooManyLabels(Invalid):
    code = "reporting.too_many_labels"
    text = "one report takes at most {most} labels"


# -- crews


class CrewTwice(Invalid):
    code = "reporting.crew_twice"
    text = "somebody stands twice in the crew"


class CrewTooLarge(Invalid):
    code = "reporting.crew_too_large"
    text = "a crew has at most {most} people"


class SharesMixed(Invalid):
    code = "reporting.shares_mixed"
    text = "the crew's parts are all shares, all hours or all left out"


class ShareNotPositive(Invalid):
    code = "reporting.share_not_positive"
    text = "everyone in the crew has a part above zero"


class SharesDontSum(Invalid):
    code = "reporting.shares_dont_sum"
    text = "the shares sum to {sum}, not to 1"


# -- approval


class NotPending(Conflict):
    code = "reporting.not_pending"
    text = "this report waits for no approval"


class OwnReport(Forbidden):
    code = "reporting.own_report"
    text = "nobody approves his own report"


# -- runs


class RunNotRunning(Conflict):
    code = "reporting.run_not_running"
    text = "{operation} is not running for you"


class RunNotPaused(Conflict):
    code = "reporting.run_not_paused"
    text = "{operation} is not paused for you"


class RunIsOpen(Conflict):
    code = "reporting.run_is_open"
    text = "{operation} is running for you already"


# -- downtime


class DowntimeNotFound(NotFound):
    code = "reporting.downtime_not_found"
    text = "there is no such downtime"


class PlaceMissing(Invalid):
    code = "reporting.place_missing"
    text = "it does not say where"


class DowntimeOverlaps(Conflict):
    code = "reporting.downtime_overlaps"
    text = "{work_unit} is down already since {since} ({reason})"


class DowntimeEnded(Conflict):
    code = "reporting.downtime_ended"
    text = "this downtime has ended"


class DowntimeReversed(Conflict):
    code = "reporting.downtime_reversed"
    text = "this downtime was taken back"


# -- andon


class AndonNotFound(NotFound):
    code = "reporting.andon_not_found"
    text = "there is no such call"


class AndonKindUnknown(Invalid):
    code = "reporting.andon_kind_unknown"
    text = "there is no kind of call named {kind}"


class AndonIsAnswered(Conflict):
    code = "reporting.andon_is_answered"
    text = "{by} has answered this call already"


class AndonIsResolved(Conflict):
    code = "reporting.andon_is_resolved"
    text = "{by} has resolved this call already"


class CauseMissing(Invalid):
    code = "reporting.cause_missing"
    text = "resolving a call needs its cause"


class LevelsInvalid(Invalid):
    code = "reporting.levels_invalid"
    text = "a call has one to three levels of a role each, and minutes below the last"


# -- missing reports


class MissingNotFound(NotFound):
    code = "reporting.missing_not_found"
    text = "no such report is missing"


class MissingSettled(Conflict):
    code = "reporting.missing_settled"
    text = "this was settled by {by}"


# -- handover


class HandoverNotFound(NotFound):
    code = "reporting.handover_not_found"
    text = "there is no such handover"


class HandoverIsSigned(Conflict):
    code = "reporting.handover_is_signed"
    text = "this handover is signed and stays as it is"


class HandoverNotSigned(Conflict):
    code = "reporting.handover_not_signed"
    text = "the outgoing lead has not signed yet"


class SameLead(Forbidden):
    code = "reporting.same_lead"
    text = "who hands over does not take over"
