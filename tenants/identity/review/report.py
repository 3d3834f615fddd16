"""The report of an access review as it is filed: who looked at whom, what was kept and removed, and the signatures."""

import asyncio
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from infra import clock
from infra.print import render
from infra.work import Read
from tenants.identity.notices.words import stamp
from tenants.identity.review.models import AccessReviewLine
from tenants.identity.review.queries import Whole, whole_review
from tenants.plans.models import Tenant

TEMPLATE = Path(__file__).with_name("report.typ")
WORDS: Final[dict[str, tuple[str, str]]] = {
    "title": ("权限复核 {label}", "Access review {label}"),
    "started": ("发起", "Started"),
    "due": ("截止", "Due"),
    "printed": ("打印", "Printed"),
    "people": ("人数", "People"),
    "lines": ("授权", "Grants"),
    "kept": ("保留", "Kept"),
    "removed": ("收回", "Removed"),
    "open": ("未决定", "Undecided"),
    "keep": ("保留", "Keep"),
    "remove": ("收回", "Remove"),
    "undecided": ("未决定", "Undecided"),
    "everywhere": ("全公司", "Everywhere"),
    "never": ("从未登录", "Never"),
    "signed": ("已复核签字：{name}，{at}", "Reviewed and signed: {name}, {at}"),
    "unsigned": ("未签字", "Not signed"),
    "danger": ("含 {count} 项高风险权限", "{count} permissions of high risk"),
    "digest": ("签字内容校验码 SHA-256", "SHA-256 of what was signed"),
    "person": ("人员", "Person"),
    "role": ("角色", "Role"),
    "place": ("范围", "Where"),
    "seen": ("最近登录", "Last seen"),
    "decision": ("决定", "Decision"),
    "note": ("说明", "Note"),
}
COLUMNS = ("person", "role", "place", "seen", "decision", "note")


def _say(key: str, english: bool, **values: Any) -> str:
    return WORDS[key][english].format(**values)


async def review_pdf(read: Read, review_id: UUID, lang: str) -> bytes:
    """`lang` zh or en. Needs the right to see the review; prints the parts one may see."""
    whole = await whole_review(read, review_id)
    tenant = await read.get(Tenant, read.tenant_id)
    assert tenant is not None
    data = report_of(whole, tenant, lang)
    return await asyncio.to_thread(partial(render, TEMPLATE, data))


def report_of(whole: Whole, tenant: Tenant, lang: str) -> dict[str, Any]:
    english = lang == "en"
    say = partial(_say, english=english)

    def at(moment: datetime) -> str:
        return stamp(moment, tenant.time_zone, lang)

    lines = [line for _, _, lines in whole.parts for line in lines]
    count = [line.decision for line in lines]
    figures = {
        "people": len({line.user_id for line in lines}), "lines": len(lines), "kept": count.count("keep"),
        "removed": count.count("remove"), "open": count.count(None),
    }  # fmt: skip
    review = whole.review
    return {
        "lang": lang,
        "title": say("title", label=review.label),
        "company": tenant.name_en if english else tenant.name_zh,
        "started_at": at(review.started_at),
        "started_by": review.started_by,
        "due_at": at(review.due_at),
        "printed_at": at(clock.now()),
        "words": {key: say(key) for key in ("started", "due", "printed", "digest")}
        | {"columns": [say(key) for key in COLUMNS]},
        "figures": [{"label": say(key), "value": str(value)} for key, value in figures.items()],
        "parts": [
            {
                "reviewer": reviewer.name,
                "signed": say("signed", name=part.signed_by, at=at(part.signed_at))
                if part.signed_at
                else say("unsigned"),
                "digest": part.digest.hex() if part.digest else "",
                "lines": [_line(line, tenant.time_zone, lang) for line in rows],
            }
            for part, reviewer, rows in whole.parts
        ],
    }


def _line(line: AccessReviewLine, zone: str, lang: str) -> dict[str, Any]:
    english = lang == "en"
    return {
        "person": line.person,
        "login": line.login,
        "role": line.role[lang],
        "place": line.place[lang] if line.place else _say("everywhere", english),
        "seen": stamp(line.seen_at, zone, lang) if line.seen_at else _say("never", english),
        "decision": _say(line.decision or "undecided", english),
        "removed": line.decision == "remove",
        "note": line.note or "",
        "dangerous": len(line.dangerous),
        "danger": _say("danger", english, count=len(line.dangerous)),
    }
