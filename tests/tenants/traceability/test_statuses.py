"""待验 / 合格 / 不合格 / 冻结 / 限用: one table for lots, locations, areas and equipment, and no way around it."""

import asyncio
import random
from collections import deque
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson
import pytest
import pytest_asyncio
from sqlalchemy import select

from infra.db import own
from infra.errors import PermissionMissing, ReasonMissing
from infra.journal.models import JournalChange, JournalLine
from infra.work import reading, system
from tenants import roles
from tenants.equipment import commands as eq
from tenants.equipment.models import Asset
from tenants.masterdata import commands as md
from tenants.masterdata.errors import StatusMoveRefused, StatusUnknown
from tenants.masterdata.models import Area, StorageLocation
from tenants.masterdata.statuses import MOVES, STATUSES
from tenants.orders.errors import AreaBarred, EquipmentBarred
from tenants.reporting import commands as reporting
from tenants.traceability import commands as do
from tenants.traceability.models import MaterialLot
from tests.kit.plant import Person, Plant
from tests.tenants.traceability.store import Store, open_store

SUBJECTS = ("lot", "location", "area", "asset")


@dataclass
class Subject:
    """A thing with a status, and how one changes it."""

    store: Store
    kind: str
    id: UUID

    def command(self, to: str, reason: str | None = "检验") -> tuple[Any, Any]:
        if self.kind == "lot":
            return do.change_lot_status, do.ChangeLotStatus(lot_ids=[self.id], status=to, reason=reason)
        if self.kind == "location":
            place = md.ChangeLocationStatus(location_id=self.id, status=to, reason=reason)
            return md.change_location_status, place
        if self.kind == "area":
            return md.change_area_status, md.ChangeAreaStatus(area_id=self.id, status=to, reason=reason)
        return eq.change_asset_status, eq.ChangeAssetStatus(asset_id=self.id, status=to, reason=reason)

    async def becomes(self, to: str, by: Person | None = None) -> None:
        await (by or self.store.quality).does(*self.command(to))

    async def now(self) -> str:
        model, column = COLUMNS[self.kind]
        return str(getattr(await self.store.plant.row(model, self.id), column))

    async def history(self) -> list[tuple[str, str]]:
        """The moves its images tell of, in the order of its revisions."""
        column = COLUMNS[self.kind][1]
        statement = (
            select(JournalChange.before, JournalChange.after)
            .where(own(JournalChange), JournalChange.record_id == self.id, JournalChange.before.is_not(None))
            .order_by(JournalChange.revision)
        )
        async with reading(system(self.store.plant.tenant_id)) as read:
            rows = await read.all(statement)
        images = [(orjson.loads(row["before"])[column], orjson.loads(row["after"])[column]) for row in rows]
        return [(was, now) for was, now in images if was != now]


COLUMNS: dict[str, tuple[Any, str]] = {
    "lot": (MaterialLot, "state"), "location": (StorageLocation, "status"), "area": (Area, "status"),
    "asset": (Asset, "status"),
}  # fmt: skip


@pytest_asyncio.fixture
async def subjects(plant: Plant) -> dict[str, Subject]:
    store = await open_store(plant)
    lot = await store.receive(1)
    cmd = eq.RegisterAsset(code="M-1", name_zh="数车", name_en="Lathe", work_unit_id=plant.work_unit.id)
    asset = await plant.boss.does(eq.register_asset, cmd)
    ids = {"lot": lot.id, "location": store.places["B"].id, "area": plant.areas[1].id, "asset": asset.id}
    return {kind: Subject(store, kind, ids[kind]) for kind in SUBJECTS}


def way(start: str, end: str) -> list[str]:
    """The shortest legal way from one status to another."""
    ways: deque[list[str]] = deque([[start]])
    while ways:
        taken = ways.popleft()
        if taken[-1] == end:
            return taken[1:]
        ways.extend([*taken, each] for each in sorted(MOVES[taken[-1]]) if each not in taken)
    raise AssertionError((start, end))


async def test_every_cell_of_the_matrix_for_all_four(subjects: dict[str, Subject]) -> None:
    for subject in subjects.values():
        walked: set[tuple[str, str]] = set()
        for start in STATUSES:
            for to in (*STATUSES, "perfect"):
                now = await subject.now()
                for step in way(now, start):
                    await subject.becomes(step)
                if to in MOVES[start]:
                    await subject.becomes(to)
                    walked.add((start, to))
                    assert await subject.now() == to
                    continue
                with pytest.raises(StatusUnknown if to == "perfect" else StatusMoveRefused):
                    await subject.becomes(to)
                assert await subject.now() == start, (subject.kind, start, to)
        history = set(await subject.history())
        legal = {(start, to) for start in STATUSES for to in MOVES[start]}
        assert walked == legal == history


async def test_eight_people_at_once_leave_a_chain_of_legal_moves(subjects: dict[str, Subject]) -> None:
    chance = random.Random(5)
    people = [subjects["lot"].store.plant.person(roles.QUALITY_LEAD) for _ in range(8)]

    async def meddles(person: Person, wishes: list[tuple[Subject, str]]) -> list[BaseException]:
        refused: list[BaseException] = []
        for subject, wish in wishes:
            try:
                await subject.becomes(wish, person)
            except StatusMoveRefused as error:
                refused.append(error)
        return refused

    wishes = [[(subjects[kind], chance.choice(STATUSES)) for kind in SUBJECTS * 3] for _ in people]
    refused = [each for some in await asyncio.gather(*map(meddles, people, wishes)) for each in some]
    made = 0
    for subject in subjects.values():
        history = await subject.history()
        made += len(history)
        assert all(to in MOVES[was] for was, to in history), subject.kind
        assert [to for _, to in history][:-1] == [was for was, _ in history][1:], subject.kind
        assert (history[0][0], history[-1][1]) == ("accepted", await subject.now())
    assert made + len(refused) == sum(map(len, wishes))


async def test_a_status_is_changed_by_who_may_for_a_reason_and_signed(subjects: dict[str, Subject]) -> None:
    store = subjects["lot"].store
    for subject in subjects.values():
        with pytest.raises(PermissionMissing):
            await subject.becomes("held", store.keeper)
        with pytest.raises(ReasonMissing):
            await store.quality.does(*subject.command("held", None))
        await subject.becomes("held")
    rows = await store.plant.rows(
        select(JournalLine.meaning).where(
            own(JournalLine), JournalLine.outcome == "applied", JournalLine.meaning.is_not(None)
        )
    )
    assert [row["meaning"] for row in rows].count("status changed") == 4
    lot = subjects["lot"]
    await lot.becomes("accepted")
    await store.keeper.does(do.hold_lots, do.HoldLots(lot_ids=[lot.id], reason="包装破损"))
    assert await lot.now() == "held"


async def test_what_may_not_be_used_takes_no_start_and_no_report(subjects: dict[str, Subject]) -> None:
    plant = subjects["lot"].store.plant
    _, (operation, *_) = await plant.released()
    asset, area = subjects["asset"], Subject(subjects["lot"].store, "area", plant.areas[0].id)
    worker = plant.person(roles.OPERATOR)

    def report() -> Any:
        unit = plant.work_unit.id
        return reporting.ReportOutput(operation_id=operation.id, good_quantity=Decimal(1), work_unit_id=unit)

    for subject, refused in ((asset, EquipmentBarred), (area, AreaBarred)):
        await subject.becomes("held")
        with pytest.raises(refused) as told:
            await worker.does(reporting.report_output, report())
        assert told.value.params["overridable"] is False
        with pytest.raises(refused):
            cmd = reporting.StartRun(operation_id=operation.id, work_unit_id=plant.work_unit.id)
            await worker.does(reporting.start_run, cmd)
        await subject.becomes("accepted")
    await worker.does(reporting.report_output, report())
