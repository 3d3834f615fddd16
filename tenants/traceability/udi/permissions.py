"""Rights on device identifiers."""

from infra.permissions import Permission
from tenants.roles import ADMIN, OWNER, PLANNER, QUALITY_LEAD

EDIT_DEVICE_IDENTIFIERS = Permission(
    "traceability.device_identifier:edit",
    "Keep device identifiers (UDI) and the company's GS1 numbers",
    roles={QUALITY_LEAD, PLANNER, ADMIN},
    zh="维护产品标识（UDI）与 GS1 厂商识别代码",
)
PUBLISH_DEVICE_IDENTIFIERS = Permission(
    "traceability.device_identifier:publish",
    "Mark device identifiers as published to the authority, or withdraw them",
    roles={QUALITY_LEAD, OWNER},
    zh="登记产品标识已上报或撤销",
)
