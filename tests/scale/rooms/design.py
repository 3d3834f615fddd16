"""Revisions, drawings, conversions, alternatives, instructions and engineering changes: the second half of masterdata's
room (tests/scale/rooms/masterdata.py brings both)."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra import blobs
from infra.ids import uuid7
from infra.storage import storage
from infra.work import Actor, system
from tenants.masterdata import commands as m
from tenants.orders import commands as orders
from tests.scale.rooms.reporting import asking
from tests.scale.worlds import World

SINCE = date(2020, 1, 1)


async def file(w: World) -> str:
    """A picture nobody has used yet."""
    from tests.scale.doors import DOT  # the doors know every room's recipes, this one's too

    data = DOT + w.code().encode()
    sha256 = hashlib.sha256(data).hexdigest()
    await storage().put(blobs.key_of(w.tenant_id, sha256), data, sha256=sha256)
    return sha256


async def unit(w: World) -> Any:
    return await w.does(m.create_unit, m.CreateUnit(**w.named()))


async def conversion(w: World) -> Any:
    cmd = m.SetConversion(item_id=w.ids["itemId"], unit_id=(await unit(w)).id, numerator=Decimal(w.number))
    return await w.does(m.set_conversion, cmd)


async def revision(w: World) -> Any:
    cmd = m.CreateRevision(
        item_id=(await w.item()).id, item_revision=w.code(), effective_from=SINCE, drawing=w.text("D"), note=w.text("n")
    )
    return await w.does(m.create_revision, cmd)


async def drawing(w: World) -> Any:
    cmd = m.AddDrawing(item_id=(await w.item()).id, name=w.text("drawing"), sha256=await file(w))
    return await w.does(m.add_drawing, cmd)


async def instruction(w: World) -> Any:
    step = m.NewInstructionStep(text_zh=w.text("字"), text_en=w.text("words"), sha256=await file(w), critical=True)
    cmd = m.CreateInstruction(
        operation_definition_id=w.ids["operationDefinitionId"], item_id=(await w.item()).id, steps=[step]
    )
    return await w.does(m.create_instruction, cmd)


async def approved(w: World) -> Any:
    made = await instruction(w)
    return await w.does(m.approve_instruction, m.ApproveInstruction(instruction_id=made.id))


async def change(w: World, item_id: UUID | None = None, by: Actor | None = None) -> Any:
    bom = await w.bom(item_id or (await w.item()).id)
    cmd = m.CreateChange(
        title=w.text("change"), why=w.text("why"), effective_from=SINCE,
        subjects=[m.NewSubject(kind="bom", subject_id=bom.id)],
    )  # fmt: skip
    return await w.does(m.create_change, cmd, by or w.lead)


async def submitted(w: World, by: Actor | None = None) -> Any:
    made = await change(w, by=by)
    return await w.does(m.submit_change, m.OfChange(change_id=made.id), by or w.lead)


async def approvable(w: World) -> Any:
    """Asked for by somebody else than the author."""
    return await submitted(w, system(w.tenant_id, w.text("system")))


async def other_bom(w: World, item_id: UUID) -> Any:
    line = m.NewBomLine(item_id=w.ids["component"], quantity=Decimal(3), position=10)
    return await w.does(m.create_bom, m.CreateBom(item_id=item_id, lines=[line], effective_from=SINCE))


async def other_routing(w: World, item_id: UUID) -> Any:
    step = m.NewRoutingStep(sequence=20, operation_definition_id=w.ids["operationDefinitionId"])
    return await w.does(m.create_routing, m.CreateRouting(item_id=item_id, steps=[step], effective_from=SINCE))


async def instructed(w: World) -> UUID:
    """An operation with an instruction of its own, which nobody has to confirm."""
    operation_id = await asking(w)
    (operation,) = await w.staff.rows("orders_operation", "id = $2", operation_id)
    (order,) = await w.staff.rows("orders_production_order", "id = $2", operation["order_id"])
    cmd = m.CreateInstruction(
        operation_definition_id=w.ids["operationDefinitionId"],
        item_id=order["item_id"],
        steps=[m.NewInstructionStep(text_zh=w.text("字"), text_en=w.text("words"))],
    )
    made = await w.does(m.create_instruction, cmd)
    await w.does(m.approve_instruction, m.ApproveInstruction(instruction_id=made.id))
    return operation_id


async def furnish(w: World) -> None:
    from tests.scale.doors import picture_of

    step = m.NewRoutingStep(
        sequence=10,
        operation_definition_id=w.ids["operationDefinitionId"],
        alternatives=[m.NewAlternative(work_center_id=w.ids["workCenterId"], work_unit_id=w.ids["workUnitId"])],
    )
    item = await w.item()
    routing = await w.does(m.create_routing, m.CreateRouting(item_id=item.id, effective_from=SINCE, steps=[step]))
    w.ids |= {
        "conversionId": (await conversion(w)).id,
        "revisionId": (await revision(w)).id,
        "drawingId": (await drawing(w)).id,
        "bomId": (await w.bom(item.id)).id,
        "routingId": routing.id,
        "instructionId": (await approved(w)).id,
    }
    w.words["sha256"] = hashlib.sha256(picture_of(w)).hexdigest()
    confirm = m.ConfirmInstruction(operation_id=w.ids["operationId"], instruction_id=w.ids["instructionId"])
    await w.does(m.confirm_instruction, confirm, w.lead)
    order, _ = await w.released()
    await w.does(m.set_change_policy, m.SetChangePolicy(change_control=False, four_eyes=False))
    w.ids["changeId"] = (await submitted(w)).id
    decide = orders.DecideChangeOrder(change_id=w.ids["changeId"], order_id=order, decision="keep")
    await w.does(orders.decide_change_order, decide, w.lead)
    w.ids |= {
        "bomDifferences.before": w.ids["bomId"],
        "bomDifferences.after": (await other_bom(w, item.id)).id,
        "routingDifferences.before": w.ids["routingId"],
        "routingDifferences.after": (await other_routing(w, item.id)).id,
        "itemRevisions.itemId": (await revision(w)).item_id,
        "whereUsed.itemId": w.ids["component"],
        "affectedOrders.changeId": (await change(w, w.ids["itemId"])).id,
        "operationInstruction.operationId": await instructed(w),
    }


def _made(name: str, make: Any, **more: Any) -> Any:
    async def recipe(_here: Any, w: World) -> dict[str, Any]:
        return {name: str((await make(w)).id)} | more

    return recipe


async def _bom_lines(_here: Any, w: World) -> dict[str, Any]:
    line = {"itemId": str(w.ids["component"]), "quantity": "3", "position": 10}
    return {"bomId": str((await w.bom((await w.item()).id)).id), "lines": [line]}


async def _bom_draft(w: World) -> Any:
    return await w.bom((await w.item()).id)


async def _routing_draft(w: World) -> Any:
    return await w.routing((await w.item()).id)


async def _new_bom(_here: Any, w: World) -> dict[str, Any]:
    line = {"itemId": str(w.ids["component"]), "quantity": "3", "position": 10}
    return {"itemId": str((await w.item()).id), "lines": [line]}


def _routing_steps(w: World) -> list[dict[str, Any]]:
    return [{"sequence": 10, "operationDefinitionId": str(w.ids["operationDefinitionId"])}]


async def _revise_routing(_here: Any, w: World) -> dict[str, Any]:
    return {"routingId": str((await _routing_draft(w)).id), "steps": _routing_steps(w)}


async def _new_routing(_here: Any, w: World) -> dict[str, Any]:
    return {"itemId": str((await w.item()).id), "steps": _routing_steps(w)}


async def _steps(_here: Any, w: World) -> dict[str, Any]:
    return {"steps": [{"textZh": w.text("字"), "textEn": w.text("words")}]}


async def _instruction_new(here: Any, w: World) -> dict[str, Any]:
    return {"itemId": str(w.ids["itemId"]), "stepSequence": None} | await _steps(here, w)


async def _instruction_revised(here: Any, w: World) -> dict[str, Any]:
    return {"instructionId": str((await instruction(w)).id)} | await _steps(here, w)


async def _confirm(_here: Any, w: World) -> dict[str, Any]:
    return {"operationId": str(uuid7()), "instructionId": str((await approved(w)).id), "positions": []}


async def _subjects(w: World) -> list[dict[str, Any]]:
    return [{"kind": "bom", "subjectId": str((await _bom_draft(w)).id)}]


async def _change_new(_here: Any, w: World) -> dict[str, Any]:
    return {"subjects": await _subjects(w)}


async def _change_revised(_here: Any, w: World) -> dict[str, Any]:
    return {"changeId": str((await change(w)).id), "subjects": await _subjects(w)}


async def _policy(_here: Any, _w: World) -> dict[str, Any]:
    """Revisions still go live by themselves: what is approved after this is no change."""
    return {"changeControl": False, "fourEyes": True}


async def _decide(_here: Any, w: World) -> dict[str, Any]:
    order, _ = await w.released()
    return {"changeId": str((await change(w)).id), "orderId": str(order), "decision": "switch"}


async def _conversion_new(_here: Any, w: World) -> dict[str, Any]:
    return {"itemId": str(w.ids["itemId"]), "unitId": str((await unit(w)).id), "numerator": "3"}


async def _revision_new(_here: Any, w: World) -> dict[str, Any]:
    return {"itemId": str((await w.item()).id), "itemRevision": w.code()}


async def _drawing_new(_here: Any, w: World) -> dict[str, Any]:
    return {"itemId": str((await w.item()).id), "revisionId": None, "sha256": await file(w)}


async def _definition(_here: Any, w: World) -> dict[str, Any]:
    return {"code": w.code(), "workCenterId": str(w.ids["workCenterId"]), "skillCodes": []}


async def _definition_changed(_here: Any, w: World) -> dict[str, Any]:
    cmd = m.CreateOperationDefinition(**w.named(), work_center_id=w.ids["workCenterId"])
    made = await w.does(m.create_operation_definition, cmd)
    return {"operationDefinitionId": str(made.id), "nameEn": w.text("new"), "setupSeconds": 60, "skillCodes": None}


async def _unit_new(_here: Any, w: World) -> dict[str, Any]:
    return {"code": w.code(), "dimension": None, "numerator": "1", "denominator": "1", "rounding": "half_up"}


async def _unit_changed(_here: Any, w: World) -> dict[str, Any]:
    return {"unitId": str((await unit(w)).id), "nameEn": w.text("new"), "dimension": "mass", "rounding": "up"}


RECIPES: dict[str, Any] = {
    "createUnit": _unit_new,
    "changeUnit": _unit_changed,
    "setConversion": _conversion_new,
    "removeConversion": _made("conversionId", conversion),
    "createRevision": _revision_new,
    "approveRevision": _made("revisionId", revision),
    "withdrawRevision": _made("revisionId", revision),
    "addDrawing": _drawing_new,
    "removeDrawing": _made("drawingId", drawing),
    "createBom": _new_bom,
    "reviseBom": _bom_lines,
    "withdrawBom": _made("bomId", _bom_draft),
    "createRouting": _new_routing,
    "reviseRouting": _revise_routing,
    "withdrawRouting": _made("routingId", _routing_draft),
    "createOperationDefinition": _definition,
    "changeOperationDefinition": _definition_changed,
    "createInstruction": _instruction_new,
    "reviseInstruction": _instruction_revised,
    "approveInstruction": _made("instructionId", instruction),
    "withdrawInstruction": _made("instructionId", instruction),
    "confirmInstruction": _confirm,
    "createChange": _change_new,
    "reviseChange": _change_revised,
    "submitChange": _made("changeId", change),
    "setChangePolicy": _policy,
    "approveChange": _made("changeId", approvable),
    "rejectChange": _made("changeId", submitted),
    "cancelChange": _made("changeId", change),
    "decideChangeOrder": _decide,
}
