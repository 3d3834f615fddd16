"""What one may see and do in insights."""

from infra.permissions import Permission
from tenants.roles import ADMIN, DISPLAY, OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD

READ_FIGURES = Permission(
    "insights.figure:read", "See production figures and reports",
    roles={TEAM_LEAD, PLANNER, QUALITY_LEAD, OWNER, ADMIN}, zh="查看生产数据和日报月报",
)  # fmt: skip
READ_COCKPIT = Permission(
    "insights.cockpit:read", "See the big screen",
    roles={TEAM_LEAD, PLANNER, QUALITY_LEAD, OWNER, ADMIN, DISPLAY}, zh="查看车间大屏",
)  # fmt: skip
READ_COST = Permission("insights.cost:read", "View cost", roles={OWNER}, zh="成本查看")
SET_COST = Permission("insights.cost:change", "Set prices, hour rates and cost entries", roles={OWNER}, zh="维护成本价")
