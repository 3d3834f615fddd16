"""`prove attacks [companies|serving|mutants]`: every generated attack of three companies on each other, as every role;
those who serve and those who are served against each other; the seeded mutants. Without a name all three."""

import asyncio
import json
import logging
import sys

import structlog

from tests.scale.attacks import Arena, Effort, Tally, arena, attack
from tests.scale.doors import upload
from tests.scale.serving import besiege
from tests.scale.walls import WITHOUT_PREDICATES, blobs, caught, probe, tenant_tables, wall_down

FLOOR = 0.95
DELTA_MS = 5.0


Verdict = tuple[bool, dict[str, float]]


async def companies() -> Verdict:
    async with arena() as product:
        async with wall_down(product.here, await tenant_tables(product.here)):
            predicates = await probe(product, "query")
        print("predicates alone (no row-level security on any table): " + predicates.told(), flush=True)
        tally = await attack(product, Effort(full=True, siege=0))
    print(tally.told(), flush=True)
    medians = {kind: sorted(times)[len(times) // 2] * 1000 for kind, times in tally.seconds.items()}
    delta = max(abs(medians[f"{kind} foreign"] - medians[f"{kind} missing"]) for kind in ("query", "mutation"))
    print(f"foreign against missing, difference of medians: {delta:.2f} ms")
    ok = tally.clean and predicates.clean and tally.ratio >= FLOOR and delta < DELTA_MS
    return ok, {"attempts": tally.attempts, "control": round(tally.ratio, 3), "delta_ms": round(delta, 2)}


async def serving() -> Verdict:
    tally = Tally()
    async with arena() as product:
        for world in product.worlds:
            await upload(product, world)
        await besiege(product, tally, share=1.0)
    print(tally.told(), flush=True)
    return tally.clean and tally.ratio >= FLOOR, {"attempts": tally.attempts, "control": round(tally.ratio, 3)}


async def mutants() -> Verdict:
    async with arena(api=WITHOUT_PREDICATES, LOTLINE_MUTANT="predicates,blobs") as product:
        return await _noticed(product)


async def _noticed(product: Arena) -> Verdict:
    """A table whose rows are only ever reached through rows of another one is no way in by itself: it is named."""
    here = product.here
    alone = await probe(product, "query")
    print("row-level security alone (no predicates): " + alone.told(), flush=True)
    tables = await tenant_tables(here)
    noticed = await caught(product, tables, "query")
    async with wall_down(here, tables):
        everything = await probe(product, "query", until_caught=True)
    pictures = await blobs(product)
    quiet = await probe(product, "mutation")
    rest = [table for table in tables if table not in noticed]
    if quiet.clean:
        noticed |= await caught(product, rest, "mutation")
    for table, what in noticed.items():
        print(f"  {table}: {what[:110]}")
    print(f"both walls gone for one table: {len(noticed)} of {len(tables)} noticed over HTTP; "
          f"no way in by themselves: {', '.join(table for table in tables if table not in noticed)}")  # fmt: skip
    ok = alone.clean and quiet.clean and bool(everything.leaks) and bool(pictures.leaks)
    return ok, {"tables": len(tables), "noticed": len(noticed)}


PARTS = {"companies": companies, "serving": serving, "mutants": mutants}


async def run(names: list[str]) -> bool:
    ok = True
    for name in names or PARTS:
        held, figures = await PARTS[name]()
        print(json.dumps({"prove": f"attacks {name}", **figures, "ok": held}), flush=True)
        ok = ok and held
    return ok


def main() -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    names = sys.argv[1:]
    if unknown := set(names) - PARTS.keys():
        raise SystemExit(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    raise SystemExit(0 if asyncio.run(run(names)) else 1)


if __name__ == "__main__":
    main()
