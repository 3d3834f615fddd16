from infra.errors import Conflict, Forbidden, Invalid, LimitReached, NotFound


class TenantStateUnreachable(Conflict):
    code = "plans.tenant_state_unreachable"
    text = "a company that is {state} cannot become {wanted}"


class UnknownTimeZone(Invalid):
    code = "plans.unknown_time_zone"
    text = "{time_zone} is no time zone"


class ModuleOff(Forbidden):
    code = "plans.module_off"
    text = "the company's plan does not have {module}; {plans} has it"


class PlanLimit(LimitReached):
    """Paying more helps, waiting does not."""

    status = 402
    code = "plans.limit_reached"
    text = "the plan {plan} allows {limit} {what}, this would make {would_be}; {plans} allows more"


class UnknownPlan(Invalid):
    code = "plans.unknown_plan"
    text = "{plan} is no plan that can be ordered"


class NextPlanQueued(Conflict):
    code = "plans.next_plan_queued"
    text = "{plan} already follows the running term; another plan can be ordered when it has begun"


class OrderStillOpen(Conflict):
    code = "plans.order_still_open"
    text = "the order {number} is still open: pay it or cancel it first"


class BillNotOpen(Conflict):
    code = "plans.bill_not_open"
    text = "the order {number} is {state}"


class WayNotOffered(Invalid):
    code = "plans.way_not_offered"
    text = "this order cannot be paid by {provider}"


class TaxNumberWrong(Invalid):
    code = "plans.tax_number_wrong"
    text = "{tax_number} is no taxpayer number: its check digit does not fit"


class InvoiceDataMissing(Invalid):
    code = "plans.invoice_data_missing"
    text = "the invoice needs {field}"


class SlipMissing(NotFound):
    code = "plans.slip_missing"
    text = "the slip has not arrived; choose the picture again"


class ReferenceUsed(Conflict):
    code = "plans.reference_used"
    text = "the transfer {reference} stands for another payment already"


class SameApprover(Forbidden):
    code = "plans.same_approver"
    text = "two people approve a transfer; {name} has approved it already"


class ApproverNotHuman(Forbidden):
    code = "plans.approver_not_human"
    text = "only a person who signed in approves a transfer"


class TransferDiffers(Conflict):
    code = "plans.transfer_differs"
    text = "the order is about {amount}, on the statement stand {seen}: refuse it with the reason instead"


class PaymentNotWaiting(Conflict):
    code = "plans.payment_not_waiting"
    text = "this payment is {state}"


class OrderDoesNotTake(Conflict):
    code = "plans.order_does_not_take"
    text = "the order {number} does not take this payment: {problem}"


class RefundTooLarge(Invalid):
    code = "plans.refund_too_large"
    text = "at most {left} of this payment can go back"


class ProviderUnknown(Invalid):
    code = "plans.provider_unknown"
    text = "{provider} is no way of paying here"


class ProviderOff(Conflict):
    code = "plans.provider_off"
    text = "payments by {provider} are not taken here"


class NotLedger(Forbidden):
    code = "plans.not_ledger"
    text = "the books of subscriptions are kept in the vendor's company only"


class InvoiceNumberWrong(Invalid):
    code = "plans.invoice_number_wrong"
    text = "{number} is no invoice number: 8 digits, or 20 for electronic ones"
