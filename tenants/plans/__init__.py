"""Plans owns the company itself: that it exists, its names and clock, whether it may work (active, suspended …), and
what it may use: plans, entitlements, metering, and the subscription with its payments.

It never knows a person or an order of the plant. What it counts, upper modules tell it (`metering.meter`).
"""

from tenants.plans.allowances import allowance
from tenants.plans.commands import CreateTenant, move, provision
from tenants.plans.entitled import Entitlements, check_limit, entitlements, has_module, modules_off, remembered
from tenants.plans.granting import grant_trial
from tenants.plans.ledger.facade import change_plan, due_state, extend_term, set_own_prices
from tenants.plans.metering import meter
from tenants.plans.offers import TRIAL_DAYS, TRIAL_PLAN, Plan, Price, catalogue
from tenants.plans.rules import VENDOR_SLUG

__all__ = [
    "TRIAL_DAYS", "TRIAL_PLAN", "VENDOR_SLUG", "CreateTenant", "Entitlements", "Plan", "Price", "allowance",
    "catalogue", "change_plan", "check_limit", "due_state", "entitlements", "extend_term", "grant_trial",
    "has_module", "meter", "modules_off", "move", "provision", "remembered", "set_own_prices",
]  # fmt: skip
