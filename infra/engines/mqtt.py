"""The embedded MQTT broker as one child process: mosquitto when the machine has it, else amqtt.

`python -m infra.engines.mqtt --dir DIR --port PORT [--engine mosquitto|amqtt]` serves until it is told to stop.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from infra.bootstrap import processes
from infra.engines.accounts import Accounts, write_private

SYSTEM_PLACES = "/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin"  # not on every account's PATH


def mosquitto() -> str | None:
    return shutil.which("mosquitto", path=os.pathsep.join((os.environ.get("PATH", os.defpath), SYSTEM_PLACES)))


def engine() -> str:
    return "mosquitto" if mosquitto() else "amqtt"


class Mosquitto:
    """Generated configuration, password and ACL files; they follow the accounts file."""

    # The defaults (20 in flight, 1,000 queued) drop QoS 1 messages in a burst. Its acknowledgement precedes the disk:
    # saving on change leaves a second, after which devices show the loss as a gap in their sequence.
    SETTINGS = """\
allow_anonymous false
persistence true
autosave_on_changes true
autosave_interval 1
max_inflight_messages 1000
max_queued_messages 1000000
max_queued_bytes 0
set_tcp_nodelay true
log_dest stderr
log_type error
log_type warning
connection_messages false
"""

    def __init__(self, home: Path, host: str, port: int) -> None:
        self.home, self.host, self.port = home, host, port
        self.accounts = Accounts(home)
        self.account = _service_account()

    def start(self) -> subprocess.Popen[bytes]:
        program = mosquitto()
        if program is None:
            raise RuntimeError("mosquitto is not installed")
        self._prepare()
        self.write_accounts()
        return processes.spawn(
            [program, "-c", self.home / "mosquitto.conf"],
            log=self.home / "mosquitto.log",
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            account=self.account,
        )

    def write_accounts(self) -> None:
        known = self.accounts.read().values()
        passwords = "".join(f"{account.name}:{account.verifier}\n" for account in known)
        rules = "".join(
            f"user {account.name}\n"
            + "".join(f"topic write {topic}\n" for topic in account.publish)
            + "".join(f"topic read {topic}\n" for topic in account.subscribe)
            for account in known
        )
        write_private(self.home / "passwords", passwords, self.account)
        write_private(self.home / "topics", rules, self.account)

    def _prepare(self) -> None:
        store = self.home / "store"
        store.mkdir(parents=True, exist_ok=True)
        if self.account is not None:
            self.home.chmod(0o711)
            for path in (store, *store.iterdir()):
                os.chown(path, *self.account)
        files = f"password_file {self.home / 'passwords'}\nacl_file {self.home / 'topics'}\n"
        listener = f"listener {self.port} {self.host}\n"
        place = f"persistence_location {store}/\n"
        write_private(self.home / "mosquitto.conf", listener + self.SETTINGS + files + place, self.account)


def _service_account() -> tuple[int, int] | None:
    if os.geteuid() != 0:
        return None
    for name in ("mosquitto", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    return None


def run_mosquitto(home: Path, host: str, port: int) -> int:
    broker = Mosquitto(home, host, port)
    process = broker.start()
    stamp = broker.accounts.stamp()
    try:
        while process.poll() is None:
            time.sleep(0.5)
            if (now := broker.accounts.stamp()) != stamp:
                stamp = now
                broker.write_accounts()
                process.send_signal(signal.SIGHUP)
        return process.returncode
    finally:
        processes.stop(process)


async def run_amqtt(home: Path, host: str, port: int) -> None:
    from infra.engines import amqtt_broker

    stopping = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stopping.set)
    await amqtt_broker.serve(home, host, port, stopping)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m infra.engines.mqtt", description=__doc__)
    parser.add_argument("--dir", type=Path, required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--engine", choices=("mosquitto", "amqtt"), default=engine())
    options = parser.parse_args()
    home = options.dir.resolve()
    home.mkdir(parents=True, exist_ok=True)
    if options.engine == "amqtt":
        asyncio.run(run_amqtt(home, options.host, options.port))
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.exit(run_mosquitto(home, options.host, options.port))


if __name__ == "__main__":
    main()
