"""Text messages through a gateway that speaks signed HTTP: one small JSON, one HMAC.

    POST {url}
    X-Lotline-Key: {key_id}   X-Lotline-Timestamp: {unix seconds}   X-Lotline-Signature: {hex}
    {"id": …, "to": "+8613900000001", "text": "…"}

signature = HMAC-SHA256(secret, "POST\\n{path}\\n{timestamp}\\n{sha256 of the body in hex}"). The gateway answers
{"accepted": true}, or false with a reason; it sends an id once. Carriers that speak another dialect get an adapter of
their own with the same `send`.
"""

import hashlib
import hmac
import json
from urllib.parse import urlsplit

from infra import clock
from infra.notify.contract import ChannelRefused, Notice
from infra.notify.outward import check_status, post

LONGEST = 140


def signature(secret: str, path: str, timestamp: str, body: bytes) -> str:
    text = f"POST\n{path}\n{timestamp}\n{hashlib.sha256(body).hexdigest()}"
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


class SmsGateway:
    name = "sms"

    def __init__(self, url: str, key_id: str, secret: str) -> None:
        self.url = url
        self.key_id = key_id
        self.secret = secret

    async def send(self, to: str, notice: Notice) -> None:
        """`to` is a phone number."""
        text = f"{notice.title} {notice.body}".strip()[:LONGEST]
        body = json.dumps({"id": str(notice.id), "to": to, "text": text}, ensure_ascii=False).encode()
        timestamp = str(int(clock.now().timestamp()))
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "X-Lotline-Key": self.key_id,
            "X-Lotline-Timestamp": timestamp,
            "X-Lotline-Signature": signature(self.secret, urlsplit(self.url).path or "/", timestamp, body),
        }
        reply = await post(self.name, self.url, body, headers)
        check_status(self.name, reply)
        told = reply.json()
        if told.get("accepted") is not True:
            raise ChannelRefused(channel=self.name, problem=str(told.get("reason", "not accepted"))[:300])
