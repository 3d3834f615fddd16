"""`prove import [BOM_ROWS ORDERS]`: the whole evening at full size. Every bad row is marked in the user's own sheet, a
second import changes nothing, a roll-back leaves nothing; how long it takes, `bench import` judges.
"""

import asyncio
import sys
from importlib import import_module


def main() -> int:
    bench = import_module("tests.bench.import")
    sizes = [int(each) for each in sys.argv[1:3]]
    bom_rows, orders = sizes if len(sizes) == 2 else (bench.BOM_ROWS, bench.ORDERS)
    evening = asyncio.run(bench.run(bom_rows, orders))
    bench.told(evening)
    return 1 if evening.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
