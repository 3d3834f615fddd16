"""The only way out: a POST to an allowed host. Tenants type these addresses, and a server that calls whatever address
it is given is a door into the network it stands in (CWE-918)."""

from __future__ import annotations

import asyncio
import http.client
import json
import ssl
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import SplitResult, urlsplit

from infra.errors import Invalid
from infra.notify.contract import AddressGone, ChannelBusy, ChannelDown, ChannelRefused
from infra.settings import settings

SECONDS = 10.0
LONGEST_REPLY = 64 * 1024
LOOPBACK = ("127.0.0.1", "localhost", "::1")

ROBOT_HOSTS = {"dingtalk": ("oapi.dingtalk.com",), "wecom": ("qyapi.weixin.qq.com",)}
PROVIDER_HOSTS = {
    "wechat": ("api.mch.weixin.qq.com",), "alipay": ("openapi.alipay.com",), "stripe": ("api.stripe.com",),
}  # fmt: skip
PUSH_HOSTS = (
    "fcm.googleapis.com", "push.services.mozilla.com", "notify.windows.com", "push.apple.com",
    "push.hicloud.com", "push.samsungosp.com",
)  # fmt: skip


class AddressForbidden(Invalid):
    code = "infra.address_forbidden"
    text = "only https addresses at {hosts} are allowed"


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes
    retry_after: float | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def json(self) -> dict[str, Any]:
        try:
            found = json.loads(self.body)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


def allowed_hosts(channel: str) -> tuple[str, ...]:
    """The channel's own hosts and those this installation was told of (NOTIFY_HOSTS)."""
    own = PUSH_HOSTS if channel == "push" else (ROBOT_HOSTS | PROVIDER_HOSTS).get(channel, ())
    return (*own, *(settings().notify_hosts if channel in ("sms", "email", "push") else ()))


def check_host(channel: str, host: str) -> None:
    """Raises AddressForbidden for a host that is not on the channel's list. The loopback is for tests only."""
    hosts = allowed_hosts(channel)
    if settings().env == "test" and host in LOOPBACK:
        return
    if not any(host == each or host.endswith(f".{each}") for each in hosts):
        raise AddressForbidden(hosts=", ".join(hosts) or "-")


def check_address(channel: str, url: str) -> SplitResult:
    """The parts of an address the channel may call; raises AddressForbidden."""
    hosts = ", ".join(allowed_hosts(channel)) or "-"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise AddressForbidden(hosts=hosts) from None
    host = (parts.hostname or "").casefold()
    if settings().env == "test" and host in LOOPBACK and parts.scheme in ("http", "https"):
        return parts
    if parts.scheme != "https" or port not in (None, 443) or parts.username or parts.password:
        raise AddressForbidden(hosts=hosts)
    check_host(channel, host)
    return parts


async def post(channel: str, url: str, body: bytes, headers: Mapping[str, str]) -> Reply:
    """POST once, following nothing. Raises AddressForbidden, ChannelDown."""
    return await call(channel, "POST", url, body, headers)


async def call(channel: str, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> Reply:
    """The same with another method. Raises AddressForbidden, ChannelDown."""
    parts = check_address(channel, url)
    try:
        return await asyncio.to_thread(_send, method, parts, body, dict(headers))
    except (OSError, http.client.HTTPException) as error:
        raise ChannelDown(channel=channel, problem=f"{type(error).__name__}: {error}"[:300]) from error


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _send(method: str, parts: SplitResult, body: bytes, headers: dict[str, str]) -> Reply:
    host = parts.hostname or ""
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        connection = http.client.HTTPSConnection(host, parts.port, timeout=SECONDS, context=_tls())
    else:
        connection = http.client.HTTPConnection(host, parts.port, timeout=SECONDS)
    try:
        connection.request(method, parts._replace(scheme="", netloc="").geturl() or "/", body, headers)
        answer = connection.getresponse()
        wait = answer.getheader("Retry-After", "")
        told = dict(answer.getheaders())
        return Reply(answer.status, answer.read(LONGEST_REPLY), float(wait) if wait.isdigit() else None, told)
    finally:
        connection.close()


def check_status(channel: str, reply: Reply, gone: Collection[int] = ()) -> None:
    """2xx passes. 429 is busy, 5xx and 408 are down, `gone` is AddressGone, other 4xx and redirects are refusals."""
    if 200 <= reply.status < 300:
        return
    problem = f"HTTP {reply.status} {reply.body[:200].decode('utf-8', 'replace')}".strip()
    if reply.status == 429:
        raise ChannelBusy(channel=channel, problem=problem, seconds=int(reply.retry_after or 60))
    if reply.status in gone:
        raise AddressGone(channel=channel, problem=problem)
    if reply.status >= 500 or reply.status == 408:
        raise ChannelDown(channel=channel, problem=problem)
    raise ChannelRefused(channel=channel, problem=problem)
