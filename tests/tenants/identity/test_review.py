"""Access reviews: each lead his people, nothing before the signature, everything with it."""

from typing import Any

import pytest
import pytest_asyncio

from infra.actions import run
from infra.print import render_pages
from infra.work import Actor, reading
from tenants.identity import errors
from tenants.identity.commands import people, teams
from tenants.identity.review import commands, queries, report
from tenants.identity.review.models import AccessReview
from tenants.plans.models import Tenant
from tenants.roles import ADMIN, OPERATOR, OWNER, PLANNER, TEAM_LEAD
from tests.kit.people import Staff


@pytest_asyncio.fixture
async def plant(staff: Staff) -> dict[str, Actor]:
    """An owner, an administrator, and a team of two with its lead."""
    team = await staff.does(teams.create_team, teams.CreateTeam(code="CNC", name_zh="数控", name_en="CNC"))
    return {
        "owner": await staff.signed_in("owner", OWNER, name="沈总"),
        "boss": await staff.signed_in("boss", ADMIN, name="周晓岚"),
        "lead": await staff.signed_in("lead", TEAM_LEAD, name="陈敏", team_id=team.id),
        "wang": await staff.signed_in("wang", OPERATOR, PLANNER, name="王建国", team_id=team.id),
        "li": await staff.signed_in("li", OPERATOR, name="李娜", team_id=team.id),
    }


async def started(boss: Actor) -> AccessReview:
    review: AccessReview = (await run(boss, commands.start_review, commands.StartReview())).row
    return review


async def part_of(staff: Staff, reviewer: Actor) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    part = (await staff.rows("identity_access_review_part", "reviewer_id = $2", reviewer.id))[0]
    return dict(part), [
        dict(row) for row in await staff.rows("identity_access_review_line", "part_id = $2", part["id"])
    ]


async def test_everybody_is_somebodys_and_nobody_his_own(staff: Staff, plant: dict[str, Actor]) -> None:
    await started(plant["boss"])
    _, his = await part_of(staff, plant["lead"])
    assert {row["login"] for row in his} == {"wang", "li"}
    assert len(his) == 3
    _, owners = await part_of(staff, plant["owner"])
    assert {row["login"] for row in owners} == {"boss", "lead"}
    _, bosses = await part_of(staff, plant["boss"])
    assert {row["login"] for row in bosses} == {"owner"}
    todos = await staff.rows("identity_todo", "kind = 'identity.review' AND settled_at IS NULL")
    assert len(todos) == 3
    assert all(row["due_at"] is not None for row in todos)
    with pytest.raises(errors.ReviewRunning):
        await started(plant["owner"])


async def test_removals_hold_with_the_signature_and_not_before(staff: Staff, plant: dict[str, Actor]) -> None:
    await started(plant["boss"])
    part, lines = await part_of(staff, plant["lead"])
    planner = await staff.role(PLANNER)
    wanted = [
        commands.ReviewDecision(line_id=row["id"], decision="remove", note="plans no more")
        if row["permissions"] == await _size(staff, planner.id)
        else commands.ReviewDecision(line_id=row["id"], decision="keep")
        for row in lines
    ]
    with pytest.raises(errors.ReviewUndecided):
        await run(plant["lead"], commands.sign_review, commands.SignReview(part_id=part["id"]))
    with pytest.raises(errors.NotYourReview):
        await run(plant["boss"], commands.decide_review, commands.DecideReview(part_id=part["id"], decisions=wanted))
    cmd = commands.DecideReview(part_id=part["id"], decisions=wanted)
    await run(plant["lead"], commands.decide_review, cmd)
    assert await _in_force(staff, plant["wang"]) == 2

    await run(plant["lead"], commands.sign_review, commands.SignReview(part_id=part["id"]))

    assert await _in_force(staff, plant["wang"]) == 1
    signed, _ = await part_of(staff, plant["lead"])
    assert signed["signed_by"] == "陈敏"
    assert len(bytes(signed["digest"])) == 32
    line = (await staff.rows("journal", "command = 'identity.sign_review' AND outcome = 'applied'"))[0]
    assert (line["meaning"], line["actor_name"]) == ("reviewed", "陈敏")
    with pytest.raises(errors.ReviewSigned):
        await run(plant["lead"], commands.sign_review, commands.SignReview(part_id=part["id"]))
    left = await staff.rows("identity_todo", "kind = 'identity.review' AND settled_at IS NULL")
    assert len(left) == 2


async def _size(staff: Staff, role_id: object) -> int:
    return len(await staff.rows("identity_role_permission", "role_id = $2", role_id))


async def _in_force(staff: Staff, actor: Actor) -> int:
    return len(await staff.rows("identity_grant", "user_id = $2 AND revoked_at IS NULL", actor.id))


async def test_a_removal_says_why_and_the_last_administrator_stays(staff: Staff, plant: dict[str, Actor]) -> None:
    await started(plant["boss"])
    part, lines = await part_of(staff, plant["owner"])
    bosses = next(row for row in lines if row["login"] == "boss")
    silent = [commands.ReviewDecision(line_id=bosses["id"], decision="remove", note=" ")]
    with pytest.raises(errors.RemovalNeedsNote):
        await run(plant["owner"], commands.decide_review, commands.DecideReview(part_id=part["id"], decisions=silent))
    all_gone = [commands.ReviewDecision(line_id=row["id"], decision="remove", note="not needed") for row in lines]
    await run(plant["owner"], commands.decide_review, commands.DecideReview(part_id=part["id"], decisions=all_gone))
    with pytest.raises(errors.LastAdministrator):
        await run(plant["owner"], commands.sign_review, commands.SignReview(part_id=part["id"]))
    assert await _in_force(staff, plant["lead"]) == 1


async def test_the_last_signature_closes_it_also_when_a_reviewer_left(staff: Staff, plant: dict[str, Actor]) -> None:
    review = await started(plant["boss"])
    part, _ = await part_of(staff, plant["lead"])
    await staff.does(people.deactivate_user, people.DeactivateUser(user_id=plant["lead"].id))
    cmd = commands.HandOverReview(part_id=part["id"], user_id=plant["owner"].id, reason="left")
    with pytest.raises(commands.AlreadyReviewing):
        await run(plant["boss"], commands.hand_over_review, cmd)
    second = await staff.signed_in("second", TEAM_LEAD)
    cmd = commands.HandOverReview(part_id=part["id"], user_id=second.id, reason="left")
    await run(plant["boss"], commands.hand_over_review, cmd)
    for reviewer in (plant["owner"], plant["boss"], second):
        part, lines = await part_of(staff, reviewer)
        keep = [commands.ReviewDecision(line_id=row["id"], decision="keep") for row in lines]
        await run(reviewer, commands.decide_review, commands.DecideReview(part_id=part["id"], decisions=keep))
        await run(reviewer, commands.sign_review, commands.SignReview(part_id=part["id"]))
    assert (await staff.row(AccessReview, review.id)).closed_at is not None


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_the_report_prints_in_the_readers_language(staff: Staff, plant: dict[str, Actor], lang: str) -> None:
    review = await started(plant["boss"])
    async with reading(plant["owner"]) as read:
        whole = await queries.whole_review(read, review.id)
        tenant = await read.get(Tenant, read.tenant_id)
        assert tenant is not None
        data = report.report_of(whole, tenant, lang)
    assert len(data["parts"]) == 3
    assert ("Access review" in data["title"]) is (lang == "en")
    assert len(render_pages(report.TEMPLATE, data)) >= 1

    async with reading(plant["lead"]) as read:
        own = await queries.whole_review(read, review.id)
    assert [reviewer.login for _, reviewer, _ in own.parts] == ["lead"]
