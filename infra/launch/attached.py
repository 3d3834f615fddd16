"""Runs a module of the product in the environment of the running house, or with its database started meanwhile."""

from __future__ import annotations

import os
import runpy
import sys
from importlib import import_module
from pathlib import Path

from infra.bootstrap import say
from infra.bootstrap.places import PROJECT, state_dir
from infra.engines.postgres import EngineFailure
from infra.launch import engines, places, running
from infra.launch.plan import CannotStart, Plan, child_environment, decide

COLLECTIONS = ("tests.bench", "tests.prove")
ALONE = (*COLLECTIONS, "iot.simulator")  # these bring or need more than a database


def main() -> int:
    module, *arguments = sys.argv[1:]
    if module in COLLECTIONS:
        if (chosen := _choose(module, arguments)) is None:
            return 2
        module, arguments = chosen, arguments[1:]
    try:
        return _run(module, arguments)
    except running.AlreadyRunning:
        say.trouble("Lotline is just starting; try again in a moment")
    except (CannotStart, EngineFailure) as error:
        say.trouble(str(error))
    return 1


def _run(module: str, arguments: list[str]) -> int:
    state = state_dir()
    if running.holder(state) is not None and (note := running.note(state)):
        os.environ.update(note["env"])
        return _call(module, arguments)
    if module.startswith(ALONE) or _needs_no_data(module, arguments):
        return _call(module, arguments)
    os.environ.setdefault("PORT", "0")
    plan = decide()
    with running.only_one(state), engines.database_only(plan) as dsns:
        engines.migrate(plan, dsns)
        places.migrate_all(plan.logs)
        os.environ.update(_environment(plan, dsns.env()))
        return _call(module, arguments)


def _needs_no_data(module: str, arguments: list[str]) -> bool:
    """Help, or an exported bundle: an auditor verifies it on a machine that has no database of ours."""
    asked = {"-h", "--help"} & set(arguments)
    bundle = module.endswith("verify_cli") and any((_here() / each).exists() for each in arguments)
    return bool(asked) or bundle or (module.endswith("custody.cli") and arguments[:1] == ["verify"])


def _here() -> Path:
    return Path(os.environ.get("LOTLINE_CWD") or PROJECT)


def _environment(plan: Plan, databases: dict[str, str]) -> dict[str, str]:
    return child_environment(plan, databases, plan.mqtt_url or f"mqtt://127.0.0.1:{plan.mqtt_port}")


def _call(module: str, arguments: list[str]) -> int:
    sys.argv = [module, *arguments]
    sys.path.insert(0, str(PROJECT))
    loaded = import_module(module)
    if not module.startswith(COLLECTIONS):
        os.chdir(_here())
    if not hasattr(loaded, "main"):
        runpy.run_module(module, run_name="__main__")
        return 0
    return int(loaded.main() or 0)


def _choose(package: str, arguments: list[str]) -> str | None:
    names = _names(package)
    if arguments and arguments[0].replace("-", "_") in names:
        return f"{package}.{arguments[0].replace('-', '_')}"
    say.trouble(f"which one? {', '.join(names) or 'there are none yet'}")
    return None


def _names(package: str) -> list[str]:
    home = PROJECT.joinpath(*package.split("."))
    return sorted(path.stem for path in home.glob("*.py") if "\ndef main(" in path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
