"""The direction of imports: doors → business → ground, and inside the business only downwards."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from infra.bootstrap.places import PROJECT
from tenants.modules import MODULES

LINT = Path(sys.executable).with_name("lint-imports")


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{each.name}" for each in node.names}
    return found


def test_doors_use_the_business_and_the_business_uses_the_ground():
    run = subprocess.run([LINT, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-3000:]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_modules_before_it(module):
    upper = set(MODULES[MODULES.index(module) + 1 :])
    for path in (PROJECT / "tenants" / module).rglob("*.py"):
        for name in imports_of(path):
            parts = name.split(".")
            if parts[0] == "tenants" and len(parts) > 1:
                assert parts[1] not in upper, f"{path} reaches up to {name}"


@pytest.mark.parametrize("module", MODULES)
def test_only_queries_and_statements_read_lower_tables(module):
    """Upper modules never insert, update or delete another module's rows."""
    for path in (PROJECT / "tenants" / module).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        foreign = {
            each.asname or each.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module and node.module.endswith(".models")
            for each in node.names
            if node.module.split(".")[:2] != ["tenants", module]
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "insert":
                made = [
                    arg.func.id for arg in node.args if isinstance(arg, ast.Call) and isinstance(arg.func, ast.Name)
                ]
                assert not foreign & set(made), f"{path} writes {made}"


def test_every_module_folder_is_registered():
    folders = {path.parent.name for path in (PROJECT / "tenants").glob("*/__init__.py")} - {"migrations"}
    assert folders == set(MODULES)


def test_doors_hold_no_manufacturing():
    """A door imports no models: it speaks to facades."""
    for door in ("api", "workers", "iot"):
        for path in (PROJECT / door).rglob("*.py"):
            for name in imports_of(path):
                if name.startswith("tenants.") and ".models" in name:
                    pytest.fail(f"{path} imports {name}")
