"""DingTalk group robot: `POST /robot/send?access_token=…&timestamp=…&sign=…`, with
sign = urlencode(base64(HMAC-SHA256(secret, timestamp + "\\n" + secret))), skew at most an hour.

The whole address is a secret (it holds the token). 20 messages a minute, then silence for ten.
"""

import base64
import hashlib
import hmac
import json
from urllib.parse import quote_plus

from infra import clock
from infra.notify.contract import ChannelBusy, ChannelRefused, Notice
from infra.notify.outward import check_status, post

TOO_FAST = 130101
PER_MINUTE = 20
PENALTY = 600


def sign(secret: str, timestamp_ms: str) -> str:
    """The `sign` parameter, already urlencoded."""
    mac = hmac.digest(secret.encode(), f"{timestamp_ms}\n{secret}".encode(), hashlib.sha256)
    return quote_plus(base64.b64encode(mac))


class DingTalkRobot:
    name = "dingtalk"

    def __init__(self, secret: str | None) -> None:
        """`secret` (SEC…) when the robot's security setting is signing; None for keyword or address lists."""
        self.secret = secret

    def address(self, to: str) -> str:
        if not self.secret:
            return to
        timestamp = str(int(clock.now().timestamp() * 1000))
        return f"{to}{'&' if '?' in to else '?'}timestamp={timestamp}&sign={sign(self.secret, timestamp)}"

    async def send(self, to: str, notice: Notice) -> None:
        """`to` is the robot's address with its access token."""
        text = f"#### {notice.title}\n{notice.body}" + (f"\n\n[{notice.open}]({notice.link})" if notice.link else "")
        body = {"msgtype": "markdown", "markdown": {"title": notice.title, "text": text}}
        reply = await post(self.name, self.address(to), json.dumps(body, ensure_ascii=False).encode(), JSON_UTF8)
        check_status(self.name, reply)
        told = reply.json()
        if told.get("errcode") == TOO_FAST:
            raise ChannelBusy(channel=self.name, problem=str(told.get("errmsg", "")), seconds=PENALTY)
        if told.get("errcode") != 0:
            raise ChannelRefused(channel=self.name, problem=f"{told.get('errcode')} {told.get('errmsg', '')}"[:300])


JSON_UTF8 = {"Content-Type": "application/json; charset=utf-8"}
