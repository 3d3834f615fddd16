from infra.errors import Conflict, Forbidden, Invalid, NotFound


class NotServing(Forbidden):
    code = "vendor.not_serving"
    text = "this company serves no others"


class NotVendor(Forbidden):
    code = "vendor.not_vendor"
    text = "only the vendor itself may do this"


class CustomerUnknown(NotFound):
    """Another organisation's customer, or nobody's: the same answer."""

    code = "vendor.customer_unknown"
    text = "no customer of this organisation"


class CustomerStateWrong(Conflict):
    code = "vendor.customer_state"
    text = "the customer is {state}"


class SuspendedByOthers(Forbidden):
    """Whoever suspended lifts it again; the vendor, who answers for the installation, lifts any."""

    code = "vendor.suspended_by_others"
    text = "this organisation did not suspend the customer: only Lotline can let it work again"


class DaysInvalid(Invalid):
    code = "vendor.days_invalid"
    text = "a period is extended by 1 to {most} days"


class CodeInvalid(Invalid):
    code = "vendor.code_invalid"
    text = "a company code has 3 to 30 small letters and digits and begins with a letter"


class PartnerUnknown(NotFound):
    code = "vendor.partner_unknown"
    text = "no such partner"


class AlreadyServed(Conflict):
    code = "vendor.already_served"
    text = "this organisation serves the customer already"


class DraftIncomplete(Invalid):
    code = "vendor.draft_incomplete"
    text = "still missing: {fields}"


class DraftClosed(Conflict):
    code = "vendor.draft_closed"
    text = "this set-up is {state}"


class PriceInvalid(Invalid):
    code = "vendor.price_invalid"
    text = "a price names a plan, month or year, and an amount from 0 in the currency's smallest unit"


class ContactInvalid(Invalid):
    code = "vendor.contact_invalid"
    text = "{contact} is neither a mobile number nor an e-mail address"


class VisitStanding(Conflict):
    code = "vendor.visit_standing"
    text = "a visit of yours at this customer is asked for or open already"
