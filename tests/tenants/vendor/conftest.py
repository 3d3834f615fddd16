"""The vendor's company, a partner and customers of both, with the background work done on demand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest_asyncio

from infra import actors, directory
from infra.engines.roles import Dsns
from infra.ids import uuid7
from infra.settings import read as read_settings
from infra.settings import settings
from infra.work import Actor, reading
from tenants.identity.commands import people
from tenants.identity.seeds import seed_roles
from tenants.listeners import load_actors
from tenants.plans import CreateTenant, provision
from tenants.roles import ADMIN, OPERATOR, PARTNER_ADMIN, VENDOR_ADMIN
from tenants.vendor.commands import NotePartner, RecordCustomer
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
    admin_dsn: str
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


async def _customer(console_dsn: str, **more: Any) -> Staff:
    slug = f"k{uuid4().hex[:12]}"
    cmd = CreateTenant(slug=slug, name_zh=f"客户 {slug}", name_en=f"Customer {slug}", **more)
    tenant_id = await provision(cmd)
    await seed_roles(tenant_id)
    return Staff(tenant_id, slug, console_dsn)


async def _partner(vendor: Staff, dsn: str) -> Staff:
    tenant_id, slug = uuid7(), f"p{uuid4().hex[:12]}"
    await found_organisation(tenant_id, CreateTenant(slug=slug, name_zh=f"伙伴 {slug}", name_en=f"Partner {slug}"))
    from infra.work import working

    async with working(vendor.system, command="test.partner") as work:
        await work.insert(
            Partner(id=tenant_id, slug=slug, name_zh=f"伙伴 {slug}", name_en=f"Partner {slug}", state="active")
        )
    return Staff(tenant_id, slug, dsn)


def cmd_of(customer: Staff, partner: UUID | None) -> RecordCustomer:
    return RecordCustomer(
        customer_id=customer.tenant_id, slug=customer.slug, name_zh=f"客户 {customer.slug}",
        name_en=f"Customer {customer.slug}", partner_id=partner, state="active",
    )  # fmt: skip


async def person(company: Staff, login: str, *roles: str) -> Actor:
    user = await company.hire(login, *roles)
    return await company.actor(await company.token(user.id))


@pytest_asyncio.fixture
async def control_plane(dsns: Dsns, monkeypatch: Any) -> None:
    """This test's process is the worker: it has the control plane's address."""
    env = {"RELAY_DATABASE_URL": dsns.relay, "OWNER_DATABASE_URL": dsns.owner, "APP_DATABASE_URL": dsns.app}
    import os

    made = read_settings({**os.environ, **env})
    monkeypatch.setattr("infra.directory.settings", lambda: made)
    assert settings() is not None


@pytest_asyncio.fixture
async def console(dsns: Dsns, app_pool: Any, control_plane: None) -> AsyncIterator[Console]:
    load_actors()
    directory.forget()
    vendor = Staff(await ensure_vendor(), "lotline", dsns.admin)
    partner, other = await _partner(vendor, dsns.admin), await _partner(vendor, dsns.admin)
    ours, theirs = await _customer(dsns.admin), await _customer(dsns.admin)
    await record(vendor.tenant_id, cmd_of(ours, None))
    for books in (vendor, partner):
        await record(books.tenant_id, cmd_of(theirs, partner.tenant_id))
    for company in (ours, theirs):
        await company.hire("boss", ADMIN)
        await company.hire("wang", OPERATOR)
    hemin = await person(vendor, f"hemin{uuid4().hex[:6]}", VENDOR_ADMIN)
    guyan = await person(partner, "guyan", PARTNER_ADMIN)
    yield Console(vendor, partner, other, ours, theirs, hemin, guyan, dsns.admin)


__all__ = ["Console", "NotePartner", "console", "control_plane", "people", "person"]
