"""Nothing whose item asks for it is released before its printed label was scanned back and said the right things
(医疗器械生产质量管理规范, 2025 No. 107, article 104(5))."""

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select

from infra.actions import Command, CommandSpec, guard
from infra.db import Statement, own
from infra.work import Work
from tenants.labels.commands.scanning import check_scanned
from tenants.labels.models import ItemLabelling
from tenants.masterdata.statuses import USABLE
from tenants.traceability import ledger
from tenants.traceability.models import MaterialLot

ASKED = Statement(
    select(MaterialLot.id)
    .join(ItemLabelling, own(ItemLabelling) & (ItemLabelling.item_id == MaterialLot.item_id))
    .where(
        own(MaterialLot),
        MaterialLot.id == any_(bindparam("ids", type_=ARRAY(Uuid()))),
        ItemLabelling.scan_back,
    )
)


@guard("traceability.change_lot_status")
async def labels_were_scanned(work: Work, cmd: Command, _spec: CommandSpec[Command, object]) -> None:
    if getattr(cmd, "status", None) not in USABLE:
        return
    asked = {row["id"] for row in await work.all(ASKED, ids=list(getattr(cmd, "lot_ids", ())))}
    if asked:
        lots = await ledger.lock_lots(work, asked)  # what their labels should say does not move until they are released
        await check_scanned(work, list(lots.values()))
