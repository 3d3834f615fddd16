"""Master data through the schema."""

from typing import Any

from api.schema import schema
from infra.graphql import Context
from infra.work import reading
from tenants import roles
from tests.kit.plant import Person, Plant


async def ask(person: Person, document: str, **variables: Any) -> Any:
    async with reading(person.actor) as read:
        result = await schema().execute(
            document, context_value=Context(claimed=person.actor, read=read), variable_values=variables
        )
    assert result.errors is None, result.errors
    return result.data


async def test_lists(plant: Plant) -> None:
    for code in ("LT-2", "LT-1", "LV-1"):
        await plant.item(code)
    worker = plant.person(roles.OPERATOR)
    data = await ask(
        worker,
        """{ items(first: 2, filter: {search: "lt-", kinds: ["product"]}) {
               nodes { code name { zh en } kind unit itemRevision drawing } pageInfo { total hasNextPage endCursor } }
             descending: items(sort: [CODE_DESC]) { nodes { code } }
             workCenters { code area { code name { en } } workUnits { code } }
             areas { code } sites { timeZone } reasonCodes { kind code name { en } }
             partners(filter: {customers: true}) { nodes { code name { zh } customer } } }""",
    )
    assert [node["code"] for node in data["items"]["nodes"]] == ["LT-1", "LT-2"]
    assert data["items"]["nodes"][0] | {"name": None} == {
        "code": "LT-1", "name": None, "kind": "product", "unit": "pcs", "itemRevision": "C", "drawing": "C",
    }  # fmt: skip
    assert data["items"]["pageInfo"]["total"] == 2
    assert [node["code"] for node in data["descending"]["nodes"]] == ["LV-1", "LT-2", "LT-1"]
    assert data["workCenters"] == [
        {"code": "CNC", "area": {"code": "A1", "name": {"en": "Area 1"}}, "workUnits": [{"code": "CNC-1"}]},
        {"code": "GRIND", "area": {"code": "A2", "name": {"en": "Area 2"}}, "workUnits": []},
    ]
    assert [each["kind"] for each in data["reasonCodes"]] == sorted(each["kind"] for each in data["reasonCodes"])
    assert data["partners"]["nodes"] == [{"code": "RZ", "name": {"zh": "瑞泽液压"}, "customer": True}]


async def test_another_tenants_rows_are_not_there(plant: Plant, plants: Any) -> None:
    other: Plant = await plants()
    item = await plant.item("LT-1")
    document = "query One($id: UUID!) { item(id: $id) { code } items { nodes { code } } }"
    assert await ask(plant.planner, document, id=str(item.id)) == {
        "item": {"code": "LT-1"},
        "items": {"nodes": [{"code": "LT-1"}]},
    }
    assert await ask(other.planner, document, id=str(item.id)) == {"item": None, "items": {"nodes": []}}


async def test_creating_and_being_refused(plant: Plant) -> None:
    document = """mutation New($input: CreateItemInput!) {
      createItem(input: $input) { __typename ... on Item { code unit } ... on Problem { code params } }
    }"""
    given = {"code": "LT-9", "nameZh": "轴", "nameEn": "Shaft", "unitId": str(plant.unit.id)}
    assert (await ask(plant.planner, document, input=given))["createItem"] == {
        "__typename": "Item", "code": "LT-9", "unit": "pcs",
    }  # fmt: skip
    assert (await ask(plant.planner, document, input=given))["createItem"] == {
        "__typename": "Problem", "code": "masterdata.code_taken", "params": {"code": "LT-9"},
    }  # fmt: skip
    refused = (await ask(plant.person(roles.OPERATOR), document, input=given))["createItem"]
    assert refused["code"] == "infra.permission_missing"
