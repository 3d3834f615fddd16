"""Material lots and serials (sublots): what is there, where it came from and in which state.

A lower module than reporting: it never judges a report, it is told which pieces a report names.
"""

from tenants.traceability.commands import OpenBalance, WithdrawBalance, open_balance, withdraw_balance
from tenants.traceability.epcis.permissions import READ_EPCIS as READ_EPCIS
from tenants.traceability.flow.reports import Made, follow_report
from tenants.traceability.flow.reversing import unfollow_report
from tenants.traceability.packs.permissions import PACK as PACK  # a right a seeded company knows of
from tenants.traceability.recall.ports import keep_recalled as keep_recalled  # open recalls refuse from now on
from tenants.traceability.serials import record_sublots, release_sublots
from tenants.traceability.tags.permissions import SEND_TAG_READ as SEND_TAG_READ
from tenants.traceability.udi.permissions import EDIT_DEVICE_IDENTIFIERS as EDIT_DEVICE_IDENTIFIERS

__all__ = [
    "Made", "OpenBalance", "WithdrawBalance", "follow_report", "open_balance", "record_sublots", "release_sublots",
    "unfollow_report", "withdraw_balance",
]  # fmt: skip
