"""While a real recall is open, nothing it reaches is used, shipped or released by another way, held or not."""

from collections.abc import Iterable
from uuid import UUID

from infra.work import Work
from tenants.traceability.models import MaterialLot
from tenants.traceability.recall.access import recalled
from tenants.traceability.recall.errors import LotRecalled


async def refuse_recalled(work: Work, lot_ids: Iterable[UUID]) -> None:
    """Raises LotRecalled for the first lot an open recall reaches and has not let go."""
    found = await recalled(work, list(dict.fromkeys(lot_ids)))
    if found is not None:
        lot = await work.get(MaterialLot, found[0])
        raise LotRecalled(lot=lot.number if lot else "", recall=found[1])
