"""What a new company starts with, and the people of the demo plant."""

import importlib
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from infra import directory
from infra.actions import run
from infra.db import mine
from infra.ids import derived
from infra.permissions import permissions as all_permissions
from infra.work import reading, system
from tenants.identity import actors as _listening  # noqa: F401  the demo plant's to-dos reach its mailbox
from tenants.identity.commands import people, roles, teams
from tenants.identity.models import Team, User
from tenants.modules import MODULES
from tenants.roles import ADMIN, INSPECTOR, OPERATOR, OWNER, PLANNER, QUALITY_LEAD, TEAM_LEAD, WAREHOUSE

DEMO_PASSWORD = "lotline-demo"
DEMO_PIN = "1357"


def load_permissions() -> list[str]:
    """Every permission of every module and of its parts: roles are filled before the modules above are needed."""
    for module in MODULES:
        spec = find_spec(f"tenants.{module}")
        for place in (spec.submodule_search_locations or ()) if spec else ():
            for path in sorted(Path(place).rglob("permissions.py")):
                importlib.import_module(".".join(("tenants", module, *path.relative_to(place).with_suffix("").parts)))
    importlib.import_module("infra.outbox_commands")  # the ground has rights of its own: dead letters
    return sorted(all_permissions())


async def seed_roles(tenant_id: UUID) -> None:
    """The built-in roles with their default permissions. Run again it adds what a newer release brought."""
    offered = load_permissions()
    once = derived("identity.seed_roles", tenant_id, *offered)
    await run(system(tenant_id), roles.seed_roles, roles.SeedRoles(id=once, offered=offered))


async def refresh_roles() -> None:
    """After an update: every company's built-in roles get the permissions that are new in this release."""

    async def refreshed(entry: directory.DirectoryEntry) -> None:
        await seed_roles(entry.tenant_id)

    await directory.for_each(await directory.open_tenants(), refreshed)


class DemoTeam(NamedTuple):
    code: str
    zh: str
    en: str


class DemoPerson(NamedTuple):
    login: str
    name: str
    roles: tuple[str, ...]
    team: str | None = None
    badge: str | None = None
    locale: str = "zh-CN"


CNC_1, CNC_2, GRINDING, BENCH, ASSEMBLY, INSPECTION = "CNC-1", "CNC-2", "GRIND", "BENCH", "ASSY", "INSP"

DEMO_TEAMS: Sequence[DemoTeam] = (
    DemoTeam(CNC_1, "CNC 一组", "CNC team 1"),
    DemoTeam(CNC_2, "CNC 二组", "CNC team 2"),
    DemoTeam(GRINDING, "磨工组", "Grinding"),
    DemoTeam(BENCH, "钳工组", "Bench work"),
    DemoTeam(ASSEMBLY, "装配组", "Assembly"),
    DemoTeam(INSPECTION, "检验组", "Inspection"),
)

DEMO_PEOPLE: Sequence[DemoPerson] = (
    DemoPerson("zhou", "周晓岚", (PLANNER, ADMIN)),
    DemoPerson("qian", "钱卫东", (OWNER,)),
    DemoPerson("sun", "孙丽", (QUALITY_LEAD,), INSPECTION),
    DemoPerson("chen", "陈志强", (TEAM_LEAD,), CNC_1, "B1002"),
    DemoPerson("wang", "王建国", (OPERATOR,), CNC_1, "B1001"),
    DemoPerson("limin", "李敏", (OPERATOR,), CNC_1, "B1003"),
    DemoPerson("zhaolei", "赵磊", (OPERATOR,), CNC_1, "B1004"),
    DemoPerson("huangjun", "黄俊", (OPERATOR,), CNC_1, "B1005"),
    DemoPerson("wuhaiyan", "吴海燕", (TEAM_LEAD,), CNC_2, "B1006"),
    DemoPerson("xulong", "徐龙", (OPERATOR,), CNC_2, "B1007"),
    DemoPerson("mafei", "马飞", (OPERATOR,), CNC_2, "B1008"),
    DemoPerson("hejing", "何静", (OPERATOR,), CNC_2, "B1009"),
    DemoPerson("guotao", "郭涛", (OPERATOR,), CNC_2, "B1010"),
    DemoPerson("linguoping", "林国平", (TEAM_LEAD,), GRINDING, "B1011"),
    DemoPerson("songyan", "宋岩", (OPERATOR,), GRINDING, "B1012"),
    DemoPerson("tangbo", "唐波", (OPERATOR,), GRINDING, "B1013"),
    DemoPerson("fengxia", "冯霞", (OPERATOR,), GRINDING, "B1014"),
    DemoPerson("dongming", "董明", (TEAM_LEAD,), BENCH, "B1015"),
    DemoPerson("xiaohua", "肖华", (OPERATOR,), BENCH, "B1016"),
    DemoPerson("chengang", "程刚", (OPERATOR,), BENCH, "B1017"),
    DemoPerson("yuxiaomei", "于晓梅", (TEAM_LEAD,), ASSEMBLY, "B1018"),
    DemoPerson("dengjie", "邓杰", (OPERATOR,), ASSEMBLY, "B1019"),
    DemoPerson("hanxue", "韩雪", (OPERATOR,), ASSEMBLY, "B1020"),
    DemoPerson("liuyang", "刘洋", (INSPECTOR,), INSPECTION, "B1021"),
    DemoPerson("pengyu", "彭宇", (INSPECTOR,), INSPECTION, "B1022"),
    DemoPerson("tianliping", "田丽萍", (WAREHOUSE,), None, "B1023"),
)


async def seed_demo_people(tenant_id: UUID) -> dict[str, UUID]:
    """Six teams and 26 people, through the same commands as in the console; their ids by login.

    Teams get their work centers afterwards (`link_teams`), when the module above has made them.
    """
    return await seed_people(tenant_id, DEMO_TEAMS, DEMO_PEOPLE)


async def seed_people(
    tenant_id: UUID, some_teams: Sequence[DemoTeam], some_people: Sequence[DemoPerson]
) -> dict[str, UUID]:
    boss = system(tenant_id)
    for team in some_teams:
        once = derived("identity.demo_team", tenant_id, team.code)
        await run(boss, teams.create_team, teams.CreateTeam(id=once, code=team.code, name_zh=team.zh, name_en=team.en))
    team_ids = await _team_ids(tenant_id)
    for person in some_people:
        cmd = people.CreateUser(
            id=derived("identity.demo_person", tenant_id, person.login),
            login=person.login,
            name=person.name,
            locale=person.locale,
            password=DEMO_PASSWORD,
            password_temporary=False,
            pin=DEMO_PIN,
            badge=person.badge,
            phone=f"1380000{person.badge[1:]}" if person.badge else None,
            team_id=team_ids[person.team] if person.team else None,
            roles=list(person.roles),
        )
        await run(boss, people.create_user, cmd)
    async with reading(boss) as read:
        return {user.login: user.id for user in await read.all(mine(User))}


async def link_teams(tenant_id: UUID, work_centers: Mapping[str, Sequence[UUID]]) -> None:
    """Give the demo teams their work centers: team code → work center ids."""
    team_ids = await _team_ids(tenant_id)
    for code, ids in work_centers.items():
        once = derived("identity.demo_team_places", tenant_id, code, *ids)
        cmd = teams.ChangeTeam(id=once, team_id=team_ids[code], work_center_ids=list(ids))
        await run(system(tenant_id), teams.change_team, cmd)


async def _team_ids(tenant_id: UUID) -> dict[str, UUID]:
    async with reading(system(tenant_id)) as read:
        return {team.code: team.id for team in await read.all(mine(Team))}
