from infra.permissions import Permission
from tenants.vendor.permissions import EVERYBODY, LEADING, SERVING

READ_PACKAGES = Permission(
    "vendor.package:read", "See configuration packages and compare them with customers", roles=EVERYBODY,
    zh="查看配置包并与租户比较", kinds=SERVING,
)  # fmt: skip
TAKE_PACKAGE = Permission(
    "vendor.package:take", "Take a configuration package from a customer", roles=LEADING, zh="从租户导出配置包",
    kinds=SERVING,
)  # fmt: skip
GIVE_PACKAGE = Permission(
    "vendor.package:give", "Apply a configuration package to a customer", roles=LEADING, zh="把配置包应用到租户",
    reason=True, kinds=SERVING,
)  # fmt: skip
CARRY_PACKAGES = Permission("vendor.package:carry", "Carry packages between companies", zh="搬运配置包")
