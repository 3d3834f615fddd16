"""Serials: unique within their device identifier, whoever asks, however many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Text, Uuid, any_, bindparam, func, literal, select
from sqlalchemy.dialects.postgresql import insert

from infra.actions import Command, command
from infra.db import TENANT, Statement, mine
from infra.ids import uuid7
from infra.work import Work
from tenants import masterdata
from tenants.labels import errors, permissions, rules
from tenants.labels.fields import Values
from tenants.labels.models import IssuedSerial, SerialIssue, SerialRange
from tenants.labels.udi import devices_of
from tenants.masterdata.models import Item

MOST = 10_000
LOCKED = Statement(mine(SerialRange).where(SerialRange.item_id == bindparam("item_id")).with_for_update())
_values = select(
    TENANT,
    func.unnest(bindparam("ids", type_=ARRAY(Uuid()))),
    bindparam("di", type_=Text()),
    func.unnest(bindparam("serials", type_=ARRAY(Text()))),
    bindparam("item", type_=Uuid()),
    bindparam("issue", type_=Uuid()),
    func.unnest(bindparam("lots", type_=ARRAY(Uuid()))),
    literal(1),
    bindparam("at", type_=DateTime(True)),
    bindparam("at", type_=DateTime(True)),
)
_columns = (
    "tenant_id", "id", "di", "serial", "item_id", "issue_id", "lot_id", "revision", "created_at", "updated_at",
)  # fmt: skip
RECORD = Statement(insert(IssuedSerial).from_select(list(_columns), _values).on_conflict_do_nothing())
KNOWN = Statement(
    mine(IssuedSerial).where(
        IssuedSerial.di == bindparam("di"), IssuedSerial.serial == any_(bindparam("serials", type_=ARRAY(Text())))
    )
)


@dataclass(frozen=True, kw_only=True)
class SetSerialRange(Command):
    """Numbers from `first` to `last`, written with `digits` digits after `prefix`. It never goes back."""

    item_id: UUID
    prefix: str = ""
    digits: int = 6
    first: int = 1
    last: int


@command(needs=permissions.ISSUE_SERIALS)
async def set_serial_range(work: Work, cmd: SetSerialRange) -> SerialRange:
    """Where an item's running serials come from. With the same prefix and digits, numbers given out stay given out."""
    rules.check_range(cmd.prefix, cmd.digits, cmd.first, cmd.last)
    await masterdata.existing(work, Item, cmd.item_id)
    row: SerialRange | None = await work.one(LOCKED, item_id=cmd.item_id)
    values = {"prefix": cmd.prefix, "digits": cmd.digits, "next_number": cmd.first, "last_number": cmd.last}
    if row is None:
        return await work.insert(SerialRange(item_id=cmd.item_id, **values))
    if (row.prefix, row.digits) == (cmd.prefix, cmd.digits) and cmd.first < row.next_number:
        raise errors.RangeInvalid(problem=f"the next free number is {row.next_number}")
    return await work.change(row, **values)


@dataclass(frozen=True, kw_only=True)
class IssueSerials(Command):
    item_id: UUID
    quantity: int


@command(needs=permissions.ISSUE_SERIALS)
async def issue_serials(work: Work, cmd: IssueSerials) -> SerialIssue:
    """The next serials of an item. Those somebody used by hand are left out."""
    if not 1 <= cmd.quantity <= MOST:
        raise errors.RangeInvalid(problem=f"1 to {MOST} at once")
    item = await masterdata.existing(work, Item, cmd.item_id)
    device = (await devices_of(work, [item])).get(item.id)
    if device is None:
        raise errors.IdentifierMissing(item=item.code)
    di = device.di
    row: SerialRange | None = await work.one(LOCKED, item_id=item.id)
    if row is None:
        raise errors.RangeMissing(item=item.code)
    serials, next_number = await _free(work, row, di, cmd.quantity, item.code)
    await work.change(row, next_number=next_number)
    issue = await work.insert(
        SerialIssue(
            id=cmd.id,
            item_id=item.id,
            di=di,
            quantity=cmd.quantity,
            first=serials[0],
            last=serials[-1],
            digest=rules.digest(serials),
            issued_by=work.actor.name,
        )
    )
    await record(work, di, item.id, serials, issue_id=issue.id)
    return issue


async def _free(work: Work, row: SerialRange, di: str, quantity: int, item: str) -> tuple[list[str], int]:
    found: list[str] = []
    number = row.next_number
    while len(found) < quantity:
        until = min(number + quantity - len(found), row.last_number + 1)
        if until == number:
            left = row.last_number + 1 - row.next_number
            raise errors.RangeExhausted(item=item, left=max(0, left), wanted=quantity)
        wanted = [rules.serial(row.prefix, row.digits, each) for each in range(number, until)]
        taken = {each.serial for each in await work.all(KNOWN, di=di, serials=wanted)}
        found += [each for each in wanted if each not in taken]
        number = until
    return found, number


async def record(
    work: Work, di: str, item_id: UUID, serials: Sequence[str], *, issue_id: UUID | None = None,
    lot_ids: Sequence[UUID] | None = None,
) -> None:  # fmt: skip
    """Into the ledger, in one statement. Of two who give out one serial at once the second is refused as a whole."""
    lots: Sequence[UUID | None] = lot_ids or [None] * len(serials)
    rows = sorted(zip(serials, lots, strict=True), key=lambda each: each[0])
    written = await work.execute(
        RECORD, ids=[uuid7() for _ in rows], serials=[each for each, _ in rows], lots=[lot for _, lot in rows],
        di=di, item=item_id, issue=issue_id, at=work.now,
    )  # fmt: skip
    if written != len(rows):
        own_ids = [lot for _, lot in rows if lot is not None]
        known = [each for each in await work.all(KNOWN, di=di, serials=list(serials)) if each.lot_id not in own_ids]
        raise errors.SerialTaken(serial=known[0].serial if known else serials[0], di=di)


async def claim_serials(work: Work, subject: str, subjects: Sequence[Values]) -> None:
    """A piece's label carries a serial: it is this piece's from now on, and nobody else's under the same identifier."""
    if subject != "piece":
        return
    by_di: dict[tuple[str, UUID], list[Values]] = {}
    for each in subjects:
        di = each.values.get("udi.di")
        if di and each.item_id is not None:
            by_di.setdefault((di, each.item_id), []).append(each)
    for (di, item_id), pieces in by_di.items():
        known = {row.serial: row for row in await work.all(KNOWN, di=di, serials=[each.text for each in pieces])}
        new = []
        for piece in pieces:
            row = known.get(piece.text)
            if row is None:
                new.append(piece)
            elif row.item_id != item_id or row.lot_id not in (None, piece.id):
                raise errors.SerialTaken(serial=piece.text, di=di)
            elif row.lot_id is None:
                await work.change(row, lot_id=piece.id)
        if new:
            await record(work, di, item_id, [each.text for each in new], lot_ids=[each.id for each in new])
