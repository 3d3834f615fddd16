"""Files for the user: his own sheet with the reasons in red, and an empty one to begin with."""

from uuid import UUID

from sqlalchemy import bindparam, func, or_, select

from infra.apart import computed
from infra.db import Statement, among, own
from infra.sheets import with_reasons, xlsx_bytes
from infra.storage import storage
from infra.words import told
from infra.work import Actor, reading
from tenants.onboarding import permissions, rules
from tenants.onboarding.errors import ImportNotFound
from tenants.onboarding.kinds import kind_named
from tenants.onboarding.models import ImportRow, ImportRun
from tenants.onboarding.plans import load_header
from tenants.onboarding.receiving import fields_for, key_of

MARKED = Statement(
    select(ImportRow.line, ImportRow.problems, ImportRow.warnings)
    .where(
        own(ImportRow),
        ImportRow.run_id == bindparam("run_id"),
        or_(among(ImportRow.verdict, (*rules.BAD, "kept")), func.jsonb_array_length(ImportRow.warnings) > 0),
    )
    .order_by(ImportRow.line)
)
REASON = {"zh": "未导入原因", "en": "Why it stayed out"}
NOTE = {"zh": "提示：", "en": "Note: "}


async def error_file(actor: Actor, run_id: UUID) -> tuple[str, bytes]:
    """(name, xlsx) of the user's own sheet with a red column that says why each row stayed out."""
    actor.need(permissions.READ_IMPORTS.name)
    async with reading(actor) as read:
        run = await read.get(ImportRun, run_id)
        if run is None:
            raise ImportNotFound()
        rows = await read.all(MARKED, run_id=run_id)
    content = await storage().get(key_of(actor.tenant_id, run_id, "sheet"), sha256=run.sha256)
    language = "en" if actor.locale.startswith("en") else "zh"
    reasons = {row["line"]: _reason(row, actor.locale, language) for row in rows}
    header = await load_header(actor.tenant_id, run_id)
    marked = await computed(with_reasons, content, reasons, run.file_name, REASON[language], header)
    return f"{run.file_name.rpartition('.')[0] or run.file_name}-{REASON[language]}.xlsx", marked


def _reason(row: ImportRow, locale: str, language: str) -> str:
    said = [told(each["code"], each["params"], locale) for each in row["problems"]]  # type: ignore[index]
    noted = [NOTE[language] + told(each["code"], each["params"], locale) for each in row["warnings"]]  # type: ignore[index]
    return "；".join([*said, *noted]) if language == "zh" else "; ".join([*said, *noted])


async def template_file(actor: Actor, kind_name: str) -> tuple[str, bytes]:
    """(name, xlsx) of an empty sheet with every column, the company's own fields too, and one example row."""
    kind = kind_named(kind_name)
    async with reading(actor) as read:
        fields = await fields_for(read, kind)
    shown = [each for each in fields.values() if not each.dynamic]
    steps = [each for each in fields.values() if each.dynamic] if kind.under else []
    titles = [each.title(actor.locale) for each in shown]
    example = [each.example for each in shown]
    for number in (1, 2, 3) if steps else ():
        step = f"Op {number}" if actor.locale.startswith("en") else f"工序{number}"
        titles += [f"{step} {each.title(actor.locale)}" for each in steps[:2]]
        example += [each.example for each in steps[:2]]
    return f"{kind.label(actor.locale)}.xlsx", xlsx_bytes(titles, [example], title=kind.label(actor.locale))
