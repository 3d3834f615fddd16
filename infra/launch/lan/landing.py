"""`python -m infra.launch.lan.landing PORT TARGET TLS_DIR`: plain HTTP, because a phone cannot trust the CA yet.

It gives away one public certificate and pictures; nothing is read from anybody.
"""

from __future__ import annotations

import plistlib
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import NAMESPACE_URL, uuid5

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from infra.launch.lan import certificates
from infra.launch.lan.page import SYSTEMS, render, system_of

KNOWN = {key for key, _ in SYSTEMS}


class Landing(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, port: int, target: str, home: Path, host: str) -> None:
        super().__init__((host, port), Handler)
        self.target = target
        self.fingerprint = certificates.fingerprint(home)
        authority = x509.load_pem_x509_certificate((home / "authority.pem").read_bytes())
        self.certificate = authority.public_bytes(Encoding.DER)
        self.profile = profile(self.certificate, self.fingerprint)


class Handler(BaseHTTPRequestHandler):
    server: Landing
    timeout = 10

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/lotline-ca.crt":
            self._send(self.server.certificate, "application/x-x509-ca-cert", "lotline-ca.crt")
        elif path == "/lotline.mobileconfig":
            self._send(self.server.profile, "application/x-apple-aspen-config", "lotline.mobileconfig")
        elif path == "/":
            self._send(self._page().encode(), "text/html; charset=utf-8")
        else:
            self.send_error(404)

    def _page(self) -> str:
        query = {name: values[-1] for name, values in parse_qs(urlsplit(self.path).query).items()}
        system = query.get("on", "")
        language = query.get("lang") or self.headers.get("Accept-Language") or "zh"
        name = urlsplit(self.server.target).hostname or "127.0.0.1"
        return render(
            target=self.server.target,
            here=f"http://{name}:{self.server.server_address[1]}/",
            system=system if system in KNOWN else system_of(self.headers.get("User-Agent", "")),
            chinese=language.lower().startswith("zh"),
            fingerprint=self.server.fingerprint,
        )

    def _send(self, body: bytes, kind: str, name: str | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if name is not None and not name.endswith(
            "mobileconfig"
        ):  # Safari installs a profile only when it is shown inline
            self.send_header("Content-Disposition", f'attachment; filename="{name}"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None: ...


def profile(certificate: bytes, fingerprint: str) -> bytes:
    """Apple's form of the same certificate."""
    own, root = (str(uuid5(NAMESPACE_URL, f"lotline:{kind}:{fingerprint}")) for kind in ("profile", "root"))
    content = {
        "PayloadType": "com.apple.security.root",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"lotline.local.{root}",
        "PayloadUUID": root,
        "PayloadDisplayName": "Lotline",
        "PayloadContent": certificate,
    }
    return plistlib.dumps({
        "PayloadType": "Configuration",
        "PayloadVersion": 1,
        "PayloadIdentifier": f"lotline.local.{own}",
        "PayloadUUID": own,
        "PayloadDisplayName": "Lotline 工迹",
        "PayloadDescription": "HTTPS for Lotline on this local network",
        "PayloadContent": [content],
    })  # fmt: skip


def main() -> None:
    port, target, home = sys.argv[1:]
    Landing(int(port), target, Path(home), "0.0.0.0").serve_forever()  # noqa: S104


if __name__ == "__main__":
    main()
