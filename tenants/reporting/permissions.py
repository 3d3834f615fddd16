"""What one may do in reporting."""

from infra.permissions import Permission
from tenants.roles import ADMIN, DEVICE, INSPECTOR, OPERATOR, OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD

REPORT_OUTPUT = Permission(
    "reporting.output:report", "Report produced quantities", roles={OPERATOR, TEAM_LEAD, INSPECTOR, DEVICE}, zh="报工"
)
REVERSE_OUTPUT = Permission(
    "reporting.output:reverse",
    "Take back one's own report",
    roles={OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER},
    zh="撤回自己的报工",
)
OVER_REPORT = Permission(
    "reporting.output:over_report", "Report more than was ordered", roles={TEAM_LEAD, PLANNER}, zh="批准超报"
)
CORRECT_OUTPUT = Permission(
    "reporting.output:correct",
    "Take back anyone's report",
    roles={TEAM_LEAD, PLANNER},
    zh="冲销他人的报工",
    reason=False,
)
READ_OUTPUT = Permission(
    "reporting.output:read",
    "See reports",
    roles={OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD, OWNER, ADMIN},
    zh="查看报工",
)
