"""Whole companies in the vendor's keeping: tasks in every state, and how long records are kept. Part of the room
`vendor`: no module has this name."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any
from uuid import UUID

from infra import directory
from infra.clock import now
from infra.ids import uuid7
from infra.storage import storage
from infra.work import system, working
from tenants.vendor import commands as books
from tenants.vendor.custody import commands as do
from tenants.vendor.custody.models import CustodyJob, Retention
from tenants.vendor.custody.rules import key_of
from tests.scale.worlds import World


async def customer(w: World, state: str = "active", placement: str = "home") -> UUID:
    """In the books and in the directory; nothing else of it exists here."""
    id, slug = uuid7(), f"c-{w.marker}-{secrets.token_hex(3)}"
    await directory.create(slug, id, state=state, placement=placement)
    cmd = books.RecordCustomer(customer_id=id, slug=slug, name_zh=w.text("客户"), name_en=w.text("kept"), state=state)
    await w.does(books.record_customer, cmd)
    return id


async def job(w: World, kind: str, state: str, of: UUID | None = None, **more: Any) -> UUID:
    of = of or await customer(w)
    async with working(system(w.tenant_id), command="test.custody") as work:
        row = CustodyJob(
            id=uuid7(), kind=kind, customer_id=of, slug=f"c-{w.marker}", why=w.text("why"), state=state,
            asked_by=w.text("boss"), asked_by_id=uuid7(), steps=[{"step": "asked", "at": "", "figures": {}}], **more,
        )  # fmt: skip
        return (await work.insert(row)).id


async def kept(w: World, of: UUID) -> UUID:
    async with working(system(w.tenant_id), command="test.retention") as work:
        until = (now() - timedelta(days=1)).date()
        row = Retention(id=of, keep_until=until, legal_hold=False, why=w.text("law"), set_by=w.text("boss"))
        return (await work.insert(row)).id


async def _one(_here: Any, w: World) -> dict[str, Any]:
    return {"customerId": str(await customer(w))}


async def _restorable(_here: Any, w: World) -> dict[str, Any]:
    return {"jobId": str(await job(w, "export", "done")), "slug": f"n{secrets.token_hex(5)}"}


async def _away(_here: Any, w: World) -> dict[str, Any]:
    return {"customerId": str(await customer(w, placement="own-elsewhere")), "placement": "home"}


async def _moved(_here: Any, w: World) -> dict[str, Any]:
    return {"jobId": str(await job(w, "move", "done", target="own-elsewhere", result={"source": "home"}))}


async def _closed(_here: Any, w: World) -> dict[str, Any]:
    id = await customer(w, "closed")
    await kept(w, id)
    return {"customerId": str(id)}


async def _waiting(_here: Any, w: World) -> dict[str, Any]:
    id = await customer(w, "closed")
    await kept(w, id)
    return {"jobId": str(await job(w, "erase", "waiting", id))}


async def _retained(_here: Any, w: World) -> dict[str, Any]:
    return {"customerId": str(await customer(w)), "keepUntil": str((now() + timedelta(days=9)).date())}


RECIPES: dict[str, Any] = {
    "archiveCustomer": _one,
    "restoreArchive": _restorable,
    "moveCustomer": _away,
    "clearOldPlace": _moved,
    "closeCustomer": _one,
    "setRetention": _retained,
    "eraseCustomer": _closed,
    "confirmErase": _waiting,
    "cancelCustody": _waiting,
}


async def _note(w: World) -> tuple[UUID, Any]:
    cmd = do.NoteCustody(job_id=await job(w, "export", "running"), state="running", step="written")
    return w.tenant_id, lambda: w.does(do.note_custody, cmd)


CASES: dict[str, Any] = {"vendor.note_custody": _note}


async def furnish(w: World) -> None:
    id = await customer(w)
    await kept(w, id)
    done = await job(w, "export", "done", id, result={"size": w.number, "sha256": w.text("hash")})
    await storage().put(key_of(w.tenant_id, done), w.text("archive").encode())
    w.ids["custodyJob.id"] = w.ids["custodyJobId"] = done
    w.ids["erasedJobId"] = await job(w, "erase", "done", id, result={"slug": w.text("gone")})
    for name in ("custodyJobs.customerId", "customerPlacement.customerId", "customerRetention.customerId"):
        w.ids[name] = id
