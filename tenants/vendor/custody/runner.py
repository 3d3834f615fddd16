"""Carries out what was asked for whole companies: one task at a time, step by step, in the control plane.

Not an actor: a copy may take longer than a transaction may idle, and a move waits for transactions to end. Whoever
holds the task's advisory lock works on it; the lock goes with the process, and the next one takes up what was begun.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import structlog
from sqlalchemy import bindparam

from infra import archive, directory
from infra.actions import run_once
from infra.db import Statement, among, mine
from infra.errors import DomainError, Unavailable
from infra.ids import derived
from infra.settings import settings
from infra.storage import storage
from infra.work import database, reading, system
from tenants import plans
from tenants.plans.models import Tenant
from tenants.vendor.commands import DropCustomer, RecordCustomer, drop_customer, record_customer
from tenants.vendor.custody.commands import NoteCustody, note_custody
from tenants.vendor.custody.models import CustodyJob, Retention
from tenants.vendor.custody.rules import key_of
from tenants.vendor.models import Customer

EVERY = 1.0
PATIENCE = 5
"""How often someone else's outage is waited for before a task is given up."""
OPEN = Statement(
    mine(CustodyJob).where(among(CustodyJob.state, ("asked", "running"))).order_by(CustodyJob.id).limit(20)
)
LOCK = "SELECT pg_try_advisory_lock(hashtextextended('custody ' || $1::text, 0))"
NAMED = Statement(mine(Tenant).where(Tenant.id == bindparam("its_id")))

log = structlog.get_logger("lotline.custody")


async def run_custody(stop: asyncio.Event) -> None:
    """Until `stop`. Where this process may not act as the owner, it leaves the tasks to one that may."""
    if not settings().owner_database_url:
        return
    while not stop.is_set():
        try:
            await once()
        except (Unavailable, asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            log.warning("custody.waits", error=str(error))
        try:
            await asyncio.wait_for(stop.wait(), EVERY)
        except TimeoutError:
            continue


async def once() -> int:
    """Carry out what is open; how many tasks ended."""
    vendor = await directory.tenant_of(plans.VENDOR_SLUG)
    if vendor is None:
        return 0
    async with reading(system(vendor)) as read:
        jobs: list[CustodyJob] = await read.all(OPEN)
    ended = 0
    for job in jobs:
        async with _alone(job.id) as mine_:
            if mine_:
                ended += await _Task(vendor, job).run()
    return ended


@asynccontextmanager
async def _alone(job_id: UUID) -> AsyncIterator[bool]:
    connection = await asyncpg.connect(settings().owner_database_url)
    try:
        yield bool(await connection.fetchval(LOCK, str(job_id)))
    finally:
        await connection.close()


class _Task:
    def __init__(self, vendor: UUID, job: CustodyJob) -> None:
        self.vendor = vendor
        self.job = job
        self.made = len(job.steps)

    async def run(self) -> bool:
        """True when it came to an end, good or bad."""
        job = await self._now()
        if job is None or job.state not in ("asked", "running"):
            return False
        self.job, self.made = job, len(job.steps)
        try:
            result = await getattr(self, f"_{job.kind}")()
        except DomainError as error:
            if isinstance(error, Unavailable) and self._tries() < PATIENCE:
                await self.note("waits", {"code": error.code, **error.params})
                return False
            await self.end("failed", problem={"code": error.code, "params": error.params})
            return True
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError, ExceptionGroup) as error:
            log.exception("custody.failed", job=str(job.id), kind=job.kind)
            if self._tries() < PATIENCE:
                await self.note("waits", {"error": str(error)[:300]})
                return False
            await self.end("failed", problem={"code": "infra.database_down", "params": {}})
            return True
        await self.end("done", result=result)
        return True

    async def _now(self) -> CustodyJob | None:
        async with reading(system(self.vendor)) as read:
            return await read.get(CustodyJob, self.job.id)

    def _tries(self) -> int:
        return len([each for each in self.job.steps if each["step"] == "waits"]) + 1

    async def note(self, step: str, figures: dict[str, Any]) -> None:
        await self._note(NoteCustody(
            id=derived("custody", self.job.id, self.made), job_id=self.job.id, state="running", step=step,
            figures=figures,
        ))  # fmt: skip
        self.made += 1

    async def end(self, state: str, **more: Any) -> None:
        await self._note(
            NoteCustody(id=derived("custody", self.job.id, state, self.made), job_id=self.job.id, state=state, **more)
        )

    async def _note(self, cmd: NoteCustody) -> None:
        await run_once(system(self.vendor), note_custody, cmd)

    # -- the kinds ---------------------------------------------------------------------------------------

    async def _export(self) -> dict[str, Any]:
        tenant_id = await self._tenant()
        with tempfile.TemporaryDirectory(dir=_room()) as scratch:
            made = await archive.export(database(), tenant_id, Path(scratch) / "archive.zip")
            await self.note("written", {"rows": made.rows, "size": made.path.stat().st_size})
            await asyncio.to_thread(archive.checked, made.path)
            await self.note("verified", {"tables": len(made.manifest["tables"])})
            stored = await storage().put_file(key_of(self.vendor, self.job.id), made.path)
        files = sum(name.startswith("files/") for name in made.manifest["members"])
        return {
            "size": stored.size, "sha256": made.sha256, "rows": made.rows, "files": files,
            "tables": len(made.manifest["tables"]), "made_at": made.manifest["made_at"],
        }  # fmt: skip

    async def _restore(self) -> dict[str, Any]:
        assert self.job.source_id is not None
        assert self.job.target is not None
        tenant_id = derived("custody.restore", self.job.id)
        entry = await directory.find(self.job.target)
        notes: list[str] = []
        figures: dict[str, Any] = {}
        if entry is None or entry.tenant_id != tenant_id:  # else an earlier try came to its commit
            with tempfile.TemporaryDirectory(dir=_room()) as scratch:
                path = Path(scratch) / "archive.zip"
                await storage().get_file(key_of(self.vendor, self.job.source_id), path)
                await self.note("fetched", {"size": path.stat().st_size})
                restored = await archive.restore(path, self.job.target, tenant_id=tenant_id)
            notes, figures = restored.notes, {"rows": restored.rows, "files": restored.files}
            await self.note("restored", figures)
        await self._record(tenant_id, self.job.target)
        return {"slug": self.job.target, "tenant_id": str(tenant_id), "notes": notes, **figures}

    async def _record(self, tenant_id: UUID, slug: str) -> None:
        """The new company stands in the vendor's books like any other."""
        async with reading(system(tenant_id)) as read:
            tenant: Tenant | None = await read.one(NAMED, its_id=tenant_id)
        if tenant is None:
            return
        cmd = RecordCustomer(
            id=derived("custody.record", self.job.id), customer_id=tenant_id, slug=slug, name_zh=tenant.name_zh,
            name_en=tenant.name_en, industry=tenant.industry, state=tenant.state,
        )  # fmt: skip
        await run_once(system(self.vendor), record_customer, cmd)

    async def _move(self) -> dict[str, Any]:
        assert self.job.target is not None
        moved = await archive.move(self.job.slug, self.job.target, progress=self.note)
        source = moved.source
        if source == self.job.target:  # a mover before us died after turning the directory: its steps name the place
            source = next((e["figures"]["source"] for e in self.job.steps if "source" in e["figures"]), source)
        return {
            "source": source, "target": moved.target, "rows": moved.rows, "head": moved.head,
            "paused_ms": round(moved.paused * 1000),
        }  # fmt: skip

    async def _clear(self) -> dict[str, Any]:
        assert self.job.target is not None
        gone = await archive.clear(self.job.slug, self.job.target)
        return {"placement": self.job.target, "rows": sum(gone.values())}

    async def _close(self) -> dict[str, Any]:
        entry = await directory.find(self.job.slug)
        if entry is None or entry.state != "closed":
            await plans.move(self.job.slug, "closed", f"{self.job.why} ({self.job.asked_by})")
        return {"state": "closed"}

    async def _erase(self) -> dict[str, Any]:
        assert self.job.customer_id is not None
        tenant_id = self.job.customer_id
        found = next((each["figures"] for each in self.job.steps if each["step"] == "counted"), None)
        if found is None:
            found = await archive.counted(self.job.slug, tenant_id)
            await self.note("counted", found)
        left = await archive.erase(tenant_id, progress=self.note)
        await self._forget(tenant_id)
        async with reading(system(self.vendor)) as read:
            kept = await read.get(Retention, tenant_id)
        return archive.certificate(
            found, left, asked_by=self.job.asked_by, confirmed_by=self.job.confirmed_by, reason=self.job.why,
            kept_until=kept.keep_until.isoformat() if kept else None,
        )  # fmt: skip

    async def _forget(self, tenant_id: UUID) -> None:
        """No longer served, in the vendor's books and its partner's."""
        async with reading(system(self.vendor)) as read:
            customer = await read.get(Customer, tenant_id)
        if customer is None:
            return
        books = [self.vendor] if customer.partner_id is None else [customer.partner_id, self.vendor]
        for each in books:
            cmd = DropCustomer(id=derived("custody.drop", self.job.id, each), customer_id=tenant_id)
            await run_once(system(each), drop_customer, cmd)

    async def _tenant(self) -> UUID:
        assert self.job.customer_id is not None
        return self.job.customer_id


def _room() -> Path:
    room = settings().state / "exports"
    room.mkdir(parents=True, exist_ok=True)
    return room
