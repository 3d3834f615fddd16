"""Writes the files; registering the module stays one line by hand, because its place in the order is a decision."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from string import Template

from infra.bootstrap import say
from infra.bootstrap.places import PROJECT
from infra.launch.revisions import SeveralHeads, newest_migration

TEMPLATES = Path(__file__).parent / "templates"
NAME = re.compile(r"[a-z][a-z0-9]{2,30}")
NOUN = re.compile(r"[a-z][a-z0-9]{1,30}")


class CannotScaffold(RuntimeError):
    """The text says why."""


def words(module: str, noun: str, today: str, head: str | None) -> dict[str, str]:
    kind = module.capitalize() + noun.capitalize()
    return {
        "module": module,
        "Module": module.capitalize(),
        "MODULE": module.upper(),
        "noun": noun,
        "NOUN": noun.upper(),
        "kind": kind,
        "kind_lower": kind[0].lower() + kind[1:],
        "variable": f"{module}_{noun}",
        "table": f"{module}_{noun}",
        "revision": f"{today}_{module}",
        "head": repr(head),
    }


def targets(project: Path, known: Mapping[str, str]) -> dict[Path, Path]:
    """Template -> file to write."""
    module, kind = known["module"], known["kind"]
    web = project / "pwa" / "src"
    found = {path: project / "tenants" / module / path.stem for path in (TEMPLATES / "module").glob("*.py.txt")}
    found |= {
        path: project / "tests" / "tenants" / module / path.stem for path in (TEMPLATES / "tests").glob("*.py.txt")
    }
    page = TEMPLATES / "web"
    locales = web / "packages" / "i18n" / "locales"
    return found | {
        TEMPLATES / "migration.py.txt": project / "tenants" / "migrations" / "versions" / f"{known['revision']}.py",
        page / "page.tsx.txt": web / "features" / module / "console" / f"{kind}sPage.tsx",
        page / "page.graphql.txt": web / "features" / module / "console" / f"{module}.graphql",
        page / "words.ts.txt": locales / f"{module}.ts",
        page / "words.zh.json.txt": locales / f"{module}.zh.json",
        page / "words.en.json.txt": locales / f"{module}.en.json",
    }


def scaffold(project: Path, module: str, noun: str) -> list[Path]:
    check(project, module, noun)
    known = words(module, noun, datetime.now(UTC).strftime("%Y_%m_%d"), newest_migration(project))
    written = []
    for template, target in targets(project, known).items():
        if target.exists():
            raise CannotScaffold(f"{target} exists already")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(Template(template.read_text()).substitute(known))
        written.append(target)
    return sorted(written)


def check(project: Path, module: str, noun: str) -> None:
    if not NAME.fullmatch(module) or not NOUN.fullmatch(noun):
        raise CannotScaffold("a name is one lower-case word, 3 letters or more: ./lotline new-module calibration")
    if (project / "tenants" / module).exists():
        raise CannotScaffold(f"tenants/{module} exists already")


def main() -> int:
    parser = argparse.ArgumentParser(prog="./lotline new-module", description="Scaffold a business module.")
    parser.add_argument("name", help="one lower-case word: calibration")
    parser.add_argument("--noun", default="record", help="what it owns first (default: record)")
    options = parser.parse_args()
    try:
        written = scaffold(PROJECT, options.name, options.noun)
    except (CannotScaffold, SeveralHeads) as error:
        say.trouble(str(error))
        return 1
    for path in written:
        say.line(f"  {path.relative_to(PROJECT)}")
    say.line(
        f"\nNext: put {options.name!r} into MODULES in tenants/modules.py, above what it calls down to;\n"
        "then ./lotline snapshots, a look at the difference, and\n"
        f"./lotline test tests/house tests/tenants/{options.name}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
