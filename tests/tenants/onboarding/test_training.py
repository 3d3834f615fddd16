"""A company's training copy: the same plant and sign-ins, nothing that was done, and no message to anybody."""

from __future__ import annotations

from typing import Any

import pytest

from infra import directory
from infra.actions import run
from infra.db import mine
from infra.errors import Missing, PermissionMissing, TenantClosed
from infra.work import reading, system, working
from tenants.identity import credentials, hashing
from tenants.identity import seeds as identity
from tenants.identity.commands import people
from tenants.identity.models import Badge, Grant, NotifyChannel, User
from tenants.identity.notices.commands import SetNotifyChannel, set_notify_channel
from tenants.masterdata.models import Routing, WorkUnit
from tenants.onboarding.errors import TrainingBusy, TrainingOfTraining, TrainingStands, TrainingStaysSilent
from tenants.onboarding.training import commands as do
from tenants.onboarding.training import jobs
from tenants.onboarding.training.models import TrainingCopy
from tenants.orders.models import ProductionOrder
from tenants.plans.models import Tenant
from tests.kit.plant import Person, Plant

PASSWORD = "Lotline-7788"


async def staffed(plant: Plant) -> None:
    await identity.seed_roles(plant.tenant_id)
    for login, roles in (("gu", ["ADMIN"]), ("wang", ["OPERATOR"])):
        cmd = people.CreateUser(
            login=login, name=login, phone=f"1380000{len(login):04}", password=PASSWORD, password_temporary=False,
            pin="1357", badge=f"B100{len(login)}", roles=roles,
        )  # fmt: skip
        await plant.boss.does(people.create_user, cmd)
    await plant.released(5)


async def asked(plant: Plant, **more: Any) -> TrainingCopy:
    row: TrainingCopy = await plant.boss.does(do.make_training_copy, do.MakeTrainingCopy(**more))
    return row


async def work_off(plant: Plant, *copies: TrainingCopy) -> None:
    """What the worker does with each fact."""
    for copy in copies:
        for job in (jobs.end, jobs.make):
            async with working(system(plant.tenant_id), command="infra.actor") as work:
                await job(work, copy.id)


async def made(plant: Plant) -> tuple[TrainingCopy, Person]:
    copy = await asked(plant)
    await work_off(plant, copy)
    return await plant.row(TrainingCopy, copy.id), Person(system(copy.copy_id))


async def rows(person: Person, model: Any) -> list[Any]:
    async with reading(person.actor) as read:
        return await read.all(mine(model))


async def test_the_copy_has_the_plant_and_the_people_and_nothing_that_was_done(plant: Plant) -> None:
    # Given a running plant
    await staffed(plant)

    # When somebody asks for a training copy
    copy, there = await made(plant)

    # Then it stands under a code of its own, marked as what it is
    assert (copy.state, copy.people, copy.slug) == ("ready", 2, f"{plant.slug}-train")
    (tenant,) = await rows(there, Tenant)
    assert (tenant.kind, tenant.copy_of, tenant.slug) == ("training", plant.tenant_id, copy.slug)
    assert await directory.tenant_of(copy.slug) == copy.copy_id

    # and has the plant, but no order
    assert [each.code for each in await rows(there, WorkUnit)] == ["CNC-1"]
    assert len(await rows(there, Routing)) == len(await plant.rows(mine(Routing)))
    assert await rows(there, ProductionOrder) == []
    assert len(await rows(there, Grant)) == 2
    assert {each.code for each in await rows(there, Badge)} == {"B1002", "B1004"}

    # and its people sign in with the same password and the copy's PIN; no phone came along
    async with reading(there.actor) as read:
        for user in await read.all(mine(User)):
            stored = await credentials.stored_hash(read, user, credentials.PASSWORD)
            pin = await credentials.stored_hash(read, user, credentials.PIN)
            assert await hashing.matches(stored, PASSWORD)
            assert await hashing.matches(pin, hashing.peppered(copy.pin, copy.copy_id, user.id))
            assert user.phone is None


async def test_no_hash_and_no_pin_reaches_the_trail_of_the_copy(plant: Plant) -> None:
    await staffed(plant)
    copy, there = await made(plant)

    async with reading(there.actor) as read:
        stored = [await credentials.stored_hash(read, user, "password") for user in await read.all(mine(User))]
    async with working(there.actor, command="test.look") as work:
        lines = await work.executor.connection.fetch(
            "SELECT payload::text || result::text AS said FROM journal WHERE tenant_id = $1", copy.copy_id
        )
    assert lines
    assert not any(hash_ and hash_ in row["said"] for row in lines for hash_ in stored)
    assert not any("argon2" in row["said"] for row in lines)


async def test_made_again_after_a_crash_it_is_the_same_one(plant: Plant) -> None:
    await staffed(plant)
    copy = await asked(plant)
    with pytest.raises(RuntimeError, match="crash"):
        async with working(system(plant.tenant_id), command="infra.actor") as work:
            await jobs.make(work, copy.id)
            raise RuntimeError("crash")
    assert (await plant.row(TrainingCopy, copy.id)).state == "asked"

    await work_off(plant, copy)

    assert (await plant.row(TrainingCopy, copy.id)).state == "ready"
    assert len(await rows(Person(system(copy.copy_id)), Tenant)) == 1


async def test_there_is_one_at_a_time_and_a_fresh_one_closes_the_former(plant: Plant) -> None:
    # Given a copy
    await staffed(plant)
    with pytest.raises(PermissionMissing):
        await plant.planner.does(do.make_training_copy, do.MakeTrainingCopy())
    first = await asked(plant)
    with pytest.raises(TrainingBusy):
        await asked(plant)
    await work_off(plant, first)
    with pytest.raises(TrainingStands):
        await asked(plant)

    # When a fresh one is asked for
    second = await asked(plant, refresh=True)
    await work_off(plant, first, second)

    # Then the former is closed and nobody writes there any more
    former, fresh = await plant.row(TrainingCopy, first.id), await plant.row(TrainingCopy, second.id)
    assert (former.state, fresh.state, fresh.slug) == ("closed", "ready", f"{plant.slug}-train2")
    with pytest.raises((TenantClosed, Missing)):
        await run(system(first.copy_id), people.create_user, people.CreateUser(login="late", name="迟"))
    assert await rows(Person(system(first.copy_id)), User) == []
    assert len(await rows(Person(system(second.copy_id)), User)) == 2

    # When that is closed too, none is left
    await plant.boss.does(do.close_training_copy, do.CloseTrainingCopy(copy_id=second.id))
    await work_off(plant, second)
    assert (await plant.row(TrainingCopy, second.id)).state == "closed"


async def test_a_copy_is_not_copied_and_reaches_nobody(plant: Plant) -> None:
    await staffed(plant)
    _, there = await made(plant)

    with pytest.raises(TrainingOfTraining):
        await there.does(do.make_training_copy, do.MakeTrainingCopy())
    cmd = SetNotifyChannel(channel="dingtalk", enabled=True, url="https://oapi.dingtalk.com/robot/send?access_token=x")
    with pytest.raises(TrainingStaysSilent):
        await there.does(set_notify_channel, cmd)

    assert await rows(there, NotifyChannel) == []
    assert await rows(there, TrainingCopy) == []
