from infra.permissions import Permission
from tenants.roles import ADMIN, OWNER

CREATE_TENANT = Permission("plans.tenant:create", "Set up a new company", zh="开通企业")
CHANGE_TENANT = Permission(
    "plans.tenant:change", "Change the company's name and time zone", roles={ADMIN, OWNER}, zh="修改企业资料"
)
MOVE_TENANT = Permission(
    "plans.tenant:set_state", "Suspend, reopen or close a company", zh="停用或恢复企业", reason=True
)
