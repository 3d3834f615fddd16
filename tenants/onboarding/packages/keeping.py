"""Where a package's document lies: written before its row, so that a row never names what is not there."""

import asyncio
import hashlib
from datetime import datetime
from uuid import UUID

from infra.errors import BadInput
from infra.ids import uuid7
from infra.storage import storage
from infra.work import Read, Work
from tenants.onboarding.errors import PackageNotFound
from tenants.onboarding.packages.models import ConfigurationPackage
from tenants.onboarding.packages.package import Package


def key_of(tenant_id: UUID, id: UUID) -> str:
    return f"{tenant_id}/onboarding/{id}/package.json"


async def keep(work: Work, package: Package, *, name: str, origin: str) -> ConfigurationPackage:
    """A row and its document; the id is new, so that nothing is ever overwritten."""
    name = name.strip()
    if not 1 <= len(name) <= 80:
        raise BadInput(field="name", problem="1 to 80 characters")
    id, content = uuid7(), package.to_json()
    digest = hashlib.sha256(content).hexdigest()
    await storage().put(key_of(work.tenant_id, id), content, sha256=digest)
    company = package.company
    row = ConfigurationPackage(
        id=id, name=name, origin=origin, company_slug=company.get("slug", ""), company_zh=company.get("name_zh", ""),
        company_en=company.get("name_en", ""), made_at=datetime.fromisoformat(package.made_at),
        groups=list(package.groups), rows=package.rows, size=len(content), sha256=digest, kept_by_id=work.actor.id,
        kept_by=work.actor.name,
    )  # fmt: skip
    return await work.insert(row)


async def row_of(read: Read, id: UUID) -> ConfigurationPackage:
    row = await read.get(ConfigurationPackage, id)
    if row is None:
        raise PackageNotFound()
    return row


async def content_of(read: Read, row: ConfigurationPackage) -> bytes:
    return await storage().get(key_of(read.tenant_id, row.id), sha256=row.sha256)


async def kept(read: Read, row: ConfigurationPackage) -> Package:
    return await asyncio.to_thread(Package.of, await content_of(read, row))
