"""Who may speak on the broker: one account for the bridge, one per device, each on its own topics only.

Passwords are derived from one key of this installation, so nothing has to be stored or handed over: whoever sets a
machine up reads its password with `python -m iot.provisioning COMPANY`, and the broker keeps verifiers only.
"""

import argparse
import asyncio
import base64
import hashlib
import hmac
import os
import secrets
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from uuid import UUID

from infra import directory
from infra.engines.accounts import BRIDGE, EVERYTHING, Accounts, matches
from infra.settings import settings
from infra.work import database, reading, system
from iot.topics import Topic
from tenants import telemetry

KEY = "mqtt.secret"  # not *.key: those belong to the keyring of the journal


@dataclass(frozen=True)
class Broker:
    host: str
    port: int
    user: str
    password: str
    tls: bool
    embedded: bool


def broker(user: str = BRIDGE) -> Broker:
    """MQTT_URL; without a user in it the broker is the embedded one and the password is derived."""
    parts = urlsplit(settings().mqtt_url)
    embedded = parts.username is None
    tls = parts.scheme == "mqtts"
    return Broker(
        host=parts.hostname or "127.0.0.1",
        port=parts.port or (8883 if tls else 1883),
        user=user if embedded else unquote(parts.username or ""),
        password=password_of(user) if embedded else unquote(parts.password or ""),
        tls=tls,
        embedded=embedded,
    )


def account_name(slug: str, device_id: UUID) -> str:
    return f"{slug}.{device_id}"


def password_of(account: str) -> str:
    digest = hmac.new(_key(settings().keys / KEY), account.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _key(path: Path) -> bytes:
    """Made at the first use; a second process that comes at the same moment finds it made."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_suffix(f".{os.getpid()}.new")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as handle:
            handle.write(secrets.token_bytes(32))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_bytes()


def accounts() -> Accounts:
    return Accounts(settings().state / "mqtt")


async def write_accounts() -> int:
    """Bring the embedded broker's accounts in line with the devices of every company; how many changed.

    A revoked device, or one whose signals are all switched off, loses its account.
    """
    book = accounts()
    wanted: dict[str, tuple[str, ...]] = {}
    for slug, tenant_id in await open_companies():
        wanted |= await _company_accounts(slug, tenant_id)
    known = book.read()
    changed = 0
    if BRIDGE not in known or not matches(password_of(BRIDGE), known[BRIDGE].verifier):
        book.put(BRIDGE, publish=[], subscribe=[EVERYTHING], password=password_of(BRIDGE))
        changed += 1
    for name, topics in wanted.items():
        if name not in known or known[name].publish != topics or not matches(password_of(name), known[name].verifier):
            book.put(name, publish=topics, password=password_of(name))
            changed += 1
    for name in known.keys() - wanted.keys() - {BRIDGE}:
        if "." in name:
            book.remove(name)
            changed += 1
    return changed


async def open_companies() -> list[tuple[str, UUID]]:
    async with database().connection() as connection:
        rows = await connection.fetch("SELECT slug, tenant_id, state FROM directory ORDER BY slug")
    return [(row["slug"], row["tenant_id"]) for row in rows if row["state"] in directory.OPEN_STATES]


async def _company_accounts(slug: str, tenant_id: UUID) -> dict[str, tuple[str, ...]]:
    async with reading(system(tenant_id, "MQTT bridge")) as read:
        rows = await telemetry.routes(read)
    topics: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row["active"] and row["device_state"] == "enrolled":
            topics[account_name(slug, row["device_id"])].append(
                str(Topic(slug, row["site"], row["work_center"], row["code"]))
            )
    return {name: tuple(sorted(each)) for name, each in topics.items()}


async def _show(slug: str) -> Iterable[str]:
    entry = await directory.find(slug)
    if entry is None:
        return [f"no company is called {slug}"]
    own = await _company_accounts(entry.slug, entry.tenant_id)
    return [f"{name}  {password_of(name)}  {' '.join(topics)}" for name, topics in own.items()]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m iot.provisioning", description="Accounts of a company's devices.")
    parser.add_argument("company")
    for line in asyncio.run(_show(parser.parse_args().company)):
        print(line)


if __name__ == "__main__":
    main()
