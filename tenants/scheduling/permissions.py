"""Rights on the dispatch list and on who does what."""

from infra.permissions import Permission
from tenants.roles import ADMIN, INSPECTOR, OPERATOR, OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD

READ_DISPATCH = Permission(
    "scheduling.dispatch:read", "See dispatch lists", roles={TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD, OWNER, ADMIN},
    zh="查看派工单",
)  # fmt: skip
PUT_FIRST = Permission(
    "scheduling.dispatch:put_first", "Put an operation first", roles={PLANNER, TEAM_LEAD}, zh="插队优先", reason=True
)
READ_SHIFT = Permission(
    "scheduling.shift:read", "See the start of a shift", roles={TEAM_LEAD, PLANNER, QUALITY_LEAD, OWNER, ADMIN},
    zh="查看班前安排",
)  # fmt: skip
ASSIGN = Permission("scheduling.shift:assign", "Assign people to operations", roles={TEAM_LEAD, PLANNER}, zh="班前派人")
READ_OWN = Permission(
    "scheduling.assignment:read_own", "See what one is assigned to",
    roles={OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD}, zh="查看派给自己的工序",
)  # fmt: skip
