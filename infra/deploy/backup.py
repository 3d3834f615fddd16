"""`./lotline backup create DIR | restore DIR | drill`: the whole installation, and the proof that it comes back.

A back-up is a directory: one dump of each database (a snapshot, taken while people work; a company may have its own),
every object, the published heads, and `manifest.json` with the SHA-256 of each file and, per company, the count of its
journal lines and its sealed head at that moment. Keys are not in it: a thief of the back-up could sign with them
(`--keys DIR` copies them apart).

`drill` restores the newest state into a scratch database beside the real one, compares every table's rows and every
company's head, verifies every trail with the stand-alone verifier, throws the scratch away and keeps a report.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg

from infra import clock, placements
from infra.bootstrap import say
from infra.bootstrap.places import PROJECT, state_dir
from infra.db import HOME
from infra.engines import postgres, roles
from infra.engines.roles import Dsns
from infra.launch import engines, running
from infra.launch.plan import Plan, decide
from infra.launch.revisions import current_revision
from infra.placements import Place
from infra.storage.contract import Storage
from infra.storage.opening import open_storage

DUMP, MANIFEST, OBJECTS, HEADS = "database.dump", "manifest.json", "objects", "heads"
TABLES = (
    "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY 1"
)
RESIDENTS = "SELECT slug, tenant_id, placement FROM directory ORDER BY slug"
COMPANIES = """
SELECT t.id AS tenant_id, (SELECT count(*) FROM journal j WHERE j.tenant_id = t.id) AS lines,
       (SELECT encode(s.hash, 'hex') FROM audit_seal s WHERE s.tenant_id = t.id ORDER BY batch DESC LIMIT 1) AS head
FROM unnest($1::uuid[]) t(id)
"""


class BackupRefused(RuntimeError):
    """The text says what is wrong and where."""


# -- making ---------------------------------------------------------------------------------------------------------


def create(admin: str, storage: Storage, heads: Path, into: Path) -> dict[str, Any]:
    """The manifest of the back-up written to `into`, which must not exist or be empty."""
    if into.exists() and any(into.iterdir()):
        raise BackupRefused(f"{into} is not empty: a back-up is never mixed with another one")
    into.mkdir(parents=True, exist_ok=True, mode=0o700)
    began = time.monotonic()
    databases = {HOME: admin} | {key: _administrator(admin, each) for key, each in placements.away().items()}
    before = asyncio.run(companies(databases))
    dumps = {key: DUMP if key == HOME else f"database-{key}.dump" for key in databases}
    for key, dsn in databases.items():
        _tool("pg_dump", "--format=custom", "--file", str(into / dumps[key]), dsn)
    objects = asyncio.run(_objects_out(storage, into / OBJECTS))
    if heads.is_dir():
        shutil.copytree(heads, into / HEADS)
    manifest = {
        "format": 1, "made_at": clock.now().isoformat(), "revision": asyncio.run(current_revision(admin)),
        "companies": before, "objects": objects, "dumps": dumps, "seconds": round(time.monotonic() - began, 1),
        "files": {str(path.relative_to(into)): digest(path) for path in files(into)},
    }  # fmt: skip
    (into / MANIFEST).write_text(json.dumps(manifest, indent=1, default=str))
    return manifest


def _administrator(admin: str, at: Place) -> str:
    """Who may dump the database of a placement: the same administrator, where it is on the same server."""
    told = os.environ.get(f"PLACEMENT_ADMIN_URL_{at.key.upper().replace('-', '_')}")
    if told:
        return told
    here, there = urlsplit(admin), urlsplit(at.owner)
    if (here.hostname, here.port, here.query) != (there.hostname, there.port, there.query):
        raise BackupRefused(
            f"the database of {at.key} is on another server: say its administrator in"
            f" PLACEMENT_ADMIN_URL_{at.key.upper().replace('-', '_')}"
        )
    return roles.with_database(admin, roles.database_of(at.owner))


async def companies(databases: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Per company: the key of its database, journal lines and the newest seal. `databases`: administrators' DSNs by
    key. Those of a dump begun later are the same or further on."""
    residents = await _asked(databases[HOME], RESIDENTS)
    found: dict[str, dict[str, Any]] = {}
    for key, dsn in databases.items():
        here = {row["tenant_id"]: row["slug"] for row in residents if row["placement"] == key}
        for row in await _asked(dsn, COMPANIES, list(here)):
            found[here[row["tenant_id"]]] = {"placement": key, "lines": row["lines"], "head": row["head"]}
    lost = {row["placement"] for row in residents} - databases.keys()
    if lost:
        raise BackupRefused(f"nobody told this installation where these databases are: {', '.join(sorted(lost))}")
    return found


async def _asked(dsn: str, sql: str, *arguments: Any) -> list[Any]:
    connection = await asyncpg.connect(dsn)
    try:
        return list(await connection.fetch(sql, *arguments))
    finally:
        await connection.close()


async def _objects_out(storage: Storage, into: Path) -> int:
    count = 0
    for stored in await storage.list(""):
        path = into / stored.key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(await storage.get(stored.key))
        count += 1
    return count


def files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != MANIFEST)


def digest(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


# -- checking and bringing back ----------------------------------------------------------------------------------------


def check(folder: Path) -> dict[str, Any]:
    """Every file is there and is what it was. Raises BackupRefused naming the first that is not."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text())
        wanted: dict[str, str] = manifest["files"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BackupRefused(f"{folder} holds no back-up: {MANIFEST} cannot be read ({error})") from error
    for name, hash_ in wanted.items():
        path = folder / name
        if not path.is_file():
            raise BackupRefused(f"{name} is missing from the back-up")
        if digest(path) != hash_:
            raise BackupRefused(f"{name} is damaged: its SHA-256 differs from the manifest's")
    return manifest


def restore(
    folder: Path, admin: str, database: str, passwords: Mapping[str, str] | None = None
) -> tuple[dict[str, Any], dict[str, Dsns]]:
    """Into a new database of this server, and for each placement one beside it; one that has tables is refused.
    Returns the manifest and where everything is now, by key."""
    manifest = check(folder)
    made = {}
    for key, dump in manifest.get("dumps", {HOME: DUMP}).items():
        name = database if key == HOME else f"{database}_{key.replace('-', '_')}"
        made[key] = _restore_one(folder / dump, admin, name, passwords)
    return manifest, made


def _restore_one(dump: Path, admin: str, database: str, passwords: Mapping[str, str] | None) -> Dsns:
    made = roles.provision(admin, database, passwords)
    if asyncio.run(current_revision(made.admin)) is not None:
        raise BackupRefused(f"the database {database} is in use: a back-up is restored into an empty one")
    # The roles' own privileges come with the dump; extensions stand already.
    listing = _tool("pg_restore", "--list", str(dump)).splitlines()
    with tempfile.NamedTemporaryFile("w", suffix=".list") as wanted:
        wanted.write("\n".join(line for line in listing if " EXTENSION " not in line and " SCHEMA - " not in line))
        wanted.flush()
        _tool("pg_restore", "--use-list", wanted.name, "--exit-on-error", "--dbname", made.admin, str(dump))
    return made


def _told(made: Mapping[str, Dsns]) -> list[Place]:
    """The places besides home, as the placements file tells them."""
    return [
        Place(key=key, app=each.app, relay=each.relay, sealer=each.sealer, owner=each.owner)
        for key, each in made.items() if key != HOME
    ]  # fmt: skip


async def bring_objects(folder: Path, storage: Storage) -> int:
    count = 0
    for path in sorted((folder / OBJECTS).rglob("*")):
        if path.is_file():
            await storage.put(str(path.relative_to(folder / OBJECTS)), path.read_bytes())
            count += 1
    return count


def _tool(name: str, *arguments: str) -> str:
    """What a program of PostgreSQL says: the machine's own for a foreign server, else the one we bring."""
    own = shutil.which(name) if os.environ.get("DATABASE_URL") else None
    command = [own or str(postgres.binaries() / "bin" / name), *arguments]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode:
        raise BackupRefused(f"{name} failed: {finished.stderr.strip()[-1500:]}")
    return finished.stdout


# -- the drill -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Drill:
    """`unequal`: companies that lack lines or their head of the dumped moment; empty when all is well."""

    seconds: float
    tables: int
    rows: int
    companies: int
    objects: int
    unequal: list[str]
    trails: dict[str, bool]

    @property
    def ok(self) -> bool:
        return not self.unequal and all(self.trails.values())


def drill(admin: str, storage: Storage, heads: Path, keys: Path, passwords: Mapping[str, str] | None = None) -> Drill:
    """Back up, bring back beside the real one, compare, verify, and throw the copy away."""
    began = time.monotonic()
    scratch = f"lotline_drill_{uuid4().hex[:8]}"
    with tempfile.TemporaryDirectory(prefix="lotline-drill-") as folder:
        place = Path(folder) / "backup"
        manifest = create(admin, storage, heads, place)
        try:
            _, copies = restore(place, admin, scratch, passwords)
            unequal, tables, rows = asyncio.run(_compared({key: each.admin for key, each in copies.items()}, manifest))
            trails = _trails(copies, place / HEADS, keys, list(manifest["companies"]))
        finally:
            asyncio.run(_drop(admin, scratch))
    return Drill(
        round(time.monotonic() - began, 1),
        tables,
        rows,
        len(manifest["companies"]),
        manifest["objects"],
        unequal,
        trails,
    )


async def _compared(copies: Mapping[str, str], manifest: Mapping[str, Any]) -> tuple[list[str], int, int]:
    """Against the manifest: no company may have fewer lines than it had before the dump began, and the seal that was
    its head then must stand in the copy. Rows are counted table by table."""
    tables = rows = 0
    for dsn in copies.values():
        for (name,) in await _asked(dsn, TABLES):
            tables += 1
            rows += (await _asked(dsn, f'SELECT count(*) FROM "{name}"'))[0][0]
    there = await companies(copies)
    unequal = set(manifest["companies"].keys() - there.keys())
    ids = {row["slug"]: row["tenant_id"] for row in await _asked(copies[HOME], RESIDENTS)}
    for slug, then in manifest["companies"].items():
        if slug in unequal or then["head"] is None:
            continue
        sealed = "SELECT true FROM audit_seal WHERE tenant_id = $1 AND encode(hash, 'hex') = $2"
        held = await _asked(copies[there[slug]["placement"]], sealed, ids[slug], then["head"])
        if there[slug]["lines"] < then["lines"] or not held:
            unequal.add(slug)
    return sorted(unequal), tables, rows


def _trails(copies: Mapping[str, Dsns], heads: Path, keys: Path, slugs: Sequence[str]) -> dict[str, bool]:
    """Every company's trail in the copy, by the verifier an auditor uses."""
    found = {}
    with tempfile.TemporaryDirectory(prefix="lotline-drill-") as folder:
        told = Path(folder) / "placements.json"
        placements.write(told, _told(copies))
        env = os.environ | copies[HOME].env() | {"LOTLINE_KEYS": str(keys), "LOTLINE_PLACEMENTS": str(told)}
        for slug in slugs:
            command = [sys.executable, "-m", "infra.journal.verify_cli", "--tenant", slug]
            command += ["--heads", str(heads)] if heads.is_dir() else []
            said = subprocess.run(command, cwd=PROJECT, env=env, capture_output=True, text=True, check=False)
            found[slug] = said.returncode == 0
            if said.returncode:
                say.trouble(said.stdout[-2000:] + said.stderr[-1000:])
    return found


async def _drop(admin: str, database: str) -> None:
    """The scratch and what was brought back beside it."""
    connection = await asyncpg.connect(roles.with_database(admin, "postgres"))
    try:
        names = await connection.fetch("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", database)
        for (name,) in names:
            await connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    finally:
        await connection.close()


# -- the command -----------------------------------------------------------------------------------------------------


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="./lotline backup", description=(__doc__ or "").splitlines()[0])
    acts = parser.add_subparsers(dest="act", required=True)
    made = acts.add_parser("create", help="write a back-up to a new directory")
    made.add_argument("folder", type=Path)
    made.add_argument("--keys", type=Path, metavar="DIR", help="copy the keys there, apart from the back-up")
    back = acts.add_parser("restore", help="bring a back-up back into an empty installation")
    back.add_argument("folder", type=Path)
    acts.add_parser("check", help="whether every file is what it was").add_argument("folder", type=Path)
    acts.add_parser("drill", help="restore beside the real one, compare, verify, report")
    given = parser.parse_args(arguments if arguments is not None else sys.argv[1:])
    try:
        return _acted(given)
    except BackupRefused as refused:
        say.trouble(str(refused))
        return 1


def _acted(given: argparse.Namespace) -> int:
    if given.act == "check":
        manifest = check(given.folder)
        print(f"whole: {len(manifest['files'])} files, {len(manifest['companies'])} companies, {manifest['made_at']}")
        return 0
    os.environ.setdefault("PORT", "0")
    plan = decide()
    with _served(plan) as admin:
        storage = open_storage(plan.storage_url, keys=plan.keys, public_url=plan.public_url)
        if given.act == "create":
            manifest = create(admin, storage, plan.state / HEADS, given.folder)
            if given.keys:
                shutil.copytree(plan.keys, given.keys)
            print(f"{len(manifest['companies'])} companies, {manifest['objects']} objects in {manifest['seconds']} s")
            return 0
        if given.act == "restore":
            return _restored(given.folder, plan, admin, storage)
        report = drill(admin, storage, plan.state / HEADS, plan.keys, _passwords(plan))
        return _reported(report, plan.state)


def _restored(folder: Path, plan: Plan, admin: str, storage: Storage) -> int:
    manifest, made = restore(folder, admin, roles.database_of(admin), _passwords(plan))
    for each in _told(made):
        placements.add(each)
    asyncio.run(bring_objects(folder, storage))
    if (folder / HEADS).is_dir() and not (plan.state / HEADS).exists():
        shutil.copytree(folder / HEADS, plan.state / HEADS)
    print(f"restored as of {manifest['made_at']}; put the keys back to {plan.keys}, then ./lotline verify")
    return 0


def _reported(report: Drill, state: Path) -> int:
    place = state / "drills" / f"{clock.now():%Y-%m-%dT%H%M%S}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps(report.__dict__ | {"ok": report.ok}, indent=1))
    print(json.dumps(report.__dict__ | {"ok": report.ok}))
    print(f"kept as {place}")
    return 0 if report.ok else 1


def _passwords(plan: Plan) -> dict[str, str] | None:
    return engines._passwords(plan.keys) if plan.database_url else None


@contextmanager
def _served(plan: Plan) -> Iterator[str]:
    """The administrator's DSN of the running house, or of its database started for this."""
    state = state_dir()
    if plan.database_url:
        yield plan.database_url
    elif running.holder(state) is not None:
        yield engines.cluster(plan).dsn()
    else:
        with running.only_one(state):
            cluster = engines.cluster(plan)
            cluster.start()
            try:
                yield cluster.dsn()
            finally:
                cluster.stop()


if __name__ == "__main__":
    sys.exit(main())
