"""Rights on equipment."""

from infra.permissions import Permission
from tenants.roles import ADMIN, INSPECTOR, OPERATOR, OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD, WAREHOUSE

EVERYONE = {OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD, WAREHOUSE, OWNER, ADMIN}

READ_EQUIPMENT = Permission("equipment.asset:read", "Read equipment", roles=EVERYONE, zh="查看设备")
EDIT_EQUIPMENT = Permission("equipment.asset:edit", "Register equipment", roles={PLANNER, ADMIN}, zh="登记设备")
CHANGE_STATE = Permission(
    "equipment.state:change", "Change the state of equipment", roles={OPERATOR, TEAM_LEAD}, zh="变更设备状态"
)
RELEASE_EQUIPMENT = Permission(
    "equipment.asset:release",
    "Change whether equipment may be used",
    roles={QUALITY_LEAD, INSPECTOR},
    zh="变更设备使用状态",
    reason=True,
)
