"""What one may do in reporting."""

from infra.permissions import Permission
from tenants.roles import ADMIN, DEVICE, INSPECTOR, OPERATOR, OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD, WAREHOUSE

EVERYONE_HERE = {OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD, OWNER, ADMIN, WAREHOUSE}

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
    roles={OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD, OWNER, ADMIN, WAREHOUSE},
    zh="查看报工",
)
REPORT_FOR_OTHERS = Permission(
    "reporting.output:report_for_others", "Report in somebody else's place", roles={TEAM_LEAD, PLANNER}, zh="代他人报工"
)
OVERRIDE_CHECKS = Permission(
    "reporting.output:override",
    "Let a report past a check: operation skipped, skill, instruction, counter",
    roles={TEAM_LEAD, PLANNER},
    zh="放行被拦的报工",
)
APPROVE_OUTPUT = Permission(
    "reporting.output:approve", "Approve and reject reports", roles={TEAM_LEAD, PLANNER}, zh="审批报工"
)
RUN_OPERATION = Permission(
    "reporting.run:change",
    "Start, pause and end one's own work",
    roles={OPERATOR, TEAM_LEAD, INSPECTOR},
    zh="开工与停工",
)
REPORT_DOWNTIME = Permission(
    "reporting.downtime:report", "Report downtime", roles={OPERATOR, TEAM_LEAD, INSPECTOR}, zh="报停机"
)
REVERSE_DOWNTIME = Permission(
    "reporting.downtime:reverse", "Take back downtime", roles={TEAM_LEAD, PLANNER}, zh="冲销停机记录", reason=True
)
READ_DOWNTIME = Permission("reporting.downtime:read", "See downtime", roles=EVERYONE_HERE, zh="查看停机")
CALL_ANDON = Permission(
    "reporting.andon:call",
    "Call for help",
    roles={OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD, WAREHOUSE},
    zh="安灯呼叫",
)
STOP_BY_ANDON = Permission(
    "reporting.andon:stop",
    "Stop an operation with a call",
    roles={OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD},
    zh="呼叫时冻结工序",
)
ANSWER_ANDON = Permission(
    "reporting.andon:answer",
    "Answer and resolve calls",
    roles={TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD},
    zh="响应安灯",
)
READ_ANDON = Permission("reporting.andon:read", "See calls", roles=EVERYONE_HERE, zh="查看安灯")
SET_ANDON_LEVELS = Permission(
    "reporting.andon:configure", "Set whom a call goes to and when", roles={ADMIN, PLANNER}, zh="设置安灯升级"
)
READ_MISSING = Permission("reporting.missing:read", "See missing reports", roles=EVERYONE_HERE, zh="查看漏报")
DISMISS_MISSING = Permission(
    "reporting.missing:dismiss",
    "Say why a report is missing",
    roles={OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER},
    zh="说明漏报原因",
    reason=True,
)
CHECK_SHIFT = Permission(
    "reporting.missing:check", "Look for missing reports of a shift", roles={TEAM_LEAD, PLANNER}, zh="检查漏报"
)
READ_HANDOVER = Permission("reporting.handover:read", "See shift handovers", roles=EVERYONE_HERE, zh="查看交接班")
HAND_OVER = Permission("reporting.handover:sign", "Hand over and take over a shift", roles={TEAM_LEAD}, zh="交接班")
