"""Two months of a plant, generated from a seed and lived through real commands at their own times: crews, set-up, work
paid by the hour, scrap, grades and rates that change, corrections within a month and after its closing."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra import clock
from infra.actions import run
from infra.errors import Refusal
from infra.permissions import default_permissions
from infra.work import Actor, reading, system
from tenants import roles
from tenants.identity.seeds import seed_roles
from tenants.masterdata import commands as m
from tenants.orders import commands as orders
from tenants.reporting import commands as reporting
from tenants.wages import commands
from tenants.wages.lines import Line
from tenants.wages.queries import ledger
from tenants.wages.rules import Month
from tests.kit.people import Staff
from tests.kit.plant import Plant
from tests.tenants.wages.oracle import Sheet

FIRST, SECOND = Month(2026, 9), Month(2026, 10)
START = datetime(2026, 9, 1, 0, 0, tzinfo=UTC)
CLOSING = datetime(2026, 10, 2, 3, 0, tzinfo=UTC)
LAST_CLOSING = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
DEFINITIONS = ("OP-SAW", "OP-TURN", "OP-MILL", "OP-ASSEMBLE")
HOURLY = "OP-ASSEMBLE"
GRADES = ("A", "B", "C")
TABLES = (
    "orders_operation", "orders_production_order", "reporting_output_report", "reporting_share",
    "reporting_labor_record", "wages_rate", "wages_grade", "wages_rule", "wages_adjustment", "wages_period",
)  # fmt: skip


@dataclass
class Tally:
    reports: int = 0
    crews: int = 0
    reversals: int = 0
    corrections: int = 0
    late: int = 0
    runs: int = 0
    refused: int = 0


@dataclass
class Plot:
    """What is to happen, in the order of time."""

    plant: Plant
    staff: Staff
    dice: random.Random
    workers: int
    reports: int
    people: list[Actor] = field(default_factory=list)
    operations: dict[str, list[UUID]] = field(default_factory=dict)
    definitions: dict[str, UUID] = field(default_factory=dict)
    items: list[UUID] = field(default_factory=list)
    standing: list[UUID] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    @property
    def boss(self) -> Actor:
        return system(self.plant.tenant_id)

    # -- the plant ---------------------------------------------------------------------------------------

    async def build(self) -> None:
        with at(START - timedelta(days=1)):
            await seed_roles(self.plant.tenant_id)
            for n in range(self.workers):
                user = await self.staff.hire(f"w{n:03}", roles.OPERATOR, name=f"工人{n:03}")
                self.people.append(self.person(user.id, user.name, roles.OPERATOR))
            for code in DEFINITIONS:
                cmd = m.CreateOperationDefinition(
                    code=code, name_zh=code, name_en=code, work_center_id=self.plant.centers["CNC"].id
                )
                self.definitions[code] = (await self.does(m.create_operation_definition, cmd)).id
            for n in range(3):
                await self._order(n)
            await self._prices()

    async def _order(self, n: int) -> None:
        item = await self.plant.item(f"ITEM-{n}", steps=((10, ()),))
        steps = [
            m.NewRoutingStep(
                sequence=10 * (k + 1),
                operation_definition_id=self.definitions[code],
                predecessors=[10 * k] if k else [],
                skip_allowed=True,
            )
            for k, code in enumerate(DEFINITIONS)
        ]
        routing = await self.does(
            m.create_routing, m.CreateRouting(item_id=item.id, effective_from=date(2020, 1, 1), steps=steps)
        )
        await self.does(m.approve_routing, m.ApproveRouting(routing_id=routing.id))
        self.items.append(item.id)
        order = await self.plant.order(100_000_000, item=item)
        await self.plant.planner.does(orders.release_order, orders.ReleaseOrder(order_id=order.id))
        for operation in (await self.plant.look_at(order))[1]:
            code = next(key for key, id in self.definitions.items() if id == operation.operation_definition_id)
            self.operations.setdefault(code, []).append(operation.id)

    async def _prices(self) -> None:
        start = date(2026, 8, 1)
        for n, code in enumerate(DEFINITIONS[:-1]):
            await self.rate(Decimal("0.35") + n * Decimal("0.1234"), start, code)
            await self.rate(Decimal("0.4137") + n * Decimal("0.1"), start, code, grade="A")
        await self.rate(Decimal("1.0001"), start, "OP-TURN", item=self.items[1])
        await self.rate(Decimal("1.0505"), start, "OP-TURN", item=self.items[1], grade="B")
        await self.rate(Decimal("23.45"), start, HOURLY, basis="hour")
        for n, grade in enumerate(GRADES):
            await self.rate(Decimal(30 - 3 * n), start, None, grade=grade, basis="hour")
        await self.does(commands.set_wage_rule, commands.SetWageRule(effective_from=start))
        for actor in self.people:
            cmd = commands.SetWageGrade(user_id=actor.id, grade=self.dice.choice(GRADES), effective_from=start)
            await self.does(commands.set_wage_grade, cmd)

    async def rate(
        self, amount: Decimal | None, since: date, code: str | None, *, item: UUID | None = None,
        grade: str | None = None, basis: str = "piece",
    ) -> None:  # fmt: skip
        cmd = commands.SetWageRate(
            effective_from=since, basis=basis, amount=amount, item_id=item, grade=grade,
            operation_definition_id=self.definitions[code] if code else None,
        )  # fmt: skip
        await self.does(commands.set_wage_rate, cmd)

    # -- the months --------------------------------------------------------------------------------------

    async def live(self) -> None:
        """Reports at random moments; in between, at fixed ones, what else a month brings."""
        span = (LAST_CLOSING - timedelta(days=2) - START).total_seconds()
        acts_wanted = self.reports * 10 // 9  # a tenth are corrections and runs
        moments = sorted(START + timedelta(seconds=self.dice.randrange(int(span))) for _ in range(acts_wanted))
        acts: list[tuple[datetime, Callable[[], Any]]] = [(moment, self.report) for moment in moments]
        acts += self.changes()
        for moment, act in sorted(acts, key=lambda each: each[0]):
            with at(moment):
                await act()

    def changes(self) -> list[tuple[datetime, Callable[[], Any]]]:
        def day(text: str, hour: int = 0) -> datetime:
            return datetime.fromisoformat(text).replace(tzinfo=UTC) + timedelta(hours=hour)

        async def mid_september() -> None:
            await self.rate(Decimal("0.3999"), date(2026, 9, 16), "OP-SAW")
            await self.rate(Decimal("9.9"), date(2026, 9, 20), "OP-MILL", item=self.items[2])
            await self.rate(Decimal("0.99"), date(2026, 9, 20), "OP-MILL", item=self.items[2])  # a slip of the pen
            for actor in self.people[::3]:
                cmd = commands.SetWageGrade(
                    user_id=actor.id, grade=self.dice.choice(GRADES), effective_from=date(2026, 9, 18)
                )
                await self.does(commands.set_wage_grade, cmd)

        async def end_of_september() -> None:
            rule = commands.SetWageRule(
                effective_from=date(2026, 9, 25), process_scrap=Decimal("-0.25"), rework=Decimal("0.3")
            )
            await self.does(commands.set_wage_rule, rule)
            await self.rate(None, date(2026, 9, 28), "OP-TURN", item=self.items[1], grade="B")  # ends: the general one

        async def october() -> None:
            await self.rate(Decimal("0.4444"), date(2026, 10, 10), "OP-SAW", grade="A")
            await self.rate(Decimal("25"), date(2026, 10, 15), HOURLY, basis="hour")
            for actor in self.people[:3]:
                cmd = commands.AdjustWage(
                    user_id=actor.id, day=date(2026, 10, 12), amount=Decimal("-12.34"), reason="工具赔偿"
                )
                await self.does(commands.adjust_wage, cmd)

        async def close() -> None:
            await self.does(commands.close_period, commands.ClosePeriod(month=str(FIRST)))

        return [
            (day("2026-09-15", 9), mid_september), (day("2026-09-24", 9), end_of_september), (CLOSING, close),
            (day("2026-10-09", 9), october),
        ]  # fmt: skip

    async def report(self) -> None:
        """One report of somebody, and now and then something about an older one."""
        luck = self.dice.random()
        if luck < 0.04 and self.standing:
            await self.take_back()
        elif luck < 0.07 and self.standing:
            await self.correct()
        elif luck < 0.10:
            await self.assemble()
        else:
            await self.tell(luck)

    async def tell(self, luck: float) -> None:
        actor = self.dice.choice(self.people)
        code = self.dice.choice(DEFINITIONS)
        cmd = reporting.ReportOutput(
            operation_id=self.dice.choice(self.operations[code]), **self.quantities(), **self.extra(actor, luck)
        )
        made = await self.does(reporting.report_output, cmd, actor)
        self.tally.reports += 1
        self.tally.crews += bool(cmd.shares)
        self.tally.late += "late" in made.flags
        self.standing.append(made.id)

    def quantities(self) -> dict[str, Any]:
        dice = self.dice
        found: dict[str, Any] = {"good_quantity": Decimal(dice.randrange(1, 300))}
        if dice.random() < 0.25:
            kind, reason = dice.choice((("process_scrap", "SIZE"), ("material_scrap", "SAND"), ("rework", "BURR")))
            found |= {f"{kind}_quantity": Decimal(dice.randrange(1, 9)), "scrap_reason": reason}
        return found

    def extra(self, actor: Actor, luck: float) -> dict[str, Any]:
        dice = self.dice
        if luck > 0.88:
            crew = [actor, *dice.sample([each for each in self.people if each.id != actor.id], dice.randrange(1, 4))]
            return {"shares": self.shares(crew)}
        if luck > 0.84:
            started = clock.now() - timedelta(seconds=dice.randrange(1, 3 * 3600))
            return {"kind": "setup", "started_at": started}
        if luck > 0.82:  # reported a day later, now and then of a month that is closed by then
            return {"occurred_at": max(START, clock.now() - timedelta(hours=dice.randrange(13, 40)))}
        return {}

    def shares(self, crew: list[Actor]) -> list[reporting.CrewShare]:
        dice = self.dice
        if dice.random() < 0.4:
            return [reporting.CrewShare(user_id=each.id) for each in crew]  # equal
        if dice.random() < 0.5:
            return [reporting.CrewShare(user_id=each.id, seconds=Decimal(dice.randrange(600, 20_000))) for each in crew]
        cuts = sorted(dice.sample(range(1, 100), len(crew) - 1))
        parts = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
        return [
            reporting.CrewShare(user_id=each.id, share=Decimal(part) / 100)
            for each, part in zip(crew, parts, strict=True)
        ]

    async def take_back(self) -> None:
        id = self.older()
        cmd = reporting.ReverseOutput(report_id=id, reason="数错了")
        if await self.tries(reporting.reverse_output, cmd):
            self.tally.reversals += 1

    async def correct(self) -> None:
        """Some keep the crew, as the lead would who saw them work."""
        cmd = reporting.CorrectOutput(report_id=self.older(), reason="点错了", **self.quantities())
        if await self.tries(reporting.correct_output, cmd):
            self.tally.corrections += 1
            self.standing.append(cmd.id)

    def older(self) -> UUID:
        """Of any time since the start: some lie in the month that was closed."""
        return self.standing.pop(self.dice.randrange(len(self.standing)))

    async def assemble(self) -> None:
        """Work paid by the hour: an hour or so between start and end."""
        actor, operation = self.dice.choice(self.people), self.dice.choice(self.operations[HOURLY])
        if not await self.tries(reporting.start_run, reporting.StartRun(operation_id=operation), actor):
            return
        with at(clock.now() + timedelta(seconds=self.dice.randrange(1, 9000))):
            await self.tries(reporting.end_run, reporting.EndRun(operation_id=operation), actor)
        self.tally.runs += 1

    # -- doing -------------------------------------------------------------------------------------------

    def person(self, id: UUID, name: str, *codes: str) -> Actor:
        names = frozenset().union(*(default_permissions(code) for code in (*codes, roles.TEAM_LEAD)))
        return Actor(
            tenant_id=self.plant.tenant_id, kind="user", id=id, name=name, permissions=dict.fromkeys(names),
            slug=self.plant.slug,
        )  # fmt: skip

    async def does(self, spec: Any, cmd: Any, by: Actor | None = None) -> Any:
        return (await run(by or self.boss, spec, cmd)).row

    async def tries(self, spec: Any, cmd: Any, by: Actor | None = None) -> bool:
        try:
            await self.does(spec, cmd, by)
        except Refusal:
            self.tally.refused += 1
            return False
        return True


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    with clock.frozen(moment):
        yield


@dataclass
class Verdict:
    tally: Tally
    lines: int
    people: int
    total: Decimal
    differences: list[str]
    seconds: float = 0.0

    def text(self) -> str:
        t = self.tally
        return (
            f"{t.reports} reports of {self.people} people ({t.crews} by crews, {t.late} late), "
            f"{t.reversals} reversals, "
            f"{t.corrections} corrections, {t.runs} runs by the hour: {self.lines} lines, {self.total} yuan, "
            f"{len(self.differences)} differences to the oracle"
        )


async def prove(plant: Plant, staff: Staff, *, workers: int, reports: int, seed: int) -> Verdict:
    """Live the months, close them, and compare every line with the oracle."""
    plot = Plot(plant, staff, random.Random(seed), workers, reports)
    await plot.build()
    await plot.live()
    with at(LAST_CLOSING):
        open_month = await lines_of(plot, SECOND)
        closed = await plot.does(commands.close_period, commands.ClosePeriod(month=str(SECOND)))
        first, second = await lines_of(plot, FIRST), await lines_of(plot, SECOND)
        wrong = ["closing changed the lines"] if [each.explained() for each in open_month] != [
            each.explained() for each in second
        ] else []  # fmt: skip
        wrong += await slips_add_up(plot, SECOND, closed.total)
    tables = {name: [dict(row) for row in await staff.rows(name)] for name in TABLES}
    tables["wages_period"] = [row for row in tables["wages_period"] if row["month"] == str(FIRST)]
    wrong += compare({FIRST: first, SECOND: second}, Sheet(tables).run())
    every = [*first, *second]
    total = sum((line.amount for line in every), Decimal(0))
    return Verdict(plot.tally, len(every), len({line.user_id for line in every}), total, wrong)


async def lines_of(plot: Plot, month: Month) -> list[Line]:
    async with reading(plot.boss) as read:
        return await ledger.month_lines(read, month)


async def slips_add_up(plot: Plot, month: Month, total: Decimal) -> list[str]:
    """Each person's own slip, asked one by one, adds up to the period."""
    found = Decimal(0)
    async with reading(plot.boss) as read:
        for actor in plot.people:
            mine = await ledger.month_lines(read, month, actor.id)
            found += sum((line.amount for line in mine), Decimal(0))
    return [] if found == total else [f"the slips of {month} sum to {found}, the period to {total}"]


def compare(ours: dict[Month, list[Line]], book: dict[tuple[str, UUID, UUID], int]) -> list[str]:
    mine = {(str(month), line.user_id, line.source_id): line.amount for month, each in ours.items() for line in each}
    wrong = [f"{key}: {mine.get(key)} ≠ {Decimal(cents) / 100}" for key, cents in book.items()
             if mine.get(key) != Decimal(cents) / 100]  # fmt: skip
    return wrong + [f"{key}: {amount} is not in the book" for key, amount in mine.items() if key not in book]
