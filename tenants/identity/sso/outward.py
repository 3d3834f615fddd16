"""Fetching from an identity provider. Tenants type these addresses, so each is looked up first: only https, only public
hosts (or those the installation allows, SSO_HOSTS), and the connection goes to the address that was looked at."""

import asyncio
import http.client
import ipaddress
import json
import socket
import ssl
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final
from urllib.parse import SplitResult, urlencode, urlsplit

from infra.settings import settings
from tenants.identity.sso.errors import ProviderAddressForbidden, ProviderDown

SECONDS: Final = 8.0
LONGEST_REPLY: Final = 512 * 1024
LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


def check_address(url: str) -> SplitResult:
    """Raises ProviderAddressForbidden."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise ProviderAddressForbidden(address=url[:200]) from None
    host = (parts.hostname or "").casefold()
    schemes = ("http", "https") if _at_home(host) else ("https",)
    if parts.scheme not in schemes or not host or parts.username or parts.password or parts.fragment:
        raise ProviderAddressForbidden(address=url[:200])
    return parts


def _at_home(host: str) -> bool:
    return host in settings().sso_hosts or (settings().env == "test" and host in LOOPBACK)


async def fetch(url: str, *, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None) -> Any:
    """The JSON at an address (POST when there is a form). Follows nothing. Raises ProviderDown,
    ProviderAddressForbidden."""
    parts = check_address(url)
    try:
        status, body = await asyncio.to_thread(_exchange, parts, form, dict(headers or {}))
        found = json.loads(body)
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise ProviderDown(problem=f"{type(error).__name__}: {error}"[:200]) from error
    if status >= 500:
        raise ProviderDown(problem=f"HTTP {status}")
    if not isinstance(found, dict):
        raise ProviderDown(problem="no JSON object")
    return found


def _exchange(parts: SplitResult, form: Mapping[str, str] | None, headers: dict[str, str]) -> tuple[int, bytes]:
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = http.client.HTTPConnection(host, port, timeout=SECONDS)
    connection.sock = _connected(parts, host, port)
    try:
        target = parts._replace(scheme="", netloc="").geturl() or "/"
        body = urlencode(form) if form is not None else None
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if form is not None else {}
        told = {"Host": parts.netloc, "Accept": "application/json", **kind, **headers}
        connection.request("POST" if form is not None else "GET", target, body, told)
        answer = connection.getresponse()
        content = answer.read(LONGEST_REPLY + 1)
        if len(content) > LONGEST_REPLY:
            raise OSError("the answer is too long")
        return answer.status, content
    finally:
        connection.close()


def _connected(parts: SplitResult, host: str, port: int) -> socket.socket:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    family, kind, protocol, _, where = found[0]
    if not _at_home(host.casefold()):
        for each in found:  # one private address among them is enough to refuse: names can be made to change
            if not ipaddress.ip_address(each[4][0]).is_global:
                raise ProviderAddressForbidden(address=host)
    plain = socket.socket(family, kind, protocol)
    plain.settimeout(SECONDS)
    try:
        plain.connect(where)
        return _tls().wrap_socket(plain, server_hostname=host) if parts.scheme == "https" else plain
    except BaseException:
        plain.close()
        raise


@lru_cache(maxsize=1)
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()
