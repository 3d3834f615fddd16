"""Sites, areas, work centers and work units."""

from dataclasses import dataclass
from uuid import UUID

from infra.actions import Command, command
from infra.db import Row
from infra.work import Work
from tenants.masterdata import permissions, rules
from tenants.masterdata.commands.naming import NewNamed, add, renaming
from tenants.masterdata.lookups import existing
from tenants.masterdata.models import Area, Site, WorkCenter, WorkUnit


@dataclass(frozen=True, kw_only=True)
class CreateSite(NewNamed):
    time_zone: str


@command(needs=permissions.EDIT_PLANT)
async def create_site(work: Work, cmd: CreateSite) -> Site:
    return await add(work, Site(**cmd.naming, time_zone=rules.check_zone(cmd.time_zone)))


@dataclass(frozen=True, kw_only=True)
class CreateArea(NewNamed):
    site_id: UUID


@command(needs=permissions.EDIT_PLANT)
async def create_area(work: Work, cmd: CreateArea) -> Area:
    await existing(work, Site, cmd.site_id)
    return await add(work, Area(**cmd.naming, site_id=cmd.site_id))


@dataclass(frozen=True, kw_only=True)
class CreateWorkCenter(NewNamed):
    area_id: UUID


@command(needs=permissions.EDIT_PLANT)
async def create_work_center(work: Work, cmd: CreateWorkCenter) -> WorkCenter:
    await existing(work, Area, cmd.area_id)
    return await add(work, WorkCenter(**cmd.naming, area_id=cmd.area_id))


@dataclass(frozen=True, kw_only=True)
class CreateWorkUnit(NewNamed):
    work_center_id: UUID


@command(needs=permissions.EDIT_PLANT)
async def create_work_unit(work: Work, cmd: CreateWorkUnit) -> WorkUnit:
    await existing(work, WorkCenter, cmd.work_center_id)
    return await add(work, WorkUnit(**cmd.naming, work_center_id=cmd.work_center_id))


@dataclass(frozen=True, kw_only=True)
class ChangePlace(Command):
    place_id: UUID
    name_zh: str | None = None
    name_en: str | None = None


async def _rename(work: Work, model: type[Row], cmd: ChangePlace) -> Row:
    place = await existing(work, model, cmd.place_id)
    return await work.change(place, **renaming(cmd.name_zh, cmd.name_en))


@command(needs=permissions.EDIT_PLANT)
async def change_site(work: Work, cmd: ChangePlace) -> Site:
    return await _rename(work, Site, cmd)


@command(needs=permissions.EDIT_PLANT)
async def change_area(work: Work, cmd: ChangePlace) -> Area:
    return await _rename(work, Area, cmd)


@command(needs=permissions.EDIT_PLANT)
async def change_work_center(work: Work, cmd: ChangePlace) -> WorkCenter:
    return await _rename(work, WorkCenter, cmd)


@command(needs=permissions.EDIT_PLANT)
async def change_work_unit(work: Work, cmd: ChangePlace) -> WorkUnit:
    return await _rename(work, WorkUnit, cmd)
