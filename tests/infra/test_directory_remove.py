"""A founding that failed gives its code back; a company with one record never does."""

import pytest

from infra import directory
from infra.directory import HasRecords
from infra.ids import uuid7
from infra.work import working
from tests.kit.company import Company


async def test_an_empty_company_is_gone_and_its_code_free(company: Company) -> None:
    assert await directory.find(company.slug) is not None

    assert await directory.remove(company.slug, company.tenant_id)

    assert await directory.find(company.slug) is None
    assert await directory.tenant_of(company.slug) is None
    other = await directory.create(company.slug, uuid7())
    assert other.tenant_id != company.tenant_id


async def test_one_line_is_enough_to_keep_it(company: Company) -> None:
    async with working(company.system, command="test.line") as work:
        work.needs_line = True

    with pytest.raises(HasRecords):
        await directory.remove(company.slug, company.tenant_id)

    entry = await directory.find(company.slug)
    assert entry is not None
    assert entry.state == "active"


async def test_another_companys_code_is_not_touched(company: Company, other_company: Company) -> None:
    assert not await directory.remove(other_company.slug, company.tenant_id)

    entry = await directory.find(other_company.slug)
    assert entry is not None
    assert entry.state == "active"
