"""What went into what, and the lot that an order's work goes into.

Links are written beside the movements they stand for, by whoever holds both lots (`ledger.lock_lots`). Nothing can
come to be made of itself: whoever closes a ring is refused. Two commands at once cannot close one together either.
Where their links touch, they wait for each other at the lot they share; where they do not, both targets lead somewhere
and both sources come from somewhere, and then they queue up for the look through the links.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import ARRAY, Uuid, any_, bindparam, exists, select

from infra.db import Statement, mine, own
from infra.quantity import ZERO
from infra.work import Work
from tenants.traceability import rules
from tenants.traceability.flow.errors import LotGoesIntoItself
from tenants.traceability.models import GenealogyLink, MaterialLot

_SOURCES = any_(bindparam("sources", type_=ARRAY(Uuid())))
_TARGETS = any_(bindparam("targets", type_=ARRAY(Uuid())))
THERE = Statement(mine(GenealogyLink).where(GenealogyLink.source_id == _SOURCES, GenealogyLink.target_id == _TARGETS))
MAY_CLOSE = Statement(
    select(
        exists().where(own(GenealogyLink), GenealogyLink.source_id == _TARGETS).label("leads_on"),
        exists().where(own(GenealogyLink), GenealogyLink.target_id == _SOURCES).label("came_from"),
    )
)
"""A new link can only close a ring where something leaves its target and something reached its source."""
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended('genealogy ' || $1::uuid::text, 0))"


def _above() -> Statement:
    """The first of the targets that the sources are made of."""
    up = select(GenealogyLink.source_id).where(own(GenealogyLink), GenealogyLink.target_id == _SOURCES)
    above = up.cte("above", recursive=True)
    higher = GenealogyLink.__table__.alias("higher")
    above = above.union(select(higher.c.source_id).join(above, (higher.c.target_id == above.c.source_id) & own(higher)))
    return Statement(select(above.c.source_id).where(above.c.source_id == _TARGETS).limit(1))


ABOVE = _above()


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """So much of `source` (above zero, in its unit; zero for what only came beside it) went into `target`."""

    source: MaterialLot
    target: MaterialLot
    kind: str
    quantity: Decimal
    order_id: UUID | None = None
    operation_id: UUID | None = None

    @property
    def key(self) -> tuple[UUID, UUID, str, UUID | None]:
        return self.source.id, self.target.id, self.kind, self.operation_id


async def link(
    work: Work, source: MaterialLot, target: MaterialLot, kind: str, quantity: Decimal,
    order_id: UUID | None = None, operation_id: UUID | None = None,
) -> None:  # fmt: skip
    """One link; both lots are locked by the caller. Raises LotGoesIntoItself."""
    await link_all(
        work,
        [
            Link(
                source=source, target=target, kind=kind, quantity=quantity, order_id=order_id,
                operation_id=operation_id,
            )
        ],
    )  # fmt: skip


async def link_all(work: Work, links: Sequence[Link]) -> None:
    """Links into one target, or out of one source: three statements however many. Raises LotGoesIntoItself."""
    if not links:
        return
    for each in links:
        assert each.kind in rules.LINK_KINDS, each.kind
    await _check_no_ring(work, links)
    stood = {_key(row): row for row in await work.all(THERE, **_ends(links))}
    wanted: dict[tuple[UUID, UUID, str, UUID | None], list[Link]] = {}
    for each in links:
        wanted.setdefault(each.key, []).append(each)
    new = []
    for key, same in wanted.items():
        quantity = sum((each.quantity for each in same), ZERO)
        if key in stood:
            await work.change(stood[key], quantity=stood[key].quantity + quantity)
        else:
            new.append(_row(work, same[0], quantity))
    await work.insert_all(new)


async def unlink(work: Work, taken: Mapping[tuple[UUID, UUID, str, UUID | None], Decimal]) -> None:
    """So much of each link is taken back; a link that nothing stands behind any more is gone."""
    if not taken:
        return
    ends = {"sources": sorted({key[0] for key in taken}), "targets": sorted({key[1] for key in taken})}
    stood = {_key(row): row for row in await work.all(THERE, **ends)}
    for key, quantity in taken.items():
        row = stood.get(key)
        if row is None:
            continue
        if row.quantity <= quantity:
            await work.remove(row)
        else:
            await work.change(row, quantity=row.quantity - quantity)


def _key(row: GenealogyLink) -> tuple[UUID, UUID, str, UUID | None]:
    return row.source_id, row.target_id, row.kind, row.operation_id


def _ends(links: Iterable[Link]) -> dict[str, list[UUID]]:
    links = list(links)
    return {
        "sources": sorted({each.source.id for each in links}),
        "targets": sorted({each.target.id for each in links}),
    }


def _row(work: Work, each: Link, quantity: Decimal) -> GenealogyLink:
    return GenealogyLink(
        source_id=each.source.id,
        target_id=each.target.id,
        kind=each.kind,
        quantity=quantity,
        order_id=each.order_id,
        operation_id=each.operation_id,
        linked_at=work.occurred_at,
    )


async def check_may_go(work: Work, source: MaterialLot, target: MaterialLot) -> None:
    """Whether `source` could go into `target`, without writing it. Raises LotGoesIntoItself."""
    await _check_no_ring(work, [Link(source=source, target=target, kind="consume", quantity=ZERO)])


async def _check_no_ring(work: Work, links: Sequence[Link]) -> None:
    ends = _ends(links)
    itself = set(ends["sources"]) & set(ends["targets"])
    if not itself:
        found = await work.one(MAY_CLOSE, **ends)
        if not (found["leads_on"] and found["came_from"]):
            return
        await work.executor.connection.execute(ONE_AT_A_TIME, work.tenant_id)
        met = await work.scalar(ABOVE, **ends)
        if met is None:
            return
        itself = {met}
    target = next(each.target for each in links if each.target.id in itself)
    raise LotGoesIntoItself(lot=target.number, source=links[0].source.number)
