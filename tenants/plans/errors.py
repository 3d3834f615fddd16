from infra.errors import Conflict, Invalid


class TenantStateUnreachable(Conflict):
    code = "plans.tenant_state_unreachable"
    text = "a company that is {state} cannot become {wanted}"


class UnknownTimeZone(Invalid):
    code = "plans.unknown_time_zone"
    text = "{time_zone} is no time zone"
