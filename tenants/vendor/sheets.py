"""The list of customers as a spreadsheet, in the words of whoever asks."""

from typing import Any, Final
from zoneinfo import ZoneInfo

from infra import clock
from infra.actions import query
from infra.sheets import xlsx_bytes
from infra.work import Read
from tenants.plans.models import Tenant
from tenants.vendor import permissions, rules
from tenants.vendor.models import Health
from tenants.vendor.queries.customers import SORTS, CustomerFilter, statement_of

LARGEST: Final = 20_000
TITLES: Final = {
    "zh": (
        "租户", "编号", "行业", "联系人", "阶段", "状态", "问题", "今天报工", "14 天报工", "最后报工", "静默设备",
        "静默小时", "待传", "被退", "死信", "错误/时", "席位", "席位上限", "设备", "设备上限", "套餐", "续费日",
        "就绪 %", "伙伴", "版本",
    ),
    "en": (
        "Customer", "Code", "Industry", "Contact", "Phase", "State", "Problems", "Reports today", "Reports, 14 days",
        "Last report", "Silent devices", "Silent hours", "Pending", "Rejected", "Dead letters", "Errors an hour",
        "Seats", "Seat limit", "Devices", "Device limit", "Plan", "Renewal", "Readiness %", "Partner", "Version",
    ),
}  # fmt: skip
PHASES: Final = {
    "zh": {"trial": "试用", "onboarding": "上线", "live": "正式", "grace": "宽限", "closed": "已关闭"},
    "en": {name: name for name in rules.PHASES},
}
STATES: Final = {
    "zh": {
        "trial": "试用", "active": "正常", "grace": "宽限", "read_only": "只读", "suspended": "停用",
        "moving": "迁移中", "closed": "已关闭",
    },
    "en": {},
}  # fmt: skip
PROBLEMS: Final = {
    "zh": {
        "suspended": "已停用", "read_only": "只读", "payment_overdue": "欠费", "trial_ending": "试用将到期",
        "renewal_due": "将续费", "limit_near": "接近上限", "devices_silent": "设备静默", "intents_pending": "待传积压",
        "intents_rejected": "被退积压", "no_reports": "没有报工", "dead_letters": "死信",
        "errors": "错误", "readiness": "就绪不足",
    },
    "en": {},
}  # fmt: skip


@query(needs=permissions.READ_CUSTOMERS)
async def customers_sheet(read: Read, wanted: CustomerFilter, sort: str) -> bytes:
    """What the list shows under the same filter, whole. An xlsx."""
    lang = "en" if read.actor.locale.startswith("en") else "zh"
    tenant = await read.get(Tenant, read.tenant_id)
    zone = ZoneInfo(tenant.time_zone if tenant else "Asia/Shanghai")
    keys = [key.column.desc() if key.descending else key.column for key in SORTS[sort]]
    rows: list[Health] = await read.all((await statement_of(read, wanted)).order_by(*keys).limit(LARGEST))
    return xlsx_bytes(TITLES[lang], [_line(row, lang, zone) for row in rows])


def _line(row: Health, lang: str, zone: ZoneInfo) -> list[Any]:
    silent = int((clock.now() - row.silent_since).total_seconds() // 3600) if row.silent_since else None
    name, partner = (row.name_en, row.partner_en) if lang == "en" else (row.name_zh, row.partner_zh)
    problems = [PROBLEMS[lang].get(each["code"], each["code"]) for each in row.problems]
    last, renews = (each.astimezone(zone) if each else None for each in (row.last_report_at, row.renews_at))
    return [
        name, row.slug, row.industry, row.contact, PHASES[lang].get(row.phase, row.phase),
        STATES[lang].get(row.state, row.state), "；".join(problems) if lang == "zh" else "; ".join(problems),
        row.reports_today, sum(row.days), last, row.silent_devices, silent, row.pending, row.rejected, row.dead,
        row.errors, row.seats_used, row.seats_limit, row.devices_used, row.devices_limit, row.plan, renews,
        row.readiness, partner or ("直营" if lang == "zh" else "direct"), row.version,
    ]  # fmt: skip
