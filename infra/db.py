"""The database: schema base, tenant context on BEGIN, and one way to run a statement.

Statements are SQLAlchemy Core, compiled once and executed on asyncpg; there is no ORM session
(decisions/0001). Rows come back as plain instances of their model. Three locks hold a tenant's data:
the policy in PostgreSQL (forced row-level security), the predicate that every statement must carry
(checked here when a statement is first compiled), and composite foreign keys.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Protocol, TypeVar
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit
from uuid import UUID

import asyncpg
import orjson
from sqlalchemy import (
    ARRAY,
    Date,
    DateTime,
    ForeignKeyConstraint,
    LargeBinary,
    MetaData,
    Numeric,
    Text,
    Uuid,
    any_,
    bindparam,
    select,
)
from sqlalchemy import Table as SqlTable
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import asyncpg as asyncpg_dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, configure_mappers, mapped_column
from sqlalchemy.sql import operators, visitors
from sqlalchemy.sql.elements import BinaryExpression, ColumnElement
from sqlalchemy.sql.selectable import Alias, Select

from infra.errors import DatabaseDown, DiskFull, TenantMoved, TenantMoving

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


HOME = "home"
"""The placement of whoever has no database of his own."""


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        UUID: Uuid(),
        str: Text(),
        bytes: LargeBinary(),
        datetime: DateTime(timezone=True),
        date: Date(),
        Decimal: Numeric(),
        dict[str, Any]: JSONB(),
        list[Any]: JSONB(),
        list[dict[str, Any]]: JSONB(),
        list[UUID]: ARRAY(Uuid()),
        list[str]: ARRAY(Text()),
    }


class TenantRow:
    """What every tenant table has. `revision` starts at 1 and grows by one with each change."""

    tenant_id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-10)
    id: Mapped[UUID] = mapped_column(primary_key=True, sort_order=-9)
    revision: Mapped[int] = mapped_column(default=1, sort_order=90)
    created_at: Mapped[datetime] = mapped_column(sort_order=91)
    updated_at: Mapped[datetime] = mapped_column(sort_order=92)


def tenant_fk(column: str, table: str, **options: Any) -> ForeignKeyConstraint:
    """A foreign key that cannot accept another tenant's row."""
    return ForeignKeyConstraint(["tenant_id", column], [f"{table}.tenant_id", f"{table}.id"], **options)


Row = TypeVar("Row", bound=TenantRow)

TENANT: ColumnElement[UUID] = bindparam("tenant_id", type_=Uuid(), required=True)


def own(model: Any) -> ColumnElement[bool]:
    """The tenant predicate of one table (or alias): every statement carries it for each table it names."""
    columns = getattr(model, "c", model)
    return columns.tenant_id == TENANT  # type: ignore[no-any-return]


def mine(model: type[Row]) -> Select[Row]:
    """`select(model)` within the tenant."""
    return select(model).where(own(model))


def among(column: Any, values: Iterable[Any]) -> ColumnElement[bool]:
    """`column = ANY(values)`: one statement text for any number of values."""
    return column == any_(bindparam(None, list(values), type_=ARRAY(column.type)))  # type: ignore[no-any-return]


class Statement:
    """A module-level constant statement: compiled at its first use, then only bound."""

    __slots__ = ("core", "prepared")

    def __init__(self, core: Any) -> None:
        self.core = core
        self.prepared: Prepared | None = None


class Prepared:
    """SQL text with the order of its parameters and, where one model is selected, that model."""

    __slots__ = ("compiled", "model", "names", "sql")

    def __init__(self, core: Any, compiled: Any) -> None:
        self.compiled = compiled
        self.sql: str = compiled.string
        self.names: tuple[str, ...] = tuple(compiled.positiontup or ())
        self.model = _selected_model(core)
        if "POSTCOMPILE" in self.sql:
            raise TypeError("use among(column, values) instead of in_(): the text must not change with the values")

    def arguments(self, binds: Mapping[str, Any], extracted: Sequence[Any] | None = None) -> list[Any]:
        values = self.compiled.construct_params(binds, extracted_parameters=extracted, _check=True)
        return [values[name] for name in self.names]


def _selected_model(core: Any) -> type[Any] | None:
    described = getattr(core, "column_descriptions", None)
    if not described or len(described) != 1:
        return None
    entity = described[0]["expr"]
    return entity if isinstance(entity, type) and issubclass(entity, Base) else None


class MissingTenant(TypeError):
    """A statement names a tenant table without its tenant predicate."""


_dialect = asyncpg_dialect.dialect()  # type: ignore[no-untyped-call]
_cache: dict[Any, Any] = {}
_CACHE_LIMIT = 2000


def dollar(core: Any) -> str:
    """The text of a statement as asyncpg takes it."""
    return str(core.compile(dialect=_dialect))


def prepare(statement: Any) -> tuple[Prepared, Sequence[Any] | None]:
    if isinstance(statement, Statement):
        if statement.prepared is None:
            check_tenant(statement.core)
            statement.prepared = Prepared(statement.core, statement.core.compile(dialect=_dialect))
        return statement.prepared, None
    key = statement._generate_cache_key()
    if key is None:
        raise TypeError("this statement cannot be cached; rewrite it")
    known = _cache.get(key.key)
    if known is None:
        check_tenant(statement)
        compiled = statement._compiler(_dialect, cache_key=key, column_keys=[], for_executemany=False)
        if len(_cache) >= _CACHE_LIMIT:
            _cache.clear()
        known = _cache[key.key] = Prepared(statement, compiled)
    return known, key.bindparams


def check_tenant(core: Any) -> None:
    """Refuse a statement in which a tenant table stands without `tenant_id = …` (every SELECT, UPDATE, DELETE)."""
    used: dict[str, None] = {}
    held: set[str] = set()
    for element in visitors.iterate(core):
        for source in _sources(element):
            used[source] = None
        if isinstance(element, BinaryExpression) and element.operator is operators.eq:
            for side in (element.left, element.right):
                if getattr(side, "name", None) == "tenant_id" and getattr(side, "table", None) is not None:
                    held.add(_name(side.table))
    missing = [name for name in used if name not in held]
    if missing:
        raise MissingTenant(f"no tenant predicate for {', '.join(missing)} in: {core}")


def _sources(element: Any) -> Iterable[str]:
    if isinstance(element, Select):
        for source in element.get_final_froms():
            yield from _tables(source)
    elif element.__visit_name__ in ("update", "delete") and "tenant_id" in element.table.c:
        yield _name(element.table)


def _tables(source: Any) -> Iterable[str]:
    if source.__visit_name__ == "join":
        yield from _tables(source.left)
        yield from _tables(source.right)
        return
    named = isinstance(source, SqlTable) or (isinstance(source, Alias) and isinstance(source.element, SqlTable))
    if named and "tenant_id" in source.c:
        yield _name(source)


def _name(source: Any) -> str:
    return str(getattr(source, "name", source))


_makers: dict[type[Any], Callable[[], Any]] = {}


def _maker(model: type[Any]) -> Callable[[], Any]:
    # Constructing an instance configures the mappers by itself; a row that was read first would find them unready.
    configure_mappers()
    make = _makers[model] = model.__mapper__.class_manager.new_instance
    return make  # type: ignore[no-any-return]


def hydrate(model: type[Any], record: Mapping[str, Any]) -> Any:
    """A plain instance of the model holding the record's values; it belongs to no session."""
    row = (_makers.get(model) or _maker(model))()
    row.__dict__.update(record)
    return row


def begin_for(tenant: UUID | None, *, read_only: bool = False) -> str:
    """BEGIN with the tenant's context in the same message: no extra round trip, and it reaches Citus workers."""
    begin = "BEGIN READ ONLY" if read_only else "BEGIN"
    if tenant is None:
        return begin  # no context: row-level security shows zero rows
    if not isinstance(tenant, UUID):
        raise TypeError("the tenant becomes SQL text: only a UUID object may pass")
    return f"{begin}; SET LOCAL app.tenant_id = '{tenant}'"


class Executor:
    """Runs statements on one connection inside one transaction."""

    def __init__(self, connection: Any, tenant_id: UUID | None, pool: Any = None, placement: str = HOME) -> None:
        self.connection = connection
        self.tenant_id = tenant_id
        self.pool = pool  # where the connection came from; the process may have opened another one since
        self.placement = placement

    def _bound(self, statement: Any, binds: dict[str, Any]) -> tuple[Prepared, list[Any]]:
        prepared, extracted = prepare(statement)
        if self.tenant_id is not None:
            binds.setdefault("tenant_id", self.tenant_id)
        return prepared, prepared.arguments(binds, extracted)

    async def all(self, statement: Any, **binds: Any) -> list[Any]:
        prepared, arguments = self._bound(statement, binds)
        records = await _told(self.connection.fetch, prepared.sql, *arguments)
        model = prepared.model
        return records if model is None else [hydrate(model, record) for record in records]

    async def one(self, statement: Any, **binds: Any) -> Any:
        prepared, arguments = self._bound(statement, binds)
        record = await _told(self.connection.fetchrow, prepared.sql, *arguments)
        model = prepared.model
        return record if record is None or model is None else hydrate(model, record)

    async def scalar(self, statement: Any, **binds: Any) -> Any:
        prepared, arguments = self._bound(statement, binds)
        return await _told(self.connection.fetchval, prepared.sql, *arguments)

    async def execute(self, statement: Any, **binds: Any) -> int:
        """Run a statement for its effect; the number of rows it touched."""
        prepared, arguments = self._bound(statement, binds)
        status: str = await self.connection.execute(prepared.sql, *arguments)
        return int(status.rpartition(" ")[2])


async def _prepare_connection(connection: Any) -> None:
    for name in ("json", "jsonb"):
        await connection.set_type_codec(
            name, encoder=_to_json, decoder=orjson.loads, schema="pg_catalog", format="text"
        )


def _to_json(value: Any) -> str:
    """The journal's own encoding, so that a row read back equals its image."""
    from infra.journal.canonical import canonical  # the journal's tables stand on this module

    return canonical(value)


async def _keep(_connection: Any) -> None:
    """Nothing outlives a transaction here (SET LOCAL only), so a returned connection needs no reset query."""


class Residence(Protocol):
    """Finds the pool of the database a company lives in; None where that is home (infra/placements)."""

    async def __call__(self, tenant_id: UUID) -> "Database | None": ...

    async def look(self) -> None: ...

    async def close(self) -> None: ...


class Database:
    """One pool for one role. With `residents`, work for a company goes to the database that company lives in."""

    def __init__(self, dsn: str, *, size: int = 10, key: str = HOME) -> None:
        self.dsn, self.options = _split_options(dsn)
        self.size = size
        self.key = key
        self.residents: Residence | None = None
        self._pool: asyncpg.Pool[Any] | None = None
        self._opening = asyncio.Lock()

    async def open(self) -> "Database":
        async with self._opening:
            if self._pool is None:
                try:
                    self._pool = await asyncpg.create_pool(
                        self.dsn,
                        min_size=min(2, self.size),
                        max_size=self.size,
                        init=_prepare_connection,
                        reset=_keep,
                        **self.options,
                    )
                except OSError as error:
                    raise DatabaseDown() from error
                except Exception as error:
                    raise outage(error) from error
        return self

    async def close(self) -> None:
        if self.residents is not None:
            await self.residents.close()
        if self._pool is not None:
            pool, self._pool = self._pool, None
            await pool.close()

    async def of(self, tenant: UUID | None) -> "Database":
        """The pool a company's rows are reached through."""
        if tenant is None or self.residents is None:
            return self
        return await self.residents(tenant) or self

    @property
    def pool(self) -> "asyncpg.Pool[Any]":
        if self._pool is None:
            raise RuntimeError("the pool is not open")
        return self._pool

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Any]:
        """A bare connection without tenant context (directory look-ups, control plane roles)."""
        pool = await self._opened()
        connection = await _acquire(pool)
        try:
            yield connection
        except BaseException as error:
            raise outage(error) from error
        finally:
            await pool.release(connection)

    async def _opened(self) -> "asyncpg.Pool[Any]":
        if self._pool is None:
            await self.open()
        return self.pool

    async def begin(self, tenant: UUID | None, *, read_only: bool = False) -> Executor:
        """A transaction in one tenant's context, to be ended by `commit` or `abort`."""
        there = await self.of(tenant)
        pool = await there._opened()
        connection = await _acquire(pool)
        try:
            await connection.execute(begin_for(tenant, read_only=read_only))
        except BaseException as error:
            await pool.release(connection)
            raise outage(error) from error
        return Executor(connection, tenant, pool, there.key)

    async def commit(self, executor: Executor) -> None:
        try:
            status = await executor.connection.execute("COMMIT")
        except BaseException as error:
            raise outage(error) from error
        finally:
            await executor.pool.release(executor.connection)
        if status != "COMMIT":
            raise RuntimeError("the transaction had failed before its commit")

    async def abort(self, executor: Executor) -> None:
        """Roll back and give the connection back clean, also when a cancelled statement is still dying on it:
        asyncpg shields the release, waits for the cancellation there and rolls back what is open."""
        try:
            with suppress(asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError):
                await executor.connection.execute("ROLLBACK")
        finally:
            await executor.pool.release(executor.connection)

    async def over(self, executor: Executor) -> None:
        """The end of what only read. When one field of an answer is refused, its siblings' statements are cancelled
        and the transaction has failed: nothing is lost by that, and the refusal is what is answered."""
        try:
            with suppress(asyncpg.PostgresError, asyncpg.InterfaceError, asyncpg.InternalClientError, OSError):
                await executor.connection.execute("COMMIT")
        finally:
            await executor.pool.release(executor.connection)

    @asynccontextmanager
    async def transaction(self, tenant: UUID | None, *, read_only: bool = False) -> AsyncIterator[Executor]:
        """One transaction in one tenant's context; commits at the end, rolls back on any error or cancellation.
        One that may write proves first that the company lives here and stands still (a command does so by its
        admission)."""
        executor = await self.begin(tenant, read_only=read_only)
        async with self.ending(executor):
            if tenant is not None and not read_only:
                await _stands(executor)
            yield executor

    @asynccontextmanager
    async def ending(self, executor: Executor) -> AsyncIterator[Executor]:
        try:
            yield executor
        except BaseException as error:
            await self.abort(executor)
            raise outage(error) from error
        await self.commit(executor)


STANDS = "SELECT placement, state FROM directory WHERE tenant_id = $1"


async def _stands(executor: Executor) -> None:
    found = await executor.connection.fetchrow(STANDS, executor.tenant_id)
    if found is not None:
        check_residence(found, executor.placement)
        if found["state"] == MOVING:
            raise TenantMoving()


MOVING = "moving"


def check_residence(found: Mapping[str, Any], placement: str) -> None:
    """What a directory row says must be the place where it was read."""
    if found["placement"] != placement:
        raise TenantMoved()


LOST = (
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.InternalClientError,  # what asyncpg says of a connection that was told FATAL while nobody asked
    ConnectionError,
)
GONE = ("closed", "released back to the pool")  # the pool takes a connection back that its server closed


def outage(error: BaseException) -> BaseException:
    """A lost connection or a full disk is the database's outage, everything else is what it is."""
    if isinstance(error, asyncpg.DiskFullError):
        return DiskFull()
    lost = isinstance(error, LOST) or (isinstance(error, asyncpg.InterfaceError) and any(w in str(error) for w in GONE))
    return DatabaseDown() if lost else error


async def _told(ask: Callable[..., Awaitable[Any]], sql: str, *arguments: Any) -> Any:
    """A statement's answer. A read has no `transaction` around it that would say what a lost connection means."""
    try:
        return await ask(sql, *arguments)
    except (*LOST, asyncpg.InterfaceError) as error:
        raise outage(error) from error


async def _acquire(pool: "asyncpg.Pool[Any]") -> Any:
    try:
        return await pool.acquire(timeout=30)
    except (OSError, TimeoutError) as error:
        raise DatabaseDown() from error
    except Exception as error:  # also what a dying server says while the new connection is being prepared
        raise outage(error) from error


def _split_options(dsn: str) -> tuple[str, dict[str, Any]]:
    """Our own DSN option `pgbouncer=1`: transaction pooling allows no prepared statements (tenancy notes §4)."""
    parts = urlsplit(dsn)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    bouncer = query.pop("pgbouncer", "")
    options: dict[str, Any] = {"statement_cache_size": 0 if bouncer else 512}
    return urlunsplit(parts._replace(query=urlencode(query))), options
