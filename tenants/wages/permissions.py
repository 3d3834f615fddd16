from infra.permissions import Permission
from tenants.roles import ADMIN, INSPECTOR, OPERATOR, OWNER, PLANNER, TEAM_LEAD

READ_OWN = Permission(
    "wages.slip:own",
    "See one's own wages",
    roles={OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, OWNER, ADMIN},
    zh="查看自己的工资",
)
READ_WAGES = Permission(
    "wages.slip:read", "See everybody's wages and rates", roles={OWNER, ADMIN}, zh="查看全部工资和单价"
)
MANAGE_RATES = Permission(
    "wages.rate:change", "Set rates, grades and the scrap rule", roles={OWNER, ADMIN}, zh="设置工价、等级和报废规则"
)
ADJUST_WAGES = Permission(
    "wages.adjustment:make", "Add to or take from wages", roles={OWNER, ADMIN}, zh="调整工资", reason=True
)
OPEN_DISPUTE = Permission(
    "wages.dispute:open", "Dispute one's own wages", roles={OPERATOR, TEAM_LEAD, INSPECTOR}, zh="对自己的工资提出异议"
)
DECIDE_DISPUTE = Permission(
    "wages.dispute:decide", "Decide on wage disputes", roles={TEAM_LEAD, OWNER, ADMIN}, zh="处理工资异议", reason=True
)
CLOSE_PERIOD = Permission("wages.period:close", "Close a month's wages", roles={OWNER, ADMIN}, zh="工资结账")
