"""Crews, boxes, runs, approvals, downtime, calls, missing reports and a handover."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.work import working
from tenants.masterdata import commands as m
from tenants.reporting import commands as do
from tenants.reporting.commands.missing import list_missing
from tenants.reporting.queries.missing import ShiftOf
from tests.scale.worlds import World

D = Decimal
YESTERDAY = datetime.now(UTC).date() - timedelta(days=1)


async def asking(w: World, **step: Any) -> UUID:
    """An operation whose routing step asks for something."""
    item = await w.item()
    cmd = m.CreateRouting(
        item_id=item.id,
        effective_from=date(2020, 1, 1),
        steps=[m.NewRoutingStep(sequence=10, operation_definition_id=w.ids["operationDefinitionId"], **step)],
    )
    routing = await w.does(m.create_routing, cmd)
    await w.does(m.approve_routing, m.ApproveRouting(routing_id=routing.id))
    kept, w.ids["itemId"] = w.ids["itemId"], item.id
    _, operation = await w.released()
    w.ids["itemId"] = kept
    return operation


async def pending(w: World) -> UUID:
    """A report of somebody else that waits for approval."""
    operation = await asking(w, needs_approval=True)
    person = await w.user("OPERATOR", "TEAM_LEAD")
    actor = await w.staff.actor(await w.staff.token(person.id))
    cmd = do.ReportOutput(operation_id=operation, good_quantity=D(2), note=w.text("note"))
    return UUID(str((await w.does(do.report_output, cmd, actor)).id))


async def boxed(w: World) -> Any:
    _, operation = await w.released()
    cmd = do.ReportOutput(
        operation_id=operation, boxes=1, box_size=D(3), box_labels=[w.code()], note=w.text("note"),
        shares=[do.CrewShare(user_id=w.ids["author"]), do.CrewShare(user_id=w.ids["userId"])],
    )  # fmt: skip
    return await w.does(do.report_output, cmd, w.lead)


async def started(w: World) -> UUID:
    _, operation = await w.released()
    await w.does(do.start_run, do.StartRun(operation_id=operation), w.lead)
    return operation


async def halted(w: World) -> UUID:
    operation = await started(w)
    await w.does(do.pause_run, do.PauseRun(operation_id=operation), w.lead)
    return operation


async def unit(w: World) -> UUID:
    made = await w.does(m.create_work_unit, m.CreateWorkUnit(**w.named(), work_center_id=w.ids["workCenterId"]))
    return UUID(str(made.id))


async def down(w: World) -> Any:
    cmd = do.ReportDowntime(work_unit_id=await unit(w), reason_code=w.words["downtime"], note=w.text("note"))
    return await w.does(do.report_downtime, cmd, w.lead)


async def called(w: World) -> Any:
    _, operation = await w.released()
    cmd = do.CallAndon(kind="other", operation_id=operation, note=w.text("note"))
    return await w.does(do.call_andon, cmd, w.lead)


async def shift(w: World) -> UUID:
    (row, *_) = await w.staff.rows("masterdata_shift")
    return UUID(str(row["id"]))


async def missing(w: World) -> UUID:
    """Somebody ran an operation yesterday, and nobody reported."""
    _, operation = await w.released()
    at = datetime.combine(YESTERDAY, datetime.min.time(), UTC) + timedelta(hours=2)
    run = do.StartRun(operation_id=operation, occurred_at=at)
    await w.does(do.start_run, run, w.lead)
    await w.does(do.end_run, do.EndRun(operation_id=operation, occurred_at=at + timedelta(hours=1)), w.lead)
    of = ShiftOf(await shift(w), YESTERDAY, at - timedelta(hours=2), at + timedelta(hours=10), w.ids["siteId"])
    async with working(w.lead, command="reporting.check_shift") as work:
        rows = await list_missing(work, of)
    return next(row.id for row in rows if row.operation_id == operation)


async def handover(w: World, signed: bool = False) -> UUID:
    area = await w.does(m.create_area, m.CreateArea(**w.named(), site_id=w.ids["siteId"]))
    cmd = do.PrepareHandover(area_id=area.id, shift_id=await shift(w), shift_day=YESTERDAY, note=w.text("note"))
    made = await w.does(do.prepare_handover, cmd, w.lead)
    if signed:
        person = await w.user("TEAM_LEAD")
        actor = await w.staff.actor(await w.staff.token(person.id))
        await w.does(do.hand_over_shift, do.HandOverShift(handover_id=made.id), actor)
    return UUID(str(made.id))


async def furnish(w: World) -> None:
    ids = w.ids
    await boxed(w)
    await pending(w)
    await halted(w)
    ids["downtimeId"] = (await down(w)).id
    ids["andonId"] = (await called(w)).id
    levels = [do.NewAndonLevel(role="TEAM_LEAD", minutes=5), do.NewAndonLevel(role="OWNER")]
    await w.does(do.set_andon_levels, do.SetAndonLevels(kind="other", levels=levels), w.lead)
    ids["missingId"], ids["shiftId"] = await missing(w), await shift(w)
    ids["handoverId"] = await handover(w, signed=True)
    ids["workerId"] = ids["author"]
    ids["reportForms.operationIds"] = ids["operationId"]


def on(name: str, make: Callable[[World], Awaitable[Any]], **more: Any) -> Any:
    async def recipe(_here: Any, w: World) -> dict[str, Any]:
        made = await make(w)
        return {name: str(getattr(made, "id", made))} | more

    return recipe


async def _free(w: World) -> UUID:
    return (await w.released())[1]


async def _correct(_here: Any, w: World) -> dict[str, Any]:
    return {"reportId": str((await boxed(w)).id), "goodQuantity": "1"}


async def _approve(_here: Any, w: World) -> dict[str, Any]:
    return {"reportIds": [str(await pending(w))]}


async def _downtime(_here: Any, w: World) -> dict[str, Any]:
    return {"workUnitId": str(await unit(w)), "reasonCode": w.words["downtime"]}


async def _levels(_here: Any, _w: World) -> dict[str, Any]:
    return {"kind": "quality", "levels": [{"role": "TEAM_LEAD"}]}


async def _call(_here: Any, w: World) -> dict[str, Any]:
    return {"kind": "other", "workCenterId": str(w.ids["workCenterId"])}


async def _check(_here: Any, w: World) -> dict[str, Any]:
    return {"shiftId": str(await shift(w)), "shiftDay": YESTERDAY.isoformat()}


async def _prepare(_here: Any, w: World) -> dict[str, Any]:
    area = await w.does(m.create_area, m.CreateArea(**w.named(), site_id=w.ids["siteId"]))
    return {"areaId": str(area.id), "shiftId": str(await shift(w)), "shiftDay": YESTERDAY.isoformat()}


RECIPES: dict[str, Any] = {
    "correctOutput": _correct,
    "approveReports": _approve,
    "rejectReport": on("reportId", pending),
    "startRun": on("operationId", _free),
    "pauseRun": on("operationId", started),
    "resumeRun": on("operationId", halted),
    "endRun": on("operationId", started),
    "reportDowntime": _downtime,
    "endDowntime": on("downtimeId", down),
    "reverseDowntime": on("downtimeId", down),
    "callAndon": _call,
    "acknowledgeAndon": on("andonId", called),
    "resolveAndon": on("andonId", called),
    "setAndonLevels": _levels,
    "checkShift": _check,
    "dismissMissing": on("missingId", missing),
    "prepareHandover": _prepare,
    "handOverShift": on("handoverId", handover),
    "takeOverShift": on("handoverId", lambda w: handover(w, signed=True)),
}
CASES: dict[str, Any] = {}
