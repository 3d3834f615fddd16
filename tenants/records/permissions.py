from infra.permissions import Permission
from tenants.roles import ADMIN, EVERYONE, OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD

READ_TRAIL = Permission(
    "records.trail:read", "Read the audit trail", roles={QUALITY_LEAD, OWNER, ADMIN, PLANNER}, zh="查看操作记录"
)
EXPORT_TRAIL = Permission(
    "records.trail:export", "Export the audit trail", roles={QUALITY_LEAD, OWNER, ADMIN}, zh="导出操作记录"
)
READ_INTENTS = Permission("records.intent:read", "See refused entries", roles={EVERYONE}, zh="查看需处理的条目")
DISMISS_INTENT = Permission(
    "records.intent:dismiss", "Close one's own refused entries",
    roles={EVERYONE}, reason=True, zh="关闭自己的需处理条目",
)  # fmt: skip
ADOPT_INTENT = Permission(
    "records.intent:adopt", "Book or close refused entries of others",
    roles={TEAM_LEAD, ADMIN}, reason=True, zh="代为处理被拒绝的条目",
)  # fmt: skip
