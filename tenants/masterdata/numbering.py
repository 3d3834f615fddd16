"""Numbering rules: a pattern of a company's own for the numbers of its orders, demands, lots and serials.

`MO{yy}{MM}{dd}-{line}-{seq:3}{check}` → `MO261120-CNC-0014`. Days are the plant's days.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert

from infra.db import TENANT, Statement, mine
from infra.work import Work
from tenants.masterdata.errors import PatternInvalid, PatternNeeds
from tenants.masterdata.lookups import site_of
from tenants.masterdata.models import NumberingCounter, NumberingRule, Site

SUBJECTS = ("order", "demand", "lot", "serial")
PARTS = ("yyyy", "yy", "MM", "dd", "ww", "site", "line", "shift", "seq", "check", "check36")
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LONGEST = 30

_PART = re.compile(r"\{(\w+)(?::(\d))?\}")
_LITERAL = re.compile(r"[\w./-]*")

RULE = Statement(mine(NumberingRule).where(NumberingRule.subject == bindparam("subject"), NumberingRule.active))
_new = insert(NumberingCounter).values(
    tenant_id=TENANT, subject=bindparam("subject"), prefix=bindparam("prefix"), last=1
)
TAKE = Statement(
    _new.on_conflict_do_update(
        index_elements=["tenant_id", "subject", "prefix"], set_={"last": NumberingCounter.last + 1}
    ).returning(NumberingCounter.last)
)


async def next_number(
    work: Work, subject: str, *, site_id: UUID | None = None, line: str | None = None, shift: str | None = None
) -> str | None:
    """The next number by the company's rule, None when it has none. Raises PatternNeeds when the rule asks for a line
    or shift that the record does not have. The counter's row lock keeps two records from getting one number."""
    rule = await work.one(RULE, subject=subject)
    if rule is None:
        return None
    site = await (work.get(Site, site_id) if site_id else site_of(work))
    local = work.now.astimezone(ZoneInfo(site.time_zone if site else "UTC"))
    values = facts(local, site.code if site else "", line, shift)
    prefix = render(rule.pattern, values, None)
    running = await work.scalar(TAKE, subject=subject, prefix=prefix if rule.restarts else "")
    return render(rule.pattern, values, int(running))


async def running(work: Work, subject: str, prefix: str) -> int:
    """The next of a plain running count under a prefix, for what has no rule. The counter's row stays locked until
    the transaction ends: whoever takes several takes them in the order of their prefixes."""
    return int(await work.scalar(TAKE, subject=subject, prefix=prefix))


async def dated_number(work: Work, subject: str, prefix: str) -> str:
    """`RC261120-001`: the prefix, the plant's day, a running count."""
    site = await site_of(work)
    day = work.now.astimezone(ZoneInfo(site.time_zone if site else "UTC"))
    stem = f"{prefix}{day:%y%m%d}-"
    return f"{stem}{await running(work, subject, stem):03}"


def facts(local: datetime, site: str, line: str | None, shift: str | None) -> dict[str, str | None]:
    """What the parts of a pattern stand for at a local time; weeks are ISO 8601."""
    return {
        "yyyy": f"{local:%Y}", "yy": f"{local:%y}", "MM": f"{local:%m}", "dd": f"{local:%d}",
        "ww": f"{local.isocalendar().week:02}", "site": site, "line": line, "shift": shift,
    }  # fmt: skip


def check_pattern(pattern: str) -> str:
    """A pattern has literals that a number may hold, known parts, and the running number exactly once."""
    parts = [found[1] for found in _PART.finditer(pattern)]
    unknown = [part for part in parts if part not in PARTS]
    rest = _PART.sub("", pattern)
    if unknown or "{" in rest or "}" in rest or not _LITERAL.fullmatch(rest):
        raise PatternInvalid(pattern=pattern[:60], problem=unknown[0] if unknown else rest[:20])
    if parts.count("seq") != 1:
        raise PatternInvalid(pattern=pattern[:60], problem="{seq}")
    if any(part.startswith("check") for part in parts) and not pattern.endswith(("{check}", "{check36}")):
        raise PatternInvalid(pattern=pattern[:60], problem="{check}")
    sample = dict.fromkeys(PARTS, "0" * 4)
    if not 2 <= len(render(pattern, sample, 1)) <= LONGEST:
        raise PatternInvalid(pattern=pattern[:60], problem=str(LONGEST))
    return pattern


def render(pattern: str, values: Mapping[str, str | None], running: int | None) -> str:
    """The number; without a running number what stands around it (what the counter counts under)."""

    def part(found: re.Match[str]) -> str:
        name, width = found[1], int(found[2] or 0)
        if name == "seq":
            return "" if running is None else f"{running:0{width}}"
        if name.startswith("check"):
            return ""
        value = values.get(name)
        if not value:
            raise PatternNeeds(pattern=pattern, part=name)
        return value

    text = _PART.sub(part, pattern)
    if running is None or not pattern.endswith(("{check}", "{check36}")):
        return text
    return text + (luhn(text) if pattern.endswith("{check}") else mod_37_36(text))


def luhn(text: str) -> str:
    """ISO/IEC 7812-1 annex B over the text's digits: finds every single wrong digit and most swapped neighbours."""
    digits = [int(character) for character in text if character.isascii() and character.isdigit()]
    doubled = [digit * 2 if place % 2 == 0 else digit for place, digit in enumerate(reversed(digits))]
    return str(-sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10)


def mod_37_36(text: str) -> str:
    """ISO/IEC 7064 MOD 37,36 over the text's letters and digits: one check character that finds every single wrong
    character and every swap of neighbours."""
    product = 36
    for character in text.upper():
        if character in ALPHABET:
            total = (product + ALPHABET.index(character)) % 36 or 36
            product = total * 2 % 37
    return ALPHABET[(37 - product) % 36]
