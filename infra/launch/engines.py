"""The engines of one start: database (embedded or a foreign one) with roles and schema, and the MQTT broker."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infra.bootstrap import processes
from infra.bootstrap.places import PROJECT
from infra.engines import DATABASE, accounts, postgres, roles
from infra.engines.roles import Dsns
from infra.launch.plan import CannotStart, Plan
from infra.launch.revisions import current_revision, newest_migration

SECRETS = "database-roles.secret"


def cluster(plan: Plan) -> postgres.Cluster:
    return postgres.Cluster(plan.state)


def provision(plan: Plan) -> Dsns:
    """Roles, database, extensions; on a foreign server with generated passwords."""
    if not plan.database_url:
        return roles.provision(cluster(plan).dsn(database="postgres"), DATABASE)
    try:
        return roles.provision(plan.database_url, roles.database_of(plan.database_url), _passwords(plan.keys))
    except Exception as error:
        raise CannotStart(
            f"DATABASE_URL does not serve: {error}\nIts role must be allowed to create roles and extensions."
        ) from error


def migrate(plan: Plan, dsns: Dsns) -> None:
    if (newest := newest_migration(PROJECT)) and asyncio.run(current_revision(dsns.owner)) == newest:
        return
    log = plan.logs / "migrate.log"
    log.unlink(missing_ok=True)
    process = processes.spawn(
        [sys.executable, "-m", "alembic", "upgrade", "head"], log=log, env=os.environ | dsns.env(), cwd=PROJECT
    )
    if process.wait(600):
        raise CannotStart(f"the database could not be brought to this version; see {log}\n{processes.tail(log)}")


def mqtt_child(plan: Plan) -> subprocess.Popen[bytes]:
    places = ["--dir", str(plan.state / "mqtt"), "--host", plan.host, "--port", str(plan.mqtt_port)]
    argv = [sys.executable, "-m", "infra.engines.mqtt", *places]
    return processes.spawn(argv, log=plan.logs / "mqtt.log", env=os.environ, cwd=PROJECT)


@contextmanager
def database_only(plan: Plan) -> Iterator[Dsns]:
    """For commands that need the data while the house is down."""
    if plan.database_url:
        yield provision(plan)
        return
    serving = cluster(plan)
    serving.start()
    try:
        yield provision(plan)
    finally:
        serving.stop()


def _passwords(keys: Path) -> dict[str, str]:
    keys.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = keys / SECRETS
    if not path.exists():
        accounts.write_private(path, json.dumps(roles.generate_passwords()))
    known: dict[str, str] = json.loads(path.read_text())
    return known
