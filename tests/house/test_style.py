"""ruff and mypy (strict) have nothing to say."""

import subprocess
import sys
from pathlib import Path

import pytest

from infra.bootstrap.places import PROJECT

BIN = Path(sys.executable).parent


def said(*argv: str) -> str:
    run = subprocess.run([str(BIN / argv[0]), *argv[1:]], cwd=PROJECT, capture_output=True, text=True, check=False)
    return "" if run.returncode == 0 else (run.stdout + run.stderr)[-3000:]


def test_ruff():
    assert said("ruff", "check", "--no-cache", ".") == ""


@pytest.mark.slow
def test_mypy():
    assert said("mypy", "--no-incremental") == ""
