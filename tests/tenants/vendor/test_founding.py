"""Setting up a customer: a draft that is kept, a company that is founded or not at all, and a partner's own company."""

from uuid import uuid4

import pytest

from infra import directory
from infra.actions import run
from infra.work import reading
from tenants.identity.models import Invitation
from tenants.vendor import commands, errors
from tenants.vendor.queries import others
from tenants.vendor.queries.customers import company_code
from tests.kit.people import Staff
from tests.tenants.vendor.conftest import Console

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def draft(console: Console, by, **given):
    return (await run(by, commands.save_draft, commands.SaveDraft(**given))).row


async def founded(console: Console, by, **more):
    slug = f"f{uuid4().hex[:10]}"
    given = {
        "slug": slug, "name_zh": "苏州新厂", "name_en": "New Works", "industry": "machining", "admin_name": "厂长",
        "admin_contact": "13812345678",
    }  # fmt: skip
    row = await draft(console, by, **given | more)
    await run(by, commands.start_founding, commands.StartFounding(draft_id=row.id))
    assert await console.work_off() == []
    return slug, row.id


async def test_a_partner_founds_a_company_and_gets_its_first_days_papers(console: Console):
    slug, draft_id = await founded(console, console.guyan)
    entry = await directory.find(slug)
    assert entry is not None
    customer = Staff(entry.tenant_id, slug, console.vendor.admin_dsn)
    console.more.append(customer)
    assert await console.work_off() == []

    for books in (console.vendor, console.partner):
        health = await console.health(customer, books)
        assert (health.slug, health.phase, health.partner_id) == (slug, "onboarding", console.partner.tenant_id)
    async with reading(console.guyan) as read:
        row = await others.draft(read, draft_id)
        (result,) = await others.results_of(read, [draft_id])
    assert (row.state, row.customer_id) == ("founded", entry.tenant_id)
    assert result is not None
    assert result["login"] == "13812345678"
    assert result["badges"][0]["pin"].isdigit()
    assert result["enrolment"]["url"].endswith(f"/E/{slug.upper()}/{result['enrolment']['code']}")
    (line,) = await console.partner.rows("journal", "command = 'vendor.note_founding'")
    assert result["badges"][0]["pin"] not in line["payload"]


async def test_a_taken_code_or_a_missing_answer_founds_nothing(console: Console):
    row = await draft(console, console.hemin, slug=console.ours.slug, name_zh="苏州新厂")
    with pytest.raises(errors.DraftIncomplete) as missing:
        await run(console.hemin, commands.start_founding, commands.StartFounding(draft_id=row.id))
    assert missing.value.params["fields"] == ["admin_name", "admin_contact", "industry"]
    await draft(
        console, console.hemin, draft_id=row.id, industry="food", admin_name="厂长", admin_contact="boss@works.example"
    )
    with pytest.raises(directory.SlugTaken):
        await run(console.hemin, commands.start_founding, commands.StartFounding(draft_id=row.id))
    async with reading(console.hemin) as read:
        assert (await others.draft(read, row.id)).state == "draft"
        assert (await company_code(read, console.ours.slug, "", "")).taken
        free = await company_code(read, None, "苏州恒准精密", "")
    assert (free.slug, free.taken) == ("szhzjm", False)


async def test_a_founding_that_fails_says_why_and_can_be_tried_again(console: Console):
    slug, draft_id = await founded(console, console.hemin, industry="shipbuilding")
    async with reading(console.hemin) as read:
        row = await others.draft(read, draft_id)
    assert row.state == "failed"
    assert row.problem["code"]
    assert await directory.find(slug) is None
    await draft(console, console.hemin, draft_id=draft_id, industry="machining")
    await run(console.hemin, commands.start_founding, commands.StartFounding(draft_id=draft_id))
    assert await console.work_off() == []
    assert await directory.find(slug) is not None


async def test_a_partner_gets_a_company_and_its_first_administrator_an_invitation(console: Console):
    slug = f"q{uuid4().hex[:10]}"
    cmd = commands.AcceptPartner(
        slug=slug, name_zh="甬创软件", name_en="Yongchuang", admin_name="周宁", admin_contact="zhou@yong.example"
    )
    partner = (await run(console.hemin, commands.accept_partner, cmd)).row
    assert await console.work_off() == []
    entry = await directory.find(slug)
    assert entry is not None
    assert entry.tenant_id == partner.id
    company = Staff(partner.id, slug, console.vendor.admin_dsn)
    (invited,) = await company.rows(Invitation.__tablename__)
    assert (invited["email"], invited["roles"][0]) == ("zhou@yong.example", "PARTNER_ADMIN")
    codes = {row["code"] for row in await company.rows("identity_role")}
    assert codes == {"PARTNER_ADMIN", "PARTNER_STAFF", "ADMIN"}
    async with reading(console.hemin) as read:
        assert (await others.partner(read, partner.id)).state == "active"
    with pytest.raises(errors.NotVendor):
        await run(console.partner.system, commands.accept_partner, cmd)
