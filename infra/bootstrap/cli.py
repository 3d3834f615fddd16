"""The commands of `./lotline`. This file runs on the machine's own Python; most commands continue inside `.venv`."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from infra.bootstrap import packages, say, web
from infra.bootstrap.places import PROJECT, state_dir
from infra.bootstrap.web import CannotBuild
from infra.launch import running

HELP = """\
Lotline 工迹: a manufacturing execution system.

  ./lotline up [--lan [ADDRESS]]   start everything; again keeps the data. --lan serves phones on this network (HTTPS)
  ./lotline test [--quick]         run the tests; anything after it goes to pytest
  ./lotline down                   stop what `up` started, from another shell
  ./lotline status                 what runs
  ./lotline doctor                 what is wrong, and how to mend it
  ./lotline reset [--yes]          throw the data of this installation away

  ./lotline simulate               one machine's counter over real MQTT
  ./lotline edge --url … --name …  the edge agent: prints labels in a customer's network (needs Python only)
  ./lotline replay FILE            bring a shop-floor log in through the same commands
  ./lotline verify COMPANY|FILE    prove that the trail (or a company's archive) was not changed
  ./lotline tenant export|restore|move|back|delete …   one whole company: as a file, from a file, to its own database
  ./lotline bench NAME             measure            ./lotline prove NAME   long proofs
  ./lotline backup create DIR      the whole installation; restore DIR, check DIR, drill (proves that it comes back)
  ./lotline install                packages and web apps, nothing started
  ./lotline psql [-c SQL]          the database as its superuser
  ./lotline new-module NAME        scaffold a business module
  ./lotline snapshots              write the reviewed catalogues anew (schema, permissions, events, errors, commands)
  ./lotline lock                   write the package locks anew from pyproject.toml

Engines are switched by DATABASE_URL, BROKER_URL, MQTT_URL, STORAGE_URL, WORKERS; places by PORT and LOTLINE_STATE."""


def up(arguments: list[str]) -> int:
    building = None
    if not {"-h", "--help"} & set(arguments) and running.holder(state_dir()) is None and web.node() is not None:
        building = web.Build.begin(state_dir() / "logs" / "web.log")
    try:
        packages.ensure(packages.RUNTIME)
    except BaseException:
        if building is not None:
            building.stop()
        raise
    if building is not None:
        os.environ["LOTLINE_WEB_BUILD"] = str(building.pid)
    return _continue("infra.launch.up", arguments)


def test(arguments: list[str]) -> int:
    from infra.bootstrap import testing

    return testing.main(arguments)


def install(_arguments: list[str]) -> int:
    """What `up` would install, and nothing started: for images and for machines that lose their network afterwards."""
    packages.ensure(packages.RUNTIME)
    if web.stale():
        web.build()
    return 0


def edge(arguments: list[str]) -> int:
    """Stands alone: the box beside the printers has Python, and nothing of ours is installed there."""
    from runpy import run_module

    sys.argv = ["./lotline edge", *arguments]
    try:
        run_module("iot.edge", run_name="__main__")
    except SystemExit as end:
        return int(end.code or 0) if isinstance(end.code, int | None) else 1
    return 0


def lock(_arguments: list[str]) -> int:
    packages.lock()
    return 0


def inside(module: str, *sets: str) -> Callable[[list[str]], int]:
    """A command that is a module of the product."""

    def run(arguments: list[str]) -> int:
        packages.ensure(*(sets or (packages.RUNTIME,)))
        return _continue(module, arguments)

    return run


def named(package: str) -> Callable[[list[str]], int]:
    def run(arguments: list[str]) -> int:
        packages.ensure(packages.TEST)
        return _continue("infra.launch.attached", [package, *arguments])

    return run


def attached(module: str) -> Callable[[list[str]], int]:
    """A command that needs the database: of the running house, or started for it."""

    def run(arguments: list[str]) -> int:
        packages.ensure(packages.RUNTIME)
        return _continue("infra.launch.attached", [module, *arguments])

    return run


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "up": up,
    "test": test,
    "lock": lock,
    "edge": edge,
    "install": install,
    "backup": inside("infra.deploy.backup"),
    "down": inside("infra.launch.down"),
    "status": inside("infra.launch.status"),
    "doctor": inside("infra.launch.doctor"),
    "reset": inside("infra.launch.reset"),
    "psql": inside("infra.launch.psql"),
    "new-module": inside("infra.scaffold"),
    "snapshots": inside("tests.house.catalogues", packages.TEST),
    "verify": attached("infra.journal.verify_cli"),
    "tenant": attached("tenants.vendor.custody.cli"),
    "replay": attached("iot.replay"),
    "simulate": attached("iot.simulator"),
    "bench": named("tests.bench"),
    "prove": named("tests.prove"),
}


def main(arguments: list[str]) -> int:
    os.environ.setdefault("LOTLINE_BEGAN", str(time.time()))
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say.line(HELP)
        return 0
    name, *rest = arguments
    if name not in COMMANDS:
        say.trouble(f"./lotline has no command {name!r}.\n\n{HELP}")
        return 2
    try:
        return COMMANDS[name](rest)
    except (packages.CannotInstall, CannotBuild) as error:
        say.trouble(f"\n{error}")
        return 1
    except KeyboardInterrupt:
        return 130


def _continue(module: str, arguments: list[str]) -> int:
    """Replace this process, so that signals and the exit code are the command's own."""
    os.environ["LOTLINE_CWD"] = os.getcwd()  # file names on the command line are meant from there
    os.chdir(PROJECT)
    sys.stdout.flush()
    os.execv(packages.PYTHON, [str(packages.PYTHON), "-m", module, *arguments])  # noqa: S606
