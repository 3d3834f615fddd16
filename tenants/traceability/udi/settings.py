"""The company's GS1 numbers, and the SSCCs made of them."""

from dataclasses import dataclass, field

from infra.actions import Command, command
from infra.codes import sscc
from infra.codes.problem import CodeInvalid
from infra.codes.values import check_digit
from infra.work import Work
from tenants.traceability.models import CodeSetting
from tenants.traceability.udi import permissions, rules
from tenants.traceability.udi.commands import RecordValue
from tenants.traceability.udi.errors import CompanyNumberInvalid, CompanyPrefixMissing


@dataclass(frozen=True, kw_only=True)
class SetCompanyCodes(Command):
    """`company_prefix`: 4 to 12 digits, as GS1 gave it; `gln`: 13 digits; `record`: the registrant's data for NMPA."""

    company_prefix: str | None = None
    gln: str | None = None
    record: list[RecordValue] = field(default_factory=list)


@command(needs=permissions.EDIT_DEVICE_IDENTIFIERS)
async def set_company_codes(work: Work, cmd: SetCompanyCodes) -> CodeSetting:
    prefix, gln = (cmd.company_prefix or "").strip() or None, (cmd.gln or "").strip() or None
    if prefix is not None:
        _check_prefix(prefix)
    if gln is not None and not (
        gln.isascii() and gln.isdigit() and len(gln) == 13 and check_digit(gln[:-1]) == gln[-1]
    ):
        raise CompanyNumberInvalid(number=gln[:20], what="GLN")
    row = await work.lock(CodeSetting, work.tenant_id)
    pairs = [(each.key, each.value) for each in cmd.record]
    if row is None:
        return await work.insert(
            CodeSetting(id=work.tenant_id, company_prefix=prefix, gln=gln, record=rules.merged({}, pairs))
        )
    # The running number stays where it is: a prefix that comes back must not make its old SSCCs once more.
    return await work.change(row, company_prefix=prefix, gln=gln, record=rules.merged(row.record, pairs))


def _check_prefix(prefix: str) -> None:
    try:
        sscc.capacity(prefix)
    except CodeInvalid:
        raise CompanyNumberInvalid(number=prefix[:20], what="GS1 company prefix") from None


async def next_sscc(work: Work, extension: int = 0) -> str:
    """The next SSCC of the company's prefix. Holds the setting's row until the end of the transaction: two packs never
    get one number. Raises CompanyPrefixMissing."""
    row = await work.lock(CodeSetting, work.tenant_id)
    if row is None or row.company_prefix is None:
        raise CompanyPrefixMissing()
    number = row.last_serial_reference + 1
    await work.change(row, last_serial_reference=number)
    return sscc.make(row.company_prefix, number, extension)
