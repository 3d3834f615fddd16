from infra.actions import query
from infra.errors import Missing
from infra.work import Read
from tenants.plans.models import Tenant


@query(needs=None)
async def own_tenant(read: Read) -> Tenant:
    """The company the actor belongs to."""
    tenant = await read.get(Tenant, read.tenant_id)
    if tenant is None:
        raise Missing(what="tenant")
    return tenant
