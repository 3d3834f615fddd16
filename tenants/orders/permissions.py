"""Rights on orders and their operations."""

from infra.permissions import Permission
from tenants.roles import ADMIN, INSPECTOR, OPERATOR, OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD

EVERYONE = {OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD, OWNER, ADMIN}

READ_ORDERS = Permission("orders.order:read", "Read orders", roles=EVERYONE - {OPERATOR}, zh="查看工单")
READ_OPERATIONS = Permission("orders.operation:read", "Read operations", roles=EVERYONE, zh="查看工序")
CREATE_ORDER = Permission("orders.order:create", "Create orders", roles={PLANNER}, zh="新建工单")
CHANGE_ORDER = Permission("orders.order:change", "Change orders", roles={PLANNER}, zh="修改工单", reason=True)
RELEASE_ORDER = Permission("orders.order:release", "Release orders to the floor", roles={PLANNER}, zh="下达工单")
CANCEL_ORDER = Permission("orders.order:cancel", "Cancel orders", roles={PLANNER}, zh="取消工单", reason=True)
CLOSE_ORDER = Permission("orders.order:close", "Close orders", roles={PLANNER}, zh="关闭工单", reason=True)
HOLD_ORDER = Permission(
    "orders.order:hold",
    "Put orders and operations on hold",
    roles={PLANNER, QUALITY_LEAD, TEAM_LEAD, INSPECTOR},
    zh="冻结",
)
LIFT_HOLD = Permission("orders.hold:lift", "Lift holds", roles={PLANNER, QUALITY_LEAD}, zh="解除冻结", reason=True)
PLAN_OPERATION = Permission("orders.operation:plan", "Plan operations", roles={PLANNER}, zh="安排工序计划")
PAUSE_OPERATION = Permission(
    "orders.operation:pause", "Pause and resume operations", roles={OPERATOR, TEAM_LEAD}, zh="暂停与恢复工序"
)
OPEN_GATE = Permission(
    "orders.gate:open", "Open gates by hand", roles={INSPECTOR, QUALITY_LEAD}, zh="手工放行关卡", reason=True
)
