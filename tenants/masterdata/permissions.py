"""Rights on the plant's description."""

from infra.permissions import Permission
from tenants.roles import ADMIN, INSPECTOR, OPERATOR, OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD, WAREHOUSE

EVERYONE = {OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD, WAREHOUSE, OWNER, ADMIN}

READ_MASTERDATA = Permission("masterdata.catalogue:read", "Read master data", roles=EVERYONE, zh="查看基础资料")
EDIT_PLANT = Permission(
    "masterdata.plant:edit",
    "Edit areas, work centers, shifts and calendars",
    roles={PLANNER, ADMIN},
    zh="维护车间与工作中心",
)
EDIT_ITEMS = Permission(
    "masterdata.item:edit", "Edit items, units and BOMs", roles={PLANNER, ADMIN}, zh="维护物料与清单"
)
EDIT_ROUTINGS = Permission(
    "masterdata.routing:edit", "Edit operations and routings", roles={PLANNER, ADMIN}, zh="维护工艺路线"
)
APPROVE_ITEMS = Permission(
    "masterdata.item:approve", "Approve BOMs and routings for use", roles={PLANNER, QUALITY_LEAD}, zh="批准清单与工艺"
)
EDIT_REASONS = Permission("masterdata.reason:edit", "Edit reason codes", roles={QUALITY_LEAD, ADMIN}, zh="维护原因代码")
EDIT_PARTNERS = Permission(
    "masterdata.partner:edit", "Edit customers and suppliers", roles={PLANNER, ADMIN}, zh="维护客户与供应商"
)
EDIT_FIELDS = Permission(
    "masterdata.field:edit", "Edit custom fields and numbering rules", roles={ADMIN}, zh="维护自定义字段与编号规则"
)
EDIT_ROSTER = Permission(
    "masterdata.roster:edit", "Plan who works which shift where", roles={PLANNER, TEAM_LEAD, ADMIN}, zh="排班"
)
CONFIRM_INSTRUCTION = Permission(
    "masterdata.instruction:confirm",
    "Confirm that an instruction was read",
    roles={OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD},
    zh="确认已读作业指导",
)
REQUEST_CHANGE = Permission(
    "masterdata.change:request", "Ask for engineering changes", roles={PLANNER, QUALITY_LEAD}, zh="提工程变更"
)
APPROVE_CHANGE = Permission(
    "masterdata.change:approve", "Decide engineering changes", roles={PLANNER, QUALITY_LEAD}, zh="审批工程变更"
)
EDIT_POLICY = Permission(
    "masterdata.change:rule", "Set how changes are controlled", roles={ADMIN, QUALITY_LEAD}, zh="设定变更管控"
)
EDIT_LOCATIONS = Permission(
    "masterdata.location:edit", "Edit storage locations", roles={WAREHOUSE, PLANNER, ADMIN}, zh="维护库位"
)
RELEASE_PLACES = Permission(
    "masterdata.place:release",
    "Change the status of areas and storage locations",
    roles={QUALITY_LEAD, INSPECTOR},
    zh="变更区域与库位状态",
    reason=True,
)
