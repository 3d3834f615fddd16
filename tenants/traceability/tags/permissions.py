"""The right to tell what a reader saw."""

from infra.permissions import Permission
from tenants.roles import ADMIN, DEVICE, WAREHOUSE

SEND_TAG_READ = Permission(
    "traceability.tag:read",
    "Send what a fixed reader saw",
    roles={DEVICE, WAREHOUSE, ADMIN},
    zh="上传固定读写器读到的标签",
)
