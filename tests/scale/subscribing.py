"""Sign-ups and foundings in the companies of the proofs."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from infra import directory
from infra.actions import run
from infra.ids import uuid7
from infra.work import system, working
from tenants.identity.commands import people
from tenants.onboarding import signup
from tenants.onboarding.founding import FoundPlant, NoteFounded, found_plant, note_founded
from tenants.onboarding.signup import SignUp
from tenants.onboarding.templates.models import Sample
from tests.scale.worlds import World


async def begun(w: World) -> SignUp:
    """Somebody has proved his number in this company's book."""
    cmd = signup.BeginSignUp(
        contact_kind="mobile", contact=f"137{uuid4().int % 10**8:08d}", locale="zh-CN", terms_version=signup.TERMS,
        key_hash=uuid4().bytes,
    )  # fmt: skip
    made: SignUp = await w.does(signup.begin_sign_up, cmd)
    return made


async def ready(w: World) -> SignUp:
    made = await begun(w)
    async with working(system(w.tenant_id), command="test.ready") as work:
        row = await work.lock(SignUp, made.id)
        assert row is not None
        return await work.change(row, state="ready", slug=f"r{uuid4().hex[:8]}", company_name=w.text("company"))


async def furnish(w: World) -> None:
    await begun(w)
    async with working(system(w.tenant_id), command="test.sample") as work:
        await work.insert(
            Sample(
                position=0, line_id=uuid7(), what="partner", code=w.code(), tables=["masterdata_partner"],
                record_ids=[w.ids["partnerId"]],
            )
        )  # fmt: skip


async def begin(w: World) -> Any:
    cmd = signup.BeginSignUp(
        contact_kind="email", contact=f"{uuid4().hex[:10]}@example.com", locale="en", terms_version=signup.TERMS,
        key_hash=uuid4().bytes,
    )  # fmt: skip
    return w.tenant_id, lambda: run(system(w.tenant_id, w.text("door")), signup.begin_sign_up, cmd)


async def ask(w: World) -> Any:
    made = await begun(w)
    cmd = signup.AskForCompany(
        sign_up_id=made.id, company=w.text("company"), industry="food", person=w.text("person"),
        slug=f"a{uuid4().hex[:10]}",
    )  # fmt: skip
    return w.tenant_id, lambda: run(system(w.tenant_id, w.text("door")), signup.ask_for_company, cmd)


async def enter(w: World) -> Any:
    cmd = signup.EnterCompany(sign_up_id=(await ready(w)).id)
    return w.tenant_id, lambda: run(system(w.tenant_id, w.text("door")), signup.enter_company, cmd)


async def password(w: World) -> Any:
    user = await w.does(people.create_user, people.CreateUser(login=f"n{uuid4().hex[:8]}", name=w.text("new")))
    cmd = signup.ChooseFirstPassword(user_id=user.id, password="lange-bank-42")
    return w.tenant_id, lambda: run(system(w.tenant_id, w.text("door")), signup.choose_first_password, cmd)


async def found(w: World) -> Any:
    """In a company of its own: this is its first line."""
    tenant_id, slug = uuid7(), f"n{uuid4().hex[:10]}"
    await directory.create(slug, tenant_id, state="trial")
    cmd = FoundPlant(
        slug=slug, name_zh="新厂", name_en="New plant", industry="machining", admin_name="赵明",
        admin_phone="13800000001", admin_email=None, locale="zh-CN", time_zone="Asia/Shanghai",
    )  # fmt: skip
    return tenant_id, lambda: run(system(tenant_id, w.text("founder")), found_plant, cmd)


async def note(w: World) -> Any:
    cmd = NoteFounded(
        tenant_id=uuid7(), slug=f"x{uuid4().hex[:8]}", name_zh="新厂", name_en="New plant", industry="food",
        partner_slug=None, contact=w.text("contact"),
    )  # fmt: skip
    return w.tenant_id, lambda: run(system(w.tenant_id, w.text("founder")), note_founded, cmd)


CASES: dict[str, Any] = {
    "onboarding.begin_sign_up": begin,
    "onboarding.ask_for_company": ask,
    "onboarding.enter_company": enter,
    "onboarding.choose_first_password": password,
    "onboarding.found_plant": found,
    "onboarding.note_founded": note,
}
