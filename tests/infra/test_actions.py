"""The chain of a command: permission, replay, guards, refusals, and what the journal says afterwards."""

import asyncio
import json
from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import func, select

from infra import actions
from infra.actions import Command, Meaning, Permission, command, run, run_once
from infra.db import TENANT, Statement
from infra.errors import (
    Conflict,
    GuardBroken,
    IdReused,
    Missing,
    OutOfScope,
    PermissionMissing,
    ReasonMissing,
    Stale,
    TenantClosed,
)
from infra.ids import uuid7
from infra.work import Work, image, reading, working
from tenants.masterdata.models import Unit

MAKE = Permission("testing.unit:make", "Make a unit", zh="造单位")
RENAME = Permission("testing.unit:rename", "Rename a unit", zh="改单位", reason=True)


class UnitForbidden(Conflict):
    code = "testing.unit_forbidden"
    text = "the unit {code} may not exist"


@dataclass(frozen=True, kw_only=True)
class MakeUnit(Command):
    code: str
    secret_word: str | None = None
    secret = frozenset({"secret_word"})


@dataclass(frozen=True, kw_only=True)
class RenameUnit(Command):
    unit_id: UUID
    name: str


@command(needs=MAKE, name="testing.make_unit", signs=Meaning("created"))
async def make_unit(work: Work, cmd: MakeUnit) -> Unit:
    unit = await work.insert(Unit(code=cmd.code, name_zh=cmd.code, name_en=cmd.code, decimals=0))
    if cmd.code == "bad":
        raise UnitForbidden(code=cmd.code)
    if cmd.code == "bug":
        raise ZeroDivisionError
    return unit


@command(needs=MAKE, name="testing.make_unit_again")
async def make_unit_again(work: Work, cmd: MakeUnit) -> Unit:
    return await make_unit.nested(work, cmd)


@command(needs=RENAME, name="testing.rename_unit")
async def rename_unit(work: Work, cmd: RenameUnit) -> Unit:
    unit = await work.lock(Unit, cmd.unit_id)
    if unit is None:
        raise Missing(what="unit")
    return await work.change(unit, name_en=cmd.name)


@pytest.fixture
def maker(company):
    return company.actor(MAKE.name, RENAME.name, name="Maker")


async def test_rows_and_line_commit_together(company, maker):
    outcome = await run(maker, make_unit, MakeUnit(code="pc", secret_word="hush"))

    (row,) = await company.rows("masterdata_unit")
    (line,) = await company.rows("journal")
    (change,) = await company.rows("journal_change")
    assert outcome.verdict == "applied"
    assert outcome.ids == (row["id"],)
    assert (line["outcome"], line["command"], line["actor_name"]) == ("applied", "testing.make_unit", "Maker")
    assert line["meaning"] == "created"
    assert line["subject_id"] == row["id"]
    assert "hush" not in line["payload"]
    assert json.loads(line["payload"])["secret_word"] == "•"
    assert change["before"] is None
    assert json.loads(change["after"])["code"] == "pc"


async def test_a_changed_row_keeps_both_images(company, maker):
    unit = (await run(maker, make_unit, MakeUnit(code="pc"))).row
    await run(maker, rename_unit, RenameUnit(unit_id=unit.id, name="piece", reason="clearer"))

    changes = await company.rows("journal_change", "before IS NOT NULL")
    assert len(changes) == 1
    assert json.loads(changes[0]["before"])["name_en"] == "pc"
    assert json.loads(changes[0]["after"])["name_en"] == "piece"
    assert changes[0]["revision"] == 2
    (line,) = await company.rows("journal", "reason IS NOT NULL")
    assert line["reason"] == "clearer"


async def test_the_same_id_gives_the_first_outcome(company, maker):
    cmd = MakeUnit(code="pc")
    first = await run(maker, make_unit, cmd)
    again = await run(maker, make_unit, cmd)

    assert (again.verdict, again.ids, again.row) == ("duplicate", first.ids, None)
    assert len(await company.rows("masterdata_unit")) == 1
    with pytest.raises(IdReused):
        await run(maker, make_unit, MakeUnit(id=cmd.id, code="other"))
    assert len(await company.rows("journal")) == 1


async def test_what_happens_by_itself_keeps_its_first_outcome_also_in_other_words(company, maker):
    """An actor that runs again has read what changed in between; its id says which deed it is."""
    cmd = MakeUnit(code="pc")
    first = await run_once(maker, make_unit, cmd)
    again = await run_once(maker, make_unit, MakeUnit(id=cmd.id, code="other"))

    assert (again.verdict, again.ids) == ("duplicate", first.ids)
    assert [row["code"] for row in await company.rows("masterdata_unit")] == ["pc"]
    refused = MakeUnit(code="bad")
    for code in ("bad", "good"):
        with pytest.raises(UnitForbidden):
            await run_once(maker, make_unit, MakeUnit(id=refused.id, code=code))


async def test_an_id_is_one_command_s(company, maker):
    """Two commands may say the same words: what the first did is no answer to the second."""
    cmd = MakeUnit(code="pc")
    await run(maker, make_unit, cmd)
    for running in (run, run_once):
        with pytest.raises(IdReused):
            await running(maker, make_unit_again, MakeUnit(id=cmd.id, code="pc"))


async def test_twenty_at_once_happen_once(company, maker):
    cmd = MakeUnit(code="pc")
    outcomes = await asyncio.gather(*(run(maker, make_unit, cmd) for _ in range(20)))

    assert sorted(outcome.verdict for outcome in outcomes) == ["applied"] + ["duplicate"] * 19
    assert len({outcome.ids for outcome in outcomes}) == 1
    assert len(await company.rows("masterdata_unit")) == 1


async def test_a_refusal_leaves_its_line_and_nothing_else(company, maker):
    cmd = MakeUnit(code="bad")
    with pytest.raises(UnitForbidden):
        await run(maker, make_unit, cmd)

    assert await company.rows("masterdata_unit") == []
    assert await company.rows("journal_change") == []
    (line,) = await company.rows("journal")
    assert (line["outcome"], line["code"]) == ("refused", "testing.unit_forbidden")
    assert json.loads(line["result"]) == {"code": "bad"}
    with pytest.raises(Conflict) as replayed:  # final for its id, word for word
        await run(maker, make_unit, cmd)
    assert replayed.value.code == "testing.unit_forbidden"
    assert replayed.value.params == {"code": "bad"}
    assert replayed.value.sentence == "the unit bad may not exist"
    assert len(await company.rows("journal")) == 1


async def test_a_bug_is_no_outcome(company, maker):
    cmd = MakeUnit(code="bug")
    with pytest.raises(ZeroDivisionError):
        await run(maker, make_unit, cmd)
    assert await company.rows("masterdata_unit") == []
    assert await company.rows("journal") == []


async def test_without_the_permission_nothing_happens(company):
    with pytest.raises(PermissionMissing):
        await run(company.actor(), make_unit, MakeUnit(code="pc"))
    assert await company.rows("masterdata_unit") == []
    (line,) = await company.rows("journal")
    assert line["code"] == "infra.permission_missing"


def test_a_permission_reaches_only_its_places(company):
    here, elsewhere = uuid7(), uuid7()
    actor = company.actor(MAKE.name, places={here})
    actor.need(MAKE.name, elsewhere, here)
    with pytest.raises(OutOfScope):
        actor.need(MAKE.name, elsewhere)


@pytest.mark.parametrize("reason", [None, "", "   "])
async def test_a_reason_is_demanded(company, maker, reason):
    unit = (await run(maker, make_unit, MakeUnit(code="pc"))).row
    with pytest.raises(ReasonMissing):
        await run(maker, rename_unit, RenameUnit(unit_id=unit.id, name="x", reason=reason))
    (row,) = await company.rows("masterdata_unit")
    assert row["name_en"] == "pc"


async def test_foreign_and_missing_answer_alike(company, other_company, maker):
    stranger = other_company.actor(MAKE.name, RENAME.name)
    unit = (await run(maker, make_unit, MakeUnit(code="pc"))).row
    answers = []
    for target in (unit.id, uuid7()):
        with pytest.raises(Missing) as refused:
            await run(stranger, rename_unit, RenameUnit(unit_id=target, name="mine", reason="r"))
        answers.append((refused.value.code, refused.value.params))
    assert answers[0] == answers[1]
    async with reading(stranger) as read:
        assert await read.get(Unit, unit.id) is None
    own = await run(maker, rename_unit, RenameUnit(unit_id=unit.id, name="mine", reason="r"))  # the control
    assert own.verdict == "applied"


async def test_a_read_is_over_though_one_of_its_statements_was_cancelled(maker):
    """A refused field cancels its siblings in the middle of their statements; the answer is the refusal."""
    unit = (await run(maker, make_unit, MakeUnit(code="pc"))).row
    asleep = Statement(select(func.pg_sleep(5)).select_from(Unit).where(Unit.tenant_id == TENANT))
    async with reading(maker) as read:
        sibling = asyncio.create_task(read.all(asleep))
        await asyncio.sleep(0.1)
        sibling.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sibling
    async with reading(maker) as read:
        assert await read.get(Unit, unit.id) is not None


async def test_a_row_that_moved_meanwhile_is_stale(company, maker):
    unit = (await run(maker, make_unit, MakeUnit(code="pc"))).row
    with pytest.raises(Stale):
        async with working(maker, command="testing.race") as work:
            read = await work.get(Unit, unit.id)
            await run(maker, rename_unit, RenameUnit(unit_id=unit.id, name="first", reason="r"))
            await work.change(read, name_en="second")
    (row,) = await company.rows("masterdata_unit")
    assert row["name_en"] == "first"
    assert len(await company.rows("journal")) == 2


async def test_guards_refuse_and_a_broken_guard_fails_closed(company, maker, monkeypatch):
    monkeypatch.setattr(actions, "_guards", [])

    @actions.guard("testing.make_unit")
    async def broken(_work, cmd, _spec):
        if cmd.code == "kg":
            raise KeyError("a bug in a guard")
        if cmd.code == "lb":
            raise UnitForbidden(code=cmd.code)

    with pytest.raises(GuardBroken) as refused:
        await run(maker, make_unit, MakeUnit(code="kg"))
    assert "broken" in refused.value.params["guard"]
    with pytest.raises(UnitForbidden):
        await run(maker, make_unit, MakeUnit(code="lb"))
    assert await company.rows("masterdata_unit") == []
    await run(maker, make_unit, MakeUnit(code="m"))


async def test_a_suspended_tenant_writes_nothing_and_reads_on(company, maker, dsns):
    import asyncpg

    await run(maker, make_unit, MakeUnit(code="pc"))
    relay = await asyncpg.connect(dsns.relay)
    await relay.execute("UPDATE directory SET state = 'suspended' WHERE tenant_id = $1", company.tenant_id)
    await relay.close()
    with pytest.raises(TenantClosed):
        await run(maker, make_unit, MakeUnit(code="kg"))
    async with reading(maker) as read:
        assert len(await read.all(__import__("infra.db", fromlist=["mine"]).mine(Unit))) == 1


async def test_the_image_equals_what_a_second_connection_sees(company, maker):
    unit = (await run(maker, make_unit, MakeUnit(code="pc"))).row
    (row,) = await company.rows("masterdata_unit")
    assert dict(row) == image(unit)


async def test_payloads_decode_strictly():
    spec = actions.find_command("testing.make_unit")
    assert spec.decode({"code": "pc", "secretWord": "x"}).secret_word == "x"
    with pytest.raises(actions.BadInput) as unknown:
        spec.decode({"code": "pc", "colour": "red"})
    assert unknown.value.params["field"] == "colour"
    with pytest.raises(actions.BadInput):
        spec.decode({"code": None})
