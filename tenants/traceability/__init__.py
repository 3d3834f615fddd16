"""Material lots and serials (sublots): what is there, where it came from and in which state.

A lower module than reporting: it never judges a report, it is told which pieces a report names.
"""

from tenants.traceability.commands import OpenBalance, WithdrawBalance, open_balance, withdraw_balance
from tenants.traceability.serials import record_sublots, release_sublots

__all__ = [
    "OpenBalance", "WithdrawBalance", "open_balance", "record_sublots", "release_sublots", "withdraw_balance",
]  # fmt: skip
