"""What one may do in telemetry."""

from infra.permissions import Permission
from tenants.roles import ADMIN, DEVICE, OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD

SEND_READING = Permission("telemetry.reading:send", "Send counter readings", roles={DEVICE}, zh="上传计数")
READ_SIGNALS = Permission(
    "telemetry.signal:read", "See signals", roles={TEAM_LEAD, PLANNER, QUALITY_LEAD, OWNER, ADMIN}, zh="查看信号"
)
DEFINE_SIGNAL = Permission("telemetry.signal:define", "Define signals", roles={ADMIN}, zh="定义信号")
MAP_SIGNAL = Permission(
    "telemetry.signal:map",
    "Say which operation a counter feeds",
    roles={TEAM_LEAD, PLANNER, ADMIN},
    zh="指定信号对应工序",
)
RESOLVE_QUARANTINE = Permission(
    "telemetry.quarantine:resolve",
    "Book or dismiss quarantined input",
    roles={TEAM_LEAD, PLANNER, ADMIN},
    zh="处理隔离数据",
    reason=True,
)
IMPORT_LOG = Permission("telemetry.log:import", "Import shop-floor logs", roles={ADMIN}, zh="导入车间日志")
