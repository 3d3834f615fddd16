"""Orders through the schema: what the screens ask, in a bounded number of statements, and mutations with Problems."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from api.schema import schema
from infra import clock
from infra.db import Executor
from infra.graphql import Context
from infra.work import reading
from tenants import orders, roles
from tenants.identity.models import Team
from tenants.orders import commands as do
from tenants.orders.models import Operation
from tests.kit.plant import Person, Plant

FORK = ((10, ()), (20, (10,)), (30, (10,)), (40, (20, 30)))

LIST = """
query List($filter: OrderFilter, $sort: [OrderSort!], $first: Int! = 50, $after: String) {
  orders(first: $first, after: $after, filter: $filter, sort: $sort) {
    nodes {
      id number itemRevision drawing customerPo quantity unit goodQuantity scrapQuantity dueAt expectedAt priority state
      late item { code name { zh en } unit } customer { name { zh } } hold { reason note placedBy }
      operations { sequence state goodQuantity plannedQuantity }
      currentOperation {
        name { zh } position count availableQuantity blockedBy gate { kind open }
        workCenter { code area { code } workUnits { code } } workUnit { code }
      }
      lastReport { goodQuantity reporter occurredAt }
    }
    pageInfo { endCursor hasNextPage total }
  }
}
"""


async def ask(person: Person, document: str, **variables: Any) -> Any:
    async with reading(person.actor) as read:
        result = await schema().execute(
            document, context_value=Context(claimed=person.actor, read=read), variable_values=variables
        )
    assert result.errors is None, result.errors
    return result.data


@contextmanager
def statements() -> Iterator[list[str]]:
    seen: list[str] = []
    kept = {name: getattr(Executor, name) for name in ("all", "one", "scalar")}

    def watching(run: Any) -> Any:
        async def watched(self: Executor, statement: Any, **binds: Any) -> Any:
            seen.append(str(statement))
            return await run(self, statement, **binds)

        return watched

    for name, run in kept.items():
        setattr(Executor, name, watching(run))
    try:
        yield seen
    finally:
        for name, run in kept.items():
            setattr(Executor, name, run)


async def numbers(person: Person, **variables: Any) -> list[str]:
    return [node["number"] for node in (await ask(person, LIST, **variables))["orders"]["nodes"]]


async def test_the_list_costs_the_same_for_one_order_and_for_twelve(plant: Plant) -> None:
    counts = []
    for more in (1, 11):
        for _ in range(more):
            order, operations = await plant.released(10, steps=FORK)
            await plant.output(operations[0], 4)
            await plant.planner.does(do.hold_order, do.HoldOrder(order_id=order.id, reason_code="WAIT-QC"))
        with statements() as seen:
            data = await ask(plant.planner, LIST)
        counts.append(len(seen))
    assert len(data["orders"]["nodes"]) == 12
    assert counts[0] == counts[1] <= 20


async def test_what_a_row_says(plant: Plant) -> None:
    order, (first, second, *_) = await plant.released(10, steps=FORK)
    await plant.output(first, 9, process_scrap=1)
    await plant.output(second, 4)
    (node,) = (await ask(plant.planner, LIST))["orders"]["nodes"]
    assert (node["number"], node["quantity"], node["unit"], node["state"]) == (order.number, "10", "pcs", "released")
    assert (node["goodQuantity"], node["scrapQuantity"], node["late"], node["hold"]) == ("0", "1", False, None)
    assert [each["state"] for each in node["operations"]] == ["completed", "running", "ready", "waiting"]
    current = node["currentOperation"]
    assert (current["position"], current["count"], current["availableQuantity"]) == (2, 4, "5")
    assert current["workCenter"] == {"code": "CNC", "area": {"code": "A1"}, "workUnits": [{"code": "CNC-1"}]}


async def test_tabs_search_and_filters(plant: Plant) -> None:
    planner = plant.planner
    item = await plant.item("LV-0873")
    planned = await plant.order(item=item, number="MO-P")
    late = await plant.order(item=item, number="MO-L", due_at=clock.now() - timedelta(days=1))
    running, _ = await plant.released(10, number="MO-R")
    held, _ = await plant.released(10, number="MO-H")
    await planner.does(do.hold_order, do.HoldOrder(order_id=held.id, reason_code="WAIT-QC"))
    done, (operation,) = await plant.released(1, number="MO-D")
    await plant.output(operation, 1)
    for tab, expected in {
        "in_progress": ["MO-H", "MO-R"], "late": ["MO-L"], "held": ["MO-H"], "planned": ["MO-L", "MO-P"],
        "completed": ["MO-D"], "all": ["MO-D", "MO-H", "MO-L", "MO-P", "MO-R"],
    }.items():  # fmt: skip
        assert await numbers(planner, filter={"tab": tab}, sort=["NUMBER_ASC"]) == expected, tab
    for search, expected in {
        "mo-p": ["MO-P"], "LV-08": ["MO-L", "MO-P"], "drive": ["MO-D", "MO-H", "MO-L", "MO-P", "MO-R"],
        "瑞泽": ["MO-D", "MO-H", "MO-L", "MO-P", "MO-R"], operation.card: ["MO-D"], "%": [],
        "RZ2026": ["MO-D", "MO-H", "MO-L", "MO-P", "MO-R"],
    }.items():  # fmt: skip
        assert await numbers(planner, filter={"search": search}, sort=["NUMBER_ASC"]) == expected, search
    assert await numbers(planner, filter={"states": ["planned"], "dueBefore": clock.now().isoformat()}) == ["MO-L"]
    area, other = (str(each.id) for each in plant.areas)
    assert await numbers(planner, filter={"areaIds": [area], "tab": "in_progress"}, sort=["NUMBER_DESC"]) == [
        running.number,
        held.number,
    ]
    assert await numbers(planner, filter={"areaIds": [other]}) == []
    assert await numbers(planner, filter={"customerIds": [str(plant.customer.id)]}, sort=["DUE_ASC"]) != []
    summary = await ask(planner, "{ orderSummary { inProgress late held planned completed goodToday onTimeRate } }")
    assert summary["orderSummary"] == {
        "inProgress": 2, "late": 1, "held": 1, "planned": 2, "completed": 1, "goodToday": "0", "onTimeRate": "1.000",
    }  # fmt: skip
    assert {planned.number, late.number, done.number} == {"MO-P", "MO-L", "MO-D"}


@pytest.mark.parametrize("sort", [["DUE_ASC"], ["DUE_DESC"], ["PRIORITY_DESC", "NUMBER_ASC"], ["NUMBER_DESC"]])
async def test_pages_join_without_gap_or_repeat(plant: Plant, sort: list[str]) -> None:
    item = await plant.item()
    due = clock.now() + timedelta(days=1)
    for n in range(7):
        await plant.order(item=item, due_at=due + timedelta(days=n // 3), priority=n % 3)
    whole = await numbers(plant.planner, sort=sort)
    paged: list[str] = []
    after = None
    while True:
        page = (await ask(plant.planner, LIST, sort=sort, first=2, after=after))["orders"]
        paged += [node["number"] for node in page["nodes"]]
        assert page["pageInfo"]["total"] == 7
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert paged == whole
    assert len(set(whole)) == 7


async def test_refusals_are_problems(plant: Plant) -> None:
    order = await plant.order()
    document = """mutation Release($id: UUID!) {
      releaseOrder(input: {orderId: $id}) {
        __typename ... on Order { number state operations { card state } } ... on Problem { code text params }
      }
    }"""
    done = (await ask(plant.planner, document, id=str(order.id)))["releaseOrder"]
    assert (done["__typename"], done["state"]) == ("Order", "released")
    assert [each["state"] for each in done["operations"]] == ["ready"]
    again = (await ask(plant.planner, document, id=str(order.id)))["releaseOrder"]
    assert again == {
        "__typename": "Problem",
        "code": "orders.order_is_released",
        "text": f"order {order.number} is released already",
        "params": {"order": order.number},
    }


async def test_a_new_order_from_the_console(plant: Plant) -> None:
    item = await plant.item()
    document = """mutation New($input: CreateOrderInput!) {
      createOrder(input: $input) { ... on Order { number dueAt quantity customer { code } } ... on Problem { code } }
    }"""
    given = {
        "itemId": str(item.id), "quantity": "12", "dueAt": (clock.now() + timedelta(days=2)).isoformat(),
        "customerId": str(plant.customer.id), "customerPo": "RZ-1",
    }  # fmt: skip
    made = (await ask(plant.planner, document, input=given))["createOrder"]
    assert (made["number"], made["quantity"], made["customer"]) == ("MO-1001", "12", {"code": "RZ"})
    given["quantity"] = "-1"
    assert (await ask(plant.planner, document, input=given))["createOrder"] == {"code": "infra.quantity_negative"}


BOARD = """{ myOperations { card position count state remainingQuantity availableQuantity blockedBy
  order { number dueAt drawing item { code name { zh } } } workUnit { code } hold { reason } gate { kind open } } }"""


async def team(plant: Plant, *centers: str) -> Team:
    async def found(work: Any) -> Any:
        ids = [plant.centers[code].id for code in centers]
        return await work.insert(Team(code="T", name_zh="一组", name_en="Team 1", work_center_ids=ids))

    made: Team = await plant.within(found)
    return made


async def test_a_team_sees_its_work_with_what_blocks_it_last(plant: Plant) -> None:
    made = await team(plant, "CNC")
    worker = plant.person(roles.OPERATOR)
    worker = Person(type(worker.actor)(**vars(worker.actor) | {"team_id": made.id}))
    free, free_ops = await plant.released(10, steps=((10, ()), (20, (10,))), due_at=clock.now() + timedelta(days=9))
    held, _ = await plant.released(10, due_at=clock.now() + timedelta(days=1))
    await plant.planner.does(do.hold_order, do.HoldOrder(order_id=held.id, reason_code="WAIT-QC"))
    gated, (gated_op,) = await plant.released(10, due_at=clock.now() + timedelta(days=2))
    fresh = await plant.row(Operation, gated_op.id)
    await plant.within(
        lambda work: orders.arm_gate(
            work, fresh, "first_piece", opener=roles.INSPECTOR, closes_after_quantity=Decimal(0)
        )
    )
    await plant.order()  # planned: not on the floor
    with statements() as seen:
        cards = (await ask(worker, BOARD))["myOperations"]
    assert len(seen) <= 22
    first, *blocked = cards
    assert (first["card"], first["state"], first["blockedBy"]) == (free_ops[0].card, "ready", None)
    assert {(each["order"]["number"], each["blockedBy"]["code"]) for each in blocked} == {
        (held.number, "orders.order_on_hold"),
        (gated.number, "orders.gate_closed"),
        (free.number, "orders.predecessor_unfinished"),
    }
    assert (await ask(plant.person(roles.OPERATOR), BOARD))["myOperations"] == []


async def test_an_operation_is_found_by_its_card_only(plant: Plant, plants: Any) -> None:
    other: Plant = await plants()
    _, (operation,) = await plant.released(10)
    worker = plant.person(roles.OPERATOR)
    document = "query Card($card: String!) { operationByCard(card: $card) { id name { zh } } }"
    assert (await ask(worker, document, card=f" {operation.card} "))["operationByCard"]["id"] == str(operation.id)
    wrong = operation.card[:-1] + str((int(operation.card[-1]) + 1) % 10)
    for card in ("", "abc", wrong, "10025", operation.card + "0", "'; DROP TABLE x; --"):
        assert (await ask(worker, document, card=card))["operationByCard"] is None
    assert (await ask(other.person(roles.OPERATOR), document, card=operation.card))["operationByCard"] is None


async def test_another_tenants_order_is_as_unknown_as_a_missing_one(plant: Plant, plants: Any) -> None:
    other: Plant = await plants()
    order, (operation,) = await plant.released(10)
    document = "query One($o: UUID!, $p: UUID!) { order(id: $o) { number } operation(id: $p) { card } }"
    given = {"o": str(order.id), "p": str(operation.id)}
    assert await ask(other.planner, document, **given) == {"order": None, "operation": None}
    assert (await ask(plant.planner, document, **given))["order"] == {"number": order.number}
