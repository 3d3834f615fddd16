from infra.permissions import Permission
from tenants.roles import ADMIN, OWNER

CREATE_TENANT = Permission("plans.tenant:create", "Set up a new company", zh="开通企业")
CHANGE_TENANT = Permission(
    "plans.tenant:change", "Change the company's name and time zone", roles={ADMIN, OWNER}, zh="修改企业资料"
)
MOVE_TENANT = Permission(
    "plans.tenant:set_state", "Suspend, reopen or close a company", zh="停用或恢复企业", reason=True
)
READ_SUBSCRIPTION = Permission(
    "plans.subscription:read", "See the plan, its use and the bills", roles={ADMIN, OWNER}, zh="查看订阅与账单"
)
MANAGE_SUBSCRIPTION = Permission(
    "plans.subscription:manage", "Order a plan, pay, and set the invoice data", roles={ADMIN, OWNER}, zh="订购与付款"
)
SET_ENTITLEMENT = Permission(
    "plans.entitlement:set", "Say what the company may use (the vendor's ledger does)", zh="设置企业权益"
)
