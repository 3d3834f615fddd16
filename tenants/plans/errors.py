from infra.errors import Conflict, Forbidden, Invalid, LimitReached


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
