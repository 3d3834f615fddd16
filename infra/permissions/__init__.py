"""Who may do what: named permissions, and the Casbin model and policy compiled to sets.

    REPORT_OUTPUT = Permission("reporting.output:report", "Report produced quantities", roles={OPERATOR}, zh="报工")

The policy (`model.conf` with the lines of one tenant) is the source; a request only looks a name up in a set that
was compiled from it under the tenant's policy version (`cache.PolicyCache`).
"""

from infra.permissions.cache import Policies, PolicyCache, Stamp
from infra.permissions.policy import Allowed, GrantLine, Policy, allows
from infra.permissions.registry import Permission, default_permissions, permissions

__all__ = [
    "Allowed",
    "GrantLine",
    "Permission",
    "Policies",
    "Policy",
    "PolicyCache",
    "Stamp",
    "allows",
    "default_permissions",
    "permissions",
]
