"""Rights on EPCIS."""

from infra.permissions import Permission
from tenants.roles import ADMIN, OWNER, PLANNER, QUALITY_LEAD

READ_EPCIS = Permission(
    "traceability.epcis:read",
    "Export and read EPCIS events",
    roles={QUALITY_LEAD, PLANNER, OWNER, ADMIN},
    zh="导出与查看 EPCIS 事件",
)
CAPTURE_EPCIS = Permission(
    "traceability.epcis:capture",
    "Capture EPCIS documents of partners",
    roles={QUALITY_LEAD, PLANNER, ADMIN},
    zh="接收伙伴的 EPCIS 文件",
)
