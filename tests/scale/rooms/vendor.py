"""A company that serves others: customers, partners, prices, set-ups, visits on both sides. The room `plans` made each
world one of kind vendor; here it gets the roles of those who serve, beside those of a plant."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from infra import directory
from infra.clock import now
from infra.ids import uuid7
from infra.permissions import default_permissions
from infra.work import system, working
from tenants import roles
from tenants.identity.commands import roles as role_commands
from tenants.identity.visits import commands as visits
from tenants.identity.visits.models import VisitPass
from tenants.plans.models import Tenant
from tenants.vendor import commands as do
from tenants.vendor.commands.visits import NoteVisit, note_visit
from tenants.vendor.models import Detail, DraftResult, Health, Partner
from tests.scale.rooms import keeping, telling
from tests.scale.worlds import World

WHY = "because it is so"


async def served(w: World, state: str = "active", partner: UUID | None = None) -> UUID:
    """A company in the books: it is in the directory, and nothing else of it exists here."""
    customer, slug = uuid7(), f"s-{w.marker}-{secrets.token_hex(3)}"
    await directory.create(slug, customer, state=state)
    cmd = do.RecordCustomer(
        customer_id=customer, slug=slug, name_zh=w.text("客户"), name_en=w.text("customer"), industry=w.text("trade"),
        contact=w.text("contact"), partner_id=partner, state=state,
    )  # fmt: skip
    await w.does(do.record_customer, cmd)
    return customer


async def partner(w: World) -> UUID:
    async with working(system(w.tenant_id, w.text("system")), command="test.partner") as work:
        row = Partner(
            id=uuid7(), slug=f"p-{w.marker}-{secrets.token_hex(3)}", name_zh=w.text("伙伴"), name_en=w.text("partner"),
            contact=w.text("contact"), state="active", note=w.text("note"),
        )  # fmt: skip
        return (await work.insert(row)).id


async def draft(w: World, **more: Any) -> UUID:
    given = {
        "slug": f"d{w.marker}{secrets.token_hex(3)}", "name_zh": w.text("新厂"), "name_en": w.text("works"),
        "industry": "machining", "admin_name": w.text("boss"), "admin_contact": "13812345678",
    }  # fmt: skip
    return UUID(str((await w.does(do.save_draft, do.SaveDraft(**given | more), w.lead)).id))


async def request(w: World) -> UUID:
    """Somebody of elsewhere asks to be let in here."""
    cmd = visits.RequestVisit(
        visit_id=uuid7(), home_tenant_id=uuid7(), home_name=w.text("home"), staff_id=uuid7(),
        staff_name=w.text("staff"), why=w.text("why"), mode="write", minutes=60, expires_at=now() + timedelta(hours=9),
    )  # fmt: skip
    return UUID(str((await w.does(visits.request_visit, cmd)).id))


async def inside(w: World) -> UUID:
    id = await request(w)
    await w.does(visits.consent_visit, visits.ConsentVisit(visit_id=id, mode="read", minutes=400), w.lead)
    return id


async def visit(w: World) -> UUID:
    """Of the author, at a customer."""
    cmd = do.AskVisit(customer_id=await served(w), reason=w.text("why"))
    return UUID(str((await w.does(do.ask_visit, cmd, w.lead)).id))


def _of(**more: Any) -> Any:
    async def recipe(_here: Any, w: World) -> dict[str, Any]:
        return {"customerId": str(await served(w))} | more

    return recipe


async def _resumed(_here: Any, w: World) -> dict[str, Any]:
    return {"customerId": str(await served(w, "suspended"))}


async def _renamed(_here: Any, w: World) -> dict[str, Any]:
    return {"customerId": str(await served(w)), "nameZh": w.text("改"), "nameEn": w.text("new")}


async def _handed(_here: Any, w: World) -> dict[str, Any]:
    return {"customerId": str(await served(w)), "partnerId": str(w.ids["vendorPartner.id"])}


async def _accepted(_here: Any, w: World) -> dict[str, Any]:
    return {
        "slug": f"a{w.marker}{secrets.token_hex(3)}", "nameZh": w.text("伙伴"), "nameEn": w.text("partner"),
        "adminName": w.text("boss"), "adminContact": "13812345678",
    }  # fmt: skip


async def _priced(_here: Any, w: World) -> dict[str, Any]:
    return {"plan": "standard", "period": "year", "amount": 990_000}


async def _drafted(_here: Any, w: World) -> dict[str, Any]:
    return {"draftId": str(await draft(w))}


async def _saved(_here: Any, w: World) -> dict[str, Any]:
    return {"draftId": str(await draft(w)), "nameZh": w.text("新名")}


async def _requested(_here: Any, w: World) -> dict[str, Any]:
    return {"visitId": str(await request(w)), "mode": "read", "minutes": 30}


async def _declined(_here: Any, w: World) -> dict[str, Any]:
    return {"visitId": str(await request(w))}


RECIPES: dict[str, Any] = {
    "suspendCustomer": _of(),
    "resumeCustomer": _resumed,
    "extendCustomer": _of(days=14),
    "changeCustomerPlan": _of(plan="standard"),
    "renameCustomer": _renamed,
    "handOverCustomer": _handed,
    "acceptPartner": _accepted,
    "setOwnPrice": _priced,
    "saveCustomerDraft": _saved,
    "startFounding": _drafted,
    "discardCustomerDraft": _drafted,
    "askVisit": _of(mode="read", minutes=30),
    "consentVisit": _requested,
    "declineVisit": _declined,
    "endVisit": _declined,
}


# -- commands no mutation gives: by the worker and the door ---------------------------------------------------------


def _case(make: Any) -> Any:
    async def case(w: World) -> tuple[UUID, Any]:
        spec, cmd, actor = await make(w)
        return w.tenant_id, lambda: w.does(spec, cmd, actor)

    return case


async def _record(w: World) -> Any:
    cmd = do.RecordCustomer(customer_id=uuid7(), slug=f"r-{secrets.token_hex(6)}", name_zh="客户", name_en="Customer")
    return do.record_customer, cmd, None


async def _drop(w: World) -> Any:
    return do.drop_customer, do.DropCustomer(customer_id=await served(w)), None


async def _note_act(w: World) -> Any:
    cmd = do.NoteAct(act_id=uuid7(), customer_id=w.ids["customer.id"], act="suspend", outcome="done")
    return do.note_act, cmd, None


async def _note_partner(w: World) -> Any:
    return do.note_partner, do.NotePartner(partner_id=await partner(w), state="failed", note="taken"), None


async def _note_founding(w: World) -> Any:
    cmd = do.NoteFounding(draft_id=await draft(w), customer_id=uuid7(), result={"badges": ["1357"]})
    return do.note_founding, cmd, None


async def _note_visit(w: World) -> Any:
    return note_visit, NoteVisit(visit_id=await visit(w), state="declined", decided_by="boss"), None


async def _request_visit(w: World) -> Any:
    cmd = visits.RequestVisit(
        visit_id=uuid7(), home_tenant_id=uuid7(), home_name="Lotline", staff_id=uuid7(), staff_name="何敏 · Lotline",
        why="看看", mode="read", minutes=60, expires_at=now() + timedelta(hours=9),
    )  # fmt: skip
    return visits.request_visit, cmd, None


async def _open_visit(w: World) -> Any:
    id = await inside(w)
    (row,) = await w.staff.rows("identity_visit", "id = $2", id)
    cmd = visits.OpenVisit(
        visit_id=id, pass_id=uuid7(), secret_hash=b"hash", epoch=1, home_tenant_id=row["home_tenant_id"],
        home_session_id=uuid7(), staff_id=row["staff_id"],
    )  # fmt: skip
    return visits.open_visit, cmd, None


async def _note_look(w: World) -> Any:
    visitor = replace(system(w.tenant_id, "何敏 · Lotline"), kind="visitor", id=await inside(w))
    return visits.note_look, visits.NoteLook(page="orders.order_page"), visitor


CASES: dict[str, Any] = {
    "vendor.record_customer": _case(_record),
    "vendor.drop_customer": _case(_drop),
    "vendor.note_act": _case(_note_act),
    "vendor.note_partner": _case(_note_partner),
    "vendor.note_founding": _case(_note_founding),
    "vendor.note_visit": _case(_note_visit),
    "identity.request_visit": _case(_request_visit),
    "identity.open_visit": _case(_open_visit),
    "identity.note_look": _case(_note_look),
}


RECIPES |= keeping.RECIPES | telling.RECIPES
CASES |= keeping.CASES | telling.CASES


async def furnish(w: World) -> None:
    await _serving(w)
    await keeping.furnish(w)
    ids = w.ids
    ids["vendorPartner.id"] = ids["customers.partnerId"] = await partner(w)
    customer = await served(w, partner=ids["vendorPartner.id"])
    for name in ("customer.id", "customers.ids", "customerCause.customerId", "vendorActs.customerId",
                 "staffVisits.customerId"):  # fmt: skip
        ids[name] = customer
    w.words["customerCause.kind"] = "letters"
    await _measured(w, customer)
    price = do.SetPrice(plan="starter", period="month", amount=w.number)
    await w.does(do.set_price, price, w.lead)
    ids["customerDraft.id"] = drafted = await draft(w)
    async with working(system(w.tenant_id), command="test.result") as work:
        kept = {"login": w.text("login"), "badges": [{"code": w.code(), "pin": w.text("pin")}]}
        await work.insert(DraftResult(id=drafted, result=kept, expires_at=now() + timedelta(days=7)))
    await telling.furnish(w)
    ids["visitId"] = await visit(w)
    ids["visits.id"] = await inside(w)
    async with working(system(w.tenant_id), command="test.pass") as work:
        secret = secrets.token_bytes(32)
        await work.insert(VisitPass(visit_id=ids["visits.id"], secret_hash=secret, epoch=1, home_session_id=uuid7()))
    w.words["companyCode.nameEn"] = "Lotline Works"


async def _serving(w: World) -> None:
    """The roles of those who serve, each with somebody who has it; the author has them all."""
    async with working(system(w.tenant_id), command="test.kind") as work:
        tenant = await work.lock(Tenant, w.tenant_id)
        assert tenant is not None
        await work.change(tenant, kind="vendor")
    for role in roles.STAFF:
        rights = sorted(default_permissions(role.code, "vendor"))
        cmd = role_commands.CreateRole(code=role.code, name_zh=role.zh, name_en=role.en, permissions=rights)
        made = await w.does(role_commands.create_role, cmd)
        user = await w.user(role.code)
        w.tokens[role.code] = str(await w.staff.token(user.id))
        grant = role_commands.GrantRole(user_id=w.ids["author"], role_id=made.id)
        await w.does(role_commands.grant_role, grant)


async def _measured(w: World, customer: UUID) -> None:
    """As a round of the control plane leaves it."""
    async with working(system(w.tenant_id), command="test.measured") as work:
        row = await work.lock(Health, customer)
        assert row is not None
        await work.change(
            row, partner_zh=w.text("伙伴"), partner_en=w.text("partner"), partner_slug=f"p-{w.marker}", version="1",
            reports_today=w.number, problems=[
                {"code": "dead_letters", "severity": "high", "detail": "letters", "params": {"actor": w.text("actor")}}
            ], trouble=1000,
        )  # fmt: skip
        lines = [{"title": w.text("title"), "text": w.text("error"), "code": "x", "count": w.number, "at": None}]
        await work.insert(Detail(customer_id=customer, kind="letters", rows=lines, measured_at=now()))


__all__ = ["CASES", "RECIPES", "furnish", "inside", "request"]
