"""What is known of how lots came to be: who, where, when, with what settings, checked by whom, on which papers.

Traceability knows its own movements, papers and statuses. Modules above it (reports, readings, inspections) add theirs
with `@evidence`; a section nobody speaks for, and one that has nothing to say, are gaps and are shown as gaps.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from infra.actions import query
from infra.db import among, mine
from infra.errors import BadInput
from infra.work import Read
from tenants.traceability import permissions
from tenants.traceability.models import MaterialLot

MOST_LOTS = 500
MOST_FACTS = 200
SECTIONS: Final = (
    "people", "equipment", "parameters", "inspection", "environment", "documents", "movements", "status",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One line. `kind` says what it is in a word that has a translation (`trace.fact.<kind>`); `refers`: what opens for
    it (order, report, receipt, shipment, document …). A value without a record is None, never a zero."""

    kind: str
    at: datetime | None = None
    until: datetime | None = None
    lot_id: UUID | None = None
    name_zh: str | None = None
    name_en: str | None = None
    who: str | None = None
    where: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    note: str | None = None
    was: str | None = None
    now: str | None = None
    refers: str | None = None
    refers_to: str | None = None


@dataclass(frozen=True)
class Subject:
    """The lots one asks about, and the orders they were made by."""

    lots: Sequence[MaterialLot]

    @property
    def lot_ids(self) -> list[UUID]:
        return [each.id for each in self.lots]

    @property
    def order_ids(self) -> list[UUID]:
        return sorted({each.order_id for each in self.lots if each.order_id is not None})


@dataclass(frozen=True)
class Section:
    """`gap`: no_source (nothing in this product speaks for it here) or no_record (it could, but has nothing)."""

    name: str
    facts: Sequence[Fact] = field(default_factory=tuple)
    more: bool = False
    gap: str | None = None


Witness = Callable[[Read, Subject], Awaitable[Sequence[Fact]]]
_witnesses: dict[str, list[Witness]] = defaultdict(list)


def evidence(section: str) -> Callable[[Witness], Witness]:
    """Register what a module knows for one of SECTIONS: `async (read, subject) -> facts`."""
    assert section in SECTIONS, section

    def register(witness: Witness) -> Witness:
        _witnesses[section].append(witness)
        return witness

    return register


@query(needs=permissions.READ_LOTS)
async def trace_evidence(read: Read, lot_ids: Sequence[UUID]) -> list[Section]:
    """Everything known of these lots, section by section; oldest first. Raises BadInput for none or too many."""
    if not 0 < len(lot_ids) <= MOST_LOTS:
        raise BadInput(field="lotIds", problem=f"1 to {MOST_LOTS}")
    subject = Subject(await read.all(mine(MaterialLot).where(among(MaterialLot.id, lot_ids)).order_by(MaterialLot.id)))
    return [await _told(read, subject, name) for name in SECTIONS]


async def _told(read: Read, subject: Subject, name: str) -> Section:
    if not _witnesses[name]:
        return Section(name, gap="no_source")
    facts = [fact for witness in _witnesses[name] for fact in await witness(read, subject)]
    facts.sort(key=lambda fact: (fact.at is None, fact.at))
    return Section(name, facts[:MOST_FACTS], len(facts) > MOST_FACTS, None if facts else "no_record")
