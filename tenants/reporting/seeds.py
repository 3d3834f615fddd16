"""Two weeks of reports on the demo plant's orders, by the people who work there and by one counter."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from infra import clock
from infra.db import mine
from infra.ids import derived
from infra.permissions import default_permissions
from infra.work import Actor, reading, system
from tenants.identity.seeds import DEMO_PEOPLE
from tenants.masterdata.demo import TEAM_CENTERS
from tenants.masterdata.models import Area, Shift, WorkCenter, WorkUnit
from tenants.orders import demo
from tenants.orders.demo import Calendar, DemoOrder, Made, Window
from tenants.orders.models import Operation, ProductionOrder
from tenants.orders.seeds import People, Storyteller, operations_of, orders_by_number
from tenants.reporting import commands as do
from tenants.reporting.commands import report_output
from tenants.reporting.flow_story import FlowStory
from tenants.reporting.material_story import MaterialStory
from tenants.reporting.recall_story import RecallStory
from tenants.reporting.store_story import StoreStory
from tenants.reporting.substances_story import SubstancesStory
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
    material = MaterialStory(story, calendar)
    for order in demo.ORDERS:
        if order.made:
            operations = await operations_of(tenant_id, made[order.name].id)
            await material.issue(order, made[order.name], calendar.windows(order, len(operations)))
            await _order(story, crew, calendar, order, operations)
    await material.leave(made)
    await FlowStory(story, calendar).tell(made)
    await StoreStory(story).tell()
    await SubstancesStory(story).tell()
    await RecallStory(story).tell()
    await Deep(story, crew, calendar, made).tell()


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


class Deep:
    """What a report can be besides plain, and what else a shift leaves behind: a crew, a 补报, one on somebody's
    behalf, downtime, calls, a handover, missing reports."""

    def __init__(self, story: Storyteller, crew: Crew, calendar: Calendar, made: Mapping[str, ProductionOrder]) -> None:
        self.story, self.crew, self.calendar, self.made = story, crew, calendar, made
        self.users = {login: user.id for login, user in crew.people.users.items()}

    async def tell(self) -> None:
        async with reading(system(self.crew.people.tenant_id)) as read:
            shifts = {each.code: each.id for each in await read.all(mine(Shift))}
            units = {each.code: each.id for each in await read.all(mine(WorkUnit))}
            areas = {each.code: each.id for each in await read.all(mine(Area))}
        await self.reports(shifts["DAY"])
        await self.stops(units)
        await self.calls()
        await self.shift_end(shifts["DAY"], areas["A1"])

    async def operation(self, order: str, sequence: int) -> tuple[Operation, list[str]]:
        """An operation and the people of its place."""
        found = await operations_of(self.crew.people.tenant_id, self.made[order].id)
        operation = next(each for each in found if each.sequence == sequence)
        return operation, self.crew.hands[self.crew.centers[operation.work_center_id]]

    async def reports(self, day_shift: UUID) -> None:
        operation, hands = await self.operation("MO-1014", 30)
        await self.story.tell(
            "crew report", hands[0], do.report_output, operation_id=operation.id, good_quantity=Decimal(8),
            shares=[do.CrewShare(user_id=self.users[login]) for login in hands[:2]], note="两人合抬",
            occurred_at=self.calendar.past(self.calendar.at(0, "10:20"), 35),
        )  # fmt: skip
        operation, hands = await self.operation("MO-1017", 30)
        yesterday = self.calendar.at(-1, "12:00").date()
        await self.story.tell(
            "late report", hands[0], do.report_output, operation_id=operation.id, good_quantity=Decimal(12),
            shift_id=day_shift, shift_day=yesterday, note="昨天纸卡漏录",
        )  # fmt: skip
        operation, hands = await self.operation("MO-1009", 40)
        await self.story.tell(
            "report on behalf", "linguoping", do.report_output, operation_id=operation.id, good_quantity=Decimal(5),
            worker_id=self.users[hands[0]], occurred_at=self.calendar.past(self.calendar.at(0, "09:40"), 40),
        )  # fmt: skip

    async def stops(self, units: Mapping[str, UUID]) -> None:
        at, past = self.calendar.at, self.calendar.past
        await self.story.tell(
            "downtime ended", "xulong", do.report_downtime, work_unit_id=units["CNC-5"], reason_code="TOOL",
            started_at=at(-1, "14:05"), ended_at=at(-1, "14:45"), note="刀片崩刃", occurred_at=at(-1, "14:50"),
        )  # fmt: skip
        await self.story.tell(
            "downtime open", "guotao", do.report_downtime, work_unit_id=units["CNC-6"], reason_code="BREAKDOWN",
            started_at=past(at(0, "08:40"), 75), note="主轴异响，等维修", occurred_at=past(at(0, "08:45"), 70),
        )  # fmt: skip

    async def calls(self) -> None:
        past, at = self.calendar.past, self.calendar.at
        operation, hands = await self.operation("MO-1005", 30)
        await self.story.tell(
            "andon open", hands[0], do.call_andon, kind="material", operation_id=operation.id,
            note="毛坯不够，还差 20 件", occurred_at=past(at(0, "23:00"), 6),
        )  # fmt: skip
        operation, hands = await self.operation("MO-1003", 30)
        call = derived("seed", self.crew.people.tenant_id, "andon resolved")
        await self.story.tell(
            "andon resolved", hands[0], do.call_andon, kind="equipment", operation_id=operation.id,
            note="冷却液不出", occurred_at=at(-1, "10:12"),
        )  # fmt: skip
        await self.story.tell(
            "andon solved", "chen", do.resolve_andon, andon_id=call, cause="滤网堵，已清洗", occurred_at=at(-1, "10:31")
        )

    async def shift_end(self, shift: UUID, area: UUID) -> None:
        yesterday = self.calendar.at(-1, "12:00").date()
        at = self.calendar.past(self.calendar.at(-1, "20:05"))
        handover = derived("seed", self.crew.people.tenant_id, "handover")
        await self.story.tell("missing", "chen", do.check_shift, shift_id=shift, shift_day=yesterday)
        await self.story.tell(
            "handover", "chen", do.prepare_handover, area_id=area, shift_id=shift, shift_day=yesterday,
            note="CNC-5 换过刀片，首件要复检", occurred_at=at,
        )  # fmt: skip
        await self.story.tell("handover out", "chen", do.hand_over_shift, handover_id=handover, occurred_at=at)
        await self.story.tell(
            "handover in", "wuhaiyan", do.take_over_shift, handover_id=handover, note="收到",
            occurred_at=at + timedelta(minutes=6),
        )  # fmt: skip
