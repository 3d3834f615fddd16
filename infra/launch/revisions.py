"""Which migration is the newest, read from the files: a start with nothing to migrate imports no product code."""

from __future__ import annotations

import re
from pathlib import Path

import asyncpg


class SeveralHeads(RuntimeError):
    pass


def newest_migration(project: Path) -> str | None:
    """The revision no other one builds on."""
    texts = [path.read_text() for path in (project / "tenants" / "migrations" / "versions").glob("*.py")]
    names = {found[1] for text in texts if (found := _assigned("revision", text))}
    below = {found[1] for text in texts if (found := _assigned("down_revision", text))}
    heads = names - below
    if len(heads) > 1:
        raise SeveralHeads(f"the migrations have {len(heads)} heads: merge them first")
    return next(iter(heads), None)


async def current_revision(dsn: str) -> str | None:
    connection = await asyncpg.connect(dsn)
    try:
        if not await connection.fetchval("SELECT to_regclass('alembic_version') IS NOT NULL"):
            return None
        revision: str | None = await connection.fetchval("SELECT version_num FROM alembic_version")
        return revision
    finally:
        await connection.close()


def _assigned(name: str, text: str) -> re.Match[str] | None:
    return re.search(rf"^{name}(?:: [^=]+)? = [\"']([^\"']+)[\"']", text, re.MULTILINE)
