"""The founding behind a sign-up. Cut off at any point the row is asked again and finds what stands already."""

from typing import Any

from infra import clock
from infra.errors import Refusal
from infra.events import on
from infra.ids import derived
from infra.work import Work
from tenants.onboarding.founding import FoundRequest, found_company
from tenants.onboarding.signup import rules
from tenants.onboarding.signup.events import CompanyAskedFor
from tenants.onboarding.signup.models import SignUp


@on(CompanyAskedFor, queue="founding", seconds=60)
async def found(work: Work, fact: CompanyAskedFor) -> None:
    sign_up: SignUp | None = await work.lock(SignUp, fact.sign_up_id)
    if sign_up is None or sign_up.state != "asked":
        return
    try:
        founded = await found_company(request_of(sign_up))
    except Refusal as refusal:
        await work.change(sign_up, state=rules.after(sign_up.state, "fail"), problem=_problem(refusal))
        return
    await work.change(
        sign_up, state=rules.after(sign_up.state, "found"), company_id=founded.tenant_id,
        user_id=founded.admin_user_id, ready_at=clock.now(),
    )  # fmt: skip


def request_of(sign_up: SignUp) -> FoundRequest:
    """Each asking is a founding of its own: what failed under one code must not stand in the way of another."""
    name = sign_up.company_name or ""
    mobile = sign_up.contact_kind == "mobile"
    return FoundRequest(
        id=derived("onboarding.sign_up", sign_up.id, sign_up.asked),
        slug=sign_up.slug or "", name_zh=name, name_en=name, industry=sign_up.industry or "",
        admin_name=sign_up.person or "",
        admin_phone=sign_up.contact if mobile else None, admin_email=None if mobile else sign_up.contact,
        locale=sign_up.locale, currency=rules.currency_shown(sign_up.locale),
        time_zone=sign_up.time_zone or "Asia/Shanghai",
    )  # fmt: skip


def _problem(refusal: Refusal) -> dict[str, Any]:
    return {"code": refusal.code, "text": refusal.sentence, "params": refusal.params}
