"""What can be done in wages, one file per thing."""

from tenants.wages.commands.disputes import (
    DecideDispute,
    OpenDispute,
    RightQuantities,
    WithdrawDispute,
    decide_dispute,
    open_dispute,
    withdraw_dispute,
)
from tenants.wages.commands.periods import ClosePeriod, close_period
from tenants.wages.commands.rates import (
    AdjustWage,
    SetWageGrade,
    SetWageRate,
    SetWageRule,
    adjust_wage,
    set_wage_grade,
    set_wage_rate,
    set_wage_rule,
)

__all__ = [
    "AdjustWage", "ClosePeriod", "DecideDispute", "OpenDispute", "RightQuantities", "SetWageGrade", "SetWageRate",
    "SetWageRule", "WithdrawDispute", "adjust_wage", "close_period", "decide_dispute", "open_dispute",
    "set_wage_grade", "set_wage_rate", "set_wage_rule", "withdraw_dispute",
]  # fmt: skip
