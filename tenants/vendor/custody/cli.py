"""`./lotline tenant …`: whole companies from the command line, for whoever runs the installation.

export COMPANY [FILE]          everything of one company as one file (with what it needs to go on elsewhere)
verify FILE                    prove an archive off-line (the same as ./lotline verify FILE)
restore FILE NEW-CODE          a new company from an archive; [--training] a copy to practise in
delete COMPANY [FILE]          carry out a deletion two people decided in /v; the certificate goes to FILE
places                         the databases companies live in
move COMPANY [PLACE]           to a database of its own (made if need be); [--server DSN] on another server
back COMPANY                   home again
clear COMPANY PLACE            delete what it left at PLACE
undo COMPANY                   open it where it is, after a move that did not come to its end
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from infra import archive, directory, placements
from infra.bootstrap import say
from infra.db import HOME, Database
from infra.engines.postgres import Cluster
from infra.errors import DomainError
from infra.journal.verify_cli import load_models
from infra.launch.engines import SECRETS
from infra.launch.places import CannotMigrate, make
from infra.settings import settings
from infra.work import database, reading, system, use_database
from tenants import plans
from tenants.listeners import load_actors
from tenants.vendor.company import adopt_companies
from tenants.vendor.custody import runner
from tenants.vendor.custody.queries import erasures_of


def main() -> int:
    given = _parser().parse_args()
    if given.act == "verify":
        from infra.journal import verify_cli

        return verify_cli.main([given.file, *given.more])
    load_models()
    load_actors()
    try:
        return asyncio.run(_with_database(ACTS[given.act], given))
    except DomainError as error:
        say.trouble(f"refused: {error.sentence}")
    except CannotMigrate as error:
        say.trouble(str(error))
    return 1


async def _with_database(act: Callable[[Any], Awaitable[int]], given: Any) -> int:
    use_database(Database(settings().app_database_url, size=2))
    try:
        return await act(given)
    finally:
        await database().close()
        use_database(None)


async def _export(given: Any) -> int:
    entry = await _entry(given.company)
    target = Path(given.file or f"{entry.slug}.lotline.zip").absolute()
    made = await archive.export(database(), entry.tenant_id, target)
    await asyncio.to_thread(archive.checked, target)
    say.line(f"{target}: {made.rows} rows in {len(made.manifest['tables'])} tables, sha256 {made.sha256}")
    say.line("It holds password hashes: keep it like a back-up. ./lotline verify FILE proves it anywhere.")
    return 0


async def _restore(given: Any) -> int:
    restored = await archive.restore(
        Path(given.file), given.code, training=given.training, fingerprints=given.fingerprint or ()
    )
    say.line(f"{restored.slug}: {restored.rows} rows and {restored.files} files, every table equal to the archive")
    for note in restored.notes:
        say.line(f"note: {note}")
    if not given.training and await adopt_companies():
        say.line("it stands in the vendor's books: /v shows it within a minute")
    return 0


async def _delete(given: Any) -> int:
    vendor = await directory.tenant_of(plans.VENDOR_SLUG)
    await runner.once()
    found = []
    if vendor is not None:
        async with reading(system(vendor)) as read:
            found = await erasures_of(read, given.company)
    if not found or found[0].state != "done":
        state = found[0].state if found else "not asked for"
        say.trouble(f"the deletion of {given.company} is {state}: two people decide it in /v, then call this again")
        return 1
    target = Path(given.file or f"{given.company}.deleted.json").absolute()
    target.write_text(json.dumps(found[0].result, ensure_ascii=False, indent=1), "utf-8")
    say.line(f"{given.company} is deleted; the signed certificate is {target}")
    return 0


async def _places(_given: Any) -> int:
    for each in placements.everywhere():
        say.line(f"{each.key:20} {each.app.rpartition('@')[2]}")
    return 0


async def _move(given: Any) -> int:
    entry = await _entry(given.company)
    key = given.place or f"own-{entry.slug}"
    if key != HOME and key not in placements.away():
        await asyncio.to_thread(_make, key, given.server)
    return await _moved(entry.slug, key)


async def _back(given: Any) -> int:
    return await _moved((await _entry(given.company)).slug, HOME)


async def _moved(slug: str, key: str) -> int:
    async def tell(step: str, figures: dict[str, Any]) -> None:
        say.line(f"  {step:8} {' '.join(f'{name}={value}' for name, value in figures.items())}")

    moved = await archive.move(slug, key, progress=tell)
    head = moved.head.partition(":")[0] or "-"
    say.line(f"{slug} lives in {moved.target}: {moved.rows} rows equal, trail head {head}; paused {moved.paused} s")
    if moved.source != moved.target:
        say.line(f"what it left behind: ./lotline tenant clear {slug} {moved.source}")
    return 0


async def _clear(given: Any) -> int:
    gone = await archive.clear(given.company, given.place)
    say.line(f"{sum(gone.values())} rows of {given.company} deleted in {given.place}")
    return 0


async def _undo(given: Any) -> int:
    open_again = await archive.undo(given.company)
    say.line(f"{given.company} is open again" if open_again else f"{given.company} is not moving")
    return 0


def _make(key: str, server: str | None) -> None:
    """On this installation's own server unless another one is named."""
    secret = settings().keys / SECRETS
    passwords = json.loads(secret.read_text()) if secret.exists() else None
    admin = server or os.environ.get("DATABASE_URL") or Cluster(settings().state).dsn(database="postgres")
    make(key, admin, f"lotline_{key.replace('-', '_')}", passwords, settings().state / "logs")


async def _entry(slug: str) -> directory.DirectoryEntry:
    entry = await directory.find(slug)
    if entry is None:
        raise archive.MoveUnready(problem=f"no company is called {slug}")
    return entry


ACTS: dict[str, Callable[[Any], Awaitable[int]]] = {
    "export": _export, "restore": _restore, "delete": _delete, "places": _places, "move": _move, "back": _back,
    "clear": _clear, "undo": _undo,
}  # fmt: skip


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./lotline tenant", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")

    def act(name: str, *arguments: str, optional: str = "") -> argparse.ArgumentParser:
        one = acts.add_parser(name)
        for each in arguments:
            one.add_argument(each)
        if optional:
            one.add_argument(optional, nargs="?")
        return one

    act("export", "company", optional="file")
    act("verify", "file").add_argument("more", nargs=argparse.REMAINDER)
    restore = act("restore", "file", "code")
    restore.add_argument("--training", action="store_true")
    restore.add_argument("--fingerprint", action="append", help="of the installation that made it; default: this one")
    act("delete", "company", optional="file")
    act("places")
    act("move", "company", optional="place").add_argument("--server", metavar="DSN", help="administrator's address")
    act("back", "company")
    act("clear", "company", "place")
    act("undo", "company")
    return parser


if __name__ == "__main__":
    sys.exit(main())
