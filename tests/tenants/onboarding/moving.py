"""Somebody moves a plant in: sends a sheet, has it checked, starts it, takes it back."""

from __future__ import annotations

import io
from dataclasses import dataclass

import openpyxl

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
        return await self._checked(await self.send(kind, content, name), create)

    async def _checked(self, sent: ImportRun, create: bool = False) -> ImportRun:
        cmd = do.CheckImport(run_id=sent.id, mapping=sent.mapping, create_missing=create)
        await run(self.actor, do.check_import, cmd)
        await self.work_off()
        return await self.again(sent)

    async def bring(self, kind: str, content: bytes, name: str = "sheet.xlsx", *, create: bool = False) -> ImportRun:
        """The whole way; a sheet with nothing new to bring stays checked."""
        return await self.start(await self.check(kind, content, name, create=create))

    async def go_on(self, sent: ImportRun) -> ImportRun:
        """With a sheet that came through a door."""
        return await self.start(await self._checked(sent))

    async def start(self, checked: ImportRun) -> ImportRun:
        if any(each.verdict == "ready" for each in await self.rows(checked)):
            await run(self.actor, do.start_import, do.StartImport(run_id=checked.id))
            await self.work_off()
        return await self.again(checked)

    async def reasons(self, sent: ImportRun) -> dict[int, str]:
        """What stands in the red column of the file that the user gets back, by row."""
        _, content = await onboarding.error_file(self.actor, sent.id)
        page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        found: dict[int, str] = {}
        for row in page.iter_rows(min_col=page.max_column, max_col=page.max_column):
            if row[0].value is not None and row[0].value not in ("未导入原因", "Why it stayed out"):
                found[row[0].row] = str(row[0].value)
        return found

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
