"""Every tenant table: tenant first in every key, composite foreign keys, an index under each of them."""

import asyncio

import asyncpg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import UniqueConstraint
from sqlalchemy.ext.asyncio import create_async_engine

from infra.bootstrap.places import PROJECT
from infra.db import Base, TenantRow
from infra.placement import UnsafeDatabase, default_grants, is_tenant_table, self_check
from tenants.migrations.grants import declared_grants


def tables():
    return [table for table in Base.metadata.sorted_tables if is_tenant_table(table)]


def test_keys_start_with_the_tenant():
    for table in tables():
        assert next(iter(table.primary_key.columns)).name == "tenant_id", table.name
        for constraint in table.constraints:
            if isinstance(constraint, UniqueConstraint):
                assert next(iter(constraint.columns)).name == "tenant_id", constraint
        for index in table.indexes:
            assert index.expressions[0].name == "tenant_id", index


def test_foreign_keys_carry_the_tenant():
    for table in tables():
        for key in table.foreign_key_constraints:
            if is_tenant_table(key.referred_table):
                assert key.column_keys[0] == "tenant_id", key
                assert key.elements[0].column.name == "tenant_id", key
            assert key.ondelete is None, f"{table.name}: no cascades, no SET NULL"


def test_no_database_magic():
    for table in tables():
        for column in table.columns:
            assert column.identity is None, column
            assert column.autoincrement is not True, column


def test_models_name_their_columns_as_their_attributes():
    for mapper in Base.registry.mappers:
        for attribute in mapper.column_attrs:
            assert attribute.key == attribute.columns[0].name, attribute
        assert not mapper.relationships, mapper


def test_business_rows_are_tenant_rows():
    for mapper in Base.registry.mappers:
        home = mapper.class_.__module__
        if home.startswith("tenants.") and getattr(mapper.class_, "__regulated__", True):
            assert issubclass(mapper.class_, TenantRow) or not {"id", "revision"} & set(mapper.columns.keys()), mapper


@pytest.mark.parametrize("role", ["app"])
async def test_the_real_database_agrees(dsns, role):
    connection = await asyncpg.connect(getattr(dsns, role))
    try:
        await self_check(connection)
        assert await connection.fetch("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal") == []
    finally:
        await connection.close()


async def test_a_superuser_is_refused(dsns):
    connection = await asyncpg.connect(dsns.admin)
    try:
        with pytest.raises(UnsafeDatabase, match="every tenant"):
            await self_check(connection)
    finally:
        await connection.close()


async def test_a_bypassing_role_is_refused(dsns):
    connection = await asyncpg.connect(dsns.relay)
    try:
        with pytest.raises(UnsafeDatabase):
            await self_check(connection)
    finally:
        await connection.close()


async def test_a_table_without_its_policy_is_found(dsns, fresh_database):
    """The control: with one policy dropped the start-up check must refuse."""
    mutant = await asyncio.to_thread(fresh_database)
    owner = await asyncpg.connect(mutant.owner)
    app = await asyncpg.connect(mutant.app)
    try:
        await self_check(app)
        await owner.execute("DROP POLICY tenant ON orders_hold")
        with pytest.raises(UnsafeDatabase, match="orders_hold"):
            await self_check(app)
    finally:
        await owner.close()
        await app.close()


async def test_the_migrations_make_what_the_models_say(dsns):
    """No difference between the models and the migrated database, and every table has exactly its declared rights."""
    engine = create_async_engine("postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(dsns.owner))
    async with engine.connect() as connection:
        assert await connection.run_sync(_differences) == []
    await engine.dispose()
    wanted = {
        (role, privilege, table.name)
        for table in Base.metadata.sorted_tables
        for role, privileges, _ in default_grants(table, declared_grants())
        for privilege in privileges.split(", ")
    }
    admin = await asyncpg.connect(dsns.admin)
    try:
        rows = await admin.fetch(
            "SELECT grantee, privilege_type, table_name FROM information_schema.role_table_grants"
            " WHERE table_schema = 'public' AND grantee = ANY ($1) AND table_name <> 'test_effect'",
            ["lotline_app", "lotline_relay", "lotline_sealer"],
        )
    finally:
        await admin.close()
    assert {tuple(row) for row in rows} == wanted


def test_a_right_is_declared_once():
    named = [(role, table) for role, _, table in declared_grants()]
    assert sorted({each for each in named if named.count(each) > 1}) == []


def _differences(connection):
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    foreign = ("alembic_version", "test_effect")
    return [each for each in compare_metadata(context, Base.metadata) if not any(name in str(each) for name in foreign)]


def test_there_is_one_head():
    config = Config(PROJECT / "alembic.ini")
    config.set_main_option("script_location", str(PROJECT / "tenants" / "migrations"))
    assert len(ScriptDirectory.from_config(config).get_heads()) == 1
