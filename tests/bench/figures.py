"""`bench figures`: 日报, 月报 and the wall over a company with 2,000,000 reports, straight from the raw rows.

Goal: 95 of 100 answers within 300 ms, so no figure needs a roll-up that could disagree with its reports.
`LISTS_ORDERS` makes the company smaller (22 reports an order).
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from infra.work import reading, system
from tenants.insights.queries import cockpit, figures
from tenants.insights.scope import Scope, today
from tests.bench.lists import ORDERS, REPORTS_EACH, filled
from tests.scale.stand import stand

ROUNDS = 12
WITHIN = 0.3
Ask = Callable[[Any], Awaitable[Any]]


async def asks(tenant_id: Any) -> dict[str, Ask]:
    async with reading(system(tenant_id)) as read:
        day = (await today(read)).scope.first_day
    a_month = Scope(first_day=day - timedelta(days=60), last_day=day - timedelta(days=30))
    a_day = Scope(first_day=day - timedelta(days=40), last_day=day - timedelta(days=40))

    def rows(read: Any) -> Awaitable[Any]:
        return figures.figure_reports(read, "good_quantity", a_month, None, newest_first=True, first=50, after=None)

    return {
        "month, all figures": lambda read: figures.production_figures(read, a_month),
        "day, all figures": lambda read: figures.production_figures(read, a_day),
        **{
            f"month by {by}": (lambda read, by=by: figures.output_breakdown(read, a_month, by))
            for by in ("day", "shift", "work_center", "item")
        },
        "month, rows of good": rows,
        "wall": lambda read: cockpit.cockpit(read, None),
    }


async def measure(tenant_id: Any, ask: Ask) -> list[float]:
    seconds = []
    for _ in range(ROUNDS):
        async with reading(system(tenant_id)) as read:
            began = time.perf_counter()
            await ask(read)
            seconds.append(time.perf_counter() - began)
    return sorted(seconds)


async def run() -> bool:
    async with stand() as here:
        given = await filled(here)
        tenant_id = given.people.plant.tenant_id
        print(f"{ORDERS * REPORTS_EACH:,} reports in {given.seconds:.0f} s", flush=True)
        worst = {}
        for name, ask in (await asks(tenant_id)).items():
            seconds = await measure(tenant_id, ask)
            worst[name] = round(seconds[-1] * 1000)
            print(f"  {name:<24} p50 {seconds[len(seconds) // 2] * 1000:6.0f} ms  p95 {worst[name]:6} ms", flush=True)
        print(json.dumps({"bench": "figures", "reports": ORDERS * REPORTS_EACH, "p95_ms": worst,
                          "ok": max(worst.values()) <= WITHIN * 1000}))  # fmt: skip
    return max(worst.values()) <= WITHIN * 1000


def main() -> None:
    raise SystemExit(0 if asyncio.run(run()) else 1)


if __name__ == "__main__":
    main()
