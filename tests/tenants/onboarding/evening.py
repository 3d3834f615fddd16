"""The evening a plant moves in, at any size: items, a BOM by levels, half-finished orders, each as dirty as it gets."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from tenants.onboarding.models import ImportRun
from tests.kit.plant import Plant
from tests.tenants.onboarding.dirty import Dirty, bom_by_levels, codes_of, items_sheet, orders_sheet
from tests.tenants.onboarding.moving import Mover

PARTS = 19
OPERATIONS = 6
STEPS = tuple((10 * n, (10 * (n - 1),) if n > 1 else ()) for n in range(1, OPERATIONS + 1))


@dataclass
class Evening:
    """Seconds of each act, and everything that was not as it should be."""

    seconds: dict[str, float] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def expect(self, what: str, found: object, wanted: object) -> None:
        if found != wanted:
            self.wrong.append(f"{what}: {str(found)[:300]} instead of {str(wanted)[:300]}")


async def spend(plant: Plant, *, bom_rows: int, orders: int) -> Evening:
    """Bring everything in, check that every bad row is marked, bring it again, take it back."""
    evening, mover = Evening(), Mover(plant, plant.boss.actor)
    products = bom_rows // (PARTS + 1)
    await plant.item("LT-1", steps=STEPS)
    await _timed(evening, mover, "items", Dirty(items_sheet(codes_of(products, PARTS)), rows=products * (PARTS + 1)))
    empty = await mover.business()
    sheets = {"boms": bom_by_levels(products, PARTS), "orders": orders_sheet(orders, "LT-1", OPERATIONS)}
    sent = {kind: await _timed(evening, mover, kind, sheet) for kind, sheet in sheets.items()}
    full = await mover.business()
    evening.expect("orders", full["orders_production_order"] - empty["orders_production_order"],
                   orders - len(sheets["orders"].bad))  # fmt: skip
    for kind, sheet in sheets.items():
        began = time.perf_counter()
        again = await mover.bring(kind, sheet.content)
        evening.seconds[f"{kind} again"] = time.perf_counter() - began
        evening.expect(f"{kind} again", (await mover.verdicts(again)).get("applied", 0), 0)
    unchanged = await mover.business()
    evening.expect("second import", _without_runs(unchanged), _without_runs(full))
    for kind in ("orders", "boms"):
        began = time.perf_counter()
        back = await mover.take_back(sent[kind])
        evening.seconds[f"{kind} back"] = time.perf_counter() - began
        evening.expect(f"{kind} back", back.state, "rolled_back")
    evening.expect("roll-back", _without_runs(await mover.business()), _without_runs(empty))
    return evening


def _without_runs(counts: dict[str, int]) -> dict[str, int]:
    return {table: count for table, count in counts.items() if table != "journal"}


async def _timed(evening: Evening, mover: Mover, kind: str, sheet: Dirty) -> ImportRun:
    began = time.perf_counter()
    checked = await mover.check(kind, sheet.content)
    evening.seconds[f"{kind} check"] = time.perf_counter() - began
    sent = await mover.start(checked)
    evening.seconds[kind] = time.perf_counter() - began
    evening.rows[kind] = sheet.rows
    evening.expect(f"{kind}: bad rows", await mover.codes(sent), sheet.bad)
    evening.expect(f"{kind}: state", sent.state, "imported")
    await _marked(evening, mover, kind, sheet, sent)
    return sent


async def _marked(evening: Evening, mover: Mover, kind: str, sheet: Dirty, sent: ImportRun) -> None:
    """Each bad row has its reason beside it in the user's own sheet, each good one none."""
    rows = await mover.rows(sent)
    reasons = await mover.reasons(sent)
    evening.expect(f"{kind}: marked", {each for each in reasons if each in sheet.bad}, set(sheet.bad))
    good = {row.line for row in rows if row.verdict in ("applied", "duplicate") and not row.warnings}
    evening.expect(f"{kind}: unmarked", good & reasons.keys(), set())
