"""E-mail by SMTP with STARTTLS or TLS (port 465)."""

import asyncio
import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from infra import clock
from infra.notify.contract import ChannelDown, ChannelRefused, Notice
from infra.notify.outward import LOOPBACK, SECONDS, check_host


class Mail:
    name = "email"

    def __init__(self, host: str, port: int, sender: str, login: str | None, password: str | None) -> None:
        self.host = host
        self.port = port
        self.sender = sender
        self.login = login
        self.password = password

    async def send(self, to: str, notice: Notice) -> None:
        """`to` is an e-mail address."""
        check_host(self.name, self.host)
        try:
            await asyncio.to_thread(self._send, self._message(to, notice))
        except smtplib.SMTPResponseException as error:
            problem = f"{error.smtp_code} {error.smtp_error!r}"[:300]
            if 500 <= error.smtp_code < 600:
                raise ChannelRefused(channel=self.name, problem=problem) from error
            raise ChannelDown(channel=self.name, problem=problem) from error
        except smtplib.SMTPRecipientsRefused as error:
            raise ChannelRefused(channel=self.name, problem=str(error.recipients)[:300]) from error
        except (smtplib.SMTPException, OSError) as error:
            raise ChannelDown(channel=self.name, problem=f"{type(error).__name__}: {error}"[:300]) from error

    def _message(self, to: str, notice: Notice) -> EmailMessage:
        message = EmailMessage()
        # Address refuses line breaks: nobody writes headers of his own through a name or an address.
        message["From"] = Address("Lotline 工迹", addr_spec=self.sender)
        message["To"] = Address(addr_spec=to)
        message["Subject"] = " ".join(notice.title.split())
        message["Date"] = format_datetime(clock.now())
        message["Message-ID"] = f"<{notice.id}@{self.sender.rpartition('@')[2]}>"
        message.set_content(notice.body + (f"\n\n{notice.link}" if notice.link else ""))
        return message

    def _send(self, message: EmailMessage) -> None:
        tls = ssl.create_default_context()
        server: smtplib.SMTP
        if self.port == 465:
            server = smtplib.SMTP_SSL(self.host, self.port, timeout=SECONDS, context=tls)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=SECONDS)
        with server:
            if self.port != 465 and self.host not in LOOPBACK:
                server.starttls(context=tls)
            if self.login:
                server.login(self.login, self.password or "")
            server.send_message(message)
