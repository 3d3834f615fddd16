"""The demo plant's labels, printers and prints."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from infra import clock
from infra.actions import run
from infra.db import mine
from infra.ids import derived
from infra.work import Actor, reading, system, working
from tenants import identity
from tenants.identity.apitokens.commands import IssueApiToken, issue_api_token
from tenants.identity.models import User
from tenants.labels import commands as do
from tenants.labels.defaults import plant_defaults
from tenants.labels.models import LabelAgent, LabelPrinter, LabelTemplate
from tenants.labels.permissions import SERVE_PRINTERS
from tenants.masterdata.models import Item
from tenants.masterdata.seeds import Seeder
from tenants.plans.models import Tenant
from tenants.traceability.models import MaterialLot

AGENT_RIGHTS = (SERVE_PRINTERS.name, "labels.label:read")


async def seed_demo(tenant_id: UUID) -> None:
    """Called once lots stand. One print went out as a PDF, one waits for the agent, one ended unclear."""
    async with working(system(tenant_id), command="labels.defaults") as work:
        await plant_defaults(work)
    seed = Seeder(tenant_id)
    agent = await _agent(tenant_id)
    await seed.once("printer OFFICE", do.add_printer, code="OFFICE", name_zh="办公室（PDF）", name_en="Office (PDF)",
                    language="pdf")  # fmt: skip
    await seed.once(
        "printer ZT411", do.add_printer, code="ZT411", name_zh="成品区标签机", name_en="Finished goods",
        language="zpl", agent_id=await _agent_id(tenant_id), address="tcp://127.0.0.1:9100",
    )  # fmt: skip
    async with reading(system(tenant_id)) as read:
        lots = await read.all(mine(MaterialLot).where(MaterialLot.kind == "lot").order_by(MaterialLot.id).limit(4))
    templates, printers = await seed.ids(LabelTemplate), await seed.ids(LabelPrinter)
    chosen = {"template_id": templates["LOT"], "printer_id": printers["ZT411"]}
    ids = [lot.id for lot in lots]
    await seed.once("print 1", do.print_labels, template_id=templates["LOT"], subject_ids=ids[:2])
    await seed.once("print 2", do.print_labels, subject_ids=ids[2:], **chosen)
    unclear = derived("seed", tenant_id, "print 2")
    await run(agent, do.take_print, do.TakePrint(id=derived("seed", tenant_id, "take"), job_id=unclear))
    cmd = do.ReportPrint(
        id=derived("seed", tenant_id, "report"), job_id=unclear, state="unclear", done=0, fault="broken_off",
        answer="label 2 of 2: connection reset by peer",
    )  # fmt: skip
    await run(agent, do.report_print, cmd)
    await seed.once("print 3", do.print_labels, subject_ids=ids[:1], reason="标签沾油看不清", **chosen)
    items = await seed.ids(Item)
    await seed.once("labelling", do.set_item_labelling, item_id=items["RM-304-25"], template_id=templates["LOT"])


async def _agent(tenant_id: UUID) -> Actor:
    """The administrator's token for the box beside the printers, as the box itself."""
    async with reading(system(tenant_id)) as read:
        owner = await read.one(mine(User).where(User.login == "zhou"))
        tenant = await read.get(Tenant, tenant_id)
    assert tenant is not None, "the demo's own company"
    person = Actor(
        tenant_id=tenant_id, kind="user", id=owner.id, name=owner.name, epoch=1,
        permissions=dict.fromkeys((*AGENT_RIGHTS, "identity.token:issue")),
    )  # fmt: skip
    id = derived("seed", tenant_id, "edge token")
    until = clock.now() + timedelta(days=360)
    issue = IssueApiToken(id=id, name="一厂打印盒", permissions=list(AGENT_RIGHTS), expires_at=until)
    async with reading(system(tenant_id)) as read:
        known = await read.one(mine(LabelAgent).where(LabelAgent.token_id == id))
    if known is None:
        signed_in = await identity.open_session_for(tenant.slug, owner.id, by="seed")
        await run(replace(person, session_id=signed_in.actor.session_id), issue_api_token, issue)
        await identity.sign_out(signed_in.actor)
    agent = replace(person, kind="token", token_id=id, name=f"一厂打印盒 · {owner.name}")
    hello = do.AnnounceAgent(id=derived("seed", tenant_id, "edge"), name="一厂打印盒", program="1 · demo")
    await run(agent, do.announce_agent, hello)
    return agent


async def _agent_id(tenant_id: UUID) -> UUID:
    async with reading(system(tenant_id)) as read:
        (agent,) = await read.all(mine(LabelAgent))
    return agent.id  # type: ignore[no-any-return]
