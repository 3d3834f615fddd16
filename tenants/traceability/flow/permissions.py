"""Rights on the material of orders."""

from infra.permissions import Permission
from tenants.roles import OPERATOR, PLANNER, QUALITY_LEAD, TEAM_LEAD, WAREHOUSE

ISSUE = Permission(
    "traceability.material:issue",
    "Issue material to orders and take it back",
    roles={OPERATOR, TEAM_LEAD, WAREHOUSE, PLANNER},
    zh="领料与退料",
)
ISSUE_OTHERWISE = Permission(
    "traceability.material:issue_otherwise",
    "Issue more than an order needs, or what is not on its bill of materials",
    roles={TEAM_LEAD, PLANNER},
    zh="超额领料与清单外领料",
)
CONSUME = Permission(
    "traceability.material:consume", "Say what went into what", roles={OPERATOR, TEAM_LEAD, WAREHOUSE}, zh="登记投料"
)
RECEIVE_OUTPUT = Permission(
    "traceability.output:receive",
    "Put what an order made into stock",
    roles={OPERATOR, TEAM_LEAD, WAREHOUSE},
    zh="生产入库",
)
MANAGE_OUTPUT = Permission(
    "traceability.output:manage",
    "Close an order's lot and begin another",
    roles={TEAM_LEAD, PLANNER},
    zh="管理产出批次",
)
CHANGE_LOTS = Permission(
    "traceability.lot:convert",
    "Split, merge, re-grade and re-label lots",
    roles={WAREHOUSE, TEAM_LEAD, QUALITY_LEAD},
    zh="批次拆分、合并、改级与改号",
)
SETTLE_SHORTFALLS = Permission(
    "traceability.shortfall:settle",
    "Say which lot an open shortfall was",
    roles={WAREHOUSE, TEAM_LEAD},
    zh="补登缺料",
)
RESERVE = Permission(
    "traceability.material:reserve", "Reserve material for an order", roles={OPERATOR, TEAM_LEAD, WAREHOUSE, PLANNER},
    zh="预留物料",
)  # fmt: skip
SEND_OUT = Permission(
    "traceability.consignment:send",
    "Send material and work out to partners and take it back",
    roles={PLANNER, WAREHOUSE, TEAM_LEAD},
    zh="外协发出与收回",
)
