"""Rights on packs."""

from infra.permissions import Permission
from tenants.roles import OPERATOR, TEAM_LEAD, WAREHOUSE

PACK = Permission("traceability.pack:pack", "Pack and unpack", roles={OPERATOR, TEAM_LEAD, WAREHOUSE}, zh="装箱与拆箱")
DISSOLVE = Permission(
    "traceability.pack:dissolve", "Reopen and dissolve packs", roles={TEAM_LEAD, WAREHOUSE}, zh="重开与解散包装"
)
