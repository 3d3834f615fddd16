"""Refusals of reporting: each reads on after "refused because"."""

from infra.errors import Conflict, Forbidden, Invalid


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
