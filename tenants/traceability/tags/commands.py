"""A reader saw a tag: kept with what it was, and where told to, the thing is now where the reader stands."""

from dataclasses import dataclass
from urllib.parse import unquote
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.codes.values import check_digit
from infra.db import Statement, mine
from infra.errors import BadInput
from infra.work import Work
from tenants.masterdata.models import StorageLocation
from tenants.traceability.commands.moving import TransferLot, transfer_lot
from tenants.traceability.errors import SamePlace
from tenants.traceability.identify import LONGEST, Candidate, identified
from tenants.traceability.models import LotBalance, Pack, TagRead
from tenants.traceability.packs.commands import MovePack, move_pack
from tenants.traceability.tags import permissions
from tenants.traceability.tags.events import TagSeen

BY_CODE = Statement(mine(StorageLocation).where(StorageLocation.code == bindparam("code")))
LYING = Statement(mine(LotBalance).where(LotBalance.lot_id == bindparam("lot_id")))


@dataclass(frozen=True, kw_only=True)
class RecordTagRead(Command):
    """`text` as the reader sends it: an EPC as Digital Link, element string or URN, or any number of ours. `location`:
    code of the place where the reader stands. `move`: a lot, piece or pack that lies elsewhere came here."""

    text: str
    location: str | None = None
    move: bool = False


@command(needs=permissions.SEND_TAG_READ)
async def record_tag_read(work: Work, cmd: RecordTagRead) -> TagRead:
    if not cmd.text.strip() or len(cmd.text) > LONGEST:
        raise BadInput(field="text", problem=f"1 to {LONGEST} characters")
    here = await _location(work, cmd.location)
    found = await identified(work, epc_text(cmd.text))
    thing = found.only
    moved = cmd.move and here is not None and thing is not None and await _brought(work, thing, here.id)
    row = TagRead(
        text=cmd.text.strip(), verdict=found.verdict, kind=thing.kind if thing else None,
        thing_id=thing.id if thing else None, location_id=here.id if here else None, moved=moved,
        device_id=work.actor.device_id, read_at=work.occurred_at,
    )  # fmt: skip
    await work.insert(row)
    work.emit(
        TagSeen(
            read_id=row.id, verdict=row.verdict, thing_id=row.thing_id, location_id=row.location_id, moved=moved
        )
    )  # fmt: skip
    return row


async def _location(work: Work, code: str | None) -> StorageLocation | None:
    if code is None:
        return None
    found: StorageLocation | None = await work.one(BY_CODE, code=code.strip())
    if found is None:
        raise BadInput(field="location", problem=f"{code[:40]} is no storage location")
    return found


async def _brought(work: Work, thing: Candidate, location_id: UUID) -> bool:
    """By the commands of the store, with all their refusals; what is here already stays."""
    if thing.kind == "pack":
        pack = await work.get(Pack, thing.id)
        if pack is None or pack.location_id == location_id:
            return False
        await move_pack.nested(work, MovePack(pack_id=thing.id, to_location_id=location_id))
        return True
    if thing.kind not in ("lot", "piece") or not await work.all(LYING, lot_id=thing.id):
        return False
    try:
        await transfer_lot.nested(work, TransferLot(lot_id=thing.id, to_location_id=location_id))
    except SamePlace:  # refused before anything was written
        return False
    return True


def epc_text(text: str) -> str:
    """Tag Data Standard pure identities that readers' middleware sends, as the element strings they stand for."""
    plain = text.strip()
    kind, _, rest = plain.removeprefix("urn:epc:id:").partition(":")
    parts = rest.split(".")
    if not plain.startswith("urn:epc:id:") or kind not in ("sgtin", "sscc") or len(parts) < 2:
        return plain
    prefix, reference = parts[0], parts[1]
    digits = prefix + reference
    if not digits.isdigit() or len(digits) != (13 if kind == "sgtin" else 17):
        return plain
    body = reference[0] + prefix + reference[1:]  # indicator or extension digit, prefix, reference
    if kind == "sscc":
        return f"(00){body}{check_digit(body)}"
    return f"(01){body}{check_digit(body)}(21){unquote('.'.join(parts[2:]))}"
