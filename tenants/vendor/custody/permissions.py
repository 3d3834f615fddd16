"""Who may handle whole companies: the vendor's administrators, and for a deletion two of them."""

from infra.permissions import Permission
from tenants.roles import VENDOR_ADMIN, VENDOR_STAFF
from tenants.vendor.permissions import VENDOR

READ_CUSTODY = Permission(
    "vendor.custody:read", "See archives, moves and deletions", roles={VENDOR_ADMIN, VENDOR_STAFF},
    zh="查看存档、迁移和删除", kinds=VENDOR,
)  # fmt: skip
ARCHIVE = Permission(
    "vendor.custody:archive", "Archive a company and download the archive", roles={VENDOR_ADMIN}, zh="导出租户存档",
    reason=True, kinds=VENDOR,
)  # fmt: skip
RESTORE = Permission(
    "vendor.custody:restore", "Restore an archive into a new company", roles={VENDOR_ADMIN}, zh="从存档恢复租户",
    reason=True, kinds=VENDOR,
)  # fmt: skip
MOVE = Permission(
    "vendor.custody:move", "Move a company to another database", roles={VENDOR_ADMIN}, zh="迁移租户数据库",
    reason=True, kinds=VENDOR,
)  # fmt: skip
CLOSE = Permission(
    "vendor.custody:close", "Close a company for good", roles={VENDOR_ADMIN}, zh="关闭租户", reason=True, kinds=VENDOR
)
ERASE = Permission(
    "vendor.custody:erase", "Ask for or confirm the deletion of a closed company", roles={VENDOR_ADMIN},
    zh="申请或确认删除租户", reason=True, kinds=VENDOR,
)  # fmt: skip
HOLD = Permission(
    "vendor.custody:hold", "Set how long records are kept, and legal holds", roles={VENDOR_ADMIN},
    zh="设置保留期和法律保全", reason=True, kinds=VENDOR,
)  # fmt: skip
CARRY_OUT = Permission("vendor.custody:carry_out", "Carry out what was asked", zh="执行存档任务", kinds=VENDOR)
