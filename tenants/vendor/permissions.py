"""What those who serve customers may do. No role of a customer's own company can hold any of it."""

from infra.permissions import Permission
from tenants.roles import PARTNER_ADMIN, PARTNER_STAFF, VENDOR_ADMIN, VENDOR_STAFF

SERVING = frozenset({"vendor", "partner"})
VENDOR = frozenset({"vendor"})
EVERYBODY = frozenset({VENDOR_STAFF, VENDOR_ADMIN, PARTNER_STAFF, PARTNER_ADMIN})
LEADING = frozenset({VENDOR_STAFF, VENDOR_ADMIN, PARTNER_ADMIN})

READ_CUSTOMERS = Permission(
    "vendor.customer:read", "See the customers and how they fare", roles=EVERYBODY, zh="查看租户和健康", kinds=SERVING
)
ONBOARD = Permission("vendor.customer:onboard", "Set up new customers", roles=EVERYBODY, zh="开通租户", kinds=SERVING)
RENAME = Permission(
    "vendor.customer:rename", "Rename a customer", roles=LEADING, zh="修改租户名称", reason=True, kinds=SERVING
)
EXTEND = Permission(
    "vendor.customer:extend", "Extend a trial or a subscription", roles=LEADING, zh="延长租户期限", reason=True,
    kinds=SERVING,
)  # fmt: skip
SUSPEND = Permission(
    "vendor.customer:suspend", "Suspend and resume a customer", roles={VENDOR_ADMIN, PARTNER_ADMIN},
    zh="停用或恢复租户", reason=True, kinds=SERVING,
)  # fmt: skip
CHANGE_PLAN = Permission(
    "vendor.customer:plan", "Change a customer's plan", roles=LEADING, zh="更改租户套餐", reason=True, kinds=SERVING
)
HAND_OVER = Permission(
    "vendor.customer:hand_over", "Hand a customer over to another partner", roles={VENDOR_ADMIN}, zh="移交租户",
    reason=True, kinds=VENDOR,
)  # fmt: skip
KEEP_BOOKS = Permission("vendor.customer:record", "Keep the books of customers", zh="登记租户", kinds=SERVING)
READ_PARTNERS = Permission(
    "vendor.partner:read", "See the partners", roles={VENDOR_STAFF, VENDOR_ADMIN}, zh="查看伙伴", kinds=VENDOR
)
ACCEPT_PARTNER = Permission(
    "vendor.partner:accept", "Take on partners", roles={VENDOR_ADMIN}, zh="新增伙伴", kinds=VENDOR
)
READ_PRICES = Permission("vendor.price:read", "See one's own prices", roles=EVERYBODY, zh="查看价格", kinds=SERVING)
SET_PRICES = Permission(
    "vendor.price:change", "Set one's own prices", roles={VENDOR_ADMIN, PARTNER_ADMIN}, zh="设置价格", kinds=SERVING
)
READ_ACTS = Permission(
    "vendor.act:read", "See what was done for customers", roles=EVERYBODY, zh="查看厂商操作记录", kinds=SERVING
)
ASK_VISIT = Permission(
    "vendor.visit:ask", "Ask a customer to let one in", roles=EVERYBODY, zh="申请进入租户", reason=True, kinds=SERVING
)
READ_VISITS = Permission(
    "vendor.visit:read", "See visits at customers", roles=EVERYBODY, zh="查看进入记录", kinds=SERVING
)
