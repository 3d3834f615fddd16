"""Who may move the plant in."""

from infra.permissions import Permission
from tenants.roles import ADMIN, INSPECTOR, OPERATOR, OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD

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
FOUND_COMPANY = Permission("onboarding.company:found", "Set up a company from a template", zh="按模板开通企业")
READ_PACKAGES = Permission(
    "onboarding.package:read",
    "See configuration packages and compare them",
    roles={ADMIN, OWNER},
    zh="查看与比较配置包",
)
EXPORT_PACKAGE = Permission(
    "onboarding.package:export", "Write the configuration into a package", roles={ADMIN}, zh="导出配置包"
)
RECEIVE_PACKAGE = Permission(
    "onboarding.package:receive", "Take a configuration package in", roles={ADMIN}, zh="接收配置包"
)
APPLY_PACKAGE = Permission(
    "onboarding.package:apply", "Take a configuration package over", roles={ADMIN}, zh="应用配置包", reason=True
)
SIGN_UP = Permission("onboarding.sign_up:take", "Sign up for a company of one's own", zh="自助注册企业")
WIPE_SAMPLES = Permission("onboarding.sample:wipe", "Wipe the samples", roles={ADMIN}, zh="清除样例数据")
READ_READINESS = Permission(
    "onboarding.readiness:read", "See how ready the company is", roles={PLANNER, ADMIN, OWNER}, zh="查看上线准备度"
)
PREPARE_FLOOR = Permission(
    "onboarding.floor:prepare", "Issue badges and try orders for going live", roles={PLANNER, ADMIN}, zh="上线准备"
)
PRINT_PAPERS = Permission(
    "onboarding.paper:print", "Print badges, work unit cards and enrolment codes", roles={TEAM_LEAD, PLANNER, ADMIN},
    zh="打印工牌、工位卡与注册码",
)  # fmt: skip
READ_ROLLOUT = Permission(
    "onboarding.rollout:read", "See the rollout board", roles={TEAM_LEAD, PLANNER, QUALITY_LEAD, ADMIN, OWNER},
    zh="查看上线看板",
)  # fmt: skip
RUN_ROLLOUT = Permission(
    "onboarding.rollout:run", "Run the rollout board", roles={PLANNER, ADMIN, OWNER}, zh="管理上线看板"
)
TAKE_PART = Permission(
    "onboarding.rollout:take_part", "Raise issues and make suggestions",
    roles={OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD, ADMIN, OWNER}, zh="提问题与改善建议",
)  # fmt: skip
ASK_TRAINING = Permission(
    "onboarding.training:make", "Make, refresh and delete the training copy", roles={ADMIN}, zh="管理培训环境"
)
FILL_TRAINING = Permission("onboarding.training:fill", "Fill a training copy", zh="填充培训环境")
