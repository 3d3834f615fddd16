"""Plans owns the company itself: that it exists, its names and clock, and whether it may work (active, suspended …).

It never knows a person or an order. Later: plans, entitlements and metering.
"""

from tenants.plans.commands import CreateTenant, move, provision

__all__ = ["CreateTenant", "move", "provision"]
