"""Real message brokers on throw-away directories and free ports; a test that needs a missing one skips, and says so."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from infra.bootstrap import processes

RABBIT_START = 60.0


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("NOT TESTED: redis-server is not installed")
    home, port = tmp_path_factory.mktemp("redis"), free_port()
    argv: list[str | Path] = [
        *(program, "--port", str(port), "--bind", "127.0.0.1", "--dir", home),
        *("--save", "", "--appendonly", "yes", "--daemonize", "no"),
    ]
    with _running(argv, home, port, {}, 10):
        yield f"redis://127.0.0.1:{port}/0"


@pytest.fixture(scope="session")
def rabbitmq_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    program = _rabbitmq()
    epmd = shutil.which("epmd")
    if program is None or epmd is None:
        pytest.skip("NOT TESTED: rabbitmq-server is not installed")
    home, port, names = tmp_path_factory.mktemp("rabbitmq"), free_port(), free_port()
    (home / "rabbitmq.conf").write_text(f"listeners.tcp.1 = 127.0.0.1:{port}\nlog.console.level = warning\n")
    # Erlang's name daemon would otherwise be left behind by whoever needed it first.
    with _running([epmd, "-address", "127.0.0.1", "-port", str(names)], home, names, {}, 10):
        with _running([program], home, port, _rabbitmq_environment(home, port, names), RABBIT_START):
            yield f"amqp://guest:guest@127.0.0.1:{port}/%2F"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _rabbitmq() -> str | None:
    """Debian's command on PATH changes the account; the script beneath runs as whoever starts it."""
    beneath = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
    return str(beneath) if beneath.exists() else shutil.which("rabbitmq-server")


def _rabbitmq_environment(home: Path, port: int, names: int) -> dict[str, str]:
    return {
        "HOME": str(home),
        "RUNNING_UNDER_SYSTEMD": "true",  # the script then becomes the server instead of its parent
        "RABBITMQ_NODENAME": f"lotline{port}@localhost",
        "RABBITMQ_DIST_PORT": str(free_port()),
        "RABBITMQ_MNESIA_BASE": str(home / "data"),
        "RABBITMQ_LOG_BASE": str(home / "log"),
        "RABBITMQ_CONFIG_FILE": str(home / "rabbitmq.conf"),
        "RABBITMQ_CONF_ENV_FILE": str(home / "none"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(home / "plugins"),
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "+S 1:1 +sbwt none",
        "ERL_EPMD_PORT": str(names),
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "LANG": "C.UTF-8",
    }


class _running:
    """A server for the length of a with-block; it never outlives the test process."""

    def __init__(self, argv: list[str | Path], home: Path, port: int, env: Mapping[str, str], patience: float) -> None:
        self.argv, self.log, self.port, self.patience = argv, home / "server.log", port, patience
        self.env = {"PATH": os.environ["PATH"], **env}
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> None:
        self.process = processes.spawn(self.argv, log=self.log, env=self.env)
        if not processes.until(lambda: _answers(self.port), seconds=self.patience, every=0.1):
            processes.stop(self.process)
            pytest.fail(f"{self.argv[0]} did not start:\n{processes.tail(self.log)}")

    def __exit__(self, *_: object) -> None:
        assert self.process is not None
        processes.stop(self.process, patience=20)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
