"""`python -m infra.deploy JOB`: what a container of the image does. One image, one job a container.

prepare   roles, database, extensions, schema and the vendor's company; ends. Needs DATABASE_URL (may create roles)
api       GraphQL, phones, web apps                      worker    background rows
relay     outbox, calendar, seals (one is enough)        bridge    MQTT
check     what this container can reach, in words; ends with 1 when something is missing
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from urllib.parse import unquote, urlsplit

from infra.bootstrap.places import PROJECT
from infra.engines import roles
from infra.keys import keyring
from infra.launch import places
from infra.settings import settings

NEEDED = {
    "prepare": ("DATABASE_URL", "OWNER_DATABASE_URL", "APP_DATABASE_URL", "RELAY_DATABASE_URL", "SEALER_DATABASE_URL"),
    "api": ("APP_DATABASE_URL", "PUBLIC_URL", "STORAGE_URL"),
    "worker": ("APP_DATABASE_URL", "RELAY_DATABASE_URL", "OWNER_DATABASE_URL", "BROKER_URL", "STORAGE_URL"),
    "relay": ("APP_DATABASE_URL", "RELAY_DATABASE_URL", "SEALER_DATABASE_URL", "BROKER_URL", "STORAGE_URL"),
    "bridge": ("APP_DATABASE_URL", "MQTT_URL"),
}
ROLE_OF = {
    "OWNER_DATABASE_URL": roles.OWNER, "APP_DATABASE_URL": roles.APP, "RELAY_DATABASE_URL": roles.RELAY,
    "SEALER_DATABASE_URL": roles.SEALER,
}  # fmt: skip


class CannotDeploy(RuntimeError):
    """The text says what is missing and where to set it."""


def passwords(env: Mapping[str, str]) -> dict[str, str]:
    """What the four DSNs give their roles; a role's name is fixed, because grants and policies name it."""
    found = {}
    for name, role in ROLE_OF.items():
        parts = urlsplit(env[name])
        if parts.username != role:
            raise CannotDeploy(f"{name} must connect as {role}, not as {parts.username}")
        if not parts.password:
            raise CannotDeploy(f"{name} has no password for {role}")
        found[role] = unquote(parts.password)
    return found


def prepare() -> None:
    """Repeatable: a second run, or one by a second container, changes nothing."""
    admin = os.environ["DATABASE_URL"]
    keyring()
    roles.provision(admin, roles.database_of(admin), passwords(os.environ))
    _run("-m", "alembic", "upgrade", "head")
    places.migrate_all(settings().state / "logs")  # the databases of companies that have one of their own
    _run("-m", "tenants.seed", "--bare")


def _run(*argv: str) -> None:
    finished = subprocess.run([sys.executable, *argv], cwd=PROJECT, check=False)
    if finished.returncode:
        raise CannotDeploy(f"{' '.join(argv)} failed; its reasons stand above")


def api() -> None:
    _become("api")


def worker() -> None:
    _run_workers("consume")


def relay() -> None:
    _run_workers("relay")


def _run_workers(part: str) -> None:
    os.environ["LOTLINE_WORKER_PART"] = part
    _become("workers")


def bridge() -> None:
    _become("iot")


def _become(room: str) -> None:
    """The process of that room itself: it gets the container's signals."""
    os.execv(sys.executable, [sys.executable, "-m", room])  # noqa: S606


def check() -> None:
    from infra.deploy.reach import reachable

    trouble = asyncio.run(reachable(os.environ))
    if trouble:
        raise CannotDeploy("\n".join(trouble))
    print("everything answers")


JOBS: dict[str, Callable[[], None]] = {
    "prepare": prepare, "api": api, "worker": worker, "relay": relay, "bridge": bridge, "check": check,
}  # fmt: skip


def main(arguments: list[str]) -> int:
    job = arguments[0] if arguments else ""
    if job not in JOBS:
        print(__doc__)
        return 0 if job in ("", "-h", "--help") else 2
    try:
        if missing := [name for name in NEEDED.get(job, ()) if not os.environ.get(name)]:
            raise CannotDeploy(f"{job} needs {', '.join(missing)} in its environment")
        JOBS[job]()
    except CannotDeploy as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
