"""Who announces, and who reads it."""

from infra.permissions import Permission
from tenants.roles import EVERYONE
from tenants.vendor.permissions import EVERYBODY, LEADING, SERVING

READ_ANNOUNCEMENTS = Permission(
    "vendor.announcement:read", "See announcements to customers and how many read them",
    roles=EVERYBODY, zh="查看对客户的公告", kinds=SERVING,
)  # fmt: skip
ANNOUNCE = Permission(
    "vendor.announcement:publish", "Announce something to customers, and withdraw it",
    roles=LEADING, zh="向客户发布和撤回公告", kinds=SERVING,
)  # fmt: skip
RECEIVE = Permission(
    "vendor.announcement:receive", "Read announcements and put them away", roles={EVERYONE}, zh="阅读公告"
)
DELIVER = Permission("vendor.announcement:deliver", "Bring announcements to companies", zh="投递公告")
