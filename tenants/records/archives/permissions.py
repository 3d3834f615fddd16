from infra.permissions import Permission
from tenants.roles import ADMIN, OWNER

EXPORT_COMPANY = Permission(
    "records.archive:make", "Export everything the company has on record", roles={ADMIN, OWNER}, zh="导出企业全部数据"
)
NOTE_ARCHIVE = Permission("records.archive:note", "Note that an archive was made", zh="登记存档结果")
