"""The console's way: what a sheet's columns are, what became of its rows, and what stands before the cut-over."""

from __future__ import annotations

from typing import Any

import pytest_asyncio

from api.schema import schema
from infra.graphql import Context
from infra.work import reading
from tenants.onboarding.models import ImportRun
from tests.kit.plant import Plant
from tests.tenants.onboarding.moving import Mover

RUN = """query ($id: UUID!) { importRun(id: $id) {
  state fileName sentBy createMissing kind { name title { zh en } creates columns { field required } }
  columns { title sample field } problem { code }
  counts { total ready refused held duplicate applied takenBack kept warned planned } } }"""
ROWS = """query ($id: UUID!, $verdicts: [String!]) { importRows(runId: $id, verdicts: $verdicts, first: 20) {
  nodes { line verdict cells problems { code params field cell } warnings { code } } pageInfo { total } } }"""
CHECK = """mutation ($input: CheckImportInput!) { checkImport(input: $input) {
  __typename ... on ImportRun { state } ... on Problem { code params } } }"""
START = """mutation ($input: StartImportInput!) { startImport(input: $input) {
  __typename ... on ImportRun { state } ... on Problem { code } } }"""
BACK = """mutation ($input: RollBackImportInput!) { rollBackImport(input: $input) {
  __typename ... on ImportRun { state rollBackReason } ... on Problem { code } } }"""
CUT = """mutation ($input: DeclareCutOverInput!) { declareCutOver(input: $input) {
  __typename ... on CutOver { declaredBy reason } ... on Problem { code } } }"""
LIVE = "{ goLive { steps { kind { name } records imports } cutOver { reason } } }"
SHEET = "物料编码,名称,单位\nA-1,轴,件\nA-2,套,吨\n".encode()


@pytest_asyncio.fixture
async def mover(plant: Plant) -> Mover:
    return Mover(plant, plant.boss.actor)


async def ask(mover: Mover, document: str, **variables: Any) -> Any:
    async with reading(mover.actor) as read:
        result = await schema().execute(
            document, context_value=Context(claimed=mover.actor, read=read), variable_values=variables
        )
    assert result.errors is None, result.errors
    return next(iter(result.data.values()))


async def test_from_the_sheet_to_the_cut_over(mover: Mover) -> None:
    # Given a sheet somebody sent
    sent = await mover.send("items", SHEET, "items.csv")
    run = await ask(mover, RUN, id=str(sent.id))
    assert (run["state"], run["kind"]["name"], run["counts"]["total"]) == ("received", "items", 0)
    assert [(each["title"], each["sample"], each["field"]) for each in run["columns"]] == [
        ("物料编码", "A-1", "code"), ("名称", "轴", "name_zh"), ("单位", "件", "unit"),
    ]  # fmt: skip

    # When it is checked, the bad row says what is wrong with which cell
    given = {"runId": str(sent.id), "mapping": ["code", "name_zh", "unit"], "createMissing": False}
    assert (await ask(mover, CHECK, input=given))["state"] == "checking"
    await mover.work_off()
    rows = await ask(mover, ROWS, id=str(sent.id), verdicts=["refused"])
    assert [(each["line"], each["cells"]["code"]) for each in rows["nodes"]] == [(3, "A-2")]
    (problem,) = rows["nodes"][0]["problems"]
    assert (problem["code"], problem["field"], problem["cell"]) == ("onboarding.not_there", "unit", "C3")

    # Then the good one goes in, once
    assert (await ask(mover, START, input={"runId": str(sent.id)}))["state"] == "importing"
    await mover.work_off()
    counts = (await ask(mover, RUN, id=str(sent.id)))["counts"]
    assert (counts["total"], counts["applied"], counts["refused"]) == (2, 1, 1)
    assert (await ask(mover, START, input={"runId": str(sent.id)}))["code"] == "onboarding.import_busy"
    steps = {each["kind"]["name"]: each for each in (await ask(mover, LIVE))["steps"]}
    assert (steps["items"]["records"], steps["items"]["imports"]) == (1, 1)

    # And it can be taken back until the cut-over
    refused = await ask(mover, BACK, input={"runId": str(sent.id), "reason": ""})
    assert refused["code"] == "infra.reason_missing"
    back = await ask(mover, BACK, input={"runId": str(sent.id), "reason": "wrong file"})
    assert (back["state"], back["rollBackReason"]) == ("rolling_back", "wrong file")
    await mover.work_off()
    assert (await mover.again(sent)).state == "rolled_back"
    assert (await ask(mover, CUT, input={"reason": "all counted"}))["reason"] == "all counted"
    assert (await ask(mover, LIVE))["cutOver"] == {"reason": "all counted"}


async def test_a_mapping_that_leaves_something_out_says_what(mover: Mover) -> None:
    sent = await mover.send("items", SHEET, "items.csv")
    answer = await ask(mover, CHECK, input={"runId": str(sent.id), "mapping": ["code", None, None]})
    assert (answer["code"], answer["params"]) == ("onboarding.columns_missing", {"columns": "名称, 单位"})
    found: ImportRun = await mover.again(sent)
    assert found.state == "received"
