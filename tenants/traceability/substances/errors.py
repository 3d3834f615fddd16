"""Sentences of refusal about substances; each reads on after "refused because"."""

from infra.errors import Conflict, Invalid, NotFound


class SubstanceBlocked(Conflict):
    """`verdict`: undeclared, expired or over_limit."""

    code = "traceability.substance_blocked"
    text = "{lot} is not covered for {list}: {verdict} {detail}"


class SubstanceNeedsReason(Conflict):
    code = "traceability.substance_needs_reason"
    text = "{lot} is not covered for {list} ({verdict} {detail}); it goes only with a reason"


class SubstanceListUnknown(Invalid):
    code = "traceability.substance_list_unknown"
    text = "there is no list {list}"


class SubstanceUnknown(Invalid):
    code = "traceability.substance_unknown"
    text = "{substance} is not on the list {list}"


class SubstanceGiven(Invalid):
    code = "traceability.substance_given"
    text = "{code} of {list} is published and cannot be entered again"


class ExemptionUnknown(Invalid):
    code = "traceability.exemption_unknown"
    text = "there is no exemption {exemption} for {substance}"


class DeclarationNotFound(NotFound):
    code = "traceability.declaration_not_found"
    text = "the declaration was not found"


class DeclarationDates(Invalid):
    code = "traceability.declaration_dates"
    text = "{field} does not fit: a paper is issued before today and valid until later"


class DeclarationWithdrawn(Conflict):
    code = "traceability.declaration_withdrawn"
    text = "the declaration {number} was withdrawn"


class LotOfOtherItem(Invalid):
    code = "traceability.declaration_lot_differs"
    text = "the lot {lot} is not of this item"


class ReportNeedsValues(Invalid):
    code = "traceability.report_needs_values"
    text = "a test report has measured values"


class ConcentrationInvalid(Invalid):
    code = "traceability.concentration_invalid"
    text = "{value} mg/kg is no concentration; it is 0 to 1,000,000"
