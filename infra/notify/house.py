"""The installation's own ways to reach people who are no user of a company yet, or are just proving who they are.

    SMS_GATEWAY   https://<key id>:<secret>@<host>/<path>       (infra.notify.sms)
    MAIL_SERVER   smtp://<login>:<password>@<host>:<port>?from=<address>      smtps: TLS from the first byte (465)

Without them an installation that is not in production puts what it says into the local mailbox.
"""

from urllib.parse import parse_qs, unquote, urlsplit

from infra.notify.contract import Channel
from infra.notify.local import LocalMailbox
from infra.notify.mail import Mail
from infra.notify.sms import SmsGateway
from infra.settings import settings

SMS, EMAIL = "sms", "email"


def house_channel(kind: str) -> Channel | None:
    """`kind` is sms or email. None: this installation cannot send any."""
    told = settings().sms_gateway if kind == SMS else settings().mail_server
    if not told:
        return LocalMailbox(kind) if has_mailbox() else None
    return _sms(told) if kind == SMS else _mail(told)


def has_mailbox() -> bool:
    """Whether messages stay on this machine, where everybody at it can read them."""
    return not settings().production and not (settings().sms_gateway and settings().mail_server)


def _sms(told: str) -> SmsGateway:
    parts = urlsplit(told)
    host = parts.hostname or ""
    url = parts._replace(netloc=f"{host}:{parts.port}" if parts.port else host).geturl()
    return SmsGateway(url, unquote(parts.username or ""), unquote(parts.password or ""))


def _mail(told: str) -> Mail:
    parts = urlsplit(told)
    login, password = unquote(parts.username or ""), unquote(parts.password or "")
    sender = parse_qs(parts.query).get("from", [login])[0]
    port = parts.port or (465 if parts.scheme == "smtps" else 587)
    return Mail(parts.hostname or "", port, sender, login or None, password or None)


__all__ = ["EMAIL", "SMS", "has_mailbox", "house_channel"]
