"""The README does what it says: its commands, read from its text, on a state directory and ports of their own.

`./lotline test` itself is the command that is running while this is checked.
"""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from infra.bootstrap.places import PROJECT
from infra.bootstrap.processes import alive, until
from infra.launch import running
from tests.ports import free_port

pytestmark = pytest.mark.slow

TEXT = (PROJECT / "README.md").read_text()
BLOCKS = [block.strip().splitlines() for block in re.findall(r"^```sh\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)]
FIRST_PAGE = 180.0
NEXT_START = 15.0
SLOWER = 3.0  # the tests share two cores with everything else


@dataclass
class House:
    state: Path
    env: dict[str, str]
    printed: Path
    process: subprocess.Popen[bytes] | None = None
    answers: dict[str, int] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.env['PORT']}"

    def up(self, command: str, within: float) -> str:
        """Run `up` until it has printed its engines table; what it printed."""
        with self.printed.open("wb") as out:
            self.process = subprocess.Popen(
                shlex.split(command), cwd=PROJECT, env=self.env, stdout=out, stderr=out, start_new_session=True
            )
        stands = until(lambda: "Stop: Ctrl-C" in self.said or self.ended, seconds=within, every=0.2)
        assert stands, self.said
        assert not self.ended, self.said
        return self.said

    @property
    def said(self) -> str:
        return self.printed.read_text(errors="replace")

    @property
    def ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            shlex.split(command), cwd=PROJECT, env=self.env, capture_output=True, text=True, timeout=180, check=False
        )


@pytest.fixture
def house() -> Iterator[House]:
    with tempfile.TemporaryDirectory(prefix="lotline-readme-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        home.chmod(0o711)
        own = {"LOTLINE_STATE": str(home / "state"), "PORT": str(free_port()), "MQTT_PORT": str(free_port())}
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("LOTLINE_", "PYTEST_"))}
        for name in ("APP", "OWNER", "RELAY", "SEALER", "ADMIN"):
            kept.pop(f"{name}_DATABASE_URL", None)
        for name in ("BROKER_URL", "MQTT_URL", "STORAGE_URL", "DATABASE_URL", "PUBLIC_URL"):
            kept.pop(name, None)
        here = House(home / "state", kept | own, home / "printed")
        yield here
        if here.process is not None and not here.ended:
            here.process.send_signal(signal.SIGINT)
            here.process.wait(60)


def test_it_opens_with_exactly_the_two_commands() -> None:
    assert TEXT.startswith("```sh\n./lotline up\n./lotline test\n```\n")
    assert BLOCKS[0] == ["./lotline up", "./lotline test"]


def test_every_file_it_names_is_there() -> None:
    for name in re.findall(r"\]\(([^)#:]+)\)", TEXT) + re.findall(
        r"`((?:infra|tenants|api|pwa|tests)/[\w/.-]*)`", TEXT
    ):
        assert (PROJECT / name).exists(), name


def test_its_flow_runs_as_its_text_says(house: House) -> None:
    said = house.up(BLOCKS[0][0], FIRST_PAGE * SLOWER)
    for word in ("hengzhun", "lotline-demo", "1357", "SQL", "MQTT", house.url):
        assert word in said
    _pages_answer(house)
    for login in re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE):
        _signs_in(house, login)
    for command in BLOCKS[1]:
        done = house.run(command)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    _tampering_is_found(house, BLOCKS[2])
    _the_data_stays(house)


def _pages_answer(house: House) -> None:
    for path in ("/", "/w/", "/c/", "/api/ready"):
        assert httpx.get(house.url + path, follow_redirects=True).status_code == 200, path


def _signs_in(house: House, login: str) -> None:
    answer = httpx.post(
        f"{house.url}/api/session",
        json={"company": "hengzhun", "login": login, "password": "lotline-demo"},
        headers={"origin": house.url},
    )
    assert answer.status_code == 200, (login, answer.text)


def _tampering_is_found(house: House, commands: list[str]) -> None:
    before, change, after = (house.run(command) for command in commands)
    assert before.returncode == 0, before.stdout + before.stderr
    assert "UPDATE 1" in change.stdout
    assert after.returncode == 1, after.stdout + after.stderr
    assert "reporting_output_report" in after.stdout
    assert "good_quantity" in after.stdout


def _the_data_stays(house: House) -> None:
    """Ctrl-C stops everything it started; the next start is quick and finds the same orders."""
    assert house.process is not None
    children = list(running.note(house.state)["pids"].values())
    orders = house.run("./lotline psql -tAc 'SELECT count(*) FROM orders_production_order'").stdout
    house.process.send_signal(signal.SIGINT)
    assert house.process.wait(60) == 0
    assert until(lambda: not any(alive(pid) for pid in children), seconds=5)
    began = time.monotonic()
    house.up("./lotline up", NEXT_START * SLOWER)
    assert time.monotonic() - began < NEXT_START * SLOWER
    assert house.run("./lotline psql -tAc 'SELECT count(*) FROM orders_production_order'").stdout == orders
    assert house.run("./lotline down").returncode == 0
    assert house.run("./lotline reset --yes").returncode == 0
    assert not (house.state / "pgdata").exists()
