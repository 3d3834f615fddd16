"""Real message brokers on throw-away directories and free ports; a test that needs a missing one skips, and says so."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from infra.bootstrap import processes
from tests.ports import free_port

RABBIT_START = 60.0


class Server:
    """One process on one port. It never outlives the test process."""

    def __init__(
        self, url: str, argv: Sequence[str | Path], home: Path, port: int, env: Mapping[str, str], patience: float = 10
    ) -> None:
        self.url, self.argv, self.log, self.port, self.patience = url, argv, home / "server.log", port, patience
        self.env = {"PATH": os.environ["PATH"], **env}
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = processes.spawn(self.argv, log=self.log, env=self.env)
        if not processes.until(lambda: _answers(self.port), seconds=self.patience, every=0.1):
            self.stop()
            pytest.fail(f"{self.argv[0]} did not start:\n{processes.tail(self.log)}")

    def stop(self) -> None:
        if self.process is not None:
            processes.stop(self.process, patience=20)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("NOT TESTED: redis-server is not installed")
    home, port = tmp_path_factory.mktemp("redis"), free_port()
    argv: list[str | Path] = [
        *(program, "--port", str(port), "--bind", "127.0.0.1", "--dir", home),
        *("--save", "", "--appendonly", "yes", "--daemonize", "no"),
    ]
    server = Server(f"redis://127.0.0.1:{port}/0", argv, home, port, {})
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def rabbitmq_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    program, epmd = _rabbitmq(), shutil.which("epmd")
    if program is None or epmd is None:
        pytest.skip("NOT TESTED: rabbitmq-server is not installed")
    home, port, names = tmp_path_factory.mktemp("rabbitmq"), free_port(), free_port()
    (home / "rabbitmq.conf").write_text(f"listeners.tcp.1 = 127.0.0.1:{port}\nlog.console.level = warning\n")
    # Erlang's name daemon would otherwise be left behind by whoever needed it first.
    daemon = Server("", [epmd, "-address", "127.0.0.1", "-port", str(names)], home, names, {})
    env = _rabbitmq_environment(home, port, names)
    server = Server(f"amqp://guest:guest@127.0.0.1:{port}/%2F", [program], home, port, env, RABBIT_START)
    daemon.start()
    server.start()
    yield server
    server.stop()
    daemon.stop()


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


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False
