"""Long computations in a process of their own: answers, refusals and what a visitor looked at come back."""

import os
from dataclasses import replace
from functools import partial

import pytest

from infra import apart, settings
from infra.errors import Refusal
from infra.sheets import SheetUnreadable, read_sheet
from infra.work import Actor, Read
from tests.kit.plant import Plant


async def whoami(read: Read, more: str) -> tuple[int, str, str]:
    return os.getpid(), str(read.tenant_id), more


async def only_here(pid: int, actor: Actor, _executor: object) -> Actor:
    if os.getpid() != pid:
        raise Refusal()
    return actor


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> None:
    there = replace(settings.settings(), apart=True)
    monkeypatch.setattr(apart, "settings", lambda: there)


async def test_it_answers_and_refuses_from_elsewhere(plant: Plant, on: None) -> None:
    """Given a company's user; when a question and a computation run apart; then they ran in another process as that
    user, a refusal comes back as it is, and who was thrown out meanwhile is refused before anything runs."""
    seen: list[str] = []

    async def witness(_actor: object, name: str) -> None:
        seen.append(name)

    actor = replace(plant.boss.actor, witness=witness)
    pid, tenant, more = await apart.asked(whoami, actor, "x")
    assert (tenant, more, pid != os.getpid()) == (str(plant.tenant_id), "x", True)
    assert seen == ["tests.infra.test_apart.whoami"]
    assert (await apart.computed(read_sheet, b"a,b\n1,2\n", "s.csv")).header == ("a", "b")
    with pytest.raises(SheetUnreadable, match=r"s\.xlsx"):
        await apart.computed(read_sheet, b"PK\x03\x04no", "s.xlsx")

    assert await apart.computed(os.nice, 0) == min(19, os.nice(0) + 10)

    doubted = replace(plant.boss.actor, proof=partial(only_here, os.getpid(), plant.boss.actor))
    with pytest.raises(Refusal):  # proved there once more
        await apart.asked(whoami, doubted, "x")

    async def thrown_out(_executor: object) -> object:
        raise Refusal()

    with pytest.raises(Refusal):
        await apart.asked(whoami, replace(actor, proof=thrown_out), "x")  # type: ignore[arg-type]
