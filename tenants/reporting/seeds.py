"""Two weeks of reports on the demo plant's orders, by the people who work there and by one counter."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from infra import clock
from infra.db import mine
from infra.ids import derived
from infra.permissions import default_permissions
from infra.work import Actor, reading, system
from tenants.identity.seeds import DEMO_PEOPLE
from tenants.masterdata.demo import TEAM_CENTERS
from tenants.masterdata.models import WorkCenter
from tenants.orders import demo
from tenants.orders.demo import Calendar, DemoOrder, Made, Window
from tenants.orders.models import Operation
from tenants.orders.seeds import People, Storyteller, operations_of, orders_by_number
from tenants.reporting.commands import report_output
from tenants.roles import DEVICE, INSPECTOR, OPERATOR

REASONS = {
    "SAW": "SIZE", "CNC": "SIZE", "CNC2": "CHATTER", "MILL": "SCRATCH", "DRILL": "SIZE", "GRIND": "BURN",
    "HEAT": "SIZE", "INSP": "SCRATCH",
}  # fmt: skip


class Crew:
    """Who reports where: the team's people in turn, so that the same run always names the same person."""

    def __init__(self, people: People, centers: Mapping[UUID, str]) -> None:
        self.people = people
        self.centers = centers
        teams = {center: team for team, codes in TEAM_CENTERS.items() for center in codes}
        self.hands = {
            center: [
                person.login
                for person in DEMO_PEOPLE
                if person.team == team and {OPERATOR, INSPECTOR} & set(person.roles)
            ]
            for center, team in teams.items()
        }
        self.turn = dict.fromkeys(self.hands, 0)

    @classmethod
    async def of(cls, tenant_id: UUID) -> "Crew":
        async with reading(system(tenant_id)) as read:
            centers = await read.all(mine(WorkCenter))
        return cls(await People.of(tenant_id), {each.id: each.code for each in centers})

    def next(self, center: str) -> str:
        hands = self.hands[center]
        self.turn[center] += 1
        return hands[self.turn[center] % len(hands)]


async def seed_demo(tenant_id: UUID) -> None:
    crew = await Crew.of(tenant_id)
    story, calendar = Storyteller(crew.people), Calendar(clock.now())
    made = await orders_by_number(tenant_id)
    for order in demo.ORDERS:
        if order.made:
            operations = await operations_of(tenant_id, made[order.name].id)
            await _order(story, crew, calendar, order, operations)


async def _order(
    story: Storyteller, crew: Crew, calendar: Calendar, order: DemoOrder, operations: Sequence[Operation]
) -> None:
    windows = calendar.windows(order, len(operations))
    for operation, made, window in zip(operations, order.made, windows, strict=False):
        if order.name == demo.LEADING:
            await _leading(story, calendar, operation, made)
        else:
            await _operation(story, crew, calendar, order, operation, made, window)


async def _operation(
    story: Storyteller, crew: Crew, calendar: Calendar, order: DemoOrder, operation: Operation, made: Made,
    window: Window,
) -> None:  # fmt: skip
    """One to four reports spread over the time the operation took; its scrap is found with the last."""
    center = crew.centers[operation.work_center_id]
    parts = demo.shares(made.good, 1 + min(3, made.good // 50))
    for n, good in enumerate(parts, 1):
        last = n == len(parts)
        lost = made if last else Made(good)
        await story.tell(
            f"report {order.name} {operation.sequence} {n}", crew.next(center), report_output,
            operation_id=operation.id, good_quantity=Decimal(good),
            process_scrap_quantity=Decimal(lost.process_scrap), material_scrap_quantity=Decimal(lost.material_scrap),
            scrap_reason=_reason(center, lost), occurred_at=calendar.moment(window, n, len(parts)),
        )  # fmt: skip


def _reason(center: str, lost: Made) -> str | None:
    if lost.process_scrap:
        return REASONS.get(center, "SIZE")
    return ("HARD" if center == "HEAT" else "SAND") if lost.material_scrap else None


async def _leading(story: Storyteller, calendar: Calendar, operation: Operation, made: Made) -> None:
    """MO-1012 as in the pictures: the saw's counter, then 李敏's 45; the next report is yours."""
    if operation.sequence == 10:
        who: str | Actor = counter(story.people.tenant_id, "SW-1")
        at = calendar.at(-2, "10:20")
    else:
        who, at = "limin", calendar.past(calendar.at(0, "09:12"), 10)
    await story.tell(
        f"report {demo.LEADING} {operation.sequence}", who, report_output,
        operation_id=operation.id, good_quantity=Decimal(made.good), occurred_at=at,
    )  # fmt: skip


def counter(tenant_id: UUID, code: str) -> Actor:
    """A machine is just another operator."""
    return Actor(
        tenant_id=tenant_id, kind="device", id=derived("seed", tenant_id, code), name=code,
        permissions=dict.fromkeys(default_permissions(DEVICE)),
    )  # fmt: skip
