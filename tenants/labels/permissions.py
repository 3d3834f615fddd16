from infra.permissions import Permission
from tenants.masterdata.permissions import EVERYONE
from tenants.roles import ADMIN, INSPECTOR, OPERATOR, PLANNER, QUALITY_LEAD, TEAM_LEAD, WAREHOUSE

READ_LABELS = Permission("labels.label:read", "See labels, printers and prints", roles=EVERYONE, zh="查看标签和打印")
DESIGN_LABELS = Permission("labels.template:edit", "Design labels", roles={QUALITY_LEAD, ADMIN}, zh="设计标签")
APPROVE_LABELS = Permission(
    "labels.template:approve", "Approve a label's version", roles={QUALITY_LEAD}, zh="批准标签版本"
)
MANAGE_PRINTERS = Permission("labels.printer:manage", "Set up printers", roles={ADMIN}, zh="设置打印机")
SERVE_PRINTERS = Permission(
    "labels.agent:serve", "Print as an edge agent", roles={ADMIN}, zh="代理打印（现场打印程序）"
)
PRINT_LABELS = Permission(
    "labels.label:print",
    "Print labels",
    roles={OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, WAREHOUSE, QUALITY_LEAD},
    zh="打印标签",
)
REPRINT_LABELS = Permission(
    "labels.label:reprint",
    "Print a label once more",
    roles={TEAM_LEAD, PLANNER, WAREHOUSE, QUALITY_LEAD},
    zh="重打标签",
)
ISSUE_SERIALS = Permission("labels.serial:issue", "Give out serials", roles={PLANNER, QUALITY_LEAD}, zh="发放序列号")
SCAN_BACK = Permission(
    "labels.label:scan_back",
    "Scan printed labels back",
    roles={OPERATOR, TEAM_LEAD, INSPECTOR, WAREHOUSE, QUALITY_LEAD},
    zh="回扫标签",
)
