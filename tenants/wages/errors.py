from infra.errors import Conflict, Forbidden, Invalid, NotFound


class RateInvalid(Invalid):
    code = "wages.rate_invalid"
    text = "a rate is at least 0, has at most four decimal places, and a piece rate names its operation"


class FactorInvalid(Invalid):
    code = "wages.factor_invalid"
    text = "a factor lies between -{most} and 1"


class GradeInvalid(Invalid):
    code = "wages.grade_invalid"
    text = "a grade has 1 to 20 characters"


class MonthInvalid(Invalid):
    code = "wages.month_invalid"
    text = "{month} is no month (YYYY-MM)"


class PeriodClosed(Conflict):
    code = "wages.period_closed"
    text = "the wages of {month} are closed; what changes them now belongs to the open month"


class PeriodNotOver(Conflict):
    code = "wages.period_not_over"
    text = "{month} is not over yet"


class PeriodOutOfOrder(Conflict):
    code = "wages.period_out_of_order"
    text = "{month} must be closed first"


class RateGap(Conflict):
    """The named bad input: work that nobody said the worth of."""

    code = "wages.rate_gap"
    text = "{count} gaps in the rates of {month}, the first: {item} {operation}, grade {grade}, from {since} to {until}"


class ApprovalsPending(Conflict):
    code = "wages.approvals_pending"
    text = "{count} reports of {month} wait for approval"


class DisputesOpen(Conflict):
    code = "wages.disputes_open"
    text = "{count} disputes of {month} are open"


class NotYourWage(Forbidden):
    code = "wages.not_your_wage"
    text = "these are somebody else's wages"


class NothingEarned(NotFound):
    code = "wages.nothing_earned"
    text = "this report earned you nothing that could be disputed"


class DisputeStanding(Conflict):
    code = "wages.dispute_standing"
    text = "you disputed this report already; it waits for {role}"


class DisputeDecided(Conflict):
    code = "wages.dispute_decided"
    text = "this dispute is {state}"


class OwnDispute(Forbidden):
    code = "wages.own_dispute"
    text = "somebody else must decide on your own dispute"


class ClaimMissing(Invalid):
    code = "wages.claim_missing"
    text = "say what is wrong"


class AnswerIncomplete(Invalid):
    code = "wages.answer_incomplete"
    text = "an accepted dispute names either the right quantities or the yuan to add, a rejected one neither"


class AmountInvalid(Invalid):
    code = "wages.amount_invalid"
    text = "an amount is not 0 and has at most two decimal places"
