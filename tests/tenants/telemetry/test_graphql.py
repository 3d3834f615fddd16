"""Signals and quarantine through the schema, as the console asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.schema import schema
from infra.graphql import Context
from infra.work import reading
from tenants import roles

if TYPE_CHECKING:
    from tests.kit.machine import Machine
    from tests.kit.plant import Person

SIGNALS = """{ signals { nodes {
  code topic lastValue missing state device workUnit { code } operation { goodQuantity } }
  pageInfo { total hasNextPage } } }"""
QUARANTINE = "{ quarantine { nodes { id code params quantity state operation { id } } } }"
DISMISS = """mutation($input: DismissQuarantinedInput!) { dismissQuarantined(input: $input) {
  ... on QuarantineEntry { state resolvedBy resolution } ... on Problem { code } } }"""
MAP = """mutation($input: MapSignalInput!) { mapSignal(input: $input) {
  ... on Signal { operation { id } } ... on Problem { code } } }"""


async def ask(person: Person, document: str, **variables: Any) -> dict[str, Any]:
    async with reading(person.actor) as read:
        context = Context(claimed=person.actor, read=read)
        result = await schema().execute(document, variable_values=variables, context_value=context)
    assert result.errors is None, result.errors
    assert result.data is not None
    return result.data


async def test_signals_with_where_they_stand(machine: Machine) -> None:
    await machine.says(10)
    await machine.says(14)

    page = (await ask(machine.plant.person(roles.TEAM_LEAD), SIGNALS))["signals"]

    assert page["pageInfo"] == {"total": 1, "hasNextPage": False}
    assert page["nodes"] == [
        {
            "code": "count", "topic": machine.topic, "lastValue": "14", "missing": 0, "state": "live",
            "device": "PLC count", "workUnit": {"code": "CNC-1"}, "operation": {"goodQuantity": "4"},
        }
    ]  # fmt: skip


async def test_quarantine_is_seen_and_dismissed_with_a_reason(machine: Machine) -> None:
    await machine.says(10)
    await machine.says(9000)
    lead = machine.plant.person(roles.TEAM_LEAD, name="陈志强")

    (entry,) = (await ask(lead, QUARANTINE))["quarantine"]["nodes"]
    assert (entry["code"], entry["params"]["limit"], entry["quantity"]) == (
        "telemetry.reading_implausible",
        "500",
        None,
    )
    assert entry["operation"]["id"] == str(machine.operation.id)

    refused = await ask(lead, DISMISS, input={"quarantineId": entry["id"]})
    assert refused["dismissQuarantined"] == {"code": "infra.reason_missing"}
    done = await ask(lead, DISMISS, input={"quarantineId": entry["id"], "reason": "noise"})
    assert done["dismissQuarantined"] == {"state": "dismissed", "resolvedBy": "陈志强", "resolution": "noise"}
    assert (await ask(lead, QUARANTINE))["quarantine"]["nodes"] == []


async def test_a_planner_points_the_counter_at_another_operation(machine: Machine) -> None:
    _, (operation, *_) = await machine.plant.released(20)

    planner = machine.plant.person(roles.PLANNER)
    done = await ask(planner, MAP, input={"signalId": str(machine.signal.id), "operationId": str(operation.id)})

    assert done["mapSignal"] == {"operation": {"id": str(operation.id)}}
    operator = machine.plant.person(roles.OPERATOR)
    refused = await ask(operator, MAP, input={"signalId": str(machine.signal.id)})
    assert refused["mapSignal"] == {"code": "infra.permission_missing"}
