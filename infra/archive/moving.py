"""A company moves to another database and back, while its people work: reads go on, writes wait for seconds.

    fence    its directory row says `moving`: no command is admitted, phones and machines keep what they have
    drain    whoever was admitted before has ended (every transaction that looked into the directory)
    copy     all rows through COPY in the order of their keys, one transaction at the new place
    verify   count and content hash of every table, and the trail's head, on both sides
    turn     home's directory names the new place; after a second no process goes by the old list
    open     the row at the new place admits again; the old one refuses (TenantMoved)
    clear    the old rows are deleted, when somebody confirms that

Each step can be repeated, and the directory rows say how far it came: a mover that is killed is simply started again,
or undone (`undo`) as long as home still names the old place. Rows are read and written by the owner role in the
company's own context: forced row-level security keeps everybody else's out of reach. Files stay in the object store.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import asyncpg
from sqlalchemy import Table

from infra import directory, placements
from infra.archive import tables
from infra.archive.errors import MoveDiffers, MoveUnready, StillWorking
from infra.archive.tables import Sum
from infra.db import HOME, MOVING
from infra.directory import DirectoryEntry
from infra.placements import Place, place

STEPS = ("fence", "drain", "copy", "verify", "turn", "open")
DRAIN_PATIENCE = 60.0
QUIET = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = 0"
AT = "SELECT slug, tenant_id, placement, state, epoch, created_at FROM directory WHERE tenant_id = $1"
RECORDED = "SELECT state FROM plans_tenant WHERE tenant_id = $1 AND id = $1"
FENCE = "UPDATE directory SET state = 'moving' WHERE tenant_id = $1 AND placement = $2"
OPEN = "UPDATE directory SET state = $3, epoch = greatest(epoch, $4) WHERE tenant_id = $1 AND placement = $2"
TURN = "UPDATE directory SET placement = $2, state = 'moving' WHERE tenant_id = $1"
LEAVE = "UPDATE directory SET placement = $2, state = 'moving' WHERE tenant_id = $1"
SETTLE = """
INSERT INTO directory (slug, tenant_id, placement, state, epoch, created_at) VALUES ($1, $2, $3, 'moving', $4, $5)
ON CONFLICT (slug) DO UPDATE SET placement = excluded.placement, state = 'moving', epoch = excluded.epoch
"""
# A transaction that looked into the directory holds that table's lock to its end, and takes it before it looks.
LOOKING = """
SELECT virtualtransaction FROM pg_locks
WHERE locktype = 'relation' AND relation = 'directory'::regclass AND granted AND pid <> pg_backend_pid()
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
HEAD = "SELECT batch, hash FROM audit_seal WHERE tenant_id = $1 ORDER BY batch DESC LIMIT 1"
REVISION = "SELECT version_num FROM alembic_version"

Progress = Callable[[str, dict[str, Any]], Awaitable[None]]


@dataclass(frozen=True)
class Moved:
    """`paused` is how long writes waited, in seconds."""

    tenant_id: UUID
    slug: str
    source: str
    target: str
    sums: dict[str, Sum]
    head: str
    paused: float

    @property
    def rows(self) -> int:
        return sum(each.rows for each in self.sums.values())


async def silent(step: str, figures: dict[str, Any]) -> None:
    """Nobody follows."""


async def move(slug: str, target: str, *, progress: Progress = silent) -> Moved:
    """Bring the company behind `slug` to the place `target` (`home` brings it back). Begun anew after a crash it goes
    on where that left it. Raises MoveUnready, StillWorking, MoveDiffers; then the company works on where it was."""
    entry = await directory.find(slug)
    if entry is None:
        raise MoveUnready(problem=f"no company is called {slug}")
    run = _Move(entry, place(target), progress)
    if entry.placement == target:
        return await run.finish()
    return await run.all()


async def undo(slug: str) -> bool:
    """Open the company again where it is, after a move that did not come to its end. False when there is none."""
    entry = await directory.find(slug)
    if entry is None or entry.state != MOVING:
        return False
    here = place(entry.placement)
    async with _row(here, entry.tenant_id) as connection:
        state = await connection.fetchval(RECORDED, entry.tenant_id) or "active"
        await connection.execute(OPEN, entry.tenant_id, entry.placement, state, entry.epoch)
    await _say_at_home(entry.tenant_id, entry.placement, state)
    return True


async def clear(slug: str, old: str) -> dict[str, int]:
    """Delete what a company left at a place it has moved from; how many rows of which table."""
    entry = await directory.find(slug)
    if entry is None or entry.placement == old or entry.state == MOVING:
        raise MoveUnready(problem=f"{slug} has not moved away from {old}")
    async with _row(place(old), entry.tenant_id) as connection:
        return await delete_rows(connection, entry.tenant_id)


async def delete_rows(connection: Any, tenant_id: UUID) -> dict[str, int]:
    """Every row of the company in this database but its directory entry, last referring first."""
    gone: dict[str, int] = {}
    await connection.execute(QUIET)
    for table in reversed(tables.tables()):
        status: str = await connection.execute(f'DELETE FROM "{table.name}" WHERE tenant_id = $1', tenant_id)
        if count := int(status.rpartition(" ")[2]):
            gone[table.name] = count
    return gone


class _Move:
    def __init__(self, entry: DirectoryEntry, target: Place, progress: Progress) -> None:
        self.entry = entry
        self.tenant_id = entry.tenant_id
        self.source = place(entry.placement)
        self.target = target
        self.progress = progress
        self.began = 0.0

    async def all(self) -> Moved:
        await self._ready()
        self.began = asyncio.get_running_loop().time()
        try:
            await self._fence()
            await self._drain()
            sums, head = await self._copy()
        except BaseException:
            await asyncio.shield(undo(self.entry.slug))
            raise
        await self._turn()
        return await self.finish(sums, head)

    async def finish(self, sums: dict[str, Sum] | None = None, head: str = "") -> Moved:
        """Home names the new place already: let it admit. No process reads the old one any more."""
        await asyncio.sleep(placements.SETTLED)
        async with _row(self.target, self.tenant_id) as connection:
            at = await connection.fetchrow(AT, self.tenant_id)
            if at is not None and at["state"] == MOVING:
                state = await connection.fetchval(RECORDED, self.tenant_id) or "active"
                epoch = await self._epoch()
                await connection.execute(OPEN, self.tenant_id, self.target.key, state, epoch)
            else:
                state = at["state"] if at is not None else "active"
        await _say_at_home(self.tenant_id, self.target.key, state)
        paused = asyncio.get_running_loop().time() - self.began if self.began else 0.0
        await self.progress("open", {"state": state, "paused_ms": round(paused * 1000)})
        return Moved(
            self.tenant_id, self.entry.slug, self.source.key, self.target.key, sums or {}, head, round(paused, 3)
        )

    async def _ready(self) -> None:
        """Both places answer, stand at the same version of the schema, and the target is nobody's residence of this
        company."""
        revisions = []
        for each in (self.source, self.target):
            connection = await _connect(each)
            try:
                revisions.append(await connection.fetchval(REVISION))
            finally:
                await connection.close()
        if revisions[0] != revisions[1]:
            raise MoveUnready(
                problem=f"{self.source.key} stands at {revisions[0]}, {self.target.key} at {revisions[1]}"
            )

    async def _fence(self) -> None:
        async with _row(self.source, self.tenant_id) as connection:
            await connection.execute(FENCE, self.tenant_id, self.source.key)
        if self.source.key != HOME:
            async with _row(placements.home(), self.tenant_id) as connection:
                await connection.execute(FENCE, self.tenant_id, self.source.key)
        await self.progress("fence", {"source": self.source.key})

    async def _drain(self) -> None:
        connection = await _connect(self.source)
        try:
            before = {row[0] for row in await connection.fetch(LOOKING)}
            waited = 0.0
            while before & {row[0] for row in await connection.fetch(LOOKING)}:
                if waited > DRAIN_PATIENCE:
                    raise StillWorking(seconds=round(waited))
                await asyncio.sleep(0.02)
                waited += 0.02
        finally:
            await connection.close()
        await self.progress("drain", {"waited_ms": round(waited * 1000)})

    async def _copy(self) -> tuple[dict[str, Sum], str]:
        async with _reading(self.source, self.tenant_id) as there, _row(self.target, self.tenant_id) as here:
            await here.execute(QUIET)
            await delete_rows(here, self.tenant_id)  # of an earlier stay, or an earlier try
            at = await there.fetchrow(AT, self.tenant_id)
            if self.target.key != HOME:
                await here.execute(
                    SETTLE, at["slug"], self.tenant_id, self.target.key, await self._epoch(), at["created_at"]
                )
            count = 0
            for table in tables.tables():
                count += await _pipe(there, here, table, self.tenant_id)
            await self.progress("copy", {"rows": count, "tables": len(tables.tables())})
            sums, head = await self._compare(there, here)
        await self.progress("verify", {"tables": len(sums), "head": head})
        return sums, head

    async def _compare(self, there: Any, here: Any) -> tuple[dict[str, Sum], str]:
        sums: dict[str, Sum] = {}
        for connection in (there, here):
            await tables.prepare(connection)
        for table in tables.tables():
            sums[table.name] = await tables.content(there, table, self.tenant_id)
            if await tables.content(here, table, self.tenant_id) != sums[table.name]:
                raise MoveDiffers(table=table.name)
        heads = [await connection.fetchrow(HEAD, self.tenant_id) for connection in (there, here)]
        if heads[0] != heads[1]:
            raise MoveDiffers(table="audit_seal")
        return sums, f"{heads[0]['batch']}:{heads[0]['hash'].hex()}" if heads[0] else ""

    async def _turn(self) -> None:
        """From here on the new place is the company's; a mover that dies now is finished by the next one."""
        async with _row(placements.home(), self.tenant_id) as connection:
            await connection.execute(TURN, self.tenant_id, self.target.key)
        if self.source.key != HOME:
            async with _row(self.source, self.tenant_id) as connection:
                await connection.execute(LEAVE, self.tenant_id, self.target.key)
        await self.progress("turn", {"placement": self.target.key})

    async def _epoch(self) -> int:
        async with directory.control() as connection:
            return int(await connection.fetchval("SELECT epoch FROM directory WHERE tenant_id = $1", self.tenant_id))


async def _say_at_home(tenant_id: UUID, key: str, state: str) -> None:
    async with _row(placements.home(), tenant_id) as connection:
        await connection.execute(OPEN, tenant_id, key, state, 0)


async def _pipe(there: Any, here: Any, table: Table, tenant_id: UUID) -> int:
    """One table, byte for byte, without ever holding more of it than a few buffers."""
    columns = tables.columns_of(table)
    names = ", ".join(f'"{name}"' for name in columns)
    await here.execute(f'CREATE TEMP TABLE moving (LIKE "{table.name}") ON COMMIT DROP')
    queue: asyncio.Queue[bytes | None] = asyncio.Queue(maxsize=16)

    async def read() -> None:
        sql = f"SELECT {names} FROM \"{table.name}\" WHERE tenant_id = '{tenant_id}'"  # a UUID object, as text
        await there.copy_from_query(sql, output=queue.put, format="binary")
        await queue.put(None)

    async def chunks() -> Any:
        while (chunk := await queue.get()) is not None:
            yield chunk

    async with asyncio.TaskGroup() as group:
        group.create_task(read())
        await here.copy_to_table("moving", source=chunks(), columns=columns, format="binary")
    status: str = await here.execute(f'INSERT INTO "{table.name}" ({names}) SELECT {names} FROM moving')
    await here.execute("DROP TABLE moving")
    return int(status.rpartition(" ")[2])


async def _connect(at: Place) -> Any:
    if not at.owner:
        raise MoveUnready(problem=f"this process was not told the owner's address at {at.key}")
    try:
        return await asyncpg.connect(at.owner)
    except (OSError, asyncpg.PostgresError) as error:
        raise MoveUnready(problem=f"{at.key} does not answer: {error}") from error


def _row(at: Place, tenant_id: UUID) -> Any:
    if not at.owner:
        raise MoveUnready(problem=f"this process was not told the owner's address at {at.key}")
    return directory.custodian(tenant_id, at.owner)


@asynccontextmanager
async def _reading(at: Place, tenant_id: UUID) -> Any:
    connection = await _connect(at)
    try:
        await connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        await connection.execute(f"{QUIET}; SET LOCAL app.tenant_id = '{tenant_id}'")
        yield connection
    finally:
        await connection.close()
