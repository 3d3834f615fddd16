"""Alembic runs here as the owner role, one transaction per migration (tenancy notes §3)."""

import asyncio
import os

import asyncpg
from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from infra.db import Base
from tenants.migrations.models import load_models

# A migration that waits for a lock makes everyone behind it wait too: it gives up instead.
TIMEOUTS = ("SET lock_timeout = '5s'", "SET statement_timeout = '10min'")


def migrate(connection: Connection) -> None:
    for timeout in TIMEOUTS:
        connection.execute(text(timeout))
    connection.commit()
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        transaction_per_migration=True,
        compare_type=True,
        compare_server_default=False,
    )
    with context.begin_transaction():
        context.run_migrations()


async def online() -> None:
    dsn = context.config.attributes.get("dsn") or os.environ.get("OWNER_DATABASE_URL")
    if not dsn:
        raise SystemExit("OWNER_DATABASE_URL is not set: migrations run as the owner role")
    engine = create_async_engine(
        "postgresql+asyncpg://", async_creator=lambda: asyncpg.connect(dsn), poolclass=NullPool
    )
    try:
        async with engine.connect() as connection:
            await connection.run_sync(migrate)
    finally:
        await engine.dispose()


if context.is_offline_mode():
    raise SystemExit("migrations place tables by looking at the server: run them online")
load_models()
asyncio.run(online())
