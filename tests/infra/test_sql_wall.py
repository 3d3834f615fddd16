"""The wall without the app (goal G02): whatever SQL the app role sends, it meets no row of another company.

For every tenant table of the metadata, in the context of one company: read, write, move, probe keys and uniques, copy,
go through views, functions, CTEs and prepared statements of another context; and without a context nothing at all.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import asyncpg
import pytest
import pytest_asyncio
from sqlalchemy import ARRAY, Table, UniqueConstraint

from api.schema import schema
from infra.db import Base, Database, begin_for
from infra.engines.roles import Dsns
from infra.ids import uuid7
from infra.placement import is_tenant_table
from infra.work import use_database
from tests.scale.stand import Stand
from tests.scale.worlds import World, dead_letters, forget, world

schema()  # every module's tables

pytestmark = pytest.mark.asyncio(loop_scope="module")
TABLES = [table for table in Base.metadata.sorted_tables if is_tenant_table(table)]
MADE_BY_PROCESSES = {"audit_seal", "audit_head", "live_event", "live_head"}  # sealer and relay do not run here
PRIVILEGE = "42501"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def companies(dsns: Dsns) -> AsyncIterator[tuple[World, World]]:
    pool = Database(dsns.app, size=4)
    use_database(pool)
    forget()
    here = Stand(home=None, cluster=None, dsns=dsns, env={}, port=0)  # type: ignore[arg-type]
    made = (await world(here, 150_000), await world(here, 250_000))
    for each in made:
        await dead_letters(here, each, 1)
        await _of_processes(dsns, each.tenant_id)
    yield made
    use_database(None)
    await pool.close()


async def _of_processes(dsns: Dsns, tenant_id: UUID) -> None:
    """One row of what relay and sealer write."""
    admin = await asyncpg.connect(dsns.admin)
    for table in (each for each in TABLES if each.name in MADE_BY_PROCESSES):
        values = {column.name: _any(column, tenant_id) for column in table.columns if not column.nullable}
        names, marks = ", ".join(values), ", ".join(f"${n}" for n in range(1, len(values) + 1))
        await admin.execute(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", *values.values())
    await admin.close()


def _any(column: Any, tenant_id: UUID) -> Any:
    if column.name == "tenant_id":
        return tenant_id
    if isinstance(column.type, ARRAY):
        return [uuid7()]
    values = {UUID: uuid7(), int: 1, str: "x", bytes: b"x" * 32, datetime: datetime.now(UTC)}
    return values[column.type.python_type]


@asynccontextmanager
async def within(dsn: str, tenant: UUID | None, *, commit: bool = False) -> AsyncIterator[Any]:
    """A transaction as a role, in a company's context as the product sets it."""
    connection = await asyncpg.connect(dsn)
    try:
        await connection.execute(begin_for(tenant))
        yield connection
        await connection.execute("COMMIT" if commit else "ROLLBACK")
    finally:
        await connection.close()


async def refused(connection: Any, sql: str, *arguments: Any) -> asyncpg.PostgresError | None:
    """The error of a statement in a savepoint, None when it went through."""
    await connection.execute("SAVEPOINT try")
    try:
        await connection.execute(sql, *arguments)
    except asyncpg.PostgresError as error:
        await connection.execute("ROLLBACK TO try")
        return error
    await connection.execute("ROLLBACK TO try")
    return None


async def theirs(dsns: Dsns, table: Table, tenant: UUID) -> list[Any]:
    admin = await asyncpg.connect(dsns.admin)
    try:
        return await admin.fetch(f"SELECT * FROM {table.name} WHERE tenant_id = $1", tenant)
    finally:
        await admin.close()


def may(grants: dict[tuple[str, str], bool], table: Table, what: str) -> bool:
    return grants[table.name, what]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def grants(dsns: Dsns) -> dict[tuple[str, str], bool]:
    app = await asyncpg.connect(dsns.app)
    try:
        return {
            (table.name, what): await app.fetchval("SELECT has_table_privilege($1, $2)", table.name, what)
            for table in TABLES
            for what in ("SELECT", "INSERT", "UPDATE", "DELETE")
        }
    finally:
        await app.close()


def ids(tables: list[Table]) -> Iterator[str]:
    return (table.name for table in tables)


@pytest.mark.parametrize("table", TABLES, ids=ids(TABLES))
class TestEveryTable:
    async def test_both_companies_have_rows_and_each_sees_its_own(
        self, dsns: Dsns, companies: tuple[World, World], grants: dict[Any, bool], table: Table
    ) -> None:
        """The control: were the table empty, every other test would pass by itself."""
        one, two = companies
        counts = [len(await theirs(dsns, table, each.tenant_id)) for each in companies]
        assert all(counts), counts
        if not may(grants, table, "SELECT"):
            return
        async with within(dsns.app, one.tenant_id) as app:
            assert await app.fetchval(f"SELECT count(*) FROM {table.name}") == counts[0]
            assert await app.fetch(f"SELECT 1 FROM {table.name} WHERE tenant_id = $1", two.tenant_id) == []
            assert await app.fetch(f"SELECT 1 FROM {table.name} WHERE tenant_id <> $1", one.tenant_id) == []

    async def test_without_context_there_is_nothing(
        self, dsns: Dsns, companies: tuple[World, World], grants: dict[Any, bool], table: Table
    ) -> None:
        if not may(grants, table, "SELECT"):
            return
        for context in (None, "''"):
            async with within(dsns.app, None) as app:
                if context is not None:
                    await app.execute(f"SET LOCAL app.tenant_id = {context}")
                assert await app.fetchval(f"SELECT count(*) FROM {table.name}") == 0
        async with within(dsns.app, companies[0].tenant_id, commit=True) as app:
            await app.execute("COMMIT")  # the setting is '' now, as on a connection that comes back to the pool
            assert await app.fetchval(f"SELECT count(*) FROM {table.name}") == 0
            await app.execute("BEGIN")

    async def test_no_way_around_by_sql(
        self, dsns: Dsns, companies: tuple[World, World], grants: dict[Any, bool], table: Table
    ) -> None:
        if not may(grants, table, "SELECT"):
            return
        one, two = companies
        name = table.name
        views = [
            f"WITH all_of AS (SELECT * FROM {name}) SELECT count(*) FROM all_of WHERE tenant_id = $1",
            f"SELECT count(*) FROM (TABLE {name}) t WHERE t.tenant_id = $1",
            f"SELECT count(*) FROM {name} a FULL JOIN {name} b ON true WHERE b.tenant_id = $1",
            f"SELECT count(*) FROM unnest(ARRAY[$1::uuid]) t(id), LATERAL (SELECT 1 FROM {name} x WHERE x.tenant_id ="
            " t.id) y",
            f"SELECT count(*) FROM {name} TABLESAMPLE SYSTEM (100) WHERE tenant_id = $1",
        ]
        async with within(dsns.app, one.tenant_id) as app:
            for sql in views:
                assert await app.fetchval(sql, two.tenant_id) == 0, sql
            # A cheap function of our own sees each row before the policy does, unless it is not leakproof.
            error = await refused(
                app, "CREATE FUNCTION pg_temp.peek(uuid) RETURNS bool COST 0.0001 LANGUAGE plpgsql AS"
                " $$ BEGIN IF $1 IS NOT NULL THEN RAISE NOTICE '%', $1; END IF; RETURN true; END $$",
            )  # fmt: skip
            if error is None:
                await app.execute(
                    "CREATE FUNCTION pg_temp.peek(uuid) RETURNS bool COST 0.0001 LANGUAGE plpgsql AS"
                    " $$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $$"
                )
                heard: list[str] = []
                app.add_log_listener(lambda _connection, message: heard.append(message.message))
                await app.execute(f"SELECT 1 FROM {name} WHERE pg_temp.peek(tenant_id)")
                assert str(two.tenant_id) not in heard
            # A view the app role makes for itself reads with its own rights.
            assert await refused(app, f"CREATE TEMP VIEW mine AS SELECT * FROM {name}") is None
            await app.execute(f"CREATE TEMP VIEW mine AS SELECT * FROM {name}")
            assert await app.fetchval("SELECT count(*) FROM mine WHERE tenant_id = $1", two.tenant_id) == 0

    async def test_writing_there_is_impossible(
        self, dsns: Dsns, companies: tuple[World, World], grants: dict[Any, bool], table: Table
    ) -> None:
        one, two = companies
        row = (await theirs(dsns, table, two.tenant_id))[0]
        names = ", ".join(row.keys())
        marks = ", ".join(f"${n}" for n in range(1, len(row) + 1))
        async with within(dsns.app, one.tenant_id) as app:
            insert = await refused(app, f"INSERT INTO {table.name} ({names}) VALUES ({marks})", *row.values())
            assert insert is not None
            assert insert.sqlstate == PRIVILEGE, insert
            if may(grants, table, "UPDATE") and may(grants, table, "SELECT"):
                key = [column.name for column in table.primary_key.columns][-1]
                where = f"WHERE {key} = $1 AND tenant_id = $2"
                status = await app.execute(f"UPDATE {table.name} SET {key} = {key} {where}", row[key], two.tenant_id)
                assert status == "UPDATE 0"
                move = await refused(app, f"UPDATE {table.name} SET tenant_id = '{two.tenant_id}'")
                assert move is not None
            if may(grants, table, "DELETE"):
                status = await app.execute(f"DELETE FROM {table.name} WHERE tenant_id = '{two.tenant_id}'")
                assert status == "DELETE 0"
            for sql in (f"TRUNCATE {table.name}", f"ALTER TABLE {table.name} DISABLE ROW LEVEL SECURITY"):
                error = await refused(app, sql)
                assert error is not None, sql
                assert error.sqlstate == PRIVILEGE

    async def test_a_foreign_key_refuses_another_companys_row(
        self, dsns: Dsns, companies: tuple[World, World], grants: dict[Any, bool], table: Table
    ) -> None:
        """Foreign and missing give the same error, so that a key cannot be used to ask what exists."""
        if not may(grants, table, "UPDATE") or not may(grants, table, "SELECT"):
            return
        one, two = companies
        for key in table.foreign_key_constraints:
            column, referred = key.column_keys[-1], key.referred_table
            theirs_id = (await theirs(dsns, referred, two.tenant_id))[0]["id"]
            async with within(dsns.app, one.tenant_id) as app:
                (mine,) = await app.fetch(f"SELECT * FROM {table.name} LIMIT 1")
                primary = [each.name for each in table.primary_key.columns][-1]
                sql = f"UPDATE {table.name} SET {column} = $1 WHERE {primary} = $2"
                foreign, missing = [await refused(app, sql, id, mine[primary]) for id in (theirs_id, uuid7())]
                assert foreign is not None, key
                assert missing is not None, key
                assert foreign.sqlstate == missing.sqlstate == "23503"

    async def test_a_unique_key_does_not_tell(
        self, dsns: Dsns, companies: tuple[World, World], grants: dict[Any, bool], table: Table
    ) -> None:
        """A code that another company uses is free here."""
        if not may(grants, table, "UPDATE") or not may(grants, table, "SELECT"):
            return
        one, two = companies
        for constraint in (each for each in table.constraints if isinstance(each, UniqueConstraint)):
            free = [c.name for c in constraint.columns if c.name != "tenant_id" and not c.foreign_keys]
            texts = [name for name in free if str(table.c[name].type) == "TEXT"]
            if not texts:
                continue
            used = {row[texts[0]] for row in await theirs(dsns, table, one.tenant_id)}
            words = {row[texts[0]] for row in await theirs(dsns, table, two.tenant_id)} - used
            if not words:
                continue
            word = words.pop()
            async with within(dsns.app, one.tenant_id) as app:
                primary = [each.name for each in table.primary_key.columns][-1]
                (mine,) = await app.fetch(f"SELECT * FROM {table.name} LIMIT 1")
                error = await refused(
                    app, f"UPDATE {table.name} SET {texts[0]} = $1 WHERE {primary} = $2", word, mine[primary]
                )
                # Another constraint may object (a fixed list of words), never this one.
                assert error is None or error.sqlstate != "23505", error

    async def test_copy_is_no_way(
        self, dsns: Dsns, companies: tuple[World, World], grants: dict[Any, bool], table: Table
    ) -> None:
        if not may(grants, table, "SELECT"):
            return
        one, two = companies
        async with within(dsns.app, one.tenant_id) as app:
            out: list[bytes] = []

            async def collect(data: bytes) -> None:
                out.append(data)

            await app.copy_from_query(f"SELECT tenant_id FROM {table.name}", output=collect)
            copied = set(b"".join(out).decode().split())
            assert copied <= {str(one.tenant_id)}
            await app.execute("SAVEPOINT try")
            with pytest.raises(asyncpg.PostgresError):
                await app.copy_records_to_table(table.name, records=[(two.tenant_id,)], columns=["tenant_id"])
            await app.execute("ROLLBACK TO try")

    async def test_a_prepared_statement_follows_the_context(
        self, dsns: Dsns, companies: tuple[World, World], grants: dict[Any, bool], table: Table
    ) -> None:
        """Planned in one company's transaction, run in another's, often enough for a generic plan."""
        if not may(grants, table, "SELECT"):
            return
        connection = await asyncpg.connect(dsns.app)
        try:
            statement = await connection.prepare(f"SELECT DISTINCT tenant_id FROM {table.name}")
            for n in range(14):
                tenant = companies[n % 2].tenant_id if n % 3 else None
                await connection.execute(begin_for(tenant))
                found = {row["tenant_id"] for row in await statement.fetch()}
                await connection.execute("COMMIT")
                assert found == ({tenant} if tenant else set())
        finally:
            await connection.close()


async def test_the_context_cannot_be_mistaken(dsns: Dsns, companies: tuple[World, World]) -> None:
    """What is no uuid is an error, never everything."""
    async with within(dsns.app, None) as app:
        for context in ("'*'", "'%'", "'null'", "'{}'"):
            await app.execute("SAVEPOINT try")
            await app.execute(f"SET LOCAL app.tenant_id = {context}")
            with pytest.raises(asyncpg.DataError):
                await app.fetch("SELECT 1 FROM orders_production_order")
            await app.execute("ROLLBACK TO try")


async def test_no_statement_makes_the_role_more_than_it_is(dsns: Dsns, companies: tuple[World, World]) -> None:
    async with within(dsns.app, companies[0].tenant_id) as app:
        for sql in (
            "SET ROLE lotline_owner", "SET ROLE lotline_relay", "SET SESSION AUTHORIZATION lotline_owner",
            "ALTER ROLE lotline_app BYPASSRLS", "GRANT lotline_relay TO lotline_app",
            "ALTER POLICY tenant ON orders_hold USING (true)", "DROP POLICY tenant ON orders_hold",
            "CREATE TABLE public.copy_of AS SELECT * FROM orders_hold", "COPY orders_hold TO PROGRAM 'cat'",
            "SELECT pg_read_file('/etc/passwd')", "SELECT lo_import('/etc/passwd')",
            "SELECT count(*) FROM pg_authid", "UPDATE directory SET epoch = epoch + 1",
            "DELETE FROM journal", "UPDATE journal SET outcome = 'applied'", "DELETE FROM journal_change",
        ):  # fmt: skip
            assert await refused(app, sql) is not None, sql
        # Row security cannot be switched off: asking for it makes every read an error.
        await app.execute("SAVEPOINT try")
        await app.execute("SET LOCAL row_security = off")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await app.fetch("SELECT 1 FROM orders_hold")
        with suppress(asyncpg.PostgresError):
            await app.execute("ROLLBACK TO try")


async def test_statistics_say_nothing_about_rows(dsns: Dsns, companies: tuple[World, World]) -> None:
    """pg_stats shows common values of a column: of tables with row security never to the app role."""
    admin = await asyncpg.connect(dsns.admin)
    await admin.execute("ANALYZE")
    await admin.close()
    async with within(dsns.app, companies[0].tenant_id) as app:
        shown = {row["tablename"] for row in await app.fetch("SELECT DISTINCT tablename FROM pg_stats")}
        assert not shown & {table.name for table in TABLES}


async def test_a_dropped_policy_is_noticed_by_this_very_wall(dsns: Dsns, companies: tuple[World, World]) -> None:
    """The control of the controls: with a table's policy off, the same question does find the other company."""
    one, two = companies
    owner = await asyncpg.connect(dsns.owner)
    await owner.execute("BEGIN")
    caught = []
    for table in TABLES:
        await owner.execute(f"ALTER TABLE {table.name} DISABLE ROW LEVEL SECURITY")
        await owner.execute(f"SET LOCAL app.tenant_id = '{one.tenant_id}'")
        if await owner.fetch(f"SELECT 1 FROM {table.name} WHERE tenant_id = $1", two.tenant_id):
            caught.append(table.name)
    await owner.execute("ROLLBACK")
    await owner.close()
    assert caught == [table.name for table in TABLES]
