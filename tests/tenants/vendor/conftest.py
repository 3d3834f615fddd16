"""The vendor's company, a partner and customers of both, with the background work done on demand."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio

from infra import actors, directory
from infra.db import Database
from infra.engines.roles import Dsns
from infra.ids import uuid7
from infra.settings import read as read_settings
from infra.work import Actor, reading, use_database, working
from tenants.identity.seeds import seed_roles
from tenants.listeners import load_actors
from tenants.plans import CreateTenant, provision
from tenants.roles import ADMIN, OPERATOR, PARTNER_ADMIN, VENDOR_ADMIN
from tenants.vendor.commands import RecordCustomer
from tenants.vendor.company import ensure_vendor, found_organisation, record
from tenants.vendor.models import Health, Partner
from tests.kit.people import Staff


@dataclass
class Console:
    """Who serves whom. Every test has partners and customers of its own; the vendor's company is the database's."""

    vendor: Staff
    partner: Staff
    other_partner: Staff
    ours: Staff
    """The vendor's own customer."""
    theirs: Staff
    """The partner's customer."""
    hemin: Actor
    guyan: Actor
    more: list[Staff] = field(default_factory=list)

    @property
    def everybody(self) -> list[Staff]:
        return [self.vendor, self.partner, self.other_partner, self.ours, self.theirs, *self.more]

    async def work_off(self) -> list[str]:
        """All background work of these companies, and what it leads to; the verdicts other than done."""
        odd: list[str] = []
        busy = True
        while busy:
            busy = False
            for company in self.everybody:
                for row in await company.rows("outbox", "state = 'due' AND actor LIKE 'tenants.vendor.%'"):
                    verdict = await actors.consume(company.tenant_id, row["id"])
                    busy = True
                    if verdict != "applied":
                        odd.append(f"{row['actor']}: {verdict}")
                        if verdict == "retry":
                            return odd
        return odd

    async def health(self, customer: Staff, books: Staff | None = None) -> Health:
        async with reading((books or self.vendor).system) as read:
            found = await read.get(Health, customer.tenant_id)
        assert found is not None
        return found

    async def lines(self, company: Staff, command: str) -> list[Any]:
        return await company.rows("journal", "command = $2", command)


async def new_customer(vendor: Staff, partner: Staff | None = None, **more: Any) -> Staff:
    """A company in the books of those who serve it, with a boss and an operator."""
    slug = f"k{uuid4().hex[:12]}"
    cmd = CreateTenant(slug=slug, name_zh=f"客户 {slug}", name_en=f"Customer {slug}", **more)
    tenant_id = await provision(cmd)
    await seed_roles(tenant_id)
    for books in (vendor, partner):
        if books is not None:
            noted = RecordCustomer(
                customer_id=tenant_id, slug=slug, name_zh=cmd.name_zh, name_en=cmd.name_en, state="active",
                partner_id=partner.tenant_id if partner else None,
            )  # fmt: skip
            await record(books.tenant_id, noted)
    company = Staff(tenant_id, slug, vendor.admin_dsn)
    await company.hire("boss", ADMIN)
    await company.hire("wang", OPERATOR)
    return company


async def _partner(vendor: Staff, dsn: str) -> Staff:
    tenant_id, slug = uuid7(), f"p{uuid4().hex[:12]}"
    await found_organisation(tenant_id, CreateTenant(slug=slug, name_zh=f"伙伴 {slug}", name_en=f"Partner {slug}"))
    async with working(vendor.system, command="test.partner") as work:
        await work.insert(
            Partner(id=tenant_id, slug=slug, name_zh=f"伙伴 {slug}", name_en=f"Partner {slug}", state="active")
        )
    return Staff(tenant_id, slug, dsn)


async def person(company: Staff, login: str, *roles: str) -> Actor:
    user = await company.hire(f"{login}{uuid4().hex[:6]}", *roles, name=login.title())
    return await company.actor(await company.token(user.id))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def books(dsns: Dsns) -> AsyncIterator[Console]:
    """Once for a file. This process is the worker as well: it has the control plane's address."""
    load_actors()
    directory.forget()
    made = read_settings(
        {**os.environ, "RELAY_DATABASE_URL": dsns.relay, "OWNER_DATABASE_URL": dsns.owner, "APP_DATABASE_URL": dsns.app}
    )
    pool = await Database(dsns.app, size=8).open()
    use_database(pool)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("infra.directory.settings", lambda: made)
        vendor = Staff(await ensure_vendor(), "lotline", dsns.admin)
        partner, other = await _partner(vendor, dsns.admin), await _partner(vendor, dsns.admin)
        ours, theirs = await new_customer(vendor), await new_customer(vendor, partner)
        hemin, guyan = await person(vendor, "hemin", VENDOR_ADMIN), await person(partner, "guyan", PARTNER_ADMIN)
        yield Console(vendor, partner, other, ours, theirs, hemin, guyan)
    use_database(None)
    await pool.close()


@pytest_asyncio.fixture(loop_scope="module")
async def console(books: Console) -> Console:
    """The same companies with a member of the vendor's staff of this test's own."""
    return replace(books, hemin=await person(books.vendor, "hemin", VENDOR_ADMIN), more=[])


__all__ = ["Console", "books", "console", "new_customer", "person"]
