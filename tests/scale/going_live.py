"""Going live, the rollout board, packages and training copies: a row of each, and what their commands need."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from infra import directory
from infra.actions import run
from infra.db import mine
from infra.ids import uuid7
from infra.work import reading, system, working
from tenants.identity.commands import people
from tenants.masterdata import commands as m
from tenants.onboarding import packages
from tenants.onboarding.golive import commands as golive
from tenants.onboarding.packages import Package
from tenants.onboarding.packages import commands as pack
from tenants.onboarding.rollout import commands as rollout
from tenants.onboarding.rollout.models import Milestone
from tenants.onboarding.samples import mark
from tenants.onboarding.templates.models import Sample
from tenants.onboarding.training import filling
from tenants.onboarding.training.models import TrainingCopy
from tests.scale.worlds import World


def day(after: int = 9) -> date:
    return datetime.now(UTC).date() + timedelta(days=after)


async def furnish(w: World) -> None:
    ids, does, lead = w.ids, w.does, w.lead
    made = await does(pack.make_package, pack.MakePackage(name=w.text("package"), groups=["places"]), lead)
    printed = await does(
        golive.print_papers, golive.PrintPapers(kind="units", subject_ids=[ids["workUnitId"]]), lead
    )  # fmt: skip
    department = await does(
        rollout.set_department, rollout.SetDepartment(name=w.text("dept"), duty=w.text("duty")), lead
    )
    issue = await does(rollout.raise_issue, rollout.RaiseIssue(title=w.text("issue")), lead)
    held = rollout.WriteMeeting(title=w.text("meeting"), held_at=datetime.now(UTC), minutes=w.text("minutes"))
    await does(rollout.write_meeting, held, lead)
    await does(rollout.set_baseline, rollout.SetBaseline(kpi="on_time", value=Decimal("0.5"), note=w.text("n")), lead)
    ids |= {
        "packageId": made.id, "printId": printed.id, "departmentId": department.id, "issueId": issue.id,
        "milestoneId": (await milestone(w)).id, "suggestionId": (await suggestion(w)).id,
        "copyId": (await copy(w, "closed")).id,
    }  # fmt: skip
    await _wiped_sample(w)


async def _wiped_sample(w: World) -> None:
    async with working(system(w.tenant_id), command="test.sample") as work:
        row = Sample(
            position=1, line_id=uuid7(), what="item", code=w.text("sample"), tables=["masterdata_item"],
            record_ids=[uuid7()], wiped_at=work.now,
        )  # fmt: skip
        await work.insert(row)


async def milestone(w: World) -> Milestone:
    cmd = rollout.SetMilestone(title=w.text("milestone"), due_on=day())
    made: Milestone = await w.does(rollout.set_milestone, cmd, w.lead)
    return made


async def suggestion(w: World) -> Any:
    return await w.does(rollout.suggest, rollout.Suggest(title=w.text("idea"), detail=w.text("detail")), w.lead)


async def copy(w: World, state: str) -> TrainingCopy:
    """A copy that nobody has to make: no company comes of it here."""
    async with working(system(w.tenant_id), command="test.copy") as work:
        for each in await work.all(mine(TrainingCopy).with_for_update()):
            await work.change(each, state="closed")
        row = TrainingCopy(
            slug=f"t{uuid7().hex[-8:]}-train", copy_id=uuid7(), state=state, asked_by_id=uuid7(),
            asked_by=w.text("asker"), pin="4711", people=0, rows=0, made_at=None, closed_at=None, closed_by=None,
            problem=None,
        )  # fmt: skip
        return await work.insert(row)


async def _no_copy(_here: Any, w: World) -> dict[str, Any]:
    await copy(w, "closed")
    return {"refresh": True}


async def _no_badge(_here: Any, w: World) -> dict[str, Any]:
    login = w.code().lower().replace("-", ".")
    await w.does(people.create_user, people.CreateUser(login=login, name=w.text("new"), roles=["OPERATOR"]))
    return {}


async def _sampled(_here: Any, w: World) -> dict[str, Any]:
    cmd = m.CreateItem(code=w.code(), name_zh=w.text("样"), name_en=w.text("sample"), unit_id=w.ids["unitId"])
    item = await w.does(m.create_item, cmd)
    async with working(system(w.tenant_id), command="test.mark") as work:
        await mark(work, "item", item.code, [item])
    return {}


async def _over(_here: Any, w: World) -> dict[str, Any]:
    """Every milestone is reached: the next rollout may begin."""
    async with reading(w.lead) as read:
        open_ = [each for each in await read.all(mine(Milestone)) if each.done_at is None]
    for each in open_:
        await w.does(rollout.finish_milestone, rollout.FinishMilestone(milestone_id=each.id), w.lead)
    return {"startsOn": str(day(0))}


async def exported(w: World, more: bool = False) -> Package:
    """The places of the company; `more`: with an area nobody has yet."""
    async with reading(w.lead) as read:
        package = await packages.export_package(read, ["places"])
    if not more:
        return package
    areas = list(package.tables["masterdata_area"])
    new = {**areas[0], "code": w.code(), "name_zh": w.text("新"), "name_en": w.text("new")}
    return replace(package, tables={**package.tables, "masterdata_area": [*areas, new]})


async def _content(_here: Any, w: World) -> dict[str, Any]:
    return {"content": (await exported(w)).to_json().decode()}


async def _appliable(_here: Any, w: World) -> dict[str, Any]:
    cmd = pack.ReceivePackage(name=w.text("received"), content=(await exported(w, more=True)).to_json().decode())
    row = await w.does(pack.receive_package, cmd, w.lead)
    return {"packageId": str(row.id), "skipConflicts": True}


def said(**values: Any) -> Any:
    async def recipe(_here: Any, _w: World) -> dict[str, Any]:
        return dict(values)

    return recipe


def fresh(name: str, make: Any, **more: Any) -> Any:
    async def recipe(_here: Any, w: World) -> dict[str, Any]:
        return {name: str((await make(w)).id)} | more

    return recipe


async def _measured(_here: Any, w: World) -> dict[str, Any]:
    await w.report(await w.running())
    return {"firstDay": str(day(-3)), "lastDay": str(day(1))}


async def _ready(w: World) -> TrainingCopy:
    return await copy(w, "ready")


async def _papers(_here: Any, w: World) -> dict[str, Any]:
    return {"kind": "units", "subjectIds": [str(w.ids["workUnitId"])], "sheet": "A4", "lang": "zh", "count": 1}


async def _test_item(_here: Any, w: World) -> dict[str, Any]:
    return {"itemId": str(w.ids["itemId"]), "quantity": "2"}


RECIPES: dict[str, Any] = {
    "issueMissingBadges": _no_badge,
    "printPapers": _papers,
    "makeTestOrder": _test_item,
    "wipeSamples": _sampled,
    "makePackage": said(groups=["places"]),
    "receivePackage": _content,
    "applyPackage": _appliable,
    "beginRollout": _over,
    "setMilestone": said(dueOn=str(day())),
    "removeMilestone": fresh("milestoneId", milestone),
    "changeIssue": said(closed=True, answer="done"),
    "writeMeeting": said(people=[]),
    "setBaseline": said(kpi="on_time", value="0.5"),
    "measureBaseline": _measured,
    "decideSuggestion": fresh("suggestionId", suggestion, state="accepted"),
    "makeTrainingCopy": _no_copy,
    "closeTrainingCopy": fresh("copyId", _ready),
}


async def fill_training_copy(w: World) -> Any:
    made = TrainingCopy(slug=f"t{uuid7().hex[-8:]}-train", copy_id=uuid7(), pin="4711")
    async with reading(system(w.tenant_id)) as read:
        source = await filling.source_of(read, made)
    await directory.create(made.slug, made.copy_id)
    cmd = filling.FillTrainingCopy(source=source, pin=made.pin)
    return UUID(str(made.copy_id)), lambda: run(system(made.copy_id), filling.fill_training_copy, cmd)


CASES: dict[str, Any] = {"onboarding.fill_training_copy": fill_training_copy}
