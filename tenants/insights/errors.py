"""Refusals of insights, each reading on after "refused because"."""

from infra.errors import Conflict, Invalid


class FigureUnknown(Invalid):
    code = "insights.figure_unknown"
    text = "there is no figure {figure}"


class PeriodInvalid(Invalid):
    code = "insights.period_invalid"
    text = "a period runs from a day to the same or a later one, at most 400 days, not {first} to {last}"


class PriceInvalid(Invalid):
    code = "insights.price_invalid"
    text = "a price or rate is zero or more, with at most four decimals, not {amount}"


class AmountInvalid(Invalid):
    code = "insights.amount_invalid"
    text = "an amount is more than zero, in yuan and cents, not {amount}"


class CostKindUnknown(Invalid):
    code = "insights.cost_kind_unknown"
    text = "{kind} is no kind of cost: subcontract or other"


class NoteMissing(Invalid):
    code = "insights.note_missing"
    text = "a cost entry says what it is for"


class CostEntryReversed(Conflict):
    code = "insights.cost_entry_reversed"
    text = "this cost entry was taken back already"
