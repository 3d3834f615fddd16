"""A company exports everything it has on record by itself, whatever its state; the file verifies off-line."""

import asyncio
import zipfile
from pathlib import Path

import pytest

from infra import actors, directory
from infra.actions import run
from infra.archive import checker
from infra.errors import PermissionMissing
from infra.keys import keyring
from infra.storage import storage
from infra.work import reading
from tenants.plans.commands import CreateTenant, move, provision
from tenants.records import actors as listening  # noqa: F401 (registers what listens)
from tenants.records.archives import commands as do
from tenants.records.archives import making, queries
from tenants.records.archives.errors import ArchiveUnderway, OwnArchiveGone
from tenants.records.archives.models import OwnArchive, key_of
from tests.kit.company import Company

MAKE = "records.archive:make"


async def _company(company: Company) -> Company:
    """With the company's own row, as every founded one has."""
    slug = f"r{company.slug}"
    tenant_id = await provision(CreateTenant(slug=slug, name_zh="档案", name_en="Archive Ltd"))
    return Company(tenant_id, slug, company.pool, company.admin)


async def _made(company: Company) -> OwnArchive:
    asked = (await run(company.actor(MAKE), do.make_archive, do.MakeArchive())).row
    rows = await company.rows("outbox", "actor = 'tenants.records.actors.make_own_archive'")
    for row in rows:
        await actors.consume(company.tenant_id, row["id"])
    await asyncio.gather(*making._running.values())
    async with reading(company.system) as read:
        found = await read.get(OwnArchive, asked.id)
    assert found is not None
    return found


async def test_it_is_made_and_verifies_and_holds_no_password(company: Company, tmp_path: Path) -> None:
    own = await _company(company)
    made = await _made(own)

    assert made.state == "ready", made.problem
    path = tmp_path / "own.zip"
    await storage().get_file(key_of(own.tenant_id, made.id), path)
    assert checker.check(path, [keyring().fingerprint]).problems == []
    with zipfile.ZipFile(path) as packed:
        assert not any(name == "data/identity_secret.jsonl" for name in packed.namelist())
    async with reading(own.actor(MAKE)) as read:
        assert (await queries.own_archive(read, made.id)).id == made.id


async def test_a_suspended_company_exports_too(company: Company) -> None:
    own = await _company(company)
    await move(own.slug, "suspended", "not paid")
    assert (await directory.find(own.slug)).state == "suspended"

    assert (await _made(own)).state == "ready"


async def test_one_at_a_time_and_only_who_may(company: Company) -> None:
    own = await _company(company)
    with pytest.raises(PermissionMissing):
        await run(own.actor(), do.make_archive, do.MakeArchive())
    asked = (await run(own.actor(MAKE), do.make_archive, do.MakeArchive())).row
    with pytest.raises(ArchiveUnderway):
        await run(own.actor(MAKE), do.make_archive, do.MakeArchive())
    async with reading(own.actor(MAKE)) as read:
        with pytest.raises(OwnArchiveGone):
            await queries.own_archive(read, asked.id)
    assert len(await own.rows("records_archive")) == 1
