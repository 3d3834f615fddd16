"""Servers that are not ours: Debian's PostgreSQL with passwords over TCP, and PgBouncer in front of it."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from infra.bootstrap import processes
from tests.ports import free_port

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin")) if Path("/usr/lib/postgresql").exists() else []
PASSWORD = "of the server's owner: ünd @/?"


@pytest.fixture(scope="module")
def foreign_postgres() -> Iterator[tuple[str, int]]:
    """(host, port) of a throw-away cluster that asks everyone for a password."""
    if not BINARIES:
        pytest.skip("NOT TESTED: this machine has no PostgreSQL of its own")
    with tempfile.TemporaryDirectory(prefix="lotline-foreign-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        home.chmod(0o777)
        (home / "password").write_text(PASSWORD)
        (home / "password").chmod(0o644)
        ids = (pwd.getpwnam("postgres").pw_uid, pwd.getpwnam("postgres").pw_gid) if os.geteuid() == 0 else None
        log, data, environment = home / "log", home / "data", {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}
        make = [BINARIES[-1] / "initdb", "-D", data, "-U", "boss", "-E", "UTF8", "--locale=C.UTF-8"]
        make += ["--auth=scram-sha-256", f"--pwfile={home / 'password'}"]
        assert processes.spawn(make, log=log, env=environment, account=ids).wait(120) == 0, processes.tail(log)
        port = free_port()
        settings = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={home}"]
        argv = [BINARIES[-1] / "postgres", "-D", data, *(part for each in settings for part in ("-c", each))]
        process = processes.spawn(argv, log=log, env=environment, account=ids)
        assert processes.until(lambda: answers(port), seconds=20), processes.tail(log)
        yield "127.0.0.1", port
        processes.stop(process, sign=2)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def foreign_dsn(server: tuple[str, int], database: str, password: str = PASSWORD) -> str:
    return f"postgresql://boss:{quote(password, safe='')}@{server[0]}:{server[1]}/{database}"


def pgbouncer(server: tuple[str, int], database: str, passwords: dict[str, str]) -> Iterator[int]:
    """Port of a PgBouncer in transaction mode, with the settings the README names; ends with the generator."""
    program = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        pytest.skip("NOT TESTED: pgbouncer is not installed")
    port = free_port()
    home = Path(tempfile.mkdtemp(prefix="lotline-pgbouncer-"))  # its account cannot pass through pytest's own folders
    home.chmod(0o777)
    (home / "users").write_text("".join(f'"{name}" "{secret}"\n' for name, secret in passwords.items()))
    (home / "pgbouncer.ini").write_text(
        f"[databases]\n{database} = host={server[0]} port={server[1]}\n[pgbouncer]\nlisten_addr = 127.0.0.1\n"
        f"listen_port = {port}\nauth_type = scram-sha-256\nauth_file = {home / 'users'}\npool_mode = transaction\n"
        "default_pool_size = 4\nmax_client_conn = 200\nunix_socket_dir =\n"
        "ignore_startup_parameters = extra_float_digits,citus.propagate_set_commands\n"
    )
    for path in home.iterdir():
        path.chmod(0o644)
    ids = (pwd.getpwnam("postgres").pw_uid, pwd.getpwnam("postgres").pw_gid) if os.geteuid() == 0 else None
    argv = [program, str(home / "pgbouncer.ini")]
    process = processes.spawn(argv, log=home / "log", env={"PATH": os.defpath}, account=ids)
    try:
        assert processes.until(lambda: answers(port), seconds=15), processes.tail(home / "log")
        yield port
    finally:
        processes.stop(process)
        shutil.rmtree(home, ignore_errors=True)
