"""Rights on lots."""

from infra.permissions import Permission
from tenants.masterdata.permissions import EVERYONE
from tenants.roles import ADMIN, PLANNER

READ_LOTS = Permission("traceability.lot:read", "Read lots and serials", roles=EVERYONE, zh="查看批次与序列号")
OPEN_BALANCE = Permission(
    "traceability.lot:open",
    "Enter what was there before the company began",
    roles={PLANNER, ADMIN},
    zh="录入期初库存",
)
