"""Refused entries of phones: who sees them, and the three ways they are settled."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from infra.actions import Origin, run
from infra.errors import PermissionMissing, ReasonMissing, Refusal
from infra.ids import uuid7
from infra.work import working
from tenants import records, roles
from tenants.orders import commands as orders
from tenants.records import errors, queries
from tenants.records.commands import AdoptIntent, DismissIntent, adopt_intent, dismiss_intent
from tenants.records.models import IntentResolution
from tenants.reporting.commands import ReportOutput, report_output
from tests.kit.plant import Person, Plant


class Story:
    """A worker reports on a held operation from a phone; the refusal waits in the tray."""

    def __init__(self, plant: Plant) -> None:
        self.plant = plant
        self.worker = plant.person(roles.OPERATOR, roles.EVERYONE, name="王建国")
        self.lead = plant.person(roles.TEAM_LEAD, roles.OPERATOR, roles.EVERYONE, name="陈志强")
        self.seq = 0

    async def refused(self) -> Any:
        order, operations = await self.plant.released(10)
        planner = self.plant.planner
        hold = await planner.does(orders.hold_order, orders.HoldOrder(order_id=order.id, reason_code="WAIT-QC"))
        self.seq += 1
        cmd = ReportOutput(operation_id=operations[0].id, good_quantity=Decimal(4))
        actor = replace(self.worker.actor, device_id=uuid7())
        with pytest.raises(Refusal):
            await run(actor, report_output, cmd, origin=Origin(seq=self.seq))
        return cmd, hold

    async def lift(self, hold: Any) -> None:
        holds = await self.plant.rows(queries_for_holds(hold))
        cmd = orders.LiftHold(hold_id=holds[0].id, reason="硬度合格")
        await self.plant.planner.does(orders.lift_hold, cmd)

    async def open(self, person: Person) -> list[Any]:
        page = await person.asks(queries.intents, 50, None, only_open=True)
        return [line.id for line in page.rows]


def queries_for_holds(order: Any) -> Any:
    from infra.db import mine
    from tenants.orders.models import Hold

    order_id = order.order_id if hasattr(order, "order_id") else order.id
    return mine(Hold).where(Hold.order_id == order_id)


@pytest.fixture
def story(plant: Plant) -> Story:
    return Story(plant)


async def test_the_tray_of_worker_and_lead(story: Story) -> None:
    cmd, _ = await story.refused()
    assert await story.open(story.worker) == [cmd.id]
    assert await story.open(story.lead) == [cmd.id]
    assert await story.open(story.plant.person(roles.OPERATOR, roles.EVERYONE)) == []
    elsewhere = story.plant.person(roles.TEAM_LEAD, roles.EVERYONE, at=story.plant.areas[0].id)
    assert await story.open(elsewhere) == []


async def test_a_worker_closes_his_own_with_a_reason(story: Story) -> None:
    cmd, _ = await story.refused()
    with pytest.raises(ReasonMissing):
        await story.worker.does(dismiss_intent, DismissIntent(intent_id=cmd.id))
    with pytest.raises(errors.IntentForeign):
        foreign = story.plant.person(roles.OPERATOR, roles.EVERYONE)
        await foreign.does(dismiss_intent, DismissIntent(intent_id=cmd.id, reason="not mine"))
    assert await story.open(story.worker) == [cmd.id]

    await story.worker.does(dismiss_intent, DismissIntent(intent_id=cmd.id, reason="报错了"))
    assert await story.open(story.worker) == []
    (line,) = (await story.worker.asks(queries.intents, 50, None, only_open=False)).rows
    assert line.id == cmd.id
    with pytest.raises(errors.IntentResolved):
        await story.lead.does(dismiss_intent, DismissIntent(intent_id=cmd.id, reason="again"))
    with pytest.raises(errors.IntentUnknown):
        await story.worker.does(dismiss_intent, DismissIntent(intent_id=uuid7(), reason="x"))


async def test_a_lead_books_it_under_his_own_name_once_the_hold_is_gone(story: Story) -> None:
    cmd, order = await story.refused()
    with pytest.raises(PermissionMissing):
        await story.worker.does(adopt_intent, AdoptIntent(intent_id=cmd.id, reason="x"))
    with pytest.raises(Refusal):
        await story.lead.does(adopt_intent, AdoptIntent(intent_id=cmd.id, reason="已放行"))
    assert await story.open(story.lead) == [cmd.id], "the hold still stands: nothing was settled"

    await story.lift(order)
    adopted = AdoptIntent(intent_id=cmd.id, reason="已放行")
    await story.lead.does(adopt_intent, adopted)
    assert await story.open(story.lead) == []
    operation = await operation_of(story, cmd)
    assert operation.good_quantity == 4
    (settled,) = await story.plant.rows(resolutions())
    assert (settled.resolution, settled.resolved_by, settled.resolved_by_id, settled.note) == (
        "adopted", "陈志强", adopted.id, "已放行",
    )  # fmt: skip
    again = await run(story.lead.actor, adopt_intent, adopted)
    assert again.verdict == "duplicate"
    with pytest.raises(errors.IntentResolved):
        await story.lead.does(adopt_intent, AdoptIntent(intent_id=cmd.id, reason="twice"))
    assert (await operation_of(story, cmd)).good_quantity == 4


async def test_a_new_entry_settles_the_refused_one(story: Story) -> None:
    cmd, _ = await story.refused()
    new = uuid7()
    async with working(story.worker.actor, command="test.fix", id=new) as work:
        await records.resolve_intent(work, cmd.id, "fixed", by=new)
    (settled,) = await story.plant.rows(resolutions())
    assert (settled.resolution, settled.resolved_by_id) == ("fixed", new)
    assert await story.open(story.worker) == []


def resolutions() -> Any:
    from infra.db import mine

    return mine(IntentResolution)


async def operation_of(story: Story, cmd: ReportOutput) -> Any:
    from tenants.orders.models import Operation

    return await story.plant.row(Operation, cmd.operation_id)
