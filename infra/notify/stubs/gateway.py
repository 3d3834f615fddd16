"""One HTTP server that is DingTalk, WeCom, an SMS gateway and a push service. Faults are set by a test: `fail_with`."""

from __future__ import annotations

import hmac
import json
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, quote_plus, urlsplit

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from infra.notify import dingtalk, push, sms

SKEW_MS = 3_600_000


@dataclass(frozen=True)
class Got:
    """A message that was accepted."""

    channel: str
    content: Any
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Gateway:
    """`with Gateway() as there:` and give the channels its addresses."""

    token: str = "robot-token"
    secret: str = "SECtest"
    key: str = "robot-key"
    sms_key: str = "gw-1"
    sms_secret: str = "gw-secret"
    got: list[Got] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    faults: deque[tuple[int, dict[str, Any]]] = field(default_factory=deque)

    def __post_init__(self) -> None:
        self.browser = ec.generate_private_key(ec.SECP256R1())
        self.auth = b"0123456789abcdef"
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def __enter__(self) -> Gateway:
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(5)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    @property
    def dingtalk(self) -> str:
        return f"{self.url}/robot/send?access_token={self.token}"

    @property
    def wecom(self) -> str:
        return f"{self.url}/cgi-bin/webhook/send?key={self.key}"

    @property
    def sms(self) -> str:
        return f"{self.url}/sms/v1/send"

    @property
    def subscription(self) -> push.Subscription:
        """A browser of this push service."""
        public = push.raw(self.browser.public_key())
        return push.Subscription(f"{self.url}/push/abc", push.pack(public), push.pack(self.auth))

    def fail_with(self, status: int, body: dict[str, Any] | None = None, times: int = 1) -> None:
        """The next answers are these, whatever was sent."""
        self.faults.extend([(status, body or {})] * times)

    # -- the other side ---------------------------------------------------------------------------------

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                status, told = gateway.answer(self.path, body, dict(self.headers))
                content = json.dumps(told).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: Any) -> None:
                return

        return Handler

    def answer(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if self.faults:
            return self.faults.popleft()
        parts = urlsplit(path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        doors = {"/robot/send": self._dingtalk, "/cgi-bin/webhook/send": self._wecom, "/sms/v1/send": self._sms}
        if parts.path in doors:
            return doors[parts.path](query, body, headers)
        return self._push(body, headers) if parts.path.startswith("/push/") else (404, {})

    def _dingtalk(self, query: dict[str, str], body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        sent = query.get("timestamp", "0")
        signed = hmac.compare_digest(quote_plus(query.get("sign", "")), dingtalk.sign(self.secret, sent))
        fresh = abs(time.time() * 1000 - int(sent)) <= SKEW_MS
        if query.get("access_token") != self.token or not signed or not fresh:
            self.refused.append("dingtalk")
            return 200, {"errcode": 310000, "errmsg": "sign not match"}
        self.got.append(Got("dingtalk", json.loads(body), headers))
        return 200, {"errcode": 0, "errmsg": "ok"}

    def _wecom(self, query: dict[str, str], body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if query.get("key") != self.key:
            self.refused.append("wecom")
            return 200, {"errcode": 93000, "errmsg": "invalid webhook url"}
        self.got.append(Got("wecom", json.loads(body), headers))
        return 200, {"errcode": 0, "errmsg": "ok"}

    def _sms(self, _query: dict[str, str], body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        sent = headers.get("X-Lotline-Timestamp", "0")
        wanted = sms.signature(self.sms_secret, "/sms/v1/send", sent, body)
        signed = hmac.compare_digest(wanted, headers.get("X-Lotline-Signature", ""))
        if headers.get("X-Lotline-Key") != self.sms_key or not signed or abs(time.time() - int(sent)) > 300:
            self.refused.append("sms")
            return 401, {"accepted": False, "reason": "signature"}
        self.got.append(Got("sms", json.loads(body), headers))
        return 200, {"accepted": True}

    def _push(self, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """As push service: who signed? As browser: what does it say?"""
        try:
            claims = self.check_token(headers.get("Authorization", ""))
            content = json.loads(self.decrypt(body))
        except (ValueError, KeyError, InvalidSignature, InvalidTag):
            self.refused.append("push")
            return 403, {}
        self.got.append(Got("push", content, headers | {"claims": json.dumps(claims)}))
        return 201, {}

    def check_token(self, authorization: str) -> dict[str, Any]:
        scheme, _, rest = authorization.partition(" ")
        fields = dict(each.strip().split("=", 1) for each in rest.split(","))
        head, claims, signature = fields["t"].split(".")
        key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), push.unpack(fields["k"]))
        mark = push.unpack(signature)
        der = encode_dss_signature(int.from_bytes(mark[:32], "big"), int.from_bytes(mark[32:], "big"))
        key.verify(der, f"{head}.{claims}".encode(), ec.ECDSA(hashes.SHA256()))
        told: dict[str, Any] = json.loads(push.unpack(claims))
        if scheme != "vapid" or told["aud"] != self.url or not time.time() < told["exp"] <= time.time() + 86_400:
            raise ValueError("claims")
        return told

    def decrypt(self, body: bytes) -> bytes:
        """RFC 8188 and 8291 from the browser's side."""
        salt, size = body[:16], body[20]
        sender = body[21 : 21 + size]
        shared = self.browser.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender))
        key, nonce = push.derive(shared, self.auth, salt, push.raw(self.browser.public_key()), sender)
        padded = AESGCM(key).decrypt(nonce, body[21 + size :], None)
        return padded.rstrip(b"\x00")[:-1]
