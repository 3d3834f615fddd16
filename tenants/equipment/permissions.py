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

# -- tools -----------------------------------------------------------------------------------------------

EDIT_TOOLS = Permission(
    "equipment.tool:edit", "Register tools and renew their life", roles={PLANNER, ADMIN}, zh="维护工装"
)
MOUNT_TOOLS = Permission(
    "equipment.tool:mount", "Mount and dismount tools", roles={OPERATOR, TEAM_LEAD, PLANNER}, zh="上下工装"
)
USE_WORN_TOOLS = Permission(
    "equipment.tool:use_worn", "Go on with a tool that has reached its life", roles={TEAM_LEAD, QUALITY_LEAD},
    zh="超寿命使用工装",
)  # fmt: skip
