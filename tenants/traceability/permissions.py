"""Rights on lots."""

from infra.permissions import Permission
from tenants.masterdata.permissions import EVERYONE
from tenants.roles import ADMIN, INSPECTOR, OPERATOR, PLANNER, QUALITY_LEAD, TEAM_LEAD, WAREHOUSE

READ_LOTS = Permission("traceability.lot:read", "Read lots and serials", roles=EVERYONE, zh="查看批次与序列号")
OPEN_BALANCE = Permission(
    "traceability.lot:open",
    "Enter what was there before the company began",
    roles={PLANNER, ADMIN, WAREHOUSE},
    zh="录入期初库存",
)

# -- stock ------------------------------------------------------------------------------------------------

RECEIVE = Permission(
    "traceability.stock:receive", "Receive deliveries and returns", roles={WAREHOUSE, PLANNER}, zh="收货"
)
TAKE_BACK_RECEIPTS = Permission(
    "traceability.receipt:take_back",
    "Take back a receipt that was entered wrongly",
    roles={WAREHOUSE, PLANNER},
    zh="撤销收货",
    reason=True,
)
MOVE_STOCK = Permission(
    "traceability.stock:move", "Put away and transfer lots", roles={WAREHOUSE, TEAM_LEAD, PLANNER}, zh="上架与移库"
)
ADJUST_STOCK = Permission(
    "traceability.stock:adjust", "Correct a balance", roles={WAREHOUSE, PLANNER}, zh="调整库存", reason=True
)
SCRAP_STOCK = Permission(
    "traceability.stock:scrap", "Scrap what lies in store", roles={WAREHOUSE, QUALITY_LEAD}, zh="报废库存", reason=True
)
RETURN_STOCK = Permission(
    "traceability.stock:send_back", "Return lots to their supplier", roles={WAREHOUSE, PLANNER}, zh="退货给供应商"
)
EDIT_LOTS = Permission(
    "traceability.lot:edit",
    "Correct what is known of a lot",
    roles={WAREHOUSE, QUALITY_LEAD, PLANNER},
    zh="维护批次资料",
)
HOLD_LOTS = Permission(
    "traceability.lot:hold",
    "Put lots on hold",
    roles={WAREHOUSE, TEAM_LEAD, INSPECTOR, QUALITY_LEAD},
    zh="冻结批次",
    reason=True,
)
RELEASE_LOTS = Permission(
    "traceability.lot:release",
    "Release lots and change their status",
    roles={INSPECTOR, QUALITY_LEAD},
    zh="放行批次与变更状态",
    reason=True,
)
USE_EXPIRED = Permission(
    "traceability.lot:use_expired", "Use lots that are over their date", roles={QUALITY_LEAD}, zh="使用过期批次"
)
PICK_OTHERWISE = Permission(
    "traceability.lot:pick_otherwise",
    "Take another lot than the one whose turn it is",
    roles={WAREHOUSE, TEAM_LEAD, OPERATOR},
    zh="不按先后领用",
)
EDIT_SHIPMENTS = Permission(
    "traceability.shipment:edit", "Prepare shipments", roles={PLANNER, WAREHOUSE}, zh="维护发货单"
)
SHIP = Permission("traceability.shipment:ship", "Ship to customers", roles={WAREHOUSE}, zh="发货")
COUNT_STOCK = Permission(
    "traceability.count:count", "Count what lies in store", roles={WAREHOUSE, OPERATOR, TEAM_LEAD}, zh="盘点"
)
BOOK_COUNTS = Permission(
    "traceability.count:book",
    "Open count sheets and book the differences",
    roles={WAREHOUSE, PLANNER},
    zh="盘点建单与过账",
)

# -- parts with rights of their own: they are known wherever these are ------------------------------------

from tenants.traceability.recall import permissions as _recall  # noqa: E402, F401
from tenants.traceability.substances import permissions as _substances  # noqa: E402, F401
