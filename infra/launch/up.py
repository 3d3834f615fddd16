"""`./lotline up`, once the packages are there: engines, schema, processes, demo plant, then watch over them."""

from __future__ import annotations

import argparse
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from infra.bootstrap import processes, say, web
from infra.bootstrap.places import PROJECT, state_dir
from infra.engines.postgres import EngineFailure
from infra.keys import Keyring
from infra.launch import engines, places, report, running
from infra.launch.lan import certificates
from infra.launch.plan import CannotStart, Plan, check_lan_name, child_environment, decide, lan_address
from infra.launch.supervisor import Child, Supervisor

READY_PATIENCE = 60.0
FIRST_CRASHES = 3  # before the house ever stood: then it is no accident
DOORS = ("workers", "iot", "api")


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    began = float(os.environ.get("LOTLINE_BEGAN") or time.time())
    try:
        if running.holder(state_dir()) is not None:
            raise running.AlreadyRunning(running.note(state_dir()).get("url", "it is just starting"))
        lan = None if options.lan is None else check_lan_name(options.lan or lan_address())
        plan = decide(lan=lan)
        with running.only_one(plan.state):
            return _run(plan, began, seed=not options.no_demo and plan.env != "production")
    except running.AlreadyRunning as busy:
        say.line(f"Lotline is running already: {busy}  (./lotline status, ./lotline down)")
        return 0
    except (CannotStart, EngineFailure) as error:
        say.trouble(f"\n{error}")
        return 1


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./lotline up")
    parser.add_argument("--lan", nargs="?", const="", metavar="ADDRESS", help="serve phones on this network over HTTPS")
    parser.add_argument("--no-demo", action="store_true", help="start without the demo plant")
    return parser.parse_args(arguments)


def _run(plan: Plan, began: float, *, seed: bool) -> int:
    watch = Supervisor()
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(sign, _interrupted)
    building = _start_build(plan)
    try:
        told = _bring_up(plan, watch, seed=seed)
        _finish_build(building)
        building = None
        # From here a signal ends the loop instead of interrupting a step.
        for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(sign, lambda *_: setattr(watch, "stopping", True))
        report.show(plan, time.time() - began)
        _note(plan, watch, told)
        watch.watch(then=_noting(plan, watch, told))
    except KeyboardInterrupt:
        pass
    finally:
        _ignore_signals()
        say.line("\nStopping …")
        watch.stopping = True
        if building is not None:
            building.stop()
        watch.stop_all()
        say.line("Stopped; the data is kept.")
    return 0


def _bring_up(plan: Plan, watch: Supervisor, *, seed: bool) -> dict[str, str]:
    plan.logs.mkdir(parents=True, exist_ok=True)
    Keyring.open(plan.keys)  # before several processes come for it at once
    if not plan.database_url:
        with say.step("PostgreSQL"):
            _add_postgres(plan, watch)
    with say.step("Database roles and schema"):
        dsns = engines.provision(plan)
        engines.migrate(plan, dsns)
        places.migrate_all(plan.logs)
    told = child_environment(plan, dsns.env(), plan.mqtt_url or f"mqtt://127.0.0.1:{plan.mqtt_port}")
    if plan.lan:
        told |= certificates.environment(plan)
    with say.step("MQTT broker"):
        if not plan.mqtt_url:
            watch.add(Child("mqtt", lambda: engines.mqtt_child(plan), plan.logs / "mqtt.log"))
    with say.step("Workers, MQTT bridge, API"):
        for name in DOORS:
            if (PROJECT / name / "__main__.py").exists():
                watch.add(_door(plan, name, told))
        if plan.lan:
            watch.add(_landing(plan, told))
        _wait_ready(plan, watch)
    if seed:
        _seed(plan, watch, told, dsns.owner)
    return told


def _add_postgres(plan: Plan, watch: Supervisor) -> None:
    cluster = engines.cluster(plan)

    def start() -> subprocess.Popen[bytes]:
        cluster.start()
        assert cluster.process is not None
        return cluster.process

    watch.add(Child("postgres", start, cluster.log, stop_signal=signal.SIGINT, patience=30))


def _door(plan: Plan, name: str, told: dict[str, str]) -> Child:
    log = plan.logs / f"{name}.log"
    argv = [sys.executable, "-m", name]
    return Child(name, lambda: processes.spawn(argv, log=log, env=told, cwd=PROJECT), log)


def _landing(plan: Plan, told: dict[str, str]) -> Child:
    log = plan.logs / "landing.log"
    argv = [
        sys.executable,
        "-m",
        "infra.launch.lan.landing",
        str(plan.landing_port),
        plan.public_url,
        str(plan.state / "tls"),
    ]
    return Child("landing", lambda: processes.spawn(argv, log=log, env=told, cwd=PROJECT), log)


def _wait_ready(plan: Plan, watch: Supervisor) -> None:
    if not (PROJECT / "api" / "__main__.py").exists():
        return

    def ready() -> bool:
        watch.look()
        if failing := next((child for child in watch.children if child.crashes >= FIRST_CRASHES), None):
            raise CannotStart(f"{failing.name} does not start; see {failing.log}\n{processes.tail(failing.log)}")
        return running.answers(f"{plan.local_url}/api/ready", 1.0)

    if not processes.until(ready, seconds=READY_PATIENCE, every=0.1):
        log = plan.logs / "api.log"
        raise CannotStart(f"the API does not answer on {plan.local_url}; see {log}\n{processes.tail(log)}")


def _seed(plan: Plan, watch: Supervisor, told: dict[str, str], owner_dsn: str) -> None:
    """The demo plant, once per database, through the same commands people use."""
    done = plan.state / f"seeded-{hashlib.sha256(owner_dsn.encode()).hexdigest()[:10]}"
    if done.exists() or not _module_exists("tenants/seed"):
        return
    with say.step("Demo plant"):
        log = plan.logs / "seed.log"
        process = processes.spawn([sys.executable, "-m", "tenants.seed"], log=log, env=told, cwd=PROJECT)
        while process.poll() is None:
            watch.look()
            time.sleep(0.1)
        if process.returncode:
            raise CannotStart(
                f"the demo plant was not finished; see {log}\n{processes.tail(log)}\nAgain: ./lotline reset"
            )
        done.touch()


def _start_build(plan: Plan) -> web.Build | None:
    """The one that `./lotline` began before the packages were there, or a new one."""
    log = plan.logs / "web.log"
    if begun := os.environ.pop("LOTLINE_WEB_BUILD", None):
        return web.Build(int(begun), log)
    return web.Build.begin(log)


def _finish_build(building: web.Build | None) -> None:
    if building is None:
        return
    with say.step("Waiting for the web apps"):
        code = building.wait()
    for each in building.log.read_text(errors="replace").splitlines():
        if each.startswith("  ") and " s" in each and "Web" in each:
            say.line(each)
    if code:
        kept = "the earlier build is served" if (web.DIST / "w").exists() else "there are no web pages yet"
        said = processes.tail(building.log, 40)
        say.trouble(f"  the web apps could not be built ({kept}); see {building.log}\n{said}")


def _note(plan: Plan, watch: Supervisor, told: dict[str, str]) -> None:
    known = child_differences(told)
    running.write_note(
        plan.state, {"url": plan.public_url, "health": plan.local_url, "pids": watch.pids(), "env": known}
    )


def child_differences(told: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in told.items() if os.environ.get(name) != value}


def _noting(plan: Plan, watch: Supervisor, told: dict[str, str]) -> Callable[[], None]:
    """Keeps running.json true: who runs under which pid."""
    last = watch.pids()

    def check() -> None:
        nonlocal last
        if (now := watch.pids()) != last:
            last = now
            _note(plan, watch, told)

    return check


def _module_exists(place: str) -> bool:
    path: Path = PROJECT / place
    return path.with_suffix(".py").exists() or (path / "__main__.py").exists()


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def _ignore_signals() -> None:
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(sign, signal.SIG_IGN)


if __name__ == "__main__":
    sys.exit(main())
