"""A recall drill the demo plant held: from one supplier's lot to everybody who got some of it, answered and graded."""

from typing import Final
from uuid import UUID

from infra.db import mine
from infra.work import reading, system
from tenants.orders.story import Storyteller
from tenants.traceability.models import Recall, RecallTask
from tenants.traceability.recall import commands as do
from tenants.traceability.recall.sources import RecallSource

QUALITY: Final = "sun"
SUPPLIER_LOT: Final = "HN-2610-117"
ASKED: Final = 41
"""Seconds between the start of the clock and the list of lots."""


class RecallStory:
    def __init__(self, story: Storyteller) -> None:
        self.story, self.tenant_id = story, story.people.tenant_id

    async def tell(self) -> None:
        await self.story.tell(
            "drill", QUALITY, do.open_recall, kind="drill", why="年度演练：一批 40Cr 圆钢成分不合格",
            sources=[RecallSource(kind="supplier_lot", text=SUPPLIER_LOT)], seconds_ago=ASKED,
        )  # fmt: skip
        drill = await self._drill()
        await self.story.tell("drill held", QUALITY, do.hold_recalled, recall_id=drill)
        await self.story.tell("drill answered", QUALITY, do.answer_recall, recall_id=drill)
        async with reading(system(self.tenant_id)) as read:
            tasks = await read.all(mine(RecallTask).where(RecallTask.recall_id == drill).order_by(RecallTask.id))
        for n, task in enumerate(tasks):
            await self.story.tell(
                f"drill task {n}", QUALITY, do.complete_recall_task, task_id=task.id, note="电话问过，对得上"
            )
        await self.story.tell(
            "drill closed", QUALITY, do.close_recall, recall_id=drill,
            summary="源批、在制、库存和发货都对上了，每家客户都有人可找。",
        )  # fmt: skip

    async def _drill(self) -> UUID:
        async with reading(system(self.tenant_id)) as read:
            row: Recall = await read.one(mine(Recall).where(Recall.kind == "drill").order_by(Recall.id).limit(1))
        return row.id
