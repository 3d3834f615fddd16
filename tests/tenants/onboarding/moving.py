"""Somebody moves a plant in: sends a sheet, has it checked, starts it, takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from infra import actors
from infra.actions import run
from infra.db import mine
from infra.work import Actor, system, working
from tenants import onboarding
from tenants.onboarding import actors as _listening  # noqa: F401
from tenants.onboarding import commands as do
from tenants.onboarding.models import ImportRow, ImportRun
from tests.kit.plant import Plant

DUE = """SELECT id FROM outbox WHERE tenant_id = $1 AND state = 'due'
 AND actor = 'tenants.onboarding.actors.carry_on' ORDER BY id"""
BUSINESS = (
    "masterdata_item", "masterdata_unit", "masterdata_partner", "masterdata_bom", "masterdata_bom_line",
    "masterdata_routing", "masterdata_routing_step", "masterdata_operation_definition", "masterdata_reason_code",
    "orders_production_order", "orders_operation", "orders_gate", "reporting_output_report", "identity_user",
    "traceability_material_lot",
)  # fmt: skip


@dataclass
class Mover:
    """A user of the import and the plant he moves in."""

    plant: Plant
    actor: Actor

    async def work_off(self) -> None:
        """What the workers would do: answer every bell of the imports until none rings."""
        while True:
            async with self.plant.relay.connection() as connection:
                due = await connection.fetch(DUE, self.plant.tenant_id)
            if not due:
                return
            for row in due:
                assert await actors.consume(self.plant.tenant_id, row["id"]) in ("applied", "gone")

    async def send(self, kind: str, content: bytes, name: str = "sheet.xlsx") -> ImportRun:
        return await onboarding.receive_sheet(self.actor, kind, name, content)

    async def check(self, kind: str, content: bytes, name: str = "sheet.xlsx", *, create: bool = False) -> ImportRun:
        sent = await self.send(kind, content, name)
        cmd = do.CheckImport(run_id=sent.id, mapping=sent.mapping, create_missing=create)
        await run(self.actor, do.check_import, cmd)
        await self.work_off()
        return await self.again(sent)

    async def bring(self, kind: str, content: bytes, name: str = "sheet.xlsx", *, create: bool = False) -> ImportRun:
        """The whole way; a sheet with nothing new to bring stays checked."""
        checked = await self.check(kind, content, name, create=create)
        if any(each.verdict == "ready" for each in await self.rows(checked)):
            await run(self.actor, do.start_import, do.StartImport(run_id=checked.id))
            await self.work_off()
        return await self.again(checked)

    async def take_back(self, sent: ImportRun, reason: str = "wrong sheet") -> ImportRun:
        await run(self.actor, do.roll_back_import, do.RollBackImport(run_id=sent.id, reason=reason))
        await self.work_off()
        return await self.again(sent)

    async def again(self, sent: ImportRun) -> ImportRun:
        found: ImportRun = await self.plant.row(ImportRun, sent.id)
        return found

    async def rows(self, sent: ImportRun) -> list[ImportRow]:
        return await self.plant.rows(mine(ImportRow).where(ImportRow.run_id == sent.id).order_by(ImportRow.line))

    async def verdicts(self, sent: ImportRun) -> dict[str, int]:
        found: dict[str, int] = {}
        for row in await self.rows(sent):
            found[row.verdict] = found.get(row.verdict, 0) + 1
        return found

    async def codes(self, sent: ImportRun) -> dict[int, str]:
        """The first problem of each refused row."""
        return {row.line: row.problems[0]["code"] for row in await self.rows(sent) if row.verdict == "refused"}

    async def business(self) -> dict[str, int]:
        """How many rows stand in the tables that imports fill, and how many lines the trail has."""
        counts = {}
        async with working(system(self.plant.tenant_id), command="test.look") as work:
            for table in (*BUSINESS, "journal"):
                sql = f"SELECT count(*) FROM {table} WHERE tenant_id = $1"
                counts[table] = int(await work.executor.connection.fetchval(sql, self.plant.tenant_id))
        return counts
