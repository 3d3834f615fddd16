"""A label, a printer in an agent's hands, prints, serials and a scan back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from infra import clock
from infra.actions import run
from infra.work import Actor, system, working
from tenants.identity.apitokens.commands import IssueApiToken, issue_api_token
from tenants.labels import commands as do
from tenants.masterdata.models import Item
from tests.scale.rooms.traceability import lot
from tests.scale.worlds import World


def _design(w: World, said: str | None = None, **more: Any) -> dict[str, Any]:
    words = w.marker if said is None else said
    text = {"id": "t", "kind": "text", "x": 2, "y": 2, "width": 70, "height": 30, "text": f"{words} {{code.number}}"}
    return {"width": 80, "height": 50, "elements": [text]} | more


async def _token(w: World) -> UUID:
    """One more program of the author's that prints."""
    cmd = IssueApiToken(
        name=w.text("edge"), permissions=["labels.agent:serve"], expires_at=clock.now() + timedelta(days=30)
    )
    return UUID(str((await w.does(issue_api_token, cmd, await w.signed_in())).id))


def _agent(w: World, token: UUID) -> Actor:
    return replace(w.lead, kind="token", token_id=token)


async def template(w: World, *, approved: bool = True) -> Any:
    cmd = do.CreateLabelTemplate(**w.named(), subject="lot", design=_design(w))
    made = await w.does(do.create_label_template, cmd, w.lead)
    if approved:
        await w.does(do.approve_label, do.ApproveLabel(version_id=await _newest(w, made.id)), w.lead)
    return made


async def _newest(w: World, template_id: UUID) -> UUID:
    rows = await w.staff.rows("labels_version", "template_id = $2", template_id)
    return UUID(str(max(rows, key=lambda row: row["version"])["id"]))


async def job(w: World, state: str = "queued") -> Any:
    """A print for the room's printer, driven as far as a command wants it."""
    made = await w.does(
        do.print_labels,
        do.PrintLabels(template_id=w.ids["templateId"], subject_ids=[(await lot(w)).id], printer_id=w.ids["printerId"]),
        w.lead,
    )
    if state == "queued":
        return made
    agent = _agent(w, w.ids["edgeTokenId"])
    await w.does(do.take_print, do.TakePrint(job_id=made.id), agent)
    if state != "printing":
        cmd = do.ReportPrint(job_id=made.id, state=state, done=0, answer=w.text("answer"), fault="broken_off")
        await w.does(do.report_print, cmd, agent)
    return made


async def _print(_here: Any, w: World) -> dict[str, Any]:
    return {
        "templateId": str(w.ids["templateId"]), "subjectIds": [str((await lot(w)).id)],
        "printerId": str(w.ids["printerId"]), "copies": 1,
    }  # fmt: skip


async def _create(_here: Any, w: World) -> dict[str, Any]:
    return {"subject": "lot", "design": _design(w, "label")}  # a design is echoed: the words in it are the sender's


async def _save(_here: Any, w: World) -> dict[str, Any]:
    return {"templateId": str((await template(w)).id), "design": _design(w), "note": w.text("note")}


async def _approve(_here: Any, w: World) -> dict[str, Any]:
    return {"versionId": str(await _newest(w, (await template(w, approved=False)).id))}


async def _printer(_here: Any, w: World) -> dict[str, Any]:
    return {"language": "zpl", "dpi": 203, "agentId": str(w.ids["agentId"]), "address": "tcp://10.0.0.9:9100"}


async def _changed_printer(_here: Any, w: World) -> dict[str, Any]:
    return {"printerId": str(w.ids["otherPrinterId"]), "language": "pdf", "dpi": 203, "agentId": None, "address": None,
            "active": True}  # fmt: skip


async def _item_label(_here: Any, w: World) -> dict[str, Any]:
    return {"itemId": str((await w.item()).id), "templateId": str(w.ids["templateId"]), "scanBack": True}


async def _cancel(_here: Any, w: World) -> dict[str, Any]:
    return {"jobId": str((await job(w)).id)}


async def _retry(_here: Any, w: World) -> dict[str, Any]:
    return {"jobId": str((await job(w, "failed")).id)}


async def _settle(_here: Any, w: World) -> dict[str, Any]:
    return {"jobId": str((await job(w, "unclear")).id), "cameOut": 1}


async def _range(_here: Any, w: World) -> dict[str, Any]:
    return {"itemId": str((await w.item()).id), "prefix": "", "digits": 9, "first": 1, "last": 999_999_999}


async def _issue(_here: Any, w: World) -> dict[str, Any]:
    return {"itemId": str(w.ids["labelledItemId"]), "quantity": 2}


async def _scan(_here: Any, w: World) -> dict[str, Any]:
    return {"lotId": str((await lot(w)).id), "codes": [w.text("code")]}


RECIPES: dict[str, Any] = {
    "createLabelTemplate": _create,
    "saveLabelDraft": _save,
    "approveLabel": _approve,
    "addPrinter": _printer,
    "changePrinter": _changed_printer,
    "setItemLabelling": _item_label,
    "printLabels": _print,
    "cancelPrint": _cancel,
    "retryPrint": _retry,
    "settlePrint": _settle,
    "setSerialRange": _range,
    "issueSerials": _issue,
    "scanLabelBack": _scan,
}


async def _announced(w: World) -> Any:
    agent, cmd = _agent(w, await _token(w)), do.AnnounceAgent(name=w.code(), program=w.text("program"))
    return w.tenant_id, lambda: run(agent, do.announce_agent, cmd)


async def _taken(w: World) -> Any:
    agent, cmd = _agent(w, w.ids["edgeTokenId"]), do.TakePrint(job_id=(await job(w)).id)
    return w.tenant_id, lambda: run(agent, do.take_print, cmd)


async def _told(w: World) -> Any:
    cmd = do.ReportPrint(job_id=(await job(w, "printing")).id, state="printed", done=1)
    return w.tenant_id, lambda: run(_agent(w, w.ids["edgeTokenId"]), do.report_print, cmd)


CASES: dict[str, Any] = {
    "labels.announce_agent": _announced,
    "labels.take_print": _taken,
    "labels.report_print": _told,
}
"""An edge agent does these, by its token."""


async def furnish(w: World) -> None:
    w.ids["templateId"] = (await template(w)).id
    w.ids["versionId"] = await _newest(w, w.ids["templateId"])
    w.ids["edgeTokenId"] = token = await _token(w)
    hello = do.AnnounceAgent(name=w.text("edge"), program=w.text("program"))
    w.ids["agentId"] = (await w.does(do.announce_agent, hello, _agent(w, token))).id
    cmd = do.AddPrinter(**w.named(), language="zpl", agent_id=w.ids["agentId"], address="tcp://10.0.0.9:9100")
    w.ids["printerId"] = (await w.does(do.add_printer, cmd, w.lead)).id
    w.ids["otherPrinterId"] = (await w.does(do.add_printer, do.AddPrinter(**w.named(), language="pdf"), w.lead)).id
    w.ids["jobId"] = (await job(w, "unclear")).id
    item = await w.item()
    async with working(system(w.tenant_id, w.text("system")), command="test.gtin") as work:
        row = await work.lock(Item, item.id)
        assert row is not None
        await work.change(row, gtin=f"{w.number:013}"[:13] + "0")
    w.ids["labelledItemId"] = item.id
    await w.does(do.set_serial_range, do.SetSerialRange(item_id=item.id, digits=9, last=999_999_999), w.lead)
    issue = await w.does(do.issue_serials, do.IssueSerials(item_id=item.id, quantity=2), w.lead)
    w.ids["issuedSerials.issueId"] = issue.id
    await w.does(do.set_item_labelling, do.SetItemLabelling(item_id=item.id, template_id=w.ids["templateId"]), w.lead)
    scan = do.ScanLabelBack(lot_id=(await lot(w)).id, codes=[w.text("code")])
    await w.does(do.scan_label_back, scan, w.lead)
    for query in ("labelPreview", "printedBefore"):
        w.ids[f"{query}.subjectId"] = w.ids[f"{query}.subjectIds"] = w.ids["lotId"]
    w.words["subject"] = "lot"
