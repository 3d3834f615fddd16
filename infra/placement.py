"""Where a table lives and who may touch it: the only way a migration makes one.

On stock PostgreSQL placing is a no-op; on Citus a tenant table is distributed by `tenant_id`. Order in a
migration: create without foreign keys → place → foreign keys → row-level security → grants
(Citus wants the keys after distribution, and refuses subqueries in policies).
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, text
from sqlalchemy.engine import Connection
from sqlalchemy.schema import AddConstraint, ForeignKeyConstraint

POLICY = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid"
APP, RELAY, SEALER = "lotline_app", "lotline_relay", "lotline_sealer"


def sequential(connection: Connection) -> None:
    """Citus: one shard after the other within this transaction; stock PostgreSQL accepts the unknown setting."""
    connection.execute(text("SET LOCAL citus.multi_shard_modify_mode TO 'sequential'"))


def on_citus(connection: Connection) -> bool:
    return bool(connection.execute(text("SELECT 1 FROM pg_extension WHERE extname = 'citus'")).scalar())


def distribute(connection: Connection, table: str) -> None:
    if on_citus(connection):
        root = ", colocate_with => 'plans_tenant'" if table != "plans_tenant" else ""
        connection.execute(text(f"SELECT create_distributed_table('{table}', 'tenant_id'{root})"))


def reference(connection: Connection, table: str) -> None:
    """A small table without tenant data that every node keeps whole (the directory)."""
    if on_citus(connection):
        connection.execute(text(f"SELECT create_reference_table('{table}')"))


def tenant_rls(connection: Connection, table: str) -> None:
    """Forced, so that the owner is bound too; no context shows zero rows (`''` after pool reuse, hence nullif)."""
    connection.execute(text(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"))
    connection.execute(text(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY"))
    connection.execute(text(f"CREATE POLICY tenant ON {table} USING ({POLICY}) WITH CHECK ({POLICY})"))


def grant(connection: Connection, role: str, privileges: str, table: str) -> None:
    connection.execute(text(f"GRANT {privileges} ON {table} TO {role}"))


def is_tenant_table(table: Table) -> bool:
    return "tenant_id" in table.c and table.name != "directory"


def place(
    connection: Connection, table: str, *, tenant: bool, foreign_keys: Iterable[ForeignKeyConstraint] = ()
) -> None:
    """Everything after CREATE TABLE, in the one order that works everywhere."""
    (distribute if tenant else reference)(connection, table)
    for key in foreign_keys:
        connection.execute(AddConstraint(key))
    if tenant:
        tenant_rls(connection, table)


def default_grants(table: Table, explicit: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The app role's rights on a business table, unless somebody declared other ones for that table."""
    declared = [each for each in explicit if each[2] == table.name]
    if any(role == APP for role, _, _ in declared) or not is_tenant_table(table):
        return declared
    return [*declared, (APP, "SELECT, INSERT, UPDATE, DELETE", table.name)]


SELF_CHECK_ROLE = "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
SELF_CHECK_TABLES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relname <> 'directory'
  AND NOT (c.relrowsecurity AND c.relforcerowsecurity
           AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid))
"""
SELF_CHECK_OWNED = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'v', 'm') AND pg_get_userbyid(c.relowner) = current_user
"""


class UnsafeDatabase(RuntimeError):
    """The database would not keep tenants apart; the process must not start."""


async def self_check(connection: Any) -> None:
    """Start-up check of the app role's connection: no superuser, no BYPASSRLS, no owner, every tenant table locked."""
    role = await connection.fetchrow(SELF_CHECK_ROLE)
    if role["rolsuper"] or role["rolbypassrls"]:
        raise UnsafeDatabase(f"the app must not connect as {role['rolname']}: it would see every tenant's rows")
    if owned := await connection.fetch(SELF_CHECK_OWNED):
        raise UnsafeDatabase(f"the app role owns {owned[0]['relname']}; an owner can switch its policy off")
    if open_tables := await connection.fetch(SELF_CHECK_TABLES):
        names = ", ".join(row["relname"] for row in open_tables)
        raise UnsafeDatabase(f"no forced row-level security on: {names}")
