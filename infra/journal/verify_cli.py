"""`./lotline verify`: export from the database (or take a bundle) and run the stand-alone verifier on it.

The verifier runs as its own isolated process, so what an operator sees here is what an auditor sees.
Exit code: 0 nothing found, 1 problems, 2 it could not be done.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from infra.archive import checker
from infra.db import Database
from infra.errors import DatabaseDown
from infra.journal.export import VERIFIER, export_bundle
from infra.keys import keyring
from infra.placements import routed
from infra.settings import settings

TENANTS = "SELECT slug, tenant_id FROM directory ORDER BY slug"


def main(arguments: list[str] | None = None) -> int:
    given = _parser().parse_args(arguments)
    if given.target and Path(given.target).exists():
        given.bundle = Path(given.target)
    given.tenant = given.tenant or given.target
    fingerprints = given.fingerprint or [key["fingerprint"] for key in keyring().public()]
    if not given.fingerprint:
        print(f"fingerprint {fingerprints[0]} taken from this installation; an auditor brings his own", flush=True)
    with tempfile.TemporaryDirectory(prefix="lotline-verify-") as scratch:
        if given.bundle:
            return _verify(given.bundle, fingerprints, given.heads, given)
        heads = _heads_now(given.heads or settings().state / "heads", Path(scratch))
        try:
            bundles = asyncio.run(_export(given.tenant, Path(scratch)))
        except DatabaseDown:
            print("the database does not answer: ./lotline status says why", file=sys.stderr)
            return 2
        if not bundles:
            print(f"no company is called {given.tenant}", file=sys.stderr)
            return 2
        return max(_verify(bundle, fingerprints, heads, given) for bundle in bundles)


def load_models() -> None:
    """Which tables are regulated is said by the modules' models; like the doors, this finds them by name."""
    for name in importlib.import_module("tenants.modules").MODULES:
        module = f"tenants.{name}.models"
        if find_spec(module) is not None:
            importlib.import_module(module)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./lotline verify", description="Prove that nothing was changed afterwards.")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("target", nargs="?", metavar="COMPANY|FILE", help="company code, trail or archive")
    what.add_argument("--tenant", metavar="SLUG", help="one company; default: all")
    what.add_argument("--bundle", type=Path, metavar="FILE", help="an exported trail (zip or directory)")
    parser.add_argument("--fingerprint", action="append", metavar="FP", help="of a signing key you trust; repeatable")
    parser.add_argument("--heads", type=Path, metavar="DIR", help="published heads; default: this installation's")
    parser.add_argument("--mac-keys", type=Path, metavar="DIR", help="key directory: check each line's mark as well")
    parser.add_argument("--json", action="store_true")
    return parser


def _heads_now(directory: Path, scratch: Path) -> Path | None:
    """The heads as they are before the export: one published meanwhile is not in it yet."""
    if not directory.is_dir():
        return None
    return Path(shutil.copytree(directory, scratch / "heads"))


async def _export(slug: str | None, scratch: Path) -> list[Path]:
    """One bundle per company."""
    load_models()
    database = routed(Database(settings().app_database_url, size=2))
    bundles = []
    try:
        async with database.connection() as connection:
            entries = [row for row in await connection.fetch(TENANTS) if slug is None or row["slug"] == slug.lower()]
        for entry in entries:
            began = time.monotonic()
            manifest = await export_bundle(database, entry["tenant_id"], entry["slug"], scratch / entry["slug"])
            lines, rows = (manifest["files"][f"{name}.jsonl"]["rows"] for name in ("lines", "images"))
            seconds = time.monotonic() - began
            print(f"{entry['slug']}: {lines} lines and {rows} rows read in {seconds:.1f} s", flush=True)
            bundles.append(scratch / entry["slug"])
    finally:
        await database.close()
    return bundles


def _verify(bundle: Path, fingerprints: list[str], heads: Path | None, given: argparse.Namespace) -> int:
    """A trail's bundle by its verifier; a whole company's archive by its own program, which uses that one."""
    program = Path(checker.__file__) if bundle.is_file() and checker.is_archive(bundle) else VERIFIER
    command = [sys.executable, "-I", str(program), str(bundle)]
    for fingerprint in fingerprints:
        command += ["--fingerprint", fingerprint]
    command += ["--heads", str(heads)] if heads else []
    command += ["--mac-keys", str(given.mac_keys)] if given.mac_keys and program == VERIFIER else []
    command += ["--json"] if given.json else []
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
