"""A worker process for kill tests: `python -m tests.infra.bell_worker` is `python -m workers` with a slow listener."""

import asyncio

from infra.events import on
from infra.log import configure
from infra.settings import settings
from infra.work import Work
from tests.kit.bells import BoxPacked, note
from workers.__main__ import main

ENDLESS = 999


async def slow_note(work: Work, fact: BoxPacked) -> None:
    await note(work, fact)
    await asyncio.sleep(30 if fact.number == ENDLESS else 0.05)


LISTENER = "tests.infra.bell_worker.slow_note"

if __name__ == "__main__":
    slow_note.__module__ = "tests.infra.bell_worker"  # under -m this module is called __main__
    on(BoxPacked)(slow_note)
    configure(production=True)
    asyncio.run(main(settings()))
