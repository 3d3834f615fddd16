"""The console's way: readiness with its gaps, a test order, the samples it made, a package compared, the board."""

from __future__ import annotations

from typing import Any

from api.schema import schema
from infra.graphql import Context
from infra.work import reading
from tenants.identity import seeds as identity
from tests.kit.plant import Person, Plant

READY = "{ readiness { score checks { key weight done total state fix act who } } }"
SAMPLES = "{ sampleData { counts leaving keptBy { code } } }"
ORDER = "{ testOrder { number state reported operations { card planned } } }"
MAKE = """mutation ($input: MakeTestOrderInput!) { makeTestOrder(input: $input) {
  __typename ... on Done { ids } ... on Problem { code } } }"""
PACK = """mutation ($input: MakePackageInput!) { makePackage(input: $input) {
  __typename ... on ConfigurationPackage { id origin groups } ... on Problem { code params } } }"""
DIFF = """query ($id: UUID!, $filter: PackageDiffFilter) { packageDiff(packageId: $id, first: 2, filter: $filter) {
  added changed conflicts onlyHere same
  differences { nodes { kind what table } pageInfo { total hasNextPage endCursor } } } }"""
BEGIN = """mutation ($input: BeginRolloutInput!) { beginRollout(input: $input) { __typename ... on Done { ids } } }"""
BOARD = """{ rolloutStage { milestones done nextTitle } rolloutDepartments { name owner }
  rolloutMilestones(first: 3, sort: [OLDEST]) { nodes { title dueOn } pageInfo { total hasNextPage } }
  rolloutKpis { kpi after verdict } suggestions { nodes { id } } trainingCopies { nodes { slug } } }"""


async def ask(person: Person, document: str, **variables: Any) -> Any:
    async with reading(person.actor) as read:
        context = Context(claimed=person.actor, read=read)
        result = await schema().execute(document, context_value=context, variable_values=variables)
    assert result.errors is None, result.errors
    return result.data


async def test_from_the_gaps_to_a_test_order_and_its_samples(plant: Plant) -> None:
    # Given a plant with one item that can be made
    await identity.seed_roles(plant.tenant_id)
    await plant.item("LT-1")
    before = (await ask(plant.boss, READY))["readiness"]
    assert {each["key"]: each["act"] for each in before["checks"]}["released"] == "onboarding.make_test_order"
    assert (await ask(plant.boss, SAMPLES))["sampleData"] == {"counts": {}, "leaving": [], "keptBy": None}

    # When the test order is asked for
    made = (await ask(plant.boss, MAKE, input={"quantity": "2"}))["makeTestOrder"]
    assert made["__typename"] == "Done"

    # Then it is on the checklist, among the samples, and counts
    found = (await ask(plant.boss, ORDER))["testOrder"]
    assert (found["state"], found["reported"], len(found["operations"])) == ("released", 0, 1)
    assert (await ask(plant.boss, SAMPLES))["sampleData"]["counts"] == {"orders_production_order": 1}
    assert (await ask(plant.boss, READY))["readiness"]["score"] > before["score"]


async def test_a_package_is_compared_page_by_page(plant: Plant) -> None:
    await identity.seed_roles(plant.tenant_id)
    made = (await ask(plant.boss, PACK, input={"name": "现在", "groups": ["places", "items"]}))["makePackage"]
    assert (made["origin"], made["groups"]) == ("made", ["places", "items"])
    wrong = (await ask(plant.boss, PACK, input={"name": "x", "groups": ["people"]}))["makePackage"]
    assert wrong["code"] == "infra.bad_input"

    same = (await ask(plant.boss, DIFF, id=made["id"]))["packageDiff"]
    assert (same["added"], same["changed"], same["conflicts"], same["onlyHere"]) == (0, 0, 0, 0)
    assert same["same"] > 5


async def test_the_board_is_read_in_one_go(plant: Plant) -> None:
    boss = plant.person("ADMIN", "PLANNER")
    await ask(boss, BEGIN, input={"startsOn": "2026-12-01"})

    board = await ask(boss, BOARD)

    assert board["rolloutStage"]["milestones"] == board["rolloutMilestones"]["pageInfo"]["total"] == 8
    assert board["rolloutMilestones"]["nodes"][0]["dueOn"] == "2026-12-01"
    assert [each["kpi"] for each in board["rolloutKpis"]] == ["on_time", "output_per_day", "missing_rate", "scrap_rate"]
    assert len(board["rolloutDepartments"]) == 5
    assert (board["suggestions"]["nodes"], board["trainingCopies"]["nodes"]) == ([], [])
