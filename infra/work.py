"""`Work`: one tenant, one transaction, one journal line. `Read`: the same eyes without hands.

A command gets a `Work`; whatever it inserts, changes or emits commits together with its journal line
and its outbox rows, or not at all. A query gets a `Read`.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import asyncpg

from infra import clock, placements
from infra.actor import EVERYWHERE, SYSTEM_ID, Actor, Proof, system
from infra.db import Database, Executor, Row, check_residence, outage
from infra.errors import AlreadyExists, Busy, Missing, Stale, TenantClosed, TenantMoved, TenantMoving, TenantReadOnly
from infra.ids import uuid7
from infra.rows import by_id, by_id_locked, by_ids, delete_sql, image, insert_sql, update_all_sql, update_sql
from infra.settings import settings

if TYPE_CHECKING:
    from infra.events import Event


@dataclass(frozen=True, kw_only=True)
class Line:
    """What the journal says about one act, before its outcome is known."""

    id: UUID
    command: str
    version: int = 1
    payload: str = "{}"
    occurred_at: datetime | None = None
    device_at: datetime | None = None
    skew: timedelta | None = None
    seq: int | None = None
    reason: str | None = None
    meaning: str | None = None
    while_read_only: bool = False


@dataclass(slots=True)
class Change:
    """One row image: `before` is None for an insert, `after` is None for a removal."""

    table: str
    record_id: UUID
    revision: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class Read:
    """Statements in one tenant. One at a time: sibling GraphQL resolvers share the connection."""

    def __init__(self, actor: Actor, executor: Executor | None = None) -> None:
        self.actor = actor
        self.tenant_id = actor.tenant_id
        self._executor = executor
        self._lock = asyncio.Lock()

    async def _use(self) -> Executor:
        assert self._executor is not None
        return self._executor

    async def prove(self) -> None:
        """Make sure that `actor` is today's: what he may do is looked up in this transaction."""

    async def all(self, statement: Any, **binds: Any) -> list[Any]:
        async with self._lock:
            return await (await self._use()).all(statement, **binds)

    async def one(self, statement: Any, **binds: Any) -> Any:
        async with self._lock:
            return await (await self._use()).one(statement, **binds)

    async def scalar(self, statement: Any, **binds: Any) -> Any:
        async with self._lock:
            return await (await self._use()).scalar(statement, **binds)

    async def get(self, model: type[Row], id: UUID | None) -> Row | None:
        return await self.one(by_id(model), id=id) if id is not None else None

    async def many(self, model: type[Row], ids: Iterable[UUID]) -> list[Row | None]:
        """Rows in the order of the ids, None where there is none: the shape a loader needs."""
        wanted = list(ids)
        found = {row.id: row for row in await self.all(by_ids(model), ids=wanted)}
        return [found.get(id) for id in wanted]


class Work(Read):
    """The hands of one command. Not for concurrent use."""

    def __init__(self, actor: Actor, executor: Executor, line: Line) -> None:
        super().__init__(actor, executor)
        self.executor = executor
        self.line = line
        self.now = clock.now()
        self.occurred_at = line.occurred_at or self.now
        self.changes: list[Change] = []
        self.events: list[Event] = []
        self.filed_under: UUID | None = None
        self.needs_line = False

    async def all(self, statement: Any, **binds: Any) -> list[Any]:
        return await self.executor.all(statement, **binds)

    async def one(self, statement: Any, **binds: Any) -> Any:
        return await self.executor.one(statement, **binds)

    async def scalar(self, statement: Any, **binds: Any) -> Any:
        return await self.executor.scalar(statement, **binds)

    async def execute(self, statement: Any, **binds: Any) -> int:
        """A statement for its effect, on tables that are not regulated. Regulated rows go through
        insert, change and remove, which the journal sees."""
        return await self.executor.execute(statement, **binds)

    async def lock(self, model: type[Row], id: UUID) -> Row | None:
        return await self.one(by_id_locked(model), id=id)  # type: ignore[no-any-return]

    def subject(self, id: UUID) -> None:
        """The aggregate this journal line is filed under (an order, a user); default: the first row touched."""
        self.filed_under = id

    def emit(self, event: "Event") -> None:
        self.events.append(event)

    async def insert(self, row: Row) -> Row:
        self._complete(row)
        values = image(row)
        row.__dict__.update(values)  # the defaults too: callers show the row they get back
        await self.executor.connection.execute(insert_sql(type(row)), *values.values())
        self._note(row, None, values)
        return row

    async def insert_new(self, row: Row) -> bool:
        """Insert unless a row with the same unique key stands already, in one statement that no race can fail;
        whether it was written."""
        self._complete(row)
        values = image(row)
        row.__dict__.update(values)
        sql = f"{insert_sql(type(row))} ON CONFLICT DO NOTHING"
        written: str = await self.executor.connection.execute(sql, *values.values())
        if written != "INSERT 0 1":
            return False
        self._note(row, None, values)
        return True

    async def insert_all(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Many rows, journalled one by one, sent as one batch per model."""
        batches: dict[type[Any], list[Any]] = {}
        for row in rows:
            self._complete(row)
            values = image(row)
            row.__dict__.update(values)
            batches.setdefault(type(row), []).append(list(values.values()))
            self._note(row, None, values)
        for model, arguments in batches.items():
            await self.executor.connection.executemany(insert_sql(model), arguments)
        return rows

    async def change(self, row: Row, **changes: Any) -> Row:
        """Write the named columns; refuse with Stale when the row moved since it was read."""
        changed = {name: value for name, value in changes.items() if getattr(row, name) != value}
        if not changed:
            return row
        before = image(row)
        changed |= {"revision": row.revision + 1, "updated_at": self.now}
        sql = update_sql(type(row), tuple(changed))
        status = await self.executor.connection.execute(sql, *changed.values(), self.tenant_id, row.id, row.revision)
        if status != "UPDATE 1":
            raise Stale(what=row.__tablename__)  # type: ignore[attr-defined]
        row.__dict__.update(changed)
        self._note(row, before, image(row))
        return row

    async def change_all(self, rows: Sequence[Row], **changes: Any) -> None:
        """Write the same values to many rows of one model, in one statement, journalled row by row; refuse with Stale
        when any of them moved since it was read."""
        moved = [row for row in rows if any(getattr(row, name) != value for name, value in changes.items())]
        if not moved:
            return
        model, values = type(moved[0]), changes | {"updated_at": self.now}
        befores = [image(row) for row in moved]
        status = await self.executor.connection.execute(
            update_all_sql(model, tuple(values)), *values.values(), self.tenant_id,
            [row.id for row in moved], [row.revision for row in moved],
        )  # fmt: skip
        if status != f"UPDATE {len(moved)}":
            raise Stale(what=model.__tablename__)  # type: ignore[attr-defined]
        for row, before in zip(moved, befores, strict=True):
            row.__dict__.update(values, revision=row.revision + 1)
            self._note(row, before, image(row))

    async def remove(self, row: Row) -> None:
        before = image(row)
        status = await self.executor.connection.execute(delete_sql(type(row)), self.tenant_id, row.id, row.revision)
        if status != "DELETE 1":
            raise Stale(what=row.__tablename__)  # type: ignore[attr-defined]
        self._note(row, before, None)

    def _note(self, row: Any, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        """Keep the image for the journal. Models that say `__regulated__ = False` hold no regulated record
        (sessions, secrets, last-seen marks), and what they hold must not be copied into it."""
        if getattr(row, "__regulated__", True):
            revision = row.revision if after is not None else row.revision + 1
            self.changes.append(Change(row.__tablename__, row.id, revision, before, after))

    def _complete(self, row: Any) -> None:
        values = row.__dict__
        values["tenant_id"] = self.tenant_id
        if values.get("id") is None:
            values["id"] = uuid7()
        values["revision"] = 1
        values["created_at"] = values["updated_at"] = self.now


# -- the process's pool and the two ways in ---------------------------------------------------------

_database: Database | None = None


def database() -> Database:
    """The pool of the role `app`, opened at its first use in this process."""
    global _database
    if _database is None:
        _database = placements.routed(Database(settings().app_database_url))
    return _database


def use_database(new: Database | None) -> None:
    """Set the process's pool (processes at start-up, tests)."""
    global _database
    _database = placements.routed(new) if new is not None else None


class LazyRead(Read):
    """Begins its read-only transaction at the first statement, so that a mutation answering from what
    it wrote costs none."""

    def __init__(self, actor: Actor, pool: Database) -> None:
        super().__init__(actor)
        self._pool = pool

    async def _use(self) -> Executor:
        if self._executor is None:
            try:
                await self._begin()
            except TenantMoved:
                executor, self._executor = self._executor, None
                if executor is not None:
                    await self._pool.abort(executor)
                await look_again(self._pool)
                await self._begin()
            assert self._executor is not None
        return self._executor

    async def _begin(self) -> None:
        self._executor = executor = await self._pool.begin(self.actor.tenant_id, read_only=True)
        if self.actor.proof is not None:
            self.actor = await self.actor.proof(executor)

    async def prove(self) -> None:
        async with self._lock:
            await self._use()

    async def restart(self) -> None:
        """End the transaction; the next statement sees what has been committed since."""
        await self.close(self._pool.commit)

    async def close(self, end: Callable[[Executor], Awaitable[None]]) -> None:
        async with self._lock:  # a sibling may still be at its statement
            executor, self._executor = self._executor, None
            if executor is not None:
                await end(executor)


@asynccontextmanager
async def reading(actor: Actor, *, pool: Database | None = None) -> AsyncIterator[LazyRead]:
    """One read-only transaction of one tenant, begun when first needed."""
    database_ = pool or database()
    read = LazyRead(actor, database_)
    try:
        yield read
    except BaseException:
        await read.close(database_.abort)
        raise
    await read.close(database_.over)


class Known(Exception):
    """The journal already holds a line with this id."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        self.stored = stored


Hook = Callable[[Work], Any]


@asynccontextmanager
async def working(
    actor: Actor,
    *,
    command: str,
    id: UUID | None = None,
    line: Line | None = None,
    first: Hook | None = None,
    result: Callable[[Work], Any] | None = None,
) -> AsyncIterator[Work]:
    """One transaction with its journal line.

    `first` runs before anything else in the transaction (locking a device or an outbox row).
    Raises Known when the journal holds the id already, TenantClosed when the tenant may not write.
    A body that changes nothing and emits nothing leaves no line, unless `work.needs_line` is set.
    """
    from infra.journal import writer

    line = line or Line(id=id or uuid7(), command=command)
    try:
        pool = database()
        work = await _begun(pool, actor, line, first)
        actor = work.actor
        async with pool.ending(work.executor):
            yield work
            if work.changes or work.events or work.needs_line:
                await writer.finish(work, result(work) if result else None)
    except asyncpg.UniqueViolationError as error:
        # Either the same command won a race against us, or the body took a code that is in use.
        if (stored := await writer.stored(actor, line.id)) is not None:
            raise Known(stored) from error
        raise AlreadyExists(what=error.table_name) from error
    except asyncpg.ForeignKeyViolationError as error:
        # The keys carry the tenant: what another company has is as absent as what nobody has.
        raise Missing(what=_referred(error.constraint_name or "")) from error
    except (asyncpg.DeadlockDetectedError, asyncpg.LockNotAvailableError, asyncpg.QueryCanceledError) as error:
        raise Busy() from error
    if work.events:
        from infra.ring import ring

        ring(settings().ring)


def _referred(constraint: str) -> str:
    """`fk_orders_hold_tenant_id_reason_code_id` → `reason code` (Citus adds a shard number)."""
    column = re.sub(r"_\d+$", "", constraint).partition("_tenant_id_")[2]
    return column.removesuffix("_id").replace("_", " ") or "what it names"


OPEN_STATES: Final = frozenset({"active", "trial", "grace"})
"""States of a tenant in which it may write."""
READ_STATES: Final = OPEN_STATES | {"read_only", "suspended", "moving"}
"""States in which its people may sign in, look and export."""


async def _begun(pool: Database, actor: Actor, line: Line, first: Hook | None) -> Work:
    """A transaction in which the actor is proved and the command admitted, at the place where the company lives. One
    that finds it moved asks for the way and begins once more."""
    try:
        return await _begin(pool, actor, line, first)
    except TenantMoved:
        await look_again(pool)
        return await _begin(pool, actor, line, first)


async def _begin(pool: Database, actor: Actor, line: Line, first: Hook | None) -> Work:
    executor = await pool.begin(actor.tenant_id)
    try:
        work = Work(await actor.proof(executor) if actor.proof is not None else actor, executor, line)
        if first is not None:
            await first(work)
        await _admit(work)
    except BaseException as error:
        await pool.abort(executor)
        raise outage(error) from error
    return work


async def look_again(pool: Database) -> None:
    """Where companies live may have changed since this process looked."""
    if pool.residents is not None:
        await pool.residents.look()


async def _admit(work: Work) -> None:
    """One statement: may this tenant write, and is this id new?"""
    from infra.journal import writer

    found = await work.executor.connection.fetchrow(writer.ADMISSION, work.tenant_id, work.line.id)
    if found is None:
        raise Missing(what="tenant")
    check_residence(found, work.executor.placement)
    check_admission(found["state"], while_read_only=work.line.while_read_only)
    if work.actor.epoch not in (None, found["epoch"]):
        raise TenantClosed(state=found["state"])
    if found["outcome"] is not None:
        raise Known(found)


def check_admission(state: str, *, while_read_only: bool = False) -> None:
    """Raises TenantClosed, TenantReadOnly (final), or TenantMoving (nothing stored; the sender keeps it)."""
    if state in OPEN_STATES:
        return
    if state == "moving":
        raise TenantMoving()
    if state not in READ_STATES:
        raise TenantClosed(state=state)
    if not while_read_only:
        raise TenantReadOnly(state=state)


def acting_for(actor: Actor, **changes: Any) -> Actor:
    return replace(actor, **changes)


__all__ = [
    "EVERYWHERE", "OPEN_STATES", "READ_STATES", "SYSTEM_ID", "Actor", "Change", "Known", "LazyRead", "Line", "Proof",
    "Read", "Work", "acting_for", "by_id", "by_id_locked", "by_ids", "check_admission", "database", "image", "reading",
    "system", "use_database", "working",
]  # fmt: skip
