"""Scanning printed labels back, and what depends on it: the release of what carries them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.work import Read, Work
from tenants.labels import errors, permissions, rules, udi
from tenants.labels.commands.printers import OF_ITEM
from tenants.labels.commands.printing import APPROVED
from tenants.labels.events import LabelScannedBack
from tenants.labels.models import ItemLabelling, LabelTemplate, LabelVersion, ScanBack
from tenants.masterdata.models import Item
from tenants.traceability.models import MaterialLot

LAST = Statement(
    mine(ScanBack)
    .where(ScanBack.lot_id == bindparam("lot_id"))
    .order_by(ScanBack.scanned_at.desc(), ScanBack.id.desc())
    .limit(1)
)


@dataclass(frozen=True, kw_only=True)
class ScanLabelBack(Command):
    """`codes`: every code of one printed label, as the scanner gives them."""

    lot_id: UUID
    codes: list[str]


@command(needs=permissions.SCAN_BACK)
async def scan_label_back(work: Work, cmd: ScanLabelBack) -> ScanBack:
    """Compare a printed label with what should stand on it. Whatever it says is kept as evidence, a mismatch too."""
    codes = [each.strip() for each in cmd.codes if each.strip()]
    if not 1 <= len(codes) <= rules.MOST_SCANNED or any(len(each) > 500 for each in codes):
        raise errors.NothingScanned(limit=rules.MOST_SCANNED)
    lot = await work.lock(MaterialLot, cmd.lot_id)
    if lot is None:
        raise errors.SubjectMissing()
    setting: ItemLabelling | None = await work.one(OF_ITEM, item_id=lot.item_id)
    expected = await expectation(work, lot, setting)
    found = await read_label(work, codes, lot, expected)
    mismatches = rules.compared(expected, found)
    row = await work.insert(
        ScanBack(
            lot_id=lot.id,
            template_id=setting.template_id if setting else None,
            codes=codes,
            expected=expected,
            found=found,
            mismatches=mismatches,
            matched=not mismatches,
            scanned_at=work.occurred_at,
            scanned_by=work.actor.name,
        )
    )
    work.subject(lot.id)
    work.emit(LabelScannedBack(lot_id=lot.id, matched=row.matched))
    return row


async def expectation(read: Read, lot: MaterialLot, setting: ItemLabelling | None) -> dict[str, Any]:
    """What the label of a lot or piece must say now: its UDI data, or our own code where it has none, and the mark of
    the version that is approved now where the label carries one."""
    item = await read.get(Item, lot.item_id)
    assert item is not None  # a foreign key holds it
    carried = (await udi.carriers_of(read, [lot], [item]))[lot.id]
    expected: dict[str, Any] = dict(carried.expected)
    if not expected:
        expected["code"] = str(lot.id)
    mark = await _mark(read, setting)
    return expected | ({"template_version": mark} if mark else {})


async def _mark(read: Read, setting: ItemLabelling | None) -> str | None:
    template = await read.get(LabelTemplate, setting.template_id) if setting else None
    if template is None:
        return None
    version: LabelVersion | None = await read.one(APPROVED, template_id=template.id)
    return rules.mark_of(template.code, version.version) if version else None


async def read_label(read: Read, codes: Sequence[str], lot: MaterialLot, expected: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = udi.read_codes(codes, expected)
    mark = rules.mark_in(codes)
    if mark is not None:
        found["template_version"] = rules.mark_of(*mark)
    own = await udi.own_code(read, codes, lot)
    return found | ({"code": own} if own else {})


async def check_scanned(work: Work, lots: Sequence[MaterialLot]) -> None:
    """Refuse the release of the first lot whose item asks for a scan, and whose label was not scanned, did not match,
    or would not match any more."""
    for lot in lots:
        setting: ItemLabelling | None = await work.one(OF_ITEM, item_id=lot.item_id)
        if setting is None or not setting.scan_back:
            continue
        last: ScanBack | None = await work.one(LAST, lot_id=lot.id)
        if last is None:
            raise errors.ScanBackMissing(lot=lot.number)
        if not last.matched:
            raise errors.ScanBackMismatch(lot=lot.number, fields=last.mismatches)
        changed = rules.changed_since(last.expected, await expectation(work, lot, setting))
        if changed:
            raise errors.ScanBackOutdated(lot=lot.number, fields=changed)
