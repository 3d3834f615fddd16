"""The trail reader: what it finds, what it shows, and to whom."""

import zipfile
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from infra import clock
from infra.db import Database
from infra.engines.roles import Dsns
from infra.errors import BadInput, OutOfScope, PermissionMissing, Refusal
from infra.journal.heads import Files, Publisher
from infra.journal.sealer import Sealer
from infra.keys import keyring
from infra.pages import Page
from infra.work import reading
from tenants import records, roles
from tenants.orders import commands as orders
from tenants.records import queries
from tenants.records.queries import TrailFilter
from tests.kit.plant import Plant


async def trail(plant: Plant, first: int = 100, after: str | None = None, **wanted: Any) -> Page[Any]:
    page: Page[Any] = await plant.planner.asks(queries.trail, first, after, TrailFilter(**wanted))
    return page


async def names(plant: Plant, **wanted: Any) -> list[str]:
    return [line.command for line in (await trail(plant, **wanted)).rows]


async def test_lines_by_record_person_field_table_command_outcome_and_time(plant: Plant) -> None:
    began = clock.now()
    order, operations = await plant.released(10)
    planner = plant.planner
    await planner.does(orders.hold_order, orders.HoldOrder(order_id=order.id, reason_code="WAIT-QC", note="硬度"))
    with pytest.raises(Refusal):
        await planner.does(orders.hold_order, orders.HoldOrder(order_id=order.id, reason_code="NOPE"))

    hold, release, create = "orders.hold_order", "orders.release_order", "orders.create_order"
    assert await names(plant, subject_id=order.id) == [hold, release, create]
    assert await names(plant, record_id=operations[0].id, outcome="applied") == [hold, release]
    assert await names(plant, actor_id=planner.actor.id) == [hold, hold]
    assert set(await names(plant, table="orders_hold")) == {hold}
    assert await names(plant, table="orders_production_order", field="state", since=began) == [release, create]
    assert await names(plant, command=release) == [release]
    assert await names(plant, until=began - timedelta(days=1)) == []
    (refused,) = (await trail(plant, outcome="refused")).rows
    assert refused.code
    assert refused.actor_name == "周晓岚"


async def test_pages_go_on_where_they_stopped(plant: Plant) -> None:
    await plant.released(10)
    everything = (await trail(plant)).rows
    seen, after = [], None
    while True:
        page = await trail(plant, 5, after)
        assert page.total == len(everything)
        seen += [line.id for line in page.rows]
        if not page.more:
            break
        after = page.end
    assert seen == [line.id for line in everything]
    with pytest.raises(BadInput):
        await trail(plant, 5, "nonsense")
    with pytest.raises(BadInput):
        await trail(plant, 1000)


async def test_old_and_new_of_each_row(plant: Plant) -> None:
    order, _ = await plant.released(10)
    (line,) = (await trail(plant, command="orders.release_order")).rows
    async with reading(plant.planner.actor) as read:
        (changes,) = await queries.changes_of(read, [line.id])
    (change,) = [each for each in changes if each.record_id == order.id]
    assert (change.revision, change.table_name) == (2, "orders_production_order")
    assert '"state":"planned"' in change.before
    assert '"state":"released"' in change.after
    assert [each.n for each in changes] == sorted(each.n for each in changes)


async def test_who_may_read_it(plant: Plant) -> None:
    for person in (plant.person(roles.OPERATOR), plant.person(roles.TEAM_LEAD)):
        with pytest.raises(PermissionMissing):
            await person.asks(queries.trail, 10, None, TrailFilter())
        with pytest.raises(PermissionMissing):
            await person.asks(records.export_bundle)
    with pytest.raises(OutOfScope):
        bound = plant.person(roles.QUALITY_LEAD, at=plant.areas[0].id)
        await bound.asks(queries.trail, 10, None, TrailFilter())


async def test_another_company_sees_none_of_it(plants: Callable[[], Any]) -> None:
    mine, other = await plants(), await plants()
    order, _ = await mine.released(10)
    assert await names(other, subject_id=order.id) == []
    assert len(await names(mine, subject_id=order.id)) == 2
    lines = (await trail(mine)).rows
    async with reading(other.planner.actor) as read:
        assert await queries.changes_of(read, [lines[0].id]) == [[]]
        assert await queries.batches_of(read, [lines[0].id]) == [None]


async def test_seals_and_heads_are_shown(plant: Plant, dsns: Dsns, tmp_path: Any) -> None:
    await plant.released(10)
    page = await trail(plant)
    status = await plant.planner.asks(queries.seal_status)
    assert (status.sealed_lines, status.pending_lines) == (0, page.total)
    assert (status.head_batch, status.published_at, status.sealed_until) == (None, None, None)

    seals = Database(dsns.sealer, size=1)
    async with seals.connection() as connection:
        assert await Sealer(seals, keyring()).seal(connection, plant.tenant_id) == page.total
        await Publisher(seals, keyring(), [Files(tmp_path)]).publish(connection, plant.tenant_id, 1)
    await seals.close()
    await plant.order()

    status = await plant.planner.asks(queries.seal_status)
    assert status.sealed_lines == page.total
    assert status.pending_lines > 0
    assert status.head_batch == 1
    assert len(status.head_hash) == 64
    assert status.fingerprint == keyring().fingerprint
    after = (await trail(plant)).rows
    async with reading(plant.planner.actor) as read:
        batches = await queries.batches_of(read, [line.id for line in after])
    assert [batch for batch in batches if batch] == [1] * page.total
    assert batches[0] is None, "the newest line still waits"


async def test_the_export_is_a_zip_that_names_the_company(plant: Plant) -> None:
    order, operations = await plant.released(10)
    await plant.output(operations[0], Decimal(4))
    path = await plant.person(roles.QUALITY_LEAD).asks(records.export_bundle)
    with zipfile.ZipFile(path) as archive:
        listed = set(archive.namelist())
        table = archive.read("trail.csv").decode("utf-8-sig")
    assert {"manifest.json", "lines.jsonl", "seals.jsonl", "images.jsonl", "trail.csv", "verifier.py"} <= listed
    assert str(order.id) in table
    assert not list(path.parent.glob("*/")), "nothing is left beside the zip"
    path.unlink()
    with pytest.raises(BadInput):
        await plant.person(roles.OWNER).asks(records.export_bundle, clock.now() + timedelta(days=1))
