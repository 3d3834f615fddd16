"""What suppliers vouch for at the demo plant: most of it stands, one paper is about to end, one has ended."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from infra import clock
from tenants.masterdata.models import Item, Partner
from tenants.masterdata.seeds import Seeder
from tenants.orders.story import Storyteller
from tenants.traceability.substances import commands as do
from tenants.traceability.substances.commands import SubstanceAmount

QUALITY: Final = "sun"


class Told(NamedTuple):
    """`age` and `left`: days since it was issued and until it ends."""

    item: str
    supplier: str
    number: str
    age: int
    left: int | None
    kind: str = "declaration"
    issuer: str | None = None
    values: tuple[SubstanceAmount, ...] = ()


def _lead(ppm: str, material: str, exemption: str | None = None) -> SubstanceAmount:
    return SubstanceAmount(substance="Pb", ppm=Decimal(ppm), material=material, exemption=exemption)


PAPERS: Final = (
    Told("RM-40CR-50", "HN", "HN-ROHS-2601", 300, 430),
    Told("RM-45-60", "HN", "HN-ROHS-2409", 790, -58),
    Told("RM-40CR-32", "HN", "HN-ROHS-2512", 330, 35),
    Told("BP-OR-28", "XB", "XB-DC-0417", 210, 520),
    Told("BP-M6-20", "XB", "SH-T-260318", 245, None, "test_report", "华东材料检测", (
        _lead("2800", "易切削钢", "6(a)-I"),
        SubstanceAmount(substance="Cr6+", ppm=Decimal("12"), material="镀层"),
        SubstanceAmount(substance="Cd", ppm=Decimal("3"), material="镀层"),
    )),
)  # fmt: skip


class SubstancesStory:
    def __init__(self, story: Storyteller) -> None:
        self.story, self.tenant_id = story, story.people.tenant_id

    async def tell(self) -> None:
        seed = Seeder(self.tenant_id)
        items, partners = await seed.ids(Item), await seed.ids(Partner)
        for paper in PAPERS:
            await self.story.tell(
                f"paper {paper.number}", QUALITY, do.declare_substances,
                item_id=items[paper.item], supplier_id=partners[paper.supplier], number=paper.number, kind=paper.kind,
                issuer=paper.issuer, issued_on=_day(-paper.age), values=list(paper.values),
                valid_until=None if paper.left is None else _day(paper.left),
            )  # fmt: skip


def _day(days: int) -> date:
    return (clock.now() + timedelta(days=days)).date()
