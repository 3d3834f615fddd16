"""The demo plant's imports: its suppliers came by a sheet with one bad row; the next sheet of half-finished orders is
checked and waits for somebody to look at what is wrong with it.
"""

from datetime import timedelta
from uuid import UUID

from infra import clock
from infra.actions import run
from infra.db import mine
from infra.sheets import xlsx_bytes
from infra.work import Actor, reading, system, working
from tenants import onboarding
from tenants.onboarding import commands as do
from tenants.onboarding.golive_seeds import seed_rollout
from tenants.onboarding.jobs import carry_on
from tenants.onboarding.models import ImportRun
from tenants.orders.seeds import People

PLANNER = "zhou"
SUPPLIERS = (
    ("供应商编码", "供应商名称", "英文名称", "类型"),
    ("SQ-01", "沙钢特材", "Shagang Special Steel", "供应商"),
    ("SQ-02", "恒力轴承", "Hengli Bearings", "供应商"),
    ("SQ 03", "金鑫刀具", "Jinxin Tools", "供应商"),
    ("SQ-04", "昆山包装", "Kunshan Packaging", "供应商"),
)


async def seed_demo(tenant_id: UUID) -> None:
    await seed_rollout(tenant_id, await People.of(tenant_id))
    await _imports(tenant_id)


async def _imports(tenant_id: UUID) -> None:
    async with reading(system(tenant_id)) as read:
        if await read.one(mine(ImportRun).limit(1)) is not None:
            return
    planner = (await People.of(tenant_id)).actor(PLANNER)
    head, *rows = SUPPLIERS
    suppliers = await _checked(planner, "partners", "供应商名录.xlsx", xlsx_bytes(head, rows))
    await run(planner, do.start_import, do.StartImport(run_id=suppliers.id))
    await _work_off(planner, suppliers)
    await _checked(planner, "orders", "11月在制清单.xlsx", _orders())


def _orders() -> bytes:
    due = (clock.now() + timedelta(days=20)).date()
    head = ("订单号", "产品编码", "订单数量(件)", "交期", "客户", "工序1完成", "工序1报废", "工序2完成")
    return xlsx_bytes(
        head,
        [
            ("MO-0987", "LV-0873-01", "１２０", f"{due:%Y.%m.%d}", "瑞泽液压", "80", "2", "60"),
            ("MO-0988", "LV-0873-01", "1,200 件", f"{due:%Y-%m-%d}", "瑞泽液压", "400", "", "410"),
            ("MO-0989", "LT-9999", "60", f"{due:%Y-%m-%d}", "瑞泽液压", "", "", ""),
            ("MO-0990", "LV-0873-01", "45kg", f"{due.month}月{due.day}日", "瑞泽液压", "10", "", ""),
            ("MO-0991", "LV-0873-01", "300", f"{due:%Y-%m-%d}", "", "300", "", "295"),
        ],
    )


async def _checked(planner: Actor, kind: str, name: str, content: bytes) -> ImportRun:
    sent = await onboarding.receive_sheet(planner, kind, name, content)
    await run(planner, do.check_import, do.CheckImport(run_id=sent.id, mapping=sent.mapping))
    await _work_off(planner, sent)
    return sent


async def _work_off(planner: Actor, sent: ImportRun) -> None:
    """What the workers do, here and now; their own bells then find nothing left to do."""
    state = ""
    while state not in ("checked", "failed", "imported"):
        async with working(system(planner.tenant_id), command="onboarding.seed") as work:
            await carry_on(work, sent.id)
        async with reading(planner) as read:
            found = await read.get(ImportRun, sent.id)
        state = found.state if found else "failed"
