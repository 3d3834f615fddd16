"""Opening a recall or a drill: the clock runs, the lots are found, the answer can be read in the same second."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, select

from infra.actions import Command, command
from infra.db import Statement, own
from infra.work import Work
from tenants import identity
from tenants.traceability.models import GenealogyLink, MaterialLot, Movement, Recall, Shipment
from tenants.traceability.recall import permissions, rules, scope, sources
from tenants.traceability.recall.errors import DrillNothingShipped, RecallBeganWrong, RecallKindUnknown
from tenants.traceability.recall.events import RecallOpened
from tenants.traceability.recall.sources import RecallSource
from tenants.traceability.trace import Direction, reached

PREFIX: Final = {"real": "RC", "drill": "DR"}
DRILL_DUE: Final = "traceability.drill_due"
LONGEST_START: Final = timedelta(days=1)
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))"
NUMBERS = Statement(
    select(Recall.number).where(own(Recall), Recall.number.like(bindparam("pattern"))).order_by(Recall.number.desc())
)
LATELY = Statement(
    select(Shipment.id)
    .where(own(Shipment), Shipment.state == "shipped")
    .order_by(Shipment.created_at.desc())
    .limit(200)
)
SENT_LOTS = Statement(
    select(Movement.lot_id).where(
        own(Movement), Movement.document_id == bindparam("id", type_=Uuid()), Movement.kind == "ship"
    )
)
_IDS = any_(bindparam("ids", type_=ARRAY(Uuid())))
MADE_OF = Statement(select(GenealogyLink.target_id).where(own(GenealogyLink), GenealogyLink.target_id == _IDS))
LOTS = Statement(select(MaterialLot.id).where(own(MaterialLot), MaterialLot.id == _IDS).order_by(MaterialLot.id))


@dataclass(frozen=True, kw_only=True)
class OpenRecall(Command):
    """`kind` real or drill. A drill without sources picks something that was shipped and asks about a lot it came of.

    `seconds_ago`: since somebody started the clock (not a time: clocks of browsers are wrong).
    """

    kind: str
    why: str
    sources: list[RecallSource] = field(default_factory=list)
    level: str | None = None
    seconds_ago: int = 0


@command(needs=permissions.OPEN_RECALL)
async def open_recall(work: Work, cmd: OpenRecall) -> Recall:
    if cmd.kind not in rules.KINDS:
        raise RecallKindUnknown(value=cmd.kind)
    if cmd.level is not None and cmd.level not in rules.LEVELS:
        raise RecallKindUnknown(value=cmd.level)
    began = _began(work, cmd.seconds_ago)
    given = [sources.check(each, work.now) for each in cmd.sources]
    if not given and cmd.kind == "drill":
        given = [RecallSource(kind="lot", id=await _picked(work))]
    roots = await sources.roots(work, given)
    found = await scope.reach(work, roots)
    recall = Recall(
        number=await _number(work, cmd.kind), kind=cmd.kind, state="open", level=cmd.level, why=cmd.why.strip()[:500],
        sources=[(await sources.named(work, each)).stored() for each in given], root_ids=roots,
        began_at=began, found_at=work.now, found_ms=found.took_ms, found=len(found.lot_ids),
        opened_by_id=work.actor.id, opened_by=work.actor.name,
    )  # fmt: skip
    await work.insert(recall)
    if cmd.kind == "drill":
        await identity.settle_todo(work, DRILL_DUE, work.tenant_id)
    work.emit(RecallOpened(recall_id=recall.id, number=recall.number, kind=recall.kind, found=recall.found))
    return recall


def _began(work: Work, seconds_ago: int) -> datetime:
    if not 0 <= seconds_ago <= LONGEST_START.total_seconds():
        raise RecallBeganWrong()
    return work.now - timedelta(seconds=seconds_ago)


async def _number(work: Work, kind: str) -> str:
    """RC26-001: the next of this kind and year. The lock keeps two from getting one number."""
    await work.executor.connection.execute(ONE_AT_A_TIME, f"recall {work.tenant_id}")
    prefix = f"{PREFIX[kind]}{work.now:%y}-"
    last = await work.one(NUMBERS, pattern=f"{prefix}%")
    return f"{prefix}{int(last['number'].removeprefix(prefix)) + 1 if last else 1:03}"


async def _picked(work: Work) -> UUID:
    """A lot that nothing of ours went into, behind something that one of the last 200 shipments took away."""
    shipments = await work.all(LATELY)
    if not shipments:
        raise DrillNothingShipped()
    sent = await work.all(SENT_LOTS, id=random.choice(shipments)["id"])
    if not sent:
        raise DrillNothingShipped()
    origins = await reached(work, [random.choice(sent)["lot_id"]], Direction.BACKWARD)
    return random.choice(await _firsts(work, origins))


async def _firsts(work: Work, ids: Sequence[UUID]) -> list[UUID]:
    made = {row["target_id"] for row in await work.all(MADE_OF, ids=list(ids))}
    return [row["id"] for row in await work.all(LOTS, ids=list(ids)) if row["id"] not in made]
