"""`python -m tenants.migrations.freeze 2027_01_05_lots`: what the models have beyond the migrations below it, as a
migration with its SQL beside it. Run again it writes the same migration anew, for as long as nobody has it.

A new column that may not be null gets its model's default for the rows there are; one without such a default is
refused, because only a person knows what they mean.
"""

import asyncio
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import orjson
from alembic import command
from alembic.autogenerate import produce_migrations
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import ops
from alembic.script import ScriptDirectory
from sqlalchemy import ARRAY, Column, Connection, Table
from sqlalchemy import text as sql
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable

from infra.bootstrap.places import PROJECT
from infra.db import Base
from infra.engines import roles
from infra.engines.postgres import Cluster
from infra.placement import default_grants
from tenants.migrations.grants import declared_grants
from tenants.migrations.models import load_models

Grant = tuple[str, str, str]
VERSIONS = Path(__file__).parent / "versions"
DIALECT = postgresql.dialect()  # type: ignore[no-untyped-call]
MODULE = '''"""{title}"""

from pathlib import Path

from alembic import op

from tenants.migrations import sections

revision = "{revision}"
down_revision = "{below}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    sections.upgrade(op.get_bind(), Path(__file__))


def downgrade() -> None:
    raise NotImplementedError("a tenant's records are not thrown away by a downgrade: restore the back-up")
'''


class CannotFreeze(RuntimeError):
    """The text says why."""


def compiled(element: Any) -> str:
    return "\n".join(line.rstrip() for line in str(element.compile(dialect=DIALECT)).strip().splitlines())


def steps(script: Any) -> Iterator[Any]:
    for each in script.ops:
        yield from steps(each) if hasattr(each, "ops") else (each,)


def default_of(column: Column[Any]) -> str:
    """The model's default as an SQL literal."""
    given = column.default
    if given is None or not (given.is_scalar or given.is_callable):
        raise CannotFreeze(f"{column.table.name}.{column.name} needs a default for the rows there are")
    value = given.arg(None) if given.is_callable else given.arg  # type: ignore[attr-defined]
    if isinstance(column.type, ARRAY):
        return "'{}'"
    if isinstance(value, dict | list):
        return f"'{orjson.dumps(value).decode()}'"
    return f"'{value}'" if isinstance(value, str) else str(value).lower()


def added(column: Column[Any]) -> Iterator[str]:
    table, kind = column.table.name, column.type.compile(dialect=DIALECT)
    if column.nullable:
        yield f"ALTER TABLE {table} ADD COLUMN {column.name} {kind}"
        return
    yield f"ALTER TABLE {table} ADD COLUMN {column.name} {kind} DEFAULT {default_of(column)} NOT NULL"
    yield f"ALTER TABLE {table} ALTER COLUMN {column.name} DROP DEFAULT"


def keys_of(table: Table) -> list[str]:
    constraints = sorted(table.foreign_key_constraints, key=lambda each: str(each.name))
    return [compiled(AddConstraint(each)) for each in constraints]


def difference(connection: Connection) -> dict[str, list[str]]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    changes: list[str] = []
    made: list[Table] = []
    keys: list[str] = []
    for step in steps(produce_migrations(context, Base.metadata).upgrade_ops):
        if isinstance(step, ops.CreateTableOp):
            made.append(Base.metadata.tables[step.table_name])
        elif isinstance(step, ops.AddColumnOp):
            changes += added(Base.metadata.tables[step.table_name].c[step.column.name])
        elif isinstance(step, ops.CreateForeignKeyOp):
            keys.append(compiled(AddConstraint(step.to_constraint())))
        elif isinstance(step, ops.CreateIndexOp):
            if step.table_name not in {table.name for table in made}:
                changes.append(compiled(CreateIndex(step.to_index())))
        elif isinstance(step, ops.AddConstraintOp):
            changes.append(compiled(AddConstraint(step.to_constraint())))
        elif isinstance(step, ops.DropIndexOp):
            changes.append(f"DROP INDEX {step.index_name}")
        elif isinstance(step, ops.DropConstraintOp):
            changes.append(f"ALTER TABLE {step.table_name} DROP CONSTRAINT {step.constraint_name}")
        elif isinstance(step, ops.AlterColumnOp) and step.modify_nullable is True:
            changes.append(f"ALTER TABLE {step.table_name} ALTER COLUMN {step.column_name} DROP NOT NULL")
        elif not (isinstance(step, ops.DropTableOp) and step.table_name == "alembic_version"):
            raise CannotFreeze(f"write this by hand: {step}")
    new = [table for table in Base.metadata.sorted_tables if table in made]
    grants = declared_grants()
    return {
        "changes": changes,
        "tables": [sql for table in new for sql in created(table)],
        "keys": keys + [sql for table in new for sql in keys_of(table)],
        "grants": [
            f"GRANT {what} ON {on} TO {role}"
            for role, what, on in [
                *(each for table in new for each in default_grants(table, grants)),
                *lacking(connection, grants, {table.name for table in new}),
            ]
        ],
    }


def lacking(connection: Connection, grants: Iterable[Grant], new: Collection[str]) -> Iterator[Grant]:
    """Declared rights on tables of earlier migrations that their roles do not have yet."""
    for role, what, on in grants:
        if on in new:
            continue
        asked = sql("SELECT bool_and(has_table_privilege(:role, :on, each)) FROM unnest(CAST(:what AS text[])) each")
        whole = [each.strip() for each in what.split(",") if "(" not in what]
        if not whole or not connection.scalar(asked, {"role": role, "on": on, "what": whole}):
            yield role, what, on


def created(table: Table) -> list[str]:
    indexes = sorted(table.indexes, key=lambda each: str(each.name))
    return [
        compiled(CreateTable(table, include_foreign_key_constraints=[])),
        *(compiled(CreateIndex(each)) for each in indexes),
    ]


async def compare(dsn: str) -> dict[str, list[str]]:
    engine = create_async_engine("postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(dsn))
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(difference)
    finally:
        await engine.dispose()


def below(config: Config, revision: str) -> str:
    """The revision this one follows: what its file says, else the newest there is."""
    scripts = ScriptDirectory.from_config(config)
    known = next((each for each in scripts.walk_revisions() if each.revision == revision), None)
    return str(known.down_revision if known else scripts.get_current_head())


def freeze(revision: str) -> None:
    load_models()
    config = Config(PROJECT / "alembic.ini")
    config.set_main_option("script_location", str(PROJECT / "tenants" / "migrations"))
    follows = below(config, revision)
    with tempfile.TemporaryDirectory(prefix="lotline-freeze-") as home:
        Path(home).chmod(0o711)  # as root, PostgreSQL's account must pass through
        cluster = Cluster(Path(home) / "db")
        cluster.start()
        try:
            owner = roles.provision(cluster.dsn(), "freeze").owner
            config.attributes["dsn"] = owner
            command.upgrade(config, follows)
            parts = asyncio.run(compare(owner))
        finally:
            cluster.stop()
    text = f"-- What {revision} adds, frozen. Placement and row-level security follow in tenants/migrations/sections.\n"
    text += "".join(f"-- section: {name}\n" + "\n;;\n".join(body) + "\n" for name, body in parts.items())
    (VERSIONS / f"{revision}.sql").write_text(text, encoding="utf-8")
    title = f"{revision.split('_', 3)[-1].replace('_', ' ').capitalize()}, in the SQL file beside this one."
    module = MODULE.format(title=title, revision=revision, below=follows)
    (VERSIONS / f"{revision}.py").write_text(module, encoding="utf-8")


if __name__ == "__main__":
    freeze(sys.argv[1])
