"""Who may move the plant in."""

from infra.permissions import Permission
from tenants.roles import ADMIN, OWNER, PLANNER

RUN_IMPORT = Permission("onboarding.import:run", "Import sheets", roles={PLANNER, ADMIN}, zh="导入表格")
READ_IMPORTS = Permission(
    "onboarding.import:read", "See imports and the go-live list", roles={PLANNER, ADMIN, OWNER}, zh="查看导入与上线清单"
)
ROLL_BACK_IMPORT = Permission(
    "onboarding.import:roll_back", "Take an import back", roles={PLANNER, ADMIN}, zh="撤回导入", reason=True
)
OPEN_ORDERS = Permission(
    "onboarding.order:open", "Bring in half-finished orders", roles={PLANNER, ADMIN}, zh="导入在制订单"
)
CUT_OVER = Permission(
    "onboarding.plant:cut_over", "Declare the cut-over", roles={ADMIN, OWNER}, zh="宣布正式上线", reason=True
)
