"""What an order's reports have earned their people by the piece: labour cost where wages are set."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from infra.db import among, mine, own
from infra.quantity import ZERO
from infra.work import Read
from tenants.reporting.models import OutputReport
from tenants.wages.lines import Line
from tenants.wages.models import WageLine
from tenants.wages.queries import ledger, sources

COUNTED = ("paid", "pending")


async def wages_of(read: Read, order_ids: Sequence[UUID]) -> dict[UUID, Decimal]:
    """Yuan per operation, of reports that earn anything: as paid in closed months, as of now in open ones. Operations
    without a rate are absent: their labour is counted by time."""
    rows = await read.all(
        select(OutputReport.id, OutputReport.operation_id).where(
            own(OutputReport), among(OutputReport.order_id, order_ids)
        )
    )
    operations = {row["id"]: row["operation_id"] for row in rows}
    found: dict[UUID, Decimal] = {}
    for line in await _lines(read, list(operations)):
        if line.state in COUNTED and line.amount:
            operation = operations[line.source_id]
            found[operation] = found.get(operation, ZERO) + line.amount
    return found


async def _lines(read: Read, report_ids: Sequence[UUID]) -> list[Line]:
    frozen = await read.all(mine(WageLine).where(among(WageLine.source_id, report_ids)))
    paid = {row.source_id for row in frozen}
    open_rows = await sources.reports_by_id(read, [id for id in report_ids if id not in paid])
    if not open_rows:
        return [Line.read(row.explanation) for row in frozen]
    known = await sources.books(read)
    await sources.complete(read, known, open_rows)
    made = [line for row in open_rows for line in ledger.report_lines(known, row)]
    return [*(Line.read(row.explanation) for row in frozen), *made]
