"""Packs put onto packs and taken off again. No movement tells it, since nothing in them moves: the journal does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, cast, select
from sqlalchemy.dialects.postgresql import JSONB

from infra.db import Statement, own
from infra.ids import derived
from infra.journal.models import JournalChange, JournalLine
from infra.work import Read

_OLD, _NEW = (cast(image, JSONB)["parent_id"].astext for image in (JournalChange.before, JournalChange.after))
CHANGES = Statement(
    select(
        JournalChange.record_id, _OLD.label("was"), _NEW.label("now"), JournalLine.id, JournalLine.occurred_at,
        JournalLine.recorded_at,
    )
    .join(JournalLine, own(JournalLine) & (JournalLine.id == JournalChange.journal_id))
    .where(
        own(JournalChange),
        JournalChange.record_id == any_(bindparam("ids", type_=ARRAY(Uuid()))),
        JournalChange.table_name == "traceability_pack",
        _OLD.is_distinct_from(_NEW),
    )
    .order_by(JournalLine.recorded_at, JournalLine.id, JournalChange.n)
)  # fmt: skip


@dataclass(frozen=True)
class Nesting:
    """`pack_id` went onto `parent_id` (`on`), or off it, in the act of journal line `id`."""

    id: UUID
    pack_id: UUID
    parent_id: UUID
    on: bool
    occurred_at: datetime
    recorded_at: datetime

    @property
    def event_id(self) -> str:
        return f"urn:uuid:{derived('epcis', 'nest', self.id, self.pack_id, self.on)}"


async def nestings_of(
    read: Read, pack_ids: Iterable[UUID], since: datetime | None, until: datetime | None
) -> list[Nesting]:
    """What these packs were put onto within the time, and where they came off, in that order."""
    ids = sorted(set(pack_ids))
    rows = await read.all(CHANGES, ids=ids) if ids else []
    found = [each for row in rows for each in _told(row)]
    return [
        each for each in found
        if (since is None or each.occurred_at >= since) and (until is None or each.occurred_at < until)
    ]  # fmt: skip


def _told(row: Any) -> Iterable[Nesting]:
    for parent, on in ((row["was"], False), (row["now"], True)):
        if parent is not None:
            yield Nesting(row["id"], row["record_id"], UUID(parent), on, row["occurred_at"], row["recorded_at"])
