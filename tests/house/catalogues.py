"""What the snapshots hold. `python -m tests.house.catalogues` writes them."""

import dataclasses
import importlib
import json
import pkgutil
from collections.abc import Callable
from pathlib import Path

from infra.bootstrap.places import PROJECT

SCRIPTS = ("__main__", "migrations.", ".scaffold", ".launch", ".bootstrap")
SNAPSHOTS = PROJECT / "tests" / "house" / "snapshots"


def load() -> None:
    """Import every module there is, so that what is declared does not depend on who was imported before."""
    from api.schema import schema

    schema()
    for room in ("infra", "tenants", "api", "workers", "iot"):
        for module in pkgutil.walk_packages([str(PROJECT / room)], f"{room}."):
            if not any(part in module.name for part in SCRIPTS):
                importlib.import_module(module.name)


def sdl() -> str:
    from api.schema import sdl as text

    return text()


def permissions() -> str:
    """The matrix of default roles."""
    from infra.permissions import permissions as registry
    from tenants.roles import BUILT_IN, DEVICE, DISPLAY, EVERYONE, STAFF

    codes = [role.code for role in (*BUILT_IN, *STAFF)] + [DEVICE, DISPLAY, EVERYONE]
    lines = ["| permission | zh | " + " | ".join(codes) + " |", "|---" * (len(codes) + 2) + "|"]
    for name, each in registry().items():
        if name.startswith("test"):
            continue
        marks = ["x" if code in each.roles else "" for code in codes]
        lines.append(f"| {name} | {each.zh} | " + " | ".join(marks) + " |")
    return "\n".join(lines) + "\n"


def errors() -> str:
    from infra.errors import DomainError

    kept = {code: kind for code, kind in DomainError.catalogue.items() if kind.__module__.split(".")[0] != "tests"}
    return json.dumps({code: kept[code].text for code in sorted(kept)}, ensure_ascii=False, indent=1) + "\n"


def events() -> str:
    from infra.events import Event

    found = sorted(_below(Event), key=lambda each: each.name)
    lines = []
    for each in found:
        fields = ", ".join(field.name for field in dataclasses.fields(each))
        lines.append(f"{each.name}({fields})")
    return "\n".join(lines) + "\n"


def commands() -> str:
    from infra.actions import COMMANDS, QUERIES

    lines = []
    for name, spec in sorted(COMMANDS.items()):
        if spec.__module__.split(".")[0] == "tests":
            continue
        fields = ", ".join(field.name for field in dataclasses.fields(spec.type))
        signs = f" signs {spec.signs.text}" if spec.signs else ""
        lines.append(f"command {name} v{spec.version} needs {spec.needs.name}{signs} ({fields})")
    for name, query in sorted(QUERIES.items()):
        if query.__module__.split(".")[0] != "tests":
            lines.append(f"query {name} needs {query.needs.name if query.needs else '(signed in)'}")
    return "\n".join(lines) + "\n"


def _below(kind: type) -> set[type]:
    own = {kind} if kind.__dict__.get("name") and not kind.__module__.startswith("tests") else set()
    return own.union(*(_below(each) for each in kind.__subclasses__()))


WRITERS: dict[str, Callable[[], str]] = {
    "schema.graphql": sdl,
    "permissions.md": permissions,
    "errors.json": errors,
    "events.txt": events,
    "commands.txt": commands,
}


def path_of(name: str) -> Path:
    return PROJECT / "api" / name if name == "schema.graphql" else SNAPSHOTS / name


def main() -> None:
    load()
    SNAPSHOTS.mkdir(parents=True, exist_ok=True)
    for name, write in WRITERS.items():
        path_of(name).write_text(write(), encoding="utf-8")


if __name__ == "__main__":
    main()
