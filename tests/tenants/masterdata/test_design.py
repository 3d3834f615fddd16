"""Revisions with drawings, routings with alternatives, instructions that have to be read."""

import hashlib
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from infra import blobs, clock
from infra.db import mine
from infra.storage import storage
from infra.work import reading, system, working
from tenants import masterdata, orders, roles
from tenants.masterdata import actors, errors
from tenants.masterdata import commands as do
from tenants.masterdata import design_queries as q
from tenants.masterdata.models import InstructionConfirmation, Item, ItemRevision, RoutingAlternative
from tests.kit.plant import Plant
from tests.scale.doors import DOT

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
SINCE = date(2026, 1, 1)


async def file(plant: Plant, data: bytes) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    await storage().put(blobs.key_of(plant.tenant_id, sha256), data, sha256=sha256)
    return sha256


async def test_a_revision_holds_from_its_day(plant: Plant) -> None:
    """Given revision C; when D is approved for tomorrow; then today's releases carry C, tomorrow's D."""
    item = await plant.item("LT-1")
    today = clock.now().date()
    cmd = do.CreateRevision(
        item_id=item.id, item_revision="D", drawing="D2", effective_from=today + timedelta(days=2), note="φ45 → φ46"
    )
    made = await plant.planner.does(do.create_revision, cmd)
    with pytest.raises(errors.RevisionTaken):
        await plant.planner.does(
            do.create_revision, do.CreateRevision(item_id=item.id, item_revision="D", effective_from=today)
        )
    await plant.planner.does(do.approve_revision, do.ApproveRevision(revision_id=made.id))

    async def on(days: int) -> tuple[str, str | None]:
        async with reading(plant.boss.actor) as read:
            recipe = await masterdata.recipe(read, item.id, today + timedelta(days=days))
            assert recipe is not None
            return recipe.item_revision, recipe.drawing

    assert [await on(0), await on(3)] == [("C", "C"), ("D", "D2")]
    assert (await plant.row(Item, item.id)).item_revision == "C"
    async with working(system(plant.tenant_id), command="test.tick") as work:
        await actors.show_revisions(work, today + timedelta(days=3))
    shown = await plant.row(Item, item.id)
    assert (shown.item_revision, shown.drawing) == ("D", "D2")
    history = await plant.planner.asks(q.item_revisions, item.id)
    assert (history[0].item_revision, history[0].state, history[0].made_by) == ("D", "approved", "周晓岚")
    assert {each.item_revision for each in history} == {"C", "D"}


async def test_changing_an_item_keeps_its_history(plant: Plant) -> None:
    item = await plant.item("LT-1")
    await plant.planner.does(do.change_item, do.ChangeItem(item_id=item.id, item_revision="D", drawing="D"))
    rows = await plant.rows(mine(ItemRevision).where(ItemRevision.item_id == item.id))
    assert {(each.item_revision, each.state) for each in rows} == {("C", "approved"), ("D", "approved")}


async def test_a_drawing_is_what_its_bytes_say(plant: Plant) -> None:
    item = await plant.item("LT-1")
    for data, kind in ((PDF, "application/pdf"), (DOT, "image/png")):
        cmd = do.AddDrawing(item_id=item.id, name=f"{kind}.any", sha256=await file(plant, data))
        assert (await plant.planner.does(do.add_drawing, cmd)).media_type == kind
    before = await plant.written()
    film = b"\x00\x00\x00\x18ftypisom" + b"\x00" * 8 + b"moov"
    for data, refused in (
        (b"\xff\xd8\xff\xe0 begins like a photo", errors.NotADrawing),
        (b"MZ an executable called drawing.pdf", errors.NotADrawing),
        (film, errors.NotADrawing),
    ):
        with pytest.raises(refused):
            await plant.planner.does(
                do.add_drawing, do.AddDrawing(item_id=item.id, name="drawing.pdf", sha256=await file(plant, data))
            )
    with pytest.raises(errors.FileMissing):
        await plant.planner.does(do.add_drawing, do.AddDrawing(item_id=item.id, name="x.pdf", sha256="0" * 64))
    assert await plant.written() == before


async def test_a_step_may_run_elsewhere(plant: Plant) -> None:
    item = await plant.item("LT-1")
    step = do.NewRoutingStep(
        sequence=10, operation_definition_id=plant.definitions["TURN"].id, cycle_seconds=Decimal(90),
        alternatives=[do.NewAlternative(work_center_id=plant.centers["GRIND"].id, cycle_seconds=Decimal(120))],
        report_mode="box", box_quantity=Decimal(20), needs_approval=True, skip_allowed=True,
        over_limit_percent=Decimal(5), skill_codes=["TURN-2", " TURN-1 ", "TURN-1"],
    )  # fmt: skip
    cmd = do.CreateRouting(item_id=item.id, effective_from=SINCE, steps=[step])
    routing = await plant.planner.does(do.create_routing, cmd)
    ((row,),) = await plant.planner.asks(lambda read: q.routing_steps_of(read, [routing.id]))
    assert (row.report_mode, row.box_quantity, row.skill_codes) == ("box", 20, ["TURN-1", "TURN-2"])
    async with reading(plant.boss.actor) as read:
        found = await masterdata.alternatives_of(read, [row.id])
    assert [(each.preference, each.cycle_seconds, each.setup_seconds) for each in found[row.id]] == [(1, 120, 0)]
    before = await plant.written()
    place = do.NewAlternative(work_center_id=plant.centers["CNC"].id)
    lonely = await plant.boss.does(
        do.create_operation_definition, do.CreateOperationDefinition(code="HAND", name_zh="手工", name_en="By hand")
    )
    after = await plant.written()
    for refused, steps in (
        (errors.AlternativeRepeated, [_step(plant, 10, alternatives=[place])]),
        (errors.StepWithoutResource, [do.NewRoutingStep(sequence=10, operation_definition_id=lonely.id)]),
        (errors.RoutingLoop, [_step(plant, 10, predecessors=[20]), _step(plant, 20, predecessors=[10])]),
        (errors.StepUnreachable, [_step(plant, 10), _step(plant, 20)]),
        (errors.UnknownKind, [_step(plant, 10, report_mode="guess")]),
    ):
        with pytest.raises(refused):
            await plant.planner.does(
                do.create_routing, do.CreateRouting(item_id=item.id, effective_from=SINCE, steps=steps)
            )
    assert await plant.written() == after
    assert after != before  # the operation itself
    revised = do.ReviseRouting(routing_id=routing.id, steps=[_step(plant, 10)], effective_from=SINCE)
    await plant.planner.does(do.revise_routing, revised)
    assert await plant.rows(mine(RoutingAlternative)) == []


def _step(plant: Plant, sequence: int, **more: Any) -> do.NewRoutingStep:
    return do.NewRoutingStep(sequence=sequence, operation_definition_id=plant.definitions["TURN"].id, **more)


async def instruction(plant: Plant, *steps: do.NewInstructionStep, **scope: Any) -> Any:
    cmd = do.CreateInstruction(operation_definition_id=plant.definitions["TURN"].id, steps=list(steps), **scope)
    made = await plant.planner.does(do.create_instruction, cmd)
    return await plant.planner.does(do.approve_instruction, do.ApproveInstruction(instruction_id=made.id))


READ = do.NewInstructionStep(text_zh="先量再磨", text_en="Measure first", critical=True)
PLAIN = do.NewInstructionStep(text_zh="装夹", text_en="")


async def test_a_critical_step_is_read_before_the_report(plant: Plant) -> None:
    """Given an instruction with a critical step; when a worker confirms it; then nothing is left to read for this
    operation, until the next version is approved."""
    _, (operation,) = await plant.released(10)
    worker = plant.person(roles.OPERATOR)
    picture = await file(plant, DOT)
    first = await instruction(plant, do.NewInstructionStep(text_zh="看图", text_en="Look", sha256=picture), READ)

    async def unread() -> list[int]:
        async with reading(worker.actor) as read:
            steps = await orders.unread_steps(read, operation, worker.actor.id)
            return [each.position for each in steps]

    assert await unread() == [2]
    confirm = do.ConfirmInstruction(operation_id=operation.id, instruction_id=first.id)
    await worker.does(do.confirm_instruction, confirm)
    await worker.does(do.confirm_instruction, do.ConfirmInstruction(operation_id=operation.id, instruction_id=first.id))
    assert await unread() == []
    rows = await plant.rows(mine(InstructionConfirmation))
    assert [(each.user_name, each.version) for each in rows] == [(worker.actor.name, 1)]
    second = await instruction(plant, READ, PLAIN)
    assert (second.version, await unread()) == (2, [1])
    before = await plant.written()
    with pytest.raises(errors.InstructionOutdated) as refusal:
        await worker.does(
            do.confirm_instruction, do.ConfirmInstruction(operation_id=operation.id, instruction_id=first.id)
        )
    assert refusal.value.params == {"version": 2}
    assert await plant.written() == before


async def test_the_narrowest_instruction_holds(plant: Plant) -> None:
    item = await plant.item("LT-1")
    general = await instruction(plant, PLAIN)
    for_item = await instruction(plant, PLAIN, item_id=item.id)
    for_step = await instruction(plant, READ, item_id=item.id, step_sequence=20)

    async def current(item_id: Any, sequence: int) -> Any:
        async with reading(plant.boss.actor) as read:
            found = await masterdata.current_instruction(read, plant.definitions["TURN"].id, item_id, sequence)
            return found.id if found else None

    other = await plant.item("LT-2")
    assert [await current(other.id, 20), await current(item.id, 10), await current(item.id, 20)] == [
        general.id, for_item.id, for_step.id,
    ]  # fmt: skip


async def test_what_is_no_instruction(plant: Plant) -> None:
    no_picture = await file(plant, b"GIF89a is not taken")
    pdf = await file(plant, PDF)
    before = await plant.written()
    for refused, steps in (
        (errors.InstructionEmpty, []),
        (errors.InstructionEmpty, [do.NewInstructionStep(text_zh=" ")]),
        (errors.NotAPicture, [do.NewInstructionStep(text_zh="图", sha256=no_picture)]),
        (errors.NotAPicture, [do.NewInstructionStep(text_zh="图", sha256=pdf)]),
        (errors.FileMissing, [do.NewInstructionStep(text_zh="图", sha256="0" * 64)]),
    ):
        with pytest.raises(refused):
            await instruction(plant, *steps)
    assert await plant.written() == before
