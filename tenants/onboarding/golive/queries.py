"""Reading how far going live has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from infra.actions import query
from infra.db import Statement, among, mine
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants.onboarding import permissions
from tenants.onboarding.errors import SamplesInUse
from tenants.onboarding.golive.checks import Readiness
from tenants.onboarding.golive.checks import readiness as measured
from tenants.onboarding.golive.models import FloorPrint
from tenants.onboarding.samples.wiping import Wipe
from tenants.onboarding.templates.models import Sample
from tenants.orders.models import Operation, ProductionOrder


@query(needs=permissions.READ_READINESS)
async def readiness(read: Read) -> Readiness:
    """The score and every check."""
    return await measured(read)


@dataclass(frozen=True)
class Samples:
    """How much of what would go, and what keeps it (None: nothing does)."""

    counts: dict[str, int]
    leaving: Sequence[str]
    kept_by: SamplesInUse | None


@query(needs=permissions.READ_READINESS)
async def samples(read: Read) -> Samples:
    wipe = Wipe(read)
    refusal = None
    try:
        await wipe.look()
    except SamplesInUse as error:
        refusal = error
    counts = {name: n for name, n in wipe.counts().items() if n}
    return Samples(counts if wipe.marks else {}, [each.name for each in wipe.stays], refusal)


TEST_ORDER = Statement(
    mine(Sample).where(Sample.what == "test_order", Sample.wiped_at.is_(None)).order_by(Sample.position.desc()).limit(1)
)


@dataclass(frozen=True)
class TestOrder:
    order: ProductionOrder
    operations: Sequence[Operation]

    __test__ = False  # no test of pytest's

    @property
    def reported(self) -> int:
        """Operations something was reported on."""
        return sum(each.handled > 0 for each in self.operations)


@query(needs=permissions.READ_READINESS)
async def test_order(read: Read) -> TestOrder | None:
    """The latest order made to try things with."""
    sample: Sample | None = await read.one(TEST_ORDER)
    order = await read.get(ProductionOrder, sample.record_ids[0]) if sample else None
    if order is None:
        return None
    operations = await read.all(mine(Operation).where(Operation.order_id == order.id).order_by(Operation.sequence))
    return TestOrder(order, operations)


@query(needs=permissions.PRINT_PAPERS)
async def floor_prints(
    read: Read, *, kinds: Sequence[str] | None, newest_first: bool, first: int, after: str | None
) -> Page[FloorPrint]:
    """What was printed for the floor."""
    statement = mine(FloorPrint)
    if kinds is not None:
        statement = statement.where(among(FloorPrint.kind, kinds))
    keys = (Key(FloorPrint.printed_at, "printed_at", newest_first), Key(FloorPrint.id, "id", newest_first))
    return await paged(read, statement, keys=keys, first=first, after=after)
