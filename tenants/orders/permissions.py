"""Rights on orders and their operations."""

from infra.permissions import Permission
from tenants.roles import ADMIN, INSPECTOR, OPERATOR, OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD, WAREHOUSE

EVERYONE = {OPERATOR, TEAM_LEAD, INSPECTOR, PLANNER, QUALITY_LEAD, WAREHOUSE, OWNER, ADMIN}

READ_ORDERS = Permission("orders.order:read", "Read orders", roles=EVERYONE - {OPERATOR}, zh="查看工单")
READ_OPERATIONS = Permission("orders.operation:read", "Read operations", roles=EVERYONE, zh="查看工序")
CREATE_ORDER = Permission("orders.order:create", "Create orders", roles={PLANNER}, zh="新建工单")
CHANGE_ORDER = Permission("orders.order:change", "Change orders", roles={PLANNER}, zh="修改工单", reason=True)
RELEASE_ORDER = Permission("orders.order:release", "Release orders to the floor", roles={PLANNER}, zh="下达工单")
CANCEL_ORDER = Permission("orders.order:cancel", "Cancel orders", roles={PLANNER}, zh="取消工单", reason=True)
CLOSE_ORDER = Permission("orders.order:close", "Close orders", roles={PLANNER}, zh="关闭工单", reason=True)
REOPEN_ORDER = Permission("orders.order:reopen", "Reopen orders", roles={PLANNER}, zh="重开工单", reason=True)
DIVIDE_ORDER = Permission("orders.order:divide", "Split and merge orders", roles={PLANNER}, zh="拆单与合单")
REPAIR_ORDER = Permission(
    "orders.order:repair",
    "Order repairs and dismantling",
    roles={PLANNER, QUALITY_LEAD, TEAM_LEAD},
    zh="开返修与拆解单",
)
RECORD_RECOVERY = Permission(
    "orders.recovery:record", "Record recovered components", roles={PLANNER, TEAM_LEAD}, zh="登记拆解回收"
)
READ_DEMANDS = Permission("orders.demand:read", "Read demands", roles=EVERYONE - {OPERATOR}, zh="查看需求")
EDIT_DEMANDS = Permission("orders.demand:edit", "Enter and change demands", roles={PLANNER}, zh="录入与修改需求")
PRINT_TRAVELER = Permission(
    "orders.traveler:print", "Print traveller cards", roles={PLANNER, TEAM_LEAD, QUALITY_LEAD}, zh="打印流转卡"
)
DESIGN_TRAVELER = Permission(
    "orders.traveler:design", "Design the traveller card", roles={PLANNER, ADMIN}, zh="设计流转卡"
)
CANCEL_DEMAND = Permission("orders.demand:cancel", "Cancel demands", roles={PLANNER}, zh="取消需求", reason=True)
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
