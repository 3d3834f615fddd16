"""A recall of a lot of its own with what it held and handed out, and papers about substances: traceability's part for
bad days (tests/scale/rooms/traceability.py brings it)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra.clock import now
from tenants import traceability as t
from tenants.traceability.recall import commands as recall
from tenants.traceability.recall.sources import RecallSource
from tenants.traceability.substances import commands as substances
from tests.scale.staging import on
from tests.scale.worlds import World

PB = "Pb"


async def own_lot(w: World) -> UUID:
    """Nothing else uses it: what is recalled is nobody's any more."""
    cmd = t.OpenBalance(
        item_id=w.ids["itemId"], quantity=Decimal(w.number), number=w.code(), supplier_id=w.ids["partnerId"]
    )
    return UUID(str((await w.does(t.open_balance, cmd)).id))


async def opened(w: World, kind: str = "real") -> Any:
    sources = [RecallSource(kind="lot", id=await own_lot(w))]
    cmd = recall.OpenRecall(kind=kind, why=w.text("why"), sources=sources)
    return await w.does(recall.open_recall, cmd)


async def held(w: World) -> Any:
    made = await opened(w)
    return await w.does(recall.hold_recalled, recall.HoldRecalled(recall_id=made.id, reason=w.text("why")))


async def answered(w: World) -> Any:
    made = await opened(w, "drill")
    return await w.does(recall.answer_recall, recall.AnswerRecall(recall_id=made.id))


async def task(w: World) -> UUID:
    made = await held(w)
    rows = await w.staff.rows("traceability_recall_task")
    return next(UUID(str(row["id"])) for row in rows if row["recall_id"] == made.id)


async def paper(w: World) -> Any:
    cmd = substances.DeclareSubstances(
        item_id=w.ids["itemId"], number=w.code(), issued_on=now().date() - timedelta(days=9), issuer=w.text("issuer"),
        supplier_id=w.ids["partnerId"], note=w.text("note"),
        values=[substances.SubstanceAmount(substance=PB, ppm=Decimal(w.number % 900_000), material=w.text("material"))],
    )  # fmt: skip
    return await w.does(substances.declare_substances, cmd)


async def _to_open(_here: Any, w: World) -> dict[str, Any]:
    source = {"kind": "lot", "id": str(await own_lot(w)), "text": None, "since": None, "until": None}
    return {"kind": "real", "why": w.text("why"), "level": "2", "secondsAgo": 3, "sources": [source]}


async def _to_release(_here: Any, w: World) -> dict[str, Any]:
    made = await held(w)
    return {"recallId": str(made.id), "lotIds": [str(each) for each in made.root_ids]}


async def _paper(_here: Any, w: World) -> dict[str, Any]:
    return {
        "itemId": str(w.ids["itemId"]), "number": w.code(), "issuedOn": str(now().date() - timedelta(days=3)),
        "validUntil": None, "listCode": "rohs", "kind": "declaration", "supplierId": str(w.ids["partnerId"]),
        "lotId": None, "sha256": None, "values": [],
    }  # fmt: skip


async def _substance(_here: Any, w: World) -> dict[str, Any]:
    return {"listCode": "svhc", "code": w.code(), "limitPpm": "1000", "active": True}


async def _exemption(_here: Any, w: World) -> dict[str, Any]:
    return {"listCode": "rohs", "code": w.code(), "substances": [PB], "limitPpm": "5000", "expiresOn": None}


async def _policy(_here: Any, w: World) -> dict[str, Any]:
    return {"policy": "off", "listCode": "own", "itemId": str((await w.item()).id)}


async def _targets(_here: Any, w: World) -> dict[str, Any]:
    return {
        "intervalDays": 100 + w.number % 200, "idsSeconds": 60, "holdSeconds": 300, "tolerancePercent": "1",
    }  # fmt: skip


RECIPES: dict[str, Any] = {
    "openRecall": _to_open,
    "holdRecalled": on("recallId", opened),
    "releaseRecalled": _to_release,
    "completeRecallTask": on("taskId", task),
    "answerRecall": on("recallId", opened),
    "closeRecall": on("recallId", answered),
    "setRecallTargets": _targets,
    "declareSubstances": _paper,
    "withdrawDeclaration": on("declarationId", paper),
    "keepSubstance": _substance,
    "keepExemption": _exemption,
    "setSubstancePolicy": _policy,
}


async def furnish(w: World) -> None:
    made = await held(w)
    (row,) = [each for each in await w.staff.rows("traceability_recall_task") if each["recall_id"] == made.id][:1]
    w.ids |= {"recallId": made.id, "taskId": row["id"]}
    w.ids["recallScope.sources"] = [{"kind": "lot", "id": str(made.root_ids[0])}]
    await w.does(recall.set_recall_targets, recall.SetRecallTargets(
        interval_days=100 + w.number % 200, ids_seconds=60, hold_seconds=300, tolerance_percent=Decimal(1),
    ))  # fmt: skip
    w.ids["declarationId"] = (await paper(w)).id
    kept = {
        "name_zh": w.text("名"),
        "name_en": w.text("name"),
        "limit_ppm": Decimal(w.number % 10**6),
        "source": w.text("src"),
    }
    await w.does(substances.keep_substance, substances.KeepSubstance(list_code="svhc", code=w.code(), **kept))
    exemption = substances.KeepExemption(
        list_code="rohs", code=w.code(), text=w.text("text"), substances=[PB], source=w.text("src")
    )
    await w.does(substances.keep_exemption, exemption)
    policy = substances.SetSubstancePolicy(policy="off", list_code="own", item_id=(await w.item()).id)
    await w.does(substances.set_substance_policy, policy)
    w.words["listCode"] = "rohs"


__all__ = ["RECIPES", "furnish"]
