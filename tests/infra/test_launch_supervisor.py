"""The supervisor: crashed children come back, a killed supervisor leaves nobody behind, one house per directory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from infra.bootstrap import processes
from infra.bootstrap.places import PROJECT, state_dir
from infra.launch import running
from infra.launch.plan import CannotStart, check_lan_name, child_environment, decide
from infra.launch.supervisor import Child, Supervisor


def sleeper(log: Path, name: str = "sleeper") -> Child:
    return Child(name, lambda: processes.spawn(["sleep", "300"], log=log, env=os.environ), log)


def test_what_crashed_comes_back_and_the_pauses_grow(tmp_path: Path) -> None:
    watch = Supervisor()
    child = watch.add(sleeper(tmp_path / "log"))
    pauses = []
    for _ in range(2):
        assert child.process is not None
        os.kill(child.process.pid, signal.SIGKILL)
        child.process.wait()
        watch.look()
        pauses.append(child.again_at - time.monotonic())
        assert processes.until(lambda: (watch.look(), child.running)[1], seconds=5)
    watch.stop_all()
    assert not child.running
    assert pauses[0] < pauses[1]


def test_a_killed_child_leaves_no_grandchild(tmp_path: Path) -> None:
    """A server whose main process is killed must not keep its port through its workers."""
    script = "import subprocess, time; print(subprocess.Popen(['sleep', '300']).pid, flush=True); time.sleep(300)"
    log = tmp_path / "log"
    watch = Supervisor()
    argv = [sys.executable, "-c", script]
    child = watch.add(Child("server", lambda: processes.spawn(argv, log=log, env=os.environ), log))
    assert processes.until(lambda: log.read_text().strip().isdigit(), seconds=10)
    grandchild = int(log.read_text())
    assert child.process is not None
    child.process.kill()
    child.process.wait()
    watch.look()
    assert processes.until(lambda: not processes.alive(grandchild), seconds=5)
    watch.stopping = True
    watch.stop_all()


def test_children_die_with_a_killed_supervisor(tmp_path: Path) -> None:
    script = f"""
        import os, time
        from pathlib import Path
        from infra.bootstrap import processes
        print(processes.spawn(["sleep", "300"], log=Path({str(tmp_path / "log")!r}), env=os.environ).pid, flush=True)
        time.sleep(300)
    """
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert processes.until(lambda: not processes.alive(child), seconds=5)


def test_one_house_per_state_directory(tmp_path: Path) -> None:
    with running.only_one(tmp_path):
        running.write_note(tmp_path, {"url": "http://here"})
        assert running.holder(tmp_path) == os.getpid()
        with pytest.raises(running.AlreadyRunning, match="http://here"), running.only_one(tmp_path):
            pass
    assert running.holder(tmp_path) is None
    assert running.note(tmp_path) == {}
    assert running.stop(tmp_path) is False


def test_a_taken_port_is_said_before_anything_starts(tmp_path: Path) -> None:
    import socket

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        with pytest.raises(CannotStart, match=f"port {port} is taken"):
            decide(environ={"LOTLINE_STATE": str(tmp_path), "PORT": port})


def test_switches_and_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"LOTLINE_STATE": str(tmp_path), "PORT": "0", "MQTT_URL": "mqtt://u:secret@broker", "WORKERS": "3"}
    plan = decide(environ=given | {"DATABASE_URL": "postgresql://x@/y", "BROKER_URL": "amqp://u:secret@rabbit"})
    told = dict.fromkeys(("ADMIN_DATABASE_URL", "APP_DATABASE_URL"), "postgresql://z")
    monkeypatch.setenv("DATABASE_URL", "postgresql://superuser")
    environment = child_environment(plan, told, plan.mqtt_url)
    assert environment["WORKERS"] == "3"
    assert environment["STORAGE_URL"] == f"file://{tmp_path / 'objects'}"
    assert not {"DATABASE_URL", "ADMIN_DATABASE_URL"} & environment.keys(), "no process but the launcher is superuser"
    assert "secret" not in str(plan.engines())


@pytest.mark.parametrize("name", ["192.168.1.20", "10.0.0.8", "plant.local"])
def test_lan_names_the_authority_may_sign(name: str) -> None:
    assert check_lan_name(name) == name


@pytest.mark.parametrize("name", ["8.8.8.8", "mes.example.com"])
def test_lan_names_it_may_not(name: str) -> None:
    with pytest.raises(CannotStart, match="private address"):
        check_lan_name(name)


def test_state_lives_where_the_account_may_write(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert state_dir({"XDG_STATE_HOME": str(tmp_path)}).parent == tmp_path / "lotline"
    assert state_dir({"LOTLINE_STATE": "/srv/x"}) == Path("/srv/x")
