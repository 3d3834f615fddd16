"""A scaffolded module is no stub: on a copy of the house it imports, passes the house's own tests and its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from infra.bootstrap.places import PROJECT
from infra.launch.revisions import newest_migration
from infra.scaffold.__main__ import CannotScaffold, check

ROOMS = ("infra", "tenants", "api", "workers", "iot", "tests")
FILES = ("pyproject.toml", "alembic.ini", "lotline", "pwa/persisted-documents.json")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy with one module more."""
    copy = tmp_path_factory.mktemp("house")
    for room in ROOMS:
        shutil.copytree(PROJECT / room, copy / room, ignore=shutil.ignore_patterns("__pycache__", "e2e"))
    for file in FILES:
        (copy / file).parent.mkdir(exist_ok=True)
        if (PROJECT / file).exists():
            shutil.copy(PROJECT / file, copy / file)
    made = run(copy, "-m", "infra.scaffold", "calibration")
    assert made.returncode == 0, made.stderr
    modules = copy / "tenants" / "modules.py"
    text = modules.read_text()
    modules.write_text(text.replace(",\n)", ', "calibration",\n)'))
    assert '"calibration"' in modules.read_text()
    snapshots = run(copy, "-m", "tests.house.catalogues")
    assert snapshots.returncode == 0, snapshots.stderr
    return copy


def run(at: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LOTLINE_", "PYTEST_", "COV_"))}
    for name in [name for name in kept if name.endswith("_DATABASE_URL")]:
        del kept[name]
    return subprocess.run([sys.executable, *arguments], cwd=at, env=kept, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_it_passes_the_tests_of_the_house_and_its_own(house: Path) -> None:
    tested = run(house, "-m", "pytest", "-q", "-p", "no:xdist", "tests/house", "tests/tenants/calibration")
    assert tested.returncode == 0, tested.stdout[-4000:] + tested.stderr[-2000:]


@pytest.mark.slow
def test_it_is_typed_and_tidy(house: Path) -> None:
    places = ["tenants/calibration", "tests/tenants/calibration", "tenants/migrations/versions"]
    linted = run(house, "-m", "ruff", "check", *places)
    assert linted.returncode == 0, linted.stdout
    typed = run(house, "-m", "mypy", "tenants/calibration")
    assert typed.returncode == 0, typed.stdout[-3000:]


@pytest.mark.slow
def test_its_promises_are_in_the_catalogues(house: Path) -> None:
    snapshots = house / "tests" / "house" / "snapshots"
    assert "calibration.record:edit" in (snapshots / "permissions.md").read_text()
    assert "command calibration.register_calibration_record v1" in (snapshots / "commands.txt").read_text()
    assert "calibrationRecords(" in (house / "api" / "schema.graphql").read_text()
    page = (house / "pwa/src/features/calibration/console/calibration.graphql").read_text()
    assert "calibrationRecords(first: $first, after: $after)" in page


@pytest.mark.parametrize("name", ["Calibration", "x", "two words", "../evil", "a-b", "identity"])
def test_a_bad_or_taken_name_is_refused(name: str) -> None:
    with pytest.raises(CannotScaffold):
        check(PROJECT, name, "record")


def test_migrations_have_one_head() -> None:
    assert newest_migration(PROJECT)
