"""Plans owns the company itself: that it exists, its names and clock, and whether it may work (active, suspended …).

It never knows a person or an order. Later: plans, entitlements and metering.
"""

from tenants.plans.commands import CreateTenant, move, provision
from tenants.plans.rules import VENDOR_SLUG

__all__ = ["VENDOR_SLUG", "CreateTenant", "move", "provision"]
