"""Who has to do what in a recall, made from what lies where, what is being made of it and who got it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from infra.quantity import ZERO, plain
from infra.work import Work
from tenants import identity
from tenants.masterdata.models import Partner
from tenants.traceability.models import MaterialLot, Recall, RecallTask
from tenants.traceability.recall import permissions, rules, scope
from tenants.traceability.recall.access import tasks_of
from tenants.traceability.recall.report_words import WORDS

TODO: Final = "traceability.recall_task"
MOST = 500
"""More owners than this nobody tells one by one; the report names them all."""


async def hand_out(work: Work, recall: Recall, found: scope.Scope) -> list[RecallTask]:
    """Tasks nobody has yet; those of a real recall as to-dos too. A drill lists them and disturbs nobody."""
    known = {(each.kind, each.subject_id, each.unit) for each in await tasks_of(work, recall.id)}
    wanted = [(task, near) for task, near in await _wanted(work, recall, found) if _key(task) not in known]
    tasks = [task for task, _near in wanted[:MOST]]
    await work.insert_all(tasks)
    if recall.kind == "real":
        for task, near in wanted[:MOST]:
            await _post(work, recall, task, near)
    return tasks


def _key(task: RecallTask) -> tuple[str, UUID, str]:
    return task.kind, task.subject_id, task.unit


Wanted = tuple[RecallTask, list[UUID | None]]


async def _wanted(work: Work, recall: Recall, found: scope.Scope) -> list[Wanted]:
    made: list[Wanted] = []
    for row in await scope.places(work, found):
        near = [row["work_center_id"], row["area_id"], row["site_id"]]
        made.append((_task(work, recall, "quarantine", row["id"], _names(row), row["quantity"], row["unit"]), near))
    for order in await scope.orders(work, found):
        label = {"code": order.number, "zh": order.number, "en": order.number}
        made.append((_task(work, recall, "stop", order.id, label, order.quantity, order.unit), []))
    for customer in await scope.customers(work, found):
        for unit, quantity in _out(customer).items():
            if customer.partner is not None and quantity > 0:
                task = _task(work, recall, "notify", customer.partner.id, contact(customer.partner), quantity, unit)
                made.append((task, []))
    made += [(task, []) for task in await _suppliers(work, recall)]
    return made


def _out(customer: scope.Customer) -> dict[str, Any]:
    sums: dict[str, Any] = {}
    for each in customer.sent:
        sums[each.unit] = sums.get(each.unit, ZERO) + each.quantity - each.recovered
    return sums


async def _suppliers(work: Work, recall: Recall) -> list[RecallTask]:
    """The suppliers of what it began with."""
    amounts: dict[tuple[UUID, str], Any] = {}
    for lot in await work.many(MaterialLot, recall.root_ids):
        if lot is not None and lot.supplier_id is not None:
            key = (lot.supplier_id, lot.unit)
            amounts[key] = amounts.get(key, ZERO) + lot.quantity
    partners = {each.id: each for each in await work.many(Partner, {id for id, _unit in amounts}) if each}
    return [
        _task(work, recall, "supplier", id, contact(partners[id]), quantity, unit)
        for (id, unit), quantity in sorted(amounts.items())
    ]


def contact(partner: Partner) -> dict[str, Any]:
    """A partner as the recall knew him."""
    return {
        "code": partner.code, "zh": partner.name_zh, "en": partner.name_en, "contact": partner.contact,
        "phone": partner.phone, "email": partner.email, "address": partner.address,
    }  # fmt: skip


def _names(row: Any) -> dict[str, Any]:
    return {"code": row["code"], "zh": row["name_zh"], "en": row["name_en"]}


def _task(
    work: Work, recall: Recall, kind: str, subject_id: UUID, label: dict[str, Any], quantity: Any, unit: str
) -> RecallTask:
    return RecallTask(
        recall_id=recall.id, kind=kind, subject_id=subject_id, label=label, quantity=quantity, unit=unit,
        role=rules.ROLES[kind], due_at=_due(work.now, kind),
    )  # fmt: skip


def _due(now: datetime, kind: str) -> datetime:
    return now + rules.DUE[kind]


async def _post(work: Work, recall: Recall, task: RecallTask, near: Iterable[UUID | None]) -> None:
    act_zh, act_en = WORDS[f"task_{task.kind}"]
    await identity.post_todo(
        work, kind=TODO, subject_id=task.id, role=task.role, places=list(near), due_at=task.due_at, level="urgent",
        params={
            "recall": recall.number, "kind": task.kind, "act": {"zh": act_zh, "en": act_en},
            "name": {"zh": task.label["zh"], "en": task.label["en"]},
            "quantity": plain(task.quantity), "unit": task.unit,
        },
        link=f"/recalls/{recall.id}", needs=permissions.WORK_ON_RECALL.name,
    )  # fmt: skip
