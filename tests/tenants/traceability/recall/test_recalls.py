"""A recall from its first second to its end, and what it refuses meanwhile."""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from infra import clock
from infra.db import mine
from infra.errors import BadInput, PermissionMissing, ReasonMissing
from infra.work import Work
from tenants import roles
from tenants.identity.inbox.models import Todo
from tenants.traceability import commands as stock
from tenants.traceability import ledger
from tenants.traceability.models import MaterialLot, Recall, RecallTask
from tenants.traceability.recall import actors, commands, errors, queries, scope
from tenants.traceability.recall.rules import FLOWS
from tenants.traceability.recall.sources import RecallSource
from tests.kit.plant import Person, Plant
from tests.tenants.traceability.recall.story import Story, told


@pytest.fixture
async def story(plant: Plant) -> Story:
    return await told(plant)


def lead(plant: Plant) -> Person:
    return plant.person(roles.QUALITY_LEAD)


def of_lot(lot: MaterialLot) -> RecallSource:
    return RecallSource(kind="lot", id=lot.id)


async def opened(story: Story, **more: Any) -> Recall:
    given = {"kind": "real", "why": "裂纹", "sources": [of_lot(story.raw)]}
    made: Recall = await lead(story.plant).does(commands.open_recall, commands.OpenRecall(**given | more))
    return made


async def held(story: Story, recall: Recall) -> Recall:
    again: Recall = await lead(story.plant).does(
        commands.hold_recalled, commands.HoldRecalled(recall_id=recall.id, reason="裂纹")
    )
    return again


async def states(story: Story) -> set[str]:
    return {each.state for each in await story.plant.rows(mine(MaterialLot)) if each.id in story.ids}


async def figures_of(story: Story, source: RecallSource) -> tuple[scope.Scope, scope.Figures]:
    async def ask(work: Work) -> Any:
        found = await queries.recall_scope(work, [source], clock.now())
        return found, await scope.figures(work, found)

    return await story.plant.within(ask)  # type: ignore[no-any-return]


async def todos(plant: Plant, kind: str) -> list[Todo]:
    return [each for each in await plant.rows(mine(Todo)) if each.kind == kind and each.settled_at is None]


async def test_every_unit_is_somewhere_or_said_to_be_nowhere(story: Story) -> None:
    found, figures = await figures_of(story, of_lot(story.raw))
    assert set(found.lot_ids) == story.ids
    (root,) = figures.roots
    assert {name: int(getattr(root.flows, name)) for name in FLOWS} == {
        "came": 100, "stock": 14, "process": 20, "consumed": 60, "became": 0, "shipped": 0, "recovered": 0,
        "scrapped": 5, "returned": 0, "lost": 1,
    }  # fmt: skip
    assert (root.flows.difference, root.flows.unexplained, figures.difference_percent) == (1, 0, Decimal("1.00"))
    (made,) = figures.items
    assert (made.flows.came, made.flows.stock, made.flows.shipped, made.flows.recovered) == (50, 40, 10, 2)
    assert (made.flows.difference, made.lots) == (0, 2)


async def test_who_got_it_is_named_with_what_went_and_came_back(story: Story) -> None:
    async def ask(work: Work) -> Any:
        found = await scope.reach(work, [story.raw.id])
        return await scope.customers(work, found), await scope.places(work, found), await scope.orders(work, found)

    (customer,), places, (order,) = await story.plant.within(ask)
    (sent,) = customer.sent
    assert (customer.partner.code, customer.reachable) == ("RZ", False)
    assert (sent.number, sent.quantity, sent.recovered, sent.first_lot) == ("S-1", 12, 2, "FG-A")
    assert sum(row["quantity"] for row in places) == 34 + 40
    assert order.id == story.order.id


async def test_what_comes_back_is_booked_lot_by_lot_against_its_shipment(story: Story) -> None:
    async def still_out(work: Work) -> Any:
        found = await scope.reach(work, [story.raw.id])
        return [
            (row["number"], row["out"])
            for row in await scope.sent_lots(work, found, story.shipment.id, story.made[0].item_id)
        ]

    await held(story, await opened(story))
    keeper = story.plant.person(roles.WAREHOUSE)
    assert await story.plant.within(still_out) == [("FG-A", 10)]
    lot = story.made[0]
    back = stock.ReturnFromCustomer(lot_id=lot.id, quantity=Decimal(4), shipment_id=story.shipment.id)
    assert (await keeper.does(stock.return_from_customer, back)).state == "held"
    assert await story.plant.within(still_out) == [("FG-A", 6)]
    _found, figures = await figures_of(story, of_lot(story.raw))
    assert (figures.items[0].flows.shipped, figures.items[0].flows.recovered) == (6, 6)


@pytest.mark.parametrize("role", [roles.WAREHOUSE, roles.TEAM_LEAD])
async def test_whoever_gets_a_task_can_open_the_recall_and_do_it(story: Story, role: str) -> None:
    allowed = story.plant.person(role).actor.permissions
    assert {"traceability.recall:read", "traceability.recall:work"} <= allowed.keys()


@pytest.mark.parametrize("named", ["supplier_lot", "order", "shipment", "person"])
async def test_a_recall_begins_with_whatever_is_known(story: Story, named: str) -> None:
    day = timedelta(days=1)
    given = {
        "supplier_lot": RecallSource(kind="supplier_lot", text=" S-88 "),
        "order": RecallSource(kind="order", id=story.order.id),
        "shipment": RecallSource(kind="shipment", id=story.shipment.id),
        "person": RecallSource(kind="person", id=story.plant.boss.actor.id, since=clock.now() - day),
    }[named]
    if named == "order":
        with pytest.raises(errors.RecallSourceMissing):
            await opened(story, sources=[given])
        return
    recall = await opened(story, sources=[given])
    roots = {"supplier_lot": {story.raw.id}, "shipment": {story.made[0].id}}.get(named, {*story.ids} - {story.raw.id})
    assert set(recall.root_ids) == roots


async def test_everything_is_held_at_once_and_its_owners_know(story: Story) -> None:
    recall = await opened(story)
    assert (recall.found, recall.held_at, await states(story)) == (3, None, {"accepted"})
    recall = await held(story, recall)
    assert (recall.held, await states(story)) == (3, {"held"})
    tasks = await story.plant.rows(mine(RecallTask))
    assert sorted((each.kind, each.unit, each.quantity) for each in tasks) == [
        ("notify", "pcs", 10), ("quarantine", "pcs", 74), ("stop", "pcs", 10)
    ]  # fmt: skip
    assert {each.role for each in await todos(story.plant, "traceability.recall_task")} == {
        "WAREHOUSE", "QUALITY_LEAD", "TEAM_LEAD",
    }  # fmt: skip
    before = await story.plant.events()
    assert (await held(story, recall)).held == 3
    assert await story.plant.events() == before


async def test_nothing_leaves_meanwhile_not_even_what_nobody_held_yet(story: Story) -> None:
    await opened(story)

    async def use(work: Work) -> None:
        lots = await ledger.lock_lots(work, [story.made[0].id])
        await ledger.check_usable(work, lots[story.made[0].id], "ship", story.store)

    with pytest.raises(errors.LotRecalled, match="RC"):
        await story.plant.within(use)


async def test_what_comes_later_is_shown_asked_about_and_held(story: Story) -> None:
    recall = await held(story, await opened(story))
    later = await story.more("FG-C")
    await story.plant.within(actors.look_downstream)
    (todo,) = await todos(story.plant, actors.SINCE)
    assert todo.params == {"recall": recall.number, "count": 1}
    assert (await held(story, recall)).held == 4
    assert (await story.plant.row(MaterialLot, later.id)).state == "held"
    await story.plant.within(actors.look_downstream)
    assert await todos(story.plant, actors.SINCE) == []


async def test_only_the_recall_lets_go_and_says_why(story: Story) -> None:
    recall, lot = await held(story, await opened(story)), story.made[1]
    change = stock.ChangeLotStatus(lot_ids=[lot.id], status="accepted", reason="nachgeprüft")
    with pytest.raises(errors.LotRecalled):
        await lead(story.plant).does(stock.change_lot_status, change)
    with pytest.raises(ReasonMissing):
        await lead(story.plant).does(
            commands.release_recalled, commands.ReleaseRecalled(recall_id=recall.id, lot_ids=[lot.id])
        )
    wrong = commands.ReleaseRecalled(recall_id=recall.id, lot_ids=[lot.id, uuid4()], reason="另一炉")
    with pytest.raises(errors.RecallLotForeign):
        await lead(story.plant).does(commands.release_recalled, wrong)
    right = commands.ReleaseRecalled(recall_id=recall.id, lot_ids=[lot.id], reason="另一炉")
    assert (await lead(story.plant).does(commands.release_recalled, right)).held == 2
    assert (await story.plant.row(MaterialLot, lot.id)).state == "accepted"
    assert (await held(story, recall)).held == 2
    assert (await story.plant.row(MaterialLot, lot.id)).state == "accepted"

    async def use(work: Work) -> None:
        await ledger.check_usable(work, (await ledger.lock_lots(work, [lot.id]))[lot.id], "ship", story.store)

    await story.plant.within(use)


async def test_it_closes_when_answered_and_done(story: Story) -> None:
    recall, who = await held(story, await opened(story, level="1")), lead(story.plant)
    close = commands.CloseRecall(recall_id=recall.id, summary="全部追回")
    with pytest.raises(errors.RecallUnanswered):
        await who.does(commands.close_recall, close)
    answered = await who.does(commands.answer_recall, commands.AnswerRecall(recall_id=recall.id))
    assert answered.answer["totals"]["shipped"] == {"pcs": "10"}
    assert answered.grade is None
    with pytest.raises(errors.RecallTasksOpen):
        await who.does(commands.close_recall, commands.CloseRecall(recall_id=recall.id, summary="x"))
    for task in await story.plant.rows(mine(RecallTask)):
        done = commands.CompleteRecallTask(task_id=task.id, note="电话已通知")
        await who.does(commands.complete_recall_task, done)
    assert await todos(story.plant, "traceability.recall_task") == []
    closed = await who.does(commands.close_recall, commands.CloseRecall(recall_id=recall.id, summary="全部追回"))
    assert (closed.state, closed.summary, await states(story)) == ("closed", "全部追回", {"held"})
    with pytest.raises(errors.RecallClosed):
        await held(story, recall)


async def test_a_drill_is_timed_graded_and_disturbs_nobody(story: Story) -> None:
    plant, who = story.plant, lead(story.plant)
    drill = await opened(story, kind="drill", sources=[], seconds_ago=40)
    assert drill.number.startswith("DR")
    assert drill.root_ids == [story.raw.id]
    await held(story, drill)
    assert (await states(story), await todos(plant, "traceability.recall_task")) == ({"accepted"}, [])
    done = await who.does(commands.answer_recall, commands.AnswerRecall(recall_id=drill.id))
    verdicts = {each["name"]: each["verdict"] for each in done.criteria}
    assert verdicts == {"ids": "good", "hold": "good", "balance": "fair", "customers": "failed"}
    assert done.grade == "C"
    again = await who.does(commands.answer_recall, commands.AnswerRecall(recall_id=drill.id))
    assert again.answered_at == done.answered_at


async def test_an_overdue_drill_is_somebodys_to_do(story: Story) -> None:
    plant = story.plant
    await plant.within(actors.ask_for_drill)
    assert await todos(plant, "traceability.drill_due") == []
    targets = commands.SetRecallTargets(interval_days=30, ids_seconds=30, hold_seconds=60, tolerance_percent=Decimal(1))
    await lead(plant).does(commands.set_recall_targets, targets)
    drill = await opened(story, kind="drill")

    async def long_ago(work: Work) -> None:
        row = await work.lock(Recall, drill.id)
        assert row is not None
        await work.change(row, began_at=work.now - timedelta(days=31))

    await plant.within(long_ago)
    await plant.within(actors.ask_for_drill)
    assert len(await todos(plant, "traceability.drill_due")) == 1
    await opened(story, kind="drill")
    assert await todos(plant, "traceability.drill_due") == []


@pytest.mark.parametrize(
    ("more", "refused"),
    [
        ({"kind": "rumour"}, errors.RecallKindUnknown),
        ({"level": "9"}, errors.RecallKindUnknown),
        ({"sources": []}, errors.RecallSourceMissing),
        ({"sources": [RecallSource(kind="lot", id=UUID(int=7))]}, errors.RecallSourceMissing),
        ({"sources": [RecallSource(kind="cloud")]}, BadInput),
        ({"sources": [RecallSource(kind="supplier_lot", text=" ")]}, BadInput),
        ({"sources": [RecallSource(kind="work_unit", id=UUID(int=7))]}, errors.RecallWindowInvalid),
        ({"seconds_ago": -1}, errors.RecallBeganWrong),
    ],
    ids=["kind", "level", "nothing", "foreign", "cloud", "blank", "window", "tomorrow"],
)
async def test_bad_input_opens_nothing(plant: Plant, more: dict[str, Any], refused: type[Exception]) -> None:
    cmd = commands.OpenRecall(**{"kind": "real", "why": "x", **more})
    before = await plant.written()
    with pytest.raises(refused):
        await lead(plant).does(commands.open_recall, cmd)
    assert (await plant.written(), await plant.rows(mine(Recall))) == (before, [])


async def test_who_may_open_one(plant: Plant) -> None:
    with pytest.raises(PermissionMissing):
        await plant.person(roles.OPERATOR).does(commands.open_recall, commands.OpenRecall(kind="drill", why="x"))
    with pytest.raises(errors.DrillNothingShipped):
        await lead(plant).does(commands.open_recall, commands.OpenRecall(kind="drill", why="x"))
