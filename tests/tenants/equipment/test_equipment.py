"""Equipment: registering, state spans, the list."""

from datetime import timedelta
from typing import Any

import pytest

from api.schema import schema
from infra import clock
from infra.db import mine
from infra.errors import PermissionMissing
from infra.graphql import Context
from infra.ids import uuid7
from infra.work import reading
from tenants import roles
from tenants.equipment import commands as do
from tenants.equipment import errors, queries
from tenants.equipment.models import Asset, EquipmentState
from tenants.equipment.rules import STATES, check_state
from tenants.masterdata.errors import CodeTaken, ReasonUnknown, RecordNotFound
from tests.kit.plant import Plant


async def registered(plant: Plant, code: str = "EQ-1") -> Asset:
    cmd = do.RegisterAsset(code=code, name_zh="数车 1", name_en="Lathe 1", work_unit_id=plant.work_unit.id)
    asset: Asset = await plant.planner.does(do.register_asset, cmd)
    return asset


async def spans(plant: Plant, asset: Asset) -> list[EquipmentState]:
    statement = mine(EquipmentState).where(EquipmentState.asset_id == asset.id)
    return await plant.rows(statement.order_by(EquipmentState.started_at))


async def test_a_new_asset_is_off(plant: Plant) -> None:
    asset = await registered(plant)
    (span,) = await spans(plant, asset)
    assert (asset.state, span.state, span.ended_at) == ("off", "off", None)
    before = await plant.written()
    with pytest.raises(CodeTaken):
        await registered(plant)
    with pytest.raises(RecordNotFound):
        cmd = do.RegisterAsset(code="EQ-2", name_zh="x", name_en="x", work_unit_id=uuid7())
        await plant.planner.does(do.register_asset, cmd)
    assert await plant.written() == before


async def test_states_follow_each_other_without_gaps(plant: Plant) -> None:
    asset = await registered(plant)
    worker = plant.person(roles.OPERATOR)
    now = clock.now()
    for minutes, state, reason in (
        (1, "setup", None),
        (5, "running", None),
        (9, "down", "TOOL"),
        (12, "running", None),
    ):
        cmd = do.ChangeEquipmentState(
            asset_id=asset.id, state=state, reason_code=reason, occurred_at=now + timedelta(minutes=minutes)
        )
        changed = await worker.does(do.change_equipment_state, cmd)
        assert changed.state == state
    found = await spans(plant, asset)
    assert [each.state for each in found] == ["off", "setup", "running", "down", "running"]
    assert [each.ended_at for each in found[:-1]] == [each.started_at for each in found[1:]]
    assert found[-1].ended_at is None
    assert found[3].reason_id is not None
    newest = await plant.planner.asks(queries.state_spans, asset.id, limit=2)
    assert [each.state for each in newest] == ["running", "down"]


async def test_what_is_no_change_of_state(plant: Plant) -> None:
    asset = await registered(plant)
    worker = plant.person(roles.OPERATOR)
    now = clock.now()
    running = do.ChangeEquipmentState(asset_id=asset.id, state="running")
    await worker.does(do.change_equipment_state, running)
    before = await plant.written()
    for values, error in (
        ({"state": "sleeping"}, errors.StateUnknown),
        ({"state": "down"}, errors.DowntimeReasonMissing),
        ({"state": "down", "reason_code": "NOPE"}, ReasonUnknown),
        ({"state": "idle", "occurred_at": now - timedelta(hours=1)}, errors.StateNotNewer),
        ({"state": "idle", "asset_id": uuid7()}, errors.AssetNotFound),
    ):
        given: dict[str, Any] = {"asset_id": asset.id, **values}
        with pytest.raises(error):
            await worker.does(do.change_equipment_state, do.ChangeEquipmentState(**given))
    with pytest.raises(PermissionMissing):
        await plant.person(roles.INSPECTOR).does(
            do.change_equipment_state, do.ChangeEquipmentState(asset_id=asset.id, state="idle")
        )
    await worker.does(do.change_equipment_state, do.ChangeEquipmentState(asset_id=asset.id, state="running"))
    assert await plant.written() == before


def test_only_being_down_needs_a_reason() -> None:
    for state in STATES:
        if state != "down":
            check_state(state, None)


async def test_the_list(plant: Plant, plants: Any) -> None:
    other: Plant = await plants()
    for code in ("EQ-2", "EQ-1"):
        await registered(plant, code)
    document = (
        "{ assets(first: 1) { nodes { code name { en } state workUnit { code } } pageInfo { total hasNextPage } } }"
    )
    for person, codes, total in ((plant.planner, ["EQ-1"], 2), (other.planner, [], 0)):
        async with reading(person.actor) as read:
            result = await schema().execute(document, context_value=Context(claimed=person.actor, read=read))
        assert result.errors is None
        page = result.data["assets"]
        assert [node["code"] for node in page["nodes"]] == codes
        assert page["pageInfo"] == {"total": total, "hasNextPage": total > 1}
