"""WeCom: the group robot (`POST /cgi-bin/webhook/send?key=…`, unsigned: the key is the secret), and the cipher of its
callbacks.

Callback: msg_signature = SHA1(sorted(token, timestamp, nonce, encrypt)); AES-256-CBC with key = base64(key + "="),
IV = key[:16], PKCS#7 in blocks of 32; the plaintext is 16 random bytes, a 4-byte length, the message, the receiver.
"""

import base64
import binascii
import hashlib
import hmac
import json
import secrets

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from infra.errors import Forbidden
from infra.notify.contract import ChannelBusy, ChannelRefused, Notice
from infra.notify.outward import check_status, post

TOO_FAST = 45009
PER_MINUTE = 20
LONGEST = 4096  # bytes of markdown
BLOCK = 32


class WeComRobot:
    name = "wecom"

    async def send(self, to: str, notice: Notice) -> None:
        """`to` is the robot's address with its key."""
        text = f"### {notice.title}\n{notice.body}" + (f"\n[{notice.open}]({notice.link})" if notice.link else "")
        content = text.encode()[:LONGEST].decode("utf-8", "ignore")
        body = {"msgtype": "markdown", "markdown": {"content": content}}
        reply = await post(
            self.name, to, json.dumps(body, ensure_ascii=False).encode(), {"Content-Type": "application/json"}
        )
        check_status(self.name, reply)
        told = reply.json()
        if told.get("errcode") == TOO_FAST:
            raise ChannelBusy(channel=self.name, problem=str(told.get("errmsg", "")), seconds=60)
        if told.get("errcode") != 0:
            raise ChannelRefused(channel=self.name, problem=f"{told.get('errcode')} {told.get('errmsg', '')}"[:300])


class CallbackForged(Forbidden):
    code = "infra.callback_forged"
    text = "the callback is not from the one it names: {problem}"


class Callbacks:
    """Checks and opens what WeCom sends to us, and seals what it wants back."""

    def __init__(self, token: str, encoding_aes_key: str, receive_id: str) -> None:
        self.token = token
        self.receive_id = receive_id
        self.key = base64.b64decode(encoding_aes_key + "=")

    def signature(self, timestamp: str, nonce: str, encrypt: str) -> str:
        return hashlib.sha1("".join(sorted((self.token, timestamp, nonce, encrypt))).encode()).hexdigest()  # noqa: S324

    def open(self, msg_signature: str, timestamp: str, nonce: str, encrypt: str) -> str:
        """The message; raises CallbackForged when signature, padding, length or receiver is wrong."""
        wanted = self.signature(timestamp, nonce, encrypt)
        if not hmac.compare_digest(wanted.encode(), msg_signature.encode()):
            raise CallbackForged(problem="signature")
        try:
            decryptor = Cipher(algorithms.AES(self.key), modes.CBC(self.key[:16])).decryptor()
            padded = decryptor.update(base64.b64decode(encrypt, validate=True)) + decryptor.finalize()
            plain = _unpadded(padded)
            size = int.from_bytes(plain[16:20], "big")
            message, receiver = plain[20 : 20 + size], plain[20 + size :]
            if len(message) != size or receiver.decode() != self.receive_id:
                raise CallbackForged(problem="receiver")
            return message.decode()
        except (ValueError, binascii.Error) as error:
            raise CallbackForged(problem="content") from error

    def seal(self, message: str) -> str:
        content = message.encode()
        plain = secrets.token_bytes(16) + len(content).to_bytes(4, "big") + content + self.receive_id.encode()
        fill = BLOCK - len(plain) % BLOCK
        encryptor = Cipher(algorithms.AES(self.key), modes.CBC(self.key[:16])).encryptor()
        return base64.b64encode(encryptor.update(plain + bytes([fill]) * fill) + encryptor.finalize()).decode()


def _unpadded(padded: bytes) -> bytes:
    fill = padded[-1] if padded else 0
    if not 1 <= fill <= BLOCK or padded[-fill:] != bytes([fill]) * fill:
        raise CallbackForged(problem="padding")
    return padded[:-fill]
