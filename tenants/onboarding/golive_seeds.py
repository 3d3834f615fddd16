"""The demo plant's rollout: half-way, with owners, an issue, figures before, a suggestion that was thanked for, and a
package of its configuration.
"""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from infra import clock
from infra.actions import run
from infra.db import mine
from infra.ids import derived
from infra.work import Actor, reading, system
from tenants.identity.models import User
from tenants.onboarding.packages.commands import MakePackage, make_package
from tenants.onboarding.rollout import commands as do
from tenants.onboarding.rollout.models import Department, Milestone
from tenants.orders.seeds import People

BASELINES = (("on_time", "0.55"), ("output_per_day", "78"), ("missing_rate", "0.18"), ("scrap_rate", "0.034"))
OWNERS = ("chen", "zhou", "sun", "linguoping", "zhou")
DUE_AGO = timedelta(days=15)


async def seed_rollout(tenant_id: UUID, people: People) -> None:
    """Once: what stands already is left as it is."""
    async with reading(system(tenant_id)) as read:
        if await read.one(mine(Milestone).limit(1)) is not None:
            return
        by_login = {user.login: user for user in await read.all(mine(User))}
    planner = people.actor("zhou")
    await _board(planner, by_login)
    await _talk(planner, people.actor("wang"))
    boss = system(tenant_id, planner.name)
    await run(boss, make_package, MakePackage(name="上线前备份"))


async def _board(planner: Actor, by_login: dict[str, User]) -> None:
    await run(planner, do.begin_rollout, do.BeginRollout(starts_on=(clock.now() - DUE_AGO).date()))
    async with reading(planner) as read:
        departments: list[Department] = await read.all(mine(Department).order_by(Department.position))
        milestones: list[Milestone] = await read.all(mine(Milestone).order_by(Milestone.due_on))
    for department, login in zip(departments, OWNERS, strict=True):
        cmd = do.SetDepartment(
            department_id=department.id, name=department.name, duty=department.duty, owner_id=by_login[login].id
        )
        await run(planner, do.set_department, cmd)
    for milestone in milestones[:4]:
        await run(planner, do.finish_milestone, do.FinishMilestone(milestone_id=milestone.id))


async def _talk(planner: Actor, worker: Actor) -> None:
    await run(planner, do.raise_issue, do.RaiseIssue(title="二车间东头手机没有信号", urgent=True))
    wrong = do.RaiseIssue(id=derived("demo issue", planner.tenant_id), title="磨床的工时和实际差一倍")
    issue = (await run(planner, do.raise_issue, wrong)).row
    solved = do.ChangeIssue(issue_id=issue.id, title=issue.title, closed=True, answer="按 11 月实测改了路线")
    await run(planner, do.change_issue, solved)
    held = do.WriteMeeting(
        title="第二周例会", held_at=clock.now() - timedelta(days=3), people=["周晓岚", "陈志强", "孙丽"],
        minutes="磨工组下周一起只用手机报工。\n报废原因加“崩刃”，孙丽负责。",
    )  # fmt: skip
    await run(planner, do.write_meeting, held)
    for kpi, value in BASELINES:
        cmd = do.SetBaseline(kpi=kpi, value=Decimal(value), note="10 月手工台账")
        await run(planner, do.set_baseline, cmd)
    may = replace(worker, permissions={**worker.permissions, "onboarding.rollout:take_part": None})
    idea = (
        await run(may, do.suggest, do.Suggest(title="工位卡贴在刀架旁边", detail="换刀时顺手就能扫，不用走两步"))
    ).row
    done = do.DecideSuggestion(
        suggestion_id=idea.id, state="done", answer="CNC 一组已经换了位置", recognition="晨会表扬，奖 100 元"
    )
    await run(planner, do.decide_suggestion, done)
    await run(may, do.suggest, do.Suggest(title="漏报在下班前半小时提醒一次"))
