from collections.abc import Callable
from uuid import UUID

import pytest

from api.schema import schema
from infra import actors
from infra.actions import run
from infra.actors import consume
from infra.errors import Missing, PermissionMissing
from infra.graphql import Context
from infra.ids import uuid7
from infra.outbox_commands import (
    READ_DEAD_LETTERS,
    RETRY_DEAD_LETTERS,
    DiscardDeadLetter,
    NotDead,
    RetryDeadLetter,
    dead_letters,
    discard_dead_letter,
    retry_dead_letter,
)
from infra.work import Actor, Work, reading
from tests.kit.bells import BoxPacked, Floor, note

pytestmark = pytest.mark.asyncio
Listening = Callable[..., str]


def person(floor: Floor, *permissions: object) -> Actor:
    granted = {str(each): None for each in permissions}
    return Actor(tenant_id=floor.tenant_id, kind="user", id=uuid7(), name="周晓岚", permissions=granted)


@pytest.fixture
def mended() -> dict[str, bool]:
    return {"now": False}


@pytest.fixture
def poisoned(listening: Listening, mended: dict[str, bool]) -> str:
    async def needs_mending(work: Work, fact: BoxPacked) -> None:
        await note(work, fact)
        if not mended["now"]:
            raise ZeroDivisionError

    return listening(needs_mending)


async def letters(floor: Floor, actor: str, *numbers: int) -> list[UUID]:
    """Rows that were tried in vain until they were given up on."""
    await floor.pack(*numbers)
    ids = [row["id"] for row in await floor.rows(actor)]
    for id in ids:
        for _ in range(actors.ATTEMPTS):
            await consume(floor.tenant_id, id)
    return ids


async def test_a_letter_is_seen_retried_and_done(floor: Floor, poisoned: str, mended: dict[str, bool]) -> None:
    [letter] = await letters(floor, poisoned, 1)
    admin = person(floor, READ_DEAD_LETTERS, RETRY_DEAD_LETTERS)
    async with reading(admin) as read:
        page = await dead_letters(read, 10, None)
    assert [(row.id, row.actor, row.attempts) for row in page.rows] == [(letter, poisoned, actors.ATTEMPTS)]

    mended["now"] = True
    await run(admin, retry_dead_letter, RetryDeadLetter(letter_id=letter))

    assert await consume(floor.tenant_id, letter) == "applied"
    assert await floor.effects() == [1]
    async with reading(admin) as read:
        assert (await dead_letters(read, 10, None)).total == 0


async def test_a_retried_letter_may_die_again(floor: Floor, poisoned: str) -> None:
    [letter] = await letters(floor, poisoned, 1)
    await run(person(floor, RETRY_DEAD_LETTERS), retry_dead_letter, RetryDeadLetter(letter_id=letter))

    verdicts = [await consume(floor.tenant_id, letter) for _ in range(actors.ATTEMPTS)]

    assert verdicts == ["retry"] * (actors.ATTEMPTS - 1) + ["dead"]


async def test_a_discarded_letter_never_runs(floor: Floor, poisoned: str, mended: dict[str, bool]) -> None:
    [letter] = await letters(floor, poisoned, 1)
    admin = person(floor, RETRY_DEAD_LETTERS)
    await run(admin, discard_dead_letter, DiscardDeadLetter(letter_id=letter))
    mended["now"] = True

    assert await consume(floor.tenant_id, letter) == "gone"
    assert await floor.effects() == []
    with pytest.raises(NotDead):
        await run(admin, retry_dead_letter, RetryDeadLetter(letter_id=letter))


async def test_who_may_not_decide_changes_nothing(floor: Floor, poisoned: str) -> None:
    [letter] = await letters(floor, poisoned, 1)
    with pytest.raises(PermissionMissing):
        await run(person(floor, READ_DEAD_LETTERS), retry_dead_letter, RetryDeadLetter(letter_id=letter))
    async with reading(person(floor)) as read:
        with pytest.raises(PermissionMissing):
            await dead_letters(read, 10, None)

    assert [row["state"] for row in await floor.rows(poisoned)] == ["dead"]


async def test_another_tenants_letter_is_like_a_missing_one(floors: Callable[..., object], poisoned: str) -> None:
    mine: Floor = await floors()  # type: ignore[misc]
    other: Floor = await floors()  # type: ignore[misc]
    [letter] = await letters(other, poisoned, 1)

    for id in (letter, uuid7()):
        with pytest.raises(Missing):
            await run(person(mine, RETRY_DEAD_LETTERS), retry_dead_letter, RetryDeadLetter(letter_id=id))
    # the control: its own tenant may
    await run(person(other, RETRY_DEAD_LETTERS), retry_dead_letter, RetryDeadLetter(letter_id=letter))


async def test_letters_in_the_schema(floor: Floor, poisoned: str) -> None:
    ids = await letters(floor, poisoned, 1, 2, 3)
    admin = person(floor, READ_DEAD_LETTERS, RETRY_DEAD_LETTERS)
    async with reading(admin) as read:
        listed = await schema().execute(
            "{ deadLetters(first: 2) { nodes { id error attempts } pageInfo { hasNextPage total } } }",
            context_value=Context(claimed=admin, read=read),
        )
        retried = await schema().execute(
            "mutation($id: UUID!) { retryDeadLetter(input: {letterId: $id}) { ... on DeadLetter { id state } } }",
            variable_values={"id": str(ids[0])},
            context_value=Context(claimed=admin, read=read),
        )

    assert listed.errors is None
    assert listed.data is not None
    assert [each["id"] for each in listed.data["deadLetters"]["nodes"]] == [str(ids[2]), str(ids[1])]
    assert listed.data["deadLetters"]["pageInfo"] == {"hasNextPage": True, "total": 3}
    assert retried.errors is None
    assert retried.data == {"retryDeadLetter": {"id": str(ids[0]), "state": "due"}}
