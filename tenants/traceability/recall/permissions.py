"""Rights on recalls."""

from infra.permissions import Permission
from tenants.roles import ADMIN, OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD, WAREHOUSE

READ_RECALLS = Permission(
    "traceability.recall:read",
    "See recalls and drills, with customers' contacts",
    roles={QUALITY_LEAD, PLANNER, OWNER, ADMIN, WAREHOUSE, TEAM_LEAD},  # whoever gets its tasks opens it
    zh="查看召回与演练，含客户联系人",
)
OPEN_RECALL = Permission(
    "traceability.recall:open",
    "Open recalls and drills, hold their lots, close them",
    roles={QUALITY_LEAD, OWNER},
    zh="发起召回与演练、冻结批次、结案",
)
RELEASE_RECALLED = Permission(
    "traceability.recall:release",
    "Let lots go that a recall held wrongly",
    roles={QUALITY_LEAD},
    zh="放行召回误冻的批次",
    reason=True,
)
WORK_ON_RECALL = Permission(
    "traceability.recall:work",
    "Mark tasks of a recall as done",
    roles={QUALITY_LEAD, PLANNER, OWNER, ADMIN, WAREHOUSE, TEAM_LEAD},
    zh="完成召回任务",
)
SET_RECALLS = Permission(
    "traceability.recall:set", "Set how often drills are due", roles={QUALITY_LEAD, ADMIN}, zh="设置召回演练周期"
)
