"""Going live: what is still missing, the papers the floor needs, and an order to try it all with."""

from tenants.onboarding.golive.checks import Check, Readiness, readiness

__all__ = ["Check", "Readiness", "readiness"]
