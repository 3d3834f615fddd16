"""What a rollout is measured by, and how it usually runs; no session, no clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from infra.errors import BadInput

KPIS: Final[Mapping[str, bool]] = {"on_time": True, "output_per_day": True, "missing_rate": False, "scrap_rate": False}
"""KPI → whether more of it is better. Ratios are shares of 1."""
RATIOS: Final = frozenset({"on_time", "missing_rate", "scrap_rate"})

SUGGESTION_MOVES: Final[Mapping[str, frozenset[str]]] = {
    "new": frozenset({"accepted", "declined", "done"}),
    "accepted": frozenset({"done", "declined"}),
    "declined": frozenset({"accepted"}),
    "done": frozenset(),
}


@dataclass(frozen=True)
class Usual:
    """A line of the usual plan in both languages; a milestone is due so many days after the start."""

    zh: str
    en: str
    duty_zh: str = ""
    duty_en: str = ""
    after: int = 0
    department: int | None = None


DEPARTMENTS: Final[Sequence[Usual]] = (
    Usual(
        "生产", "Production", "班组长每天看漏报，带头扫码报工", "Leads look at missing reports every day and scan first"
    ),
    Usual("计划", "Planning", "工单从系统下达，不再发纸质单", "Orders are released here, no more on paper"),
    Usual("质量", "Quality", "定报废与返工原因，核对废品数", "Sets scrap and rework reasons, checks the counts"),
    Usual("设备", "Equipment", "贴工位卡，停机当场报", "Puts up unit cards, downtime is reported at once"),
    Usual("信息与行政", "IT and office", "账号、工牌、手机与网络", "Accounts, badges, phones and network"),
)
MILESTONES: Final[Sequence[Usual]] = (
    Usual("启动会：定负责人和目标", "Kick-off: owners and goals", after=0, department=1),
    Usual("基础资料齐全并核对", "Master data complete and checked", after=3, department=1),
    Usual("人员、工牌和手机就位", "People, badges and phones in place", after=5, department=4),
    Usual("试单走通：下达、报工、关闭", "Test order: release, report, close", after=7, department=0),
    Usual("各班组培训完成", "Every team trained", after=10, department=0),
    Usual("新旧并行一周，数字对得上", "A week side by side, the figures agree", after=17, department=2),
    Usual("正式切换，停用旧表", "Cut-over, the old sheets end", after=18, department=1),
    Usual("复盘：对比上线前后", "Review: before and after", after=32, department=0),
)


def due(start: date, usual: Usual) -> date:
    return start + timedelta(days=usual.after)


def clean(field: str, text: str, longest: int = 200) -> str:
    text = text.strip()
    if not 1 <= len(text) <= longest:
        raise BadInput(field=field, problem=f"1 to {longest} characters")
    return text


def optional(field: str, text: str | None, longest: int = 1000) -> str | None:
    return clean(field, text, longest) if text and text.strip() else None


def change(kpi: str, before: Decimal | None, after: Decimal | None) -> str | None:
    """better | worse | same; None where one side has no figure."""
    if before is None or after is None:
        return None
    if before == after:
        return "same"
    return "better" if (after > before) == KPIS[kpi] else "worse"


def share(part: Decimal, base: Decimal) -> Decimal | None:
    """Four decimals, half up; None without a base."""
    return (part / base).quantize(Decimal("0.0001"), ROUND_HALF_UP) if base > 0 else None
