from infra.permissions import Permission
from tenants.roles import ADMIN, OWNER, VENDOR_ADMIN, VENDOR_STAFF

VENDOR = frozenset({"vendor"})

CREATE_TENANT = Permission("plans.tenant:create", "Set up a new company", zh="开通企业")
CHANGE_TENANT = Permission(
    "plans.tenant:change", "Change the company's name and time zone", roles={ADMIN, OWNER}, zh="修改企业资料"
)
MOVE_TENANT = Permission(
    "plans.tenant:set_state", "Suspend, reopen or close a company", zh="停用或恢复企业", reason=True
)
READ_SUBSCRIPTION = Permission(
    "plans.subscription:read", "See the plan, its use and the bills", roles={ADMIN, OWNER}, zh="查看订阅与账单"
)
MANAGE_SUBSCRIPTION = Permission(
    "plans.subscription:manage", "Order a plan, pay, and set the invoice data", roles={ADMIN, OWNER}, zh="订购与付款"
)
SET_ENTITLEMENT = Permission(
    "plans.entitlement:set", "Say what the company may use (the vendor's ledger does)", zh="设置企业权益"
)
SET_BILL = Permission(
    "plans.bill:set", "Keep the company's copies of its orders (the vendor's ledger does)", zh="更新账单"
)
KEEP_LEDGER = Permission(
    "plans.ledger:keep", "Keep the books of subscriptions and payments", zh="登记订阅账本", kinds=VENDOR
)
READ_LEDGER = Permission(
    "plans.ledger:read",
    "See all bills and payments",
    roles={VENDOR_STAFF, VENDOR_ADMIN},
    zh="查看全部账单",
    kinds=VENDOR,
)
APPROVE_PAYMENT = Permission(
    "plans.payment:approve", "Approve bank transfers; two people do", roles={VENDOR_STAFF, VENDOR_ADMIN},
    zh="审核对公转账", kinds=VENDOR,
)  # fmt: skip
SETTLE_PAYMENT = Permission(
    "plans.payment:settle", "Refuse, assign and settle payments, and note refunds", roles={VENDOR_STAFF, VENDOR_ADMIN},
    zh="处理异常付款", kinds=VENDOR, reason=True,
)  # fmt: skip
ISSUE_INVOICE = Permission(
    "plans.invoice:issue", "Note that an invoice was issued", roles={VENDOR_STAFF, VENDOR_ADMIN}, zh="登记已开发票",
    kinds=VENDOR,
)  # fmt: skip
SET_PROVIDER = Permission(
    "plans.provider:set", "Set how payments are taken, with the keys", roles={VENDOR_ADMIN}, zh="设置收款方式",
    kinds=VENDOR,
)  # fmt: skip
