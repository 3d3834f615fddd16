"""A code on its way: the installation's gateway, else the company's own, else the local mailbox."""

import asyncio
import json
from uuid import UUID

import structlog
from sqlalchemy import bindparam, update

from infra.db import Statement, mine, own
from infra.errors import DomainError
from infra.notify import Channel, Mail, Notice, SmsGateway
from infra.notify.house import house_channel
from infra.sealed import unseal
from infra.work import database
from tenants.identity.codes.models import Code
from tenants.identity.codes.rules import LIFE, Contact
from tenants.identity.notices.models import NotifyChannel, NotifySecret

log = structlog.get_logger("lotline.codes")
PROBLEM = Statement(update(Code).where(own(Code), Code.id == bindparam("code_id")).values(problem=bindparam("why")))
CHANNEL = Statement(mine(NotifyChannel).where(NotifyChannel.channel == bindparam("channel"), NotifyChannel.enabled))
SECRET = Statement(mine(NotifySecret).where(NotifySecret.id == bindparam("channel_id")))
WORDS = {
    "zh": ("工迹验证码", "{company}验证码 {code}，{minutes} 分钟内有效。不要把它告诉任何人。"),
    "en": ("Lotline code", "{company}Your code is {code}. It works for {minutes} minutes. Tell it to nobody."),
}
_on_their_way: set[asyncio.Task[None]] = set()


def soon(tenant_id: UUID, code_id: UUID, to: Contact, code: str, locale: str, company: str) -> None:
    task = asyncio.create_task(_carry(tenant_id, code_id, to, _notice(code_id, code, locale, company)))
    _on_their_way.add(task)
    task.add_done_callback(_on_their_way.discard)


async def arrived() -> None:
    """Until everything this process is sending has left (shutting down, tests)."""
    await asyncio.gather(*_on_their_way, return_exceptions=True)


def _notice(id: UUID, code: str, locale: str, company: str) -> Notice:
    title, body = WORDS["en" if locale.startswith("en") else "zh"]
    named = f"{company}: " if company and locale.startswith("en") else f"【{company}】" if company else ""
    minutes = int(LIFE.total_seconds() // 60)
    return Notice(id=id, title=title, body=body.format(company=named, code=code, minutes=minutes), urgent=True)


async def _carry(tenant_id: UUID, code_id: UUID, to: Contact, notice: Notice) -> None:
    try:
        channel = house_channel(to.channel) or await _companys(tenant_id, to.channel)
        if channel is None:
            raise NoWayOut
        await channel.send(to.value, notice)
    except (DomainError, NoWayOut) as error:
        problem = getattr(error, "sentence", "no gateway is set up")
        log.warning("code not sent", channel=to.channel, problem=problem)
        async with database().transaction(tenant_id) as executor:
            await executor.execute(PROBLEM, code_id=code_id, why=problem[:300])


class NoWayOut(Exception):
    """Neither the installation nor the company has a gateway of this kind."""


async def _companys(tenant_id: UUID, kind: str) -> Channel | None:
    async with database().transaction(tenant_id, read_only=True) as executor:
        row: NotifyChannel | None = await executor.one(CHANNEL, channel=kind)
        box: NotifySecret | None = await executor.one(SECRET, channel_id=row.id) if row else None
    if row is None or box is None:
        return None
    kept = json.loads(unseal(box.box, tenant_id, row.id))
    if kind == "sms":
        return SmsGateway(kept["url"], row.login or "", kept["secret"])
    return Mail(row.host or "", row.port or 587, row.sender or "", row.login, kept.get("secret"))
