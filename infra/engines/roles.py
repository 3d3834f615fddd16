"""The four application roles, the database and its extensions. Grants on tables belong to the migrations.

`lotline_app` obeys row level security and owns nothing; relay and sealer bypass it on tables their grants name;
`lotline_owner` runs migrations. None is a superuser.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

import asyncpg

from infra.engines import DATABASE

OWNER, APP, RELAY, SEALER = "lotline_owner", "lotline_app", "lotline_relay", "lotline_sealer"
START_PATIENCE = 30  # seconds; a foreign server may be starting or recovering
EXTENSIONS = ("pg_trgm", "btree_gist")

ROLES = {
    OWNER: "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE",
    APP: "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE",
    RELAY: "NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE",
    SEALER: "NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE",
}
# A web request that takes longer than this is stuck: it must not hold locks other people wait for.
# No sequential scans: every index begins with the tenant, so a scan would only ever read other companies' rows. A plan
# kept from when a table was small would choose one, and keep it while the table grows.
SESSION = {
    APP: {
        "statement_timeout": "15s",
        "lock_timeout": "10s",
        "idle_in_transaction_session_timeout": "30s",
        "enable_seqscan": "off",
    },
    RELAY: {
        "statement_timeout": "60s",
        "lock_timeout": "10s",
        "idle_in_transaction_session_timeout": "60s",
        "enable_seqscan": "off",
    },
    SEALER: {
        "statement_timeout": "60s",
        "lock_timeout": "10s",
        "idle_in_transaction_session_timeout": "60s",
        "enable_seqscan": "off",
    },
}


@dataclass(frozen=True)
class Dsns:
    admin: str
    owner: str
    app: str
    relay: str
    sealer: str

    def env(self) -> dict[str, str]:
        return {
            "ADMIN_DATABASE_URL": self.admin,
            "OWNER_DATABASE_URL": self.owner,
            "APP_DATABASE_URL": self.app,
            "RELAY_DATABASE_URL": self.relay,
            "SEALER_DATABASE_URL": self.sealer,
        }


def env_lines(dsns: Dsns) -> str:
    return "\n".join(f"{name}={value}" for name, value in dsns.env().items())


def generate_passwords() -> dict[str, str]:
    return {role: secrets.token_urlsafe(24) for role in ROLES}


def dsns(admin: str, passwords: Mapping[str, str] | None = None) -> Dsns:
    """The DSNs of one database for all roles, from the DSN of its administrator."""
    secret = passwords or {}
    return Dsns(admin, *(_as_role(admin, role, secret.get(role)) for role in (OWNER, APP, RELAY, SEALER)))


def database_of(dsn: str) -> str:
    return urlsplit(dsn).path.lstrip("/") or DATABASE


def with_database(dsn: str, database: str) -> str:
    return _rebuilt(dsn, path=f"/{database}")


def provision(admin: str, database: str, passwords: Mapping[str, str] | None = None) -> Dsns:
    """Roles, database and extensions, as far as they are missing. `admin` may point at any database of the server."""
    asyncio.run(_provision(admin, database, passwords))
    return dsns(with_database(admin, database), passwords)


async def _provision(admin: str, database: str, passwords: Mapping[str, str] | None) -> None:
    connection = await _once_started(admin)
    try:
        await _roles(connection, passwords or {})
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", database):
            await connection.execute(f'CREATE DATABASE "{database}" OWNER {OWNER}')
    finally:
        await connection.close()
    connection = await asyncpg.connect(with_database(admin, database))
    try:
        await _database(connection, database)
    finally:
        await connection.close()


async def _once_started(admin: str) -> asyncpg.Connection[asyncpg.Record]:
    for _ in range(START_PATIENCE):
        with suppress(asyncpg.CannotConnectNowError):
            return await _somewhere(admin)
        await asyncio.sleep(1)
    return await _somewhere(admin)


async def _somewhere(admin: str) -> asyncpg.Connection[asyncpg.Record]:
    """The database the DSN names, or the maintenance database while that one does not exist."""
    if urlsplit(admin).path.strip("/"):
        with suppress(asyncpg.InvalidCatalogNameError):
            return await asyncpg.connect(admin)
    return await asyncpg.connect(with_database(admin, "postgres"))


async def _roles(connection: asyncpg.Connection[asyncpg.Record], passwords: Mapping[str, str]) -> None:
    known = {row["rolname"] for row in await connection.fetch("SELECT rolname FROM pg_roles")}
    for role, attributes in ROLES.items():
        if role not in known:
            await connection.execute(f"CREATE ROLE {role} LOGIN {attributes}")
        if role in passwords:
            await connection.execute(f"ALTER ROLE {role} PASSWORD {_literal(passwords[role])}")
        for name, value in SESSION.get(role, {}).items():
            await connection.execute(f"ALTER ROLE {role} SET {name} = {_literal(value)}")
    if not await connection.fetchval("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
        await connection.execute(f"GRANT {OWNER} TO CURRENT_USER")  # else it could not give a database to the owner


async def _database(connection: asyncpg.Connection[asyncpg.Record], database: str) -> None:
    for extension in EXTENSIONS:
        await connection.execute(f"CREATE EXTENSION IF NOT EXISTS {extension}")
    if await connection.fetchval("SELECT current_setting('shared_preload_libraries') LIKE '%pg_stat_statements%'"):
        await connection.execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements")
    await connection.execute(f'GRANT CONNECT, CREATE ON DATABASE "{database}" TO {OWNER}')
    await connection.execute(f"GRANT USAGE, CREATE ON SCHEMA public TO {OWNER}")
    await connection.execute(f"GRANT USAGE ON SCHEMA public TO {APP}, {RELAY}, {SEALER}")
    await check_chinese(connection)


async def check_chinese(connection: asyncpg.Connection[asyncpg.Record]) -> None:
    """A database made with --locale=C finds nothing in Chinese text: better to refuse than to search in vain."""
    if not await connection.fetchval("SELECT show_trgm('注塑')"):
        raise RuntimeError(
            "this database cannot search Chinese text (pg_trgm is blind under its locale): "
            "create it with LC_CTYPE C.UTF-8 or another UTF-8 locale"
        )


def _as_role(dsn: str, role: str, password: str | None) -> str:
    host = urlsplit(dsn).netloc.rpartition("@")[2]
    user = role if password is None else f"{role}:{quote(password, safe='')}"
    return _rebuilt(dsn, netloc=f"{user}@{host}")


def _rebuilt(dsn: str, **changes: str) -> str:
    parts = urlsplit(dsn)._replace(**changes)
    # urlunsplit drops the empty authority of a socket DSN ("postgresql:///db?host=…").
    return urlunsplit(parts) if parts.netloc else f"{parts.scheme}://{parts.path}?{parts.query}"


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
