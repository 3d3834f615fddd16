"""What can be subscribed to: plain data, the same in every installation. Money is in the currency's smallest unit (fen,
cent); a limit of None is no limit. The public price page, the console and the guards read the same rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

SWITCHABLE: Final = ("wages", "telemetry", "scheduling", "insights")
"""Modules a plan may lack, in the order of the rooms. What a report stands on is in every plan."""
LIMITS: Final = ("seats", "devices", "storage_mb", "requests_per_minute", "concurrent")
PERIODS: Final = {"month": 1, "year": 12}
CURRENCIES: Final = ("CNY", "USD")
TRIAL_PLAN: Final = "professional"
TRIAL_DAYS: Final = 30


@dataclass(frozen=True)
class Price:
    """Of one period, in the currency's smallest unit."""

    month: int
    year: int

    def of(self, period: str) -> int:
        return self.year if period == "year" else self.month


@dataclass(frozen=True)
class Plan:
    code: str
    rank: int
    name_zh: str
    name_en: str
    text_zh: str
    text_en: str
    prices: Mapping[str, Price]
    modules: frozenset[str]
    limits: Mapping[str, int | None]
    online: bool = True
    """Ordered by oneself. One that is not is agreed with the vendor."""


def _limits(
    seats: int | None, devices: int | None, storage_mb: int | None, minute: int, concurrent: int
) -> Mapping[str, int | None]:
    return MappingProxyType(dict(zip(LIMITS, (seats, devices, storage_mb, minute, concurrent), strict=True)))


_PLANS: Final = (
    Plan(
        "starter", 1, "起步版", "Starter",
        "一个车间：工单、报工、追溯、设备", "One shop: orders, reporting, tracing, equipment",
        {"CNY": Price(29_900, 299_000), "USD": Price(4_900, 49_000)},
        frozenset(), _limits(20, 10, 2_000, 300, 8),
    ),
    Plan(
        "standard", 2, "标准版", "Standard",
        "加上排程和计件工资", "Adds scheduling and piece wages",
        {"CNY": Price(89_900, 899_000), "USD": Price(14_900, 149_000)},
        frozenset({"wages", "scheduling"}), _limits(60, 40, 20_000, 900, 16),
    ),
    Plan(
        "professional", 3, "专业版", "Professional",
        "加上设备联网、看板与指标", "Adds connected machines, boards and figures",
        {"CNY": Price(199_900, 1_999_000), "USD": Price(32_900, 329_000)},
        frozenset(SWITCHABLE), _limits(200, 150, 100_000, 3_000, 32),
    ),
    Plan(
        "private", 4, "专属版", "Private",
        "独立数据库，人数和设备不限", "A database of one's own, no limit on people and devices",
        {"CNY": Price(599_900, 5_999_000), "USD": Price(98_900, 989_000)},
        frozenset(SWITCHABLE), _limits(None, None, None, 12_000, 64), online=False,
    ),
)  # fmt: skip

PLANS: Final[Mapping[str, Plan]] = MappingProxyType({plan.code: plan for plan in _PLANS})


def catalogue() -> tuple[Plan, ...]:
    """Every plan, smallest first."""
    return _PLANS


def with_module(module: str) -> list[str]:
    """The plans that have a module, smallest first."""
    return [plan.code for plan in _PLANS if module in plan.modules]


def with_limit(what: str, wanted: int) -> list[str]:
    """The plans that allow so much, smallest first."""
    return [plan.code for plan in _PLANS if (plan.limits[what] is None or (plan.limits[what] or 0) >= wanted)]
