"""What a process was told by its environment. Read once, frozen afterwards."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from infra.bootstrap.places import PROJECT, state_dir

__all__ = ["PROJECT", "Settings", "read", "settings"]


@dataclass(frozen=True, kw_only=True)
class Settings:
    env: str  # development | production | test
    state: Path  # everything this installation writes, unless said otherwise
    keys: Path  # signing and HMAC keys, 0700, never inside the database
    app_database_url: str
    relay_database_url: str
    sealer_database_url: str
    owner_database_url: str
    broker_url: str  # "" = Dramatiq in the worker process itself
    mqtt_url: str
    storage_url: str
    public_url: str  # what people and QR codes use, no trailing slash
    workers: int
    ring: Path  # unix datagram socket of the relay
    dist: Path  # the built web apps
    placements: Path = Path("placements.json")  # where companies with a database of their own live (infra/placements)
    notify_hosts: tuple[str, ...] = ()  # SMS gateways, mail servers and push services beyond the well-known ones
    sms_gateway: str = ""  # how this installation itself reaches people (infra/notify/house.py)
    mail_server: str = ""
    sign_up: bool = True  # whether strangers may sign up for a company of their own here
    trusted_proxies: tuple[str, ...] = ()  # networks whose word about a visitor's address is believed
    apart: bool = True  # long computations in a process of their own (infra/apart)
    sso_hosts: tuple[str, ...] = ()  # identity providers inside the own network, which is closed to them otherwise

    @property
    def production(self) -> bool:
        return self.env == "production"

    @property
    def secure(self) -> bool:
        """Cookies may demand HTTPS."""
        return self.public_url.startswith("https://")


def read(env: Mapping[str, str]) -> Settings:
    state = state_dir(env)
    return Settings(
        env=env.get("LOTLINE_ENV", "development"),
        state=state,
        keys=Path(env.get("LOTLINE_KEYS") or state / "keys"),
        app_database_url=env.get("APP_DATABASE_URL", ""),
        relay_database_url=env.get("RELAY_DATABASE_URL", ""),
        sealer_database_url=env.get("SEALER_DATABASE_URL", ""),
        owner_database_url=env.get("OWNER_DATABASE_URL", ""),
        broker_url=env.get("BROKER_URL", ""),
        mqtt_url=env.get("MQTT_URL", "mqtt://127.0.0.1:1883"),
        storage_url=env.get("STORAGE_URL") or f"file://{state / 'objects'}",
        public_url=env.get("PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/"),
        workers=int(env.get("WORKERS") or 1),
        ring=Path(env.get("LOTLINE_RING") or state / "ring.sock"),
        dist=Path(env.get("LOTLINE_DIST") or PROJECT / "pwa" / "dist"),
        placements=Path(env.get("LOTLINE_PLACEMENTS") or state / "placements.json"),
        notify_hosts=tuple(each.strip().casefold() for each in env.get("NOTIFY_HOSTS", "").split(",") if each.strip()),
        sms_gateway=env.get("SMS_GATEWAY", ""),
        mail_server=env.get("MAIL_SERVER", ""),
        sign_up=env.get("SIGN_UP", "on") != "off",
        trusted_proxies=tuple(each.strip() for each in env.get("TRUSTED_PROXIES", "").split(",") if each.strip()),
        apart=env.get("LOTLINE_APART", "on") != "off",
        sso_hosts=tuple(each.strip().casefold() for each in env.get("SSO_HOSTS", "").split(",") if each.strip()),
    )


@lru_cache(maxsize=1)
def settings() -> Settings:
    return read(os.environ)
