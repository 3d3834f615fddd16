"""Rights on substances."""

from infra.permissions import Permission
from tenants.masterdata.permissions import EVERYONE
from tenants.roles import ADMIN, INSPECTOR, PLANNER, QUALITY_LEAD, WAREHOUSE

READ_SUBSTANCES = Permission(
    "traceability.substance:read",
    "Read substance lists, declarations and compliance",
    roles=EVERYONE | {WAREHOUSE},
    zh="查看物质清单、声明与符合性",
)
DECLARE_SUBSTANCES = Permission(
    "traceability.substance:declare",
    "Enter declarations and test reports",
    roles={QUALITY_LEAD, INSPECTOR, PLANNER},
    zh="录入物质声明与检测报告",
)
MANAGE_SUBSTANCES = Permission(
    "traceability.substance:manage",
    "Keep substance lists and exemptions, set what is blocked",
    roles={QUALITY_LEAD, ADMIN},
    zh="维护物质清单、豁免和拦截规则",
)
