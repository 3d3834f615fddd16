"""Sentences of refusal about recalls; each reads on after "refused because"."""

from infra.errors import Conflict, Invalid, NotFound


class RecallNotFound(NotFound):
    code = "traceability.recall_not_found"
    text = "the recall was not found"


class RecallSourceMissing(Invalid):
    code = "traceability.recall_source_missing"
    text = "nothing was found that a recall could begin with"


class RecallTooWide(Invalid):
    code = "traceability.recall_too_wide"
    text = "{found} lots fit; a recall begins with {limit} at most. Narrow the time or name the lot"


class RecallWindowInvalid(Invalid):
    code = "traceability.recall_window_invalid"
    text = "the window must end after it begins and last {days} days at most"


class RecallBeganWrong(Invalid):
    code = "traceability.recall_began_wrong"
    text = "a recall's clock cannot have been started in the future or more than a day ago"


class RecallKindUnknown(Invalid):
    code = "traceability.recall_kind_unknown"
    text = "{value} is no kind or level of recall"


class RecallClosed(Conflict):
    code = "traceability.recall_closed"
    text = "the recall {recall} is closed"


class RecallNotHeld(Conflict):
    code = "traceability.recall_not_held"
    text = "{count} affected lots of {recall} are not held yet"


class RecallTasksOpen(Conflict):
    code = "traceability.recall_tasks_open"
    text = "{count} tasks of {recall} are not done yet"


class RecallUnanswered(Conflict):
    code = "traceability.recall_unanswered"
    text = "{recall} has no report yet"


class RecallLotForeign(Invalid):
    code = "traceability.recall_lot_foreign"
    text = "{count} of these lots are not held by {recall}"


class RecallTaskDone(Conflict):
    code = "traceability.recall_task_done"
    text = "{name} did this task already"


class LotRecalled(Conflict):
    code = "traceability.lot_recalled"
    text = "the lot {lot} is part of the recall {recall}; who may release recalled lots lets it go there"


class RecallTargetInvalid(Invalid):
    code = "traceability.recall_target_invalid"
    text = "{field} must be {least} to {most}"


class DrillNothingShipped(Conflict):
    code = "traceability.drill_nothing_shipped"
    text = "nothing was shipped that a drill could ask about; choose a lot"
