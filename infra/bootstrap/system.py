"""What root may add on Debian for the tests. Nothing here is needed to run Lotline; a failure is told, not fatal."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from infra.bootstrap import say

CJK_FONTS = ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/usr/share/fonts/truetype/noto")
SBIN = ("/usr/sbin", "/usr/local/sbin")
PROGRAMS = {
    "mosquitto": "mosquitto",
    "redis-server": "redis-server",
    "rabbitmq-server": "rabbitmq-server",
    "pgbouncer": "pgbouncer",
    "chromium": "chromium",
}
LISTS = Path("/var/lib/apt/lists")
POLICY = Path("/usr/sbin/policy-rc.d")


def find(program: str) -> str | None:
    return shutil.which(program, path=os.pathsep.join((os.environ.get("PATH", os.defpath), *SBIN)))


def missing() -> list[str]:
    packages = [package for program, package in PROGRAMS.items() if find(program) is None]
    if os.environ.get("CHROMIUM") and "chromium" in packages:
        packages.remove("chromium")
    if not any(Path(font).exists() for font in CJK_FONTS):
        packages.append("fonts-noto-cjk")
    return packages


def can_apt() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def ensure_test_programs() -> list[str]:
    """Names of what is still missing afterwards."""
    if (wanted := missing()) and can_apt():
        with say.step(f"System packages ({len(wanted)})") as step:
            downloads = say.Downloads()
            # One by one: a package this release does not have must not take the others along.
            if not apt(*wanted):
                for package in wanted:
                    apt(package)
            step.note = downloads.note
    return missing()


def apt(*packages: str) -> bool:
    """Install without starting any service and without a question."""
    made = _forbid_services()
    try:
        fresh = any(LISTS.glob("*_Packages*")) or _apt_get("update")
        done = _install(packages) or (fresh and _apt_get("update") and _install(packages))
    finally:
        if made:
            POLICY.unlink(missing_ok=True)
    return done


def _install(packages: tuple[str, ...]) -> bool:
    return _apt_get("install", "-y", "--no-install-recommends", *packages)


def _apt_get(*arguments: str) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    argv = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", *arguments]
    try:
        finished = subprocess.run(argv, env=environment, capture_output=True, text=True, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        say.trouble(f"    apt-get: {error}")
        return False
    if finished.returncode:
        last = finished.stderr.strip().splitlines()[-1:]
        say.trouble(f"    apt-get {' '.join(arguments)}: {''.join(last)}")
    return finished.returncode == 0


def _forbid_services() -> bool:
    """The tests start engines themselves, on free ports: no package may start a service meanwhile."""
    if POLICY.exists():
        return False
    try:
        POLICY.write_text("#!/bin/sh\nexit 101\n")
        POLICY.chmod(0o755)
    except OSError:
        return False
    return True
