"""Databases besides home: made on the same server or another one, brought to today's schema, told to everybody."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from infra import placements
from infra.bootstrap import processes
from infra.bootstrap.places import PROJECT
from infra.engines import roles
from infra.launch.plan import CannotStart
from infra.launch.revisions import current_revision, newest_migration
from infra.placements import Place


class CannotMigrate(CannotStart):
    """The text says which database could not be brought to this version, and where its log is."""


def make(key: str, admin: str, database: str, passwords: dict[str, str] | None, logs: Path) -> Place:
    """A database `database` on the server `admin` points at, with its roles and schema; told in the placements file.
    Done again it changes nothing."""
    dsns = roles.provision(admin, database, passwords)
    new = Place(key=key, app=dsns.app, relay=dsns.relay, sealer=dsns.sealer, owner=dsns.owner)
    migrate(new, logs)
    placements.add(new)
    return new


def migrate_all(logs: Path) -> None:
    """Every further place to today's schema, before any process starts."""
    for each in placements.away().values():
        if each.owner:
            migrate(each, logs)


def migrate(at: Place, logs: Path) -> None:
    if (newest := newest_migration(PROJECT)) and asyncio.run(current_revision(at.owner)) == newest:
        return
    logs.mkdir(parents=True, exist_ok=True)
    log = logs / f"migrate-{at.key}.log"
    log.unlink(missing_ok=True)
    env = os.environ | {"OWNER_DATABASE_URL": at.owner}
    process = processes.spawn([sys.executable, "-m", "alembic", "upgrade", "head"], log=log, env=env, cwd=PROJECT)
    if process.wait(600):
        raise CannotMigrate(f"{at.key} could not be brought to this version; see {log}\n{processes.tail(log)}")
