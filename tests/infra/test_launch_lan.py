"""The local authority and the page that hands it out: a phone that trusts it gets HTTPS, and for nothing else."""

from __future__ import annotations

import html
import http.server
import plistlib
import socket
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import httpx
import pytest

from infra.launch.lan import certificates
from infra.launch.lan.landing import Landing
from infra.launch.lan.page import system_of
from infra.launch.lan.words import EN, ZH

AGENTS = {
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)": "apple",
    "Mozilla/5.0 (Phone; OpenHarmony 5.0) ArkWeb": "harmony",
    "Mozilla/5.0 (Linux; Android 10; HarmonyOS; JAD-AL00)": "harmony",
    "Mozilla/5.0 (Linux; Android 14; M2104K10AC)": "android",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    certificates.ensure(tmp_path / "tls", "127.0.0.1")
    return tmp_path / "tls"


@pytest.fixture
def landing(home: Path) -> Iterator[str]:
    server = Landing(0, "https://127.0.0.1:8443", home, "127.0.0.1")
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def serve_https(home: Path) -> http.server.ThreadingHTTPServer:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(home / "server.pem", home / "server.key")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server


def test_a_client_that_trusts_the_authority_connects_and_another_does_not(home: Path) -> None:
    server = serve_https(home)
    url = f"https://127.0.0.1:{server.server_address[1]}/"
    trusting = ssl.create_default_context(cafile=str(home / "authority.pem"))
    with urllib.request.urlopen(urllib.request.Request(url, method="HEAD"), context=trusting) as answer:
        assert answer.status == 200
    with pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"):
        urllib.request.urlopen(url, context=ssl.create_default_context())
    server.shutdown()
    server.server_close()


def test_keys_are_private_and_the_authority_survives_a_new_address(home: Path) -> None:
    before = certificates.fingerprint(home)
    server = (home / "server.pem").read_bytes()
    certificates.ensure(home, "127.0.0.1")
    assert (home / "server.pem").read_bytes() == server
    certificates.ensure(home, "192.168.1.20")
    assert certificates.fingerprint(home) == before
    assert (home / "server.pem").read_bytes() != server
    assert {path.stat().st_mode & 0o777 for path in home.glob("*.key")} == {0o600}


@pytest.mark.parametrize(("name", "accepted"), [("plant.local", True), ("www.example.com", False)])
def test_the_authority_cannot_stand_for_the_rest_of_the_world(home: Path, name: str, accepted: bool) -> None:
    certificates._make_server(home, name)
    server = serve_https(home)
    trusting = ssl.create_default_context(cafile=str(home / "authority.pem"))
    try:
        with (
            socket.create_connection(("127.0.0.1", server.server_address[1])) as plain,
            nullcontext() if accepted else pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree"),
            trusting.wrap_socket(plain, server_hostname=name) as secured,
        ):
            assert secured.version() is not None
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(("language", "words"), [("zh-CN", ZH), ("en-US", EN)])
@pytest.mark.parametrize("system", ["android", "harmony", "apple"])
def test_the_page_shows_each_phone_its_own_pictures(landing: str, language: str, words: object, system: str) -> None:
    page = httpx.get(f"{landing}/?on={system}", headers={"accept-language": language}).text
    page = html.unescape(page)
    expected = getattr(words, system)
    assert page.count('role="img"') == len(expected)
    assert all(caption in page for *_, caption, _switch in expected)
    assert 'href="https://127.0.0.1:8443/w/"' in page
    assert ('href="/lotline.mobileconfig"' in page) is (system == "apple")


def test_it_gives_the_certificate_and_nothing_else(landing: str, home: Path) -> None:
    given = httpx.get(f"{landing}/lotline-ca.crt")
    assert given.headers["content-type"] == "application/x-x509-ca-cert"
    assert ssl.DER_cert_to_PEM_cert(given.content).split() == (home / "authority.pem").read_text().split()
    profile = plistlib.loads(httpx.get(f"{landing}/lotline.mobileconfig").content)
    assert profile["PayloadContent"][0]["PayloadContent"] == given.content
    for path in ("/authority.key", "/../authority.key", "/tls/authority.key", "/etc/passwd"):
        assert httpx.get(f"{landing}{path}").status_code == 404


@pytest.mark.parametrize(("agent", "system"), AGENTS.items())
def test_the_phone_is_recognised(agent: str, system: str) -> None:
    assert system_of(agent) == system
