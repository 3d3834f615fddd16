"""A company from a template: in one piece, once, or not at all."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest
import pytest_asyncio

from infra import directory
from infra.db import Database
from infra.engines.roles import Dsns
from infra.errors import Busy
from infra.ids import derived
from infra.work import reading, system
from tenants.masterdata.errors import CodeTaken
from tenants.onboarding import packages
from tenants.onboarding.errors import FoundingFailed, IndustryUnknown
from tenants.onboarding.founding import FoundRequest, found_company
from tenants.onboarding.templates.planting import Planter

pytestmark = pytest.mark.usefixtures("app_pool")


def request(**more: Any) -> FoundRequest:
    slug = f"f{uuid4().hex[:10]}"
    values = {
        "slug": slug, "name_zh": "蜀味食品", "name_en": "Shuwei Foods", "industry": "food", "admin_name": "赵明",
        "admin_phone": "13800000001",
    }  # fmt: skip
    return FoundRequest(**values | more)


@pytest_asyncio.fixture
async def rows(dsns: Dsns, app_pool: Database) -> AsyncIterator[Callable[..., Any]]:
    """What a superuser finds in a table of a company."""
    admin = await asyncpg.connect(dsns.admin)

    async def found(tenant_id: UUID, table: str) -> list[Any]:
        return await admin.fetch(f"SELECT * FROM {table} WHERE tenant_id = $1", tenant_id)

    yield found
    await admin.close()


async def everything(dsns: Dsns, tenant_id: UUID) -> dict[str, int]:
    """How many rows every tenant table holds of a company; empty ones are left out."""
    admin = await asyncpg.connect(dsns.admin)
    try:
        tables = await admin.fetch(
            "SELECT table_name FROM information_schema.columns"
            " WHERE column_name = 'tenant_id' AND table_schema = 'public'"
        )
        counts = {
            row[0]: await admin.fetchval(f"SELECT count(*) FROM {row[0]} WHERE tenant_id = $1", tenant_id)
            for row in tables
        }
        return {name: count for name, count in counts.items() if count}
    finally:
        await admin.close()


async def test_a_company_stands_after_one_transaction(rows):
    asked = request()

    began = time.monotonic()
    founded = await found_company(asked)
    took = time.monotonic() - began

    entry = await directory.find(asked.slug)
    assert entry is not None
    assert (entry.tenant_id, entry.state) == (founded.tenant_id, "trial")
    (line,) = await rows(founded.tenant_id, "journal")
    assert (line["command"], line["outcome"]) == ("onboarding.found_plant", "applied")
    (tenant,) = await rows(founded.tenant_id, "plans_tenant")
    assert (tenant["state"], tenant["industry"], tenant["kind"]) == ("trial", "food", "customer")
    assert founded.admin_user_id in {row["id"] for row in await rows(founded.tenant_id, "identity_user")}
    assert took < 5.0


async def test_asked_again_it_is_the_same_company(rows):
    asked = request()
    first = await found_company(asked)

    assert await found_company(asked) == first
    assert len(await rows(first.tenant_id, "journal")) == 1
    assert len(await rows(first.tenant_id, "plans_tenant")) == 1


async def test_every_sample_row_is_marked_and_nothing_of_the_plants_own(rows):
    founded = await found_company(request())

    marks = await rows(founded.tenant_id, "onboarding_sample")
    marked = {(table, id) for mark in marks for table, id in zip(mark["tables"], mark["record_ids"], strict=True)}
    for table in ("masterdata_item", "masterdata_bom", "masterdata_routing", "orders_production_order",
                  "masterdata_partner"):  # fmt: skip
        made = {(table, row["id"]) for row in await rows(founded.tenant_id, table)}
        assert made, table
        assert made <= marked, table
    for table in ("masterdata_work_center", "masterdata_reason_code", "masterdata_shift", "identity_team"):
        assert not {(table, row["id"]) for row in await rows(founded.tenant_id, table)} & marked, table
    people = {row["id"] for row in await rows(founded.tenant_id, "identity_user")}
    assert people - {id for _, id in marked} == {founded.admin_user_id}


async def test_a_template_failing_half_way_leaves_nothing(dsns, monkeypatch):
    """The last thing it does is refused: everything before it goes too, and the code is free for the next one."""
    asked = request()

    async def refuse(self, row):
        raise CodeTaken(code=row.item)

    async def refused_order(self, row):
        await self.within(f"order of {row.item}", refuse(self, row))

    with monkeypatch.context() as patched:
        patched.setattr(Planter, "_order", refused_order)
        with pytest.raises(FoundingFailed) as caught:
            await found_company(asked)
    assert caught.value.params["step"].startswith("order of")
    assert await directory.find(asked.slug) is None
    tenant_id = (await found_company(request(slug=asked.slug))).tenant_id
    assert await everything(dsns, tenant_id)

    assert await everything(dsns, derived("onboarding.company", asked.id)) == {}


async def test_a_bug_in_a_template_leaves_nothing_either(dsns, monkeypatch):
    asked = request()

    async def broken(self):
        raise KeyError("no such unit")

    monkeypatch.setattr(Planter, "try_out", broken)
    with pytest.raises(KeyError):
        await found_company(asked)

    assert await directory.find(asked.slug) is None


async def test_an_outage_keeps_the_code_and_the_next_try_goes_on(monkeypatch):
    asked = request()

    async def out(self):
        raise Busy()

    with monkeypatch.context() as patched:
        patched.setattr(Planter, "try_out", out)
        with pytest.raises(Busy):
            await found_company(asked)
    assert await directory.find(asked.slug) is not None

    assert (await found_company(asked)).slug == asked.slug


async def test_a_taken_code_and_an_unknown_trade_are_refused_before_anything_is_written(dsns):
    taken = await found_company(request())

    with pytest.raises(directory.SlugTaken):
        await found_company(request(slug=taken.slug))
    other = request(industry="bakery")
    with pytest.raises(IndustryUnknown):
        await found_company(other)
    assert await directory.find(other.slug) is None


async def test_a_company_from_anothers_package_has_its_set_up_and_none_of_its_samples(rows):
    first = await found_company(request())
    async with reading(system(first.tenant_id)) as read:
        package = await packages.export_package(read)

    second = await found_company(request(package=package.to_json().decode()))

    for table in ("masterdata_work_center", "masterdata_operation_definition", "masterdata_reason_code"):
        codes = [{row["code"] for row in await rows(each.tenant_id, table)} for each in (first, second)]
        assert codes[0], table
        assert codes[0] == codes[1], table
    assert await rows(second.tenant_id, "orders_production_order") == []
    assert await rows(second.tenant_id, "onboarding_sample") == []
    (founder,) = await rows(second.tenant_id, "identity_user")
    assert founder["id"] == second.admin_user_id
