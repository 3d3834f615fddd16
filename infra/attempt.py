"""Trying a lower command inside an outer one that must stand even when the lower one refuses."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from infra.errors import Refusal
from infra.work import Work


@asynccontextmanager
async def attempt(work: Work) -> AsyncIterator[None]:
    """A refusal takes back the block's rows, journal images and events, and only those; it is raised on.

    Why not a second transaction: a reading and the report it leads to are on record together or not at all.
    """
    connection = work.executor.connection
    changes, events, filed_under = len(work.changes), len(work.events), work.filed_under
    await connection.execute("SAVEPOINT attempt")
    try:
        yield
    except Refusal:
        await connection.execute("ROLLBACK TO SAVEPOINT attempt")
        del work.changes[changes:]
        del work.events[events:]
        work.filed_under = filed_under
        raise
    await connection.execute("RELEASE SAVEPOINT attempt")
