"""Teams and who is in them."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import bindparam

from infra.actions import Command, command
from infra.db import Statement, mine
from infra.errors import Missing
from infra.work import Work
from tenants.identity import permissions, places, policy, rules
from tenants.identity.errors import CodeTaken
from tenants.identity.models import Team, TeamMember, User

BY_CODE = Statement(mine(Team).where(Team.code == bindparam("code")))
MEMBERSHIP = Statement(mine(TeamMember).where(TeamMember.user_id == bindparam("user_id"), TeamMember.left_at.is_(None)))


@dataclass(frozen=True, kw_only=True)
class CreateTeam(Command):
    code: str
    name_zh: str
    name_en: str
    work_center_ids: list[UUID] = field(default_factory=list)


@command(needs=permissions.MANAGE_TEAM)
async def create_team(work: Work, cmd: CreateTeam) -> Team:
    """A new team and the work centers it looks after."""
    await policy.hold(work)
    code = rules.clean_code(cmd.code)
    if await work.one(BY_CODE, code=code) is not None:
        raise CodeTaken(code=code)
    await places.check_places(work, cmd.work_center_ids, places.WORK_CENTER)
    team = Team(
        code=code,
        name_zh=rules.clean_name(cmd.name_zh, "nameZh"),
        name_en=rules.clean_name(cmd.name_en, "nameEn"),
        work_center_ids=list(cmd.work_center_ids),
    )
    return await work.insert(team)


@dataclass(frozen=True, kw_only=True)
class ChangeTeam(Command):
    team_id: UUID
    name_zh: str | None = None
    name_en: str | None = None
    work_center_ids: list[UUID] | None = None


@command(needs=permissions.MANAGE_TEAM)
async def change_team(work: Work, cmd: ChangeTeam) -> Team:
    """Rename a team or give it other work centers."""
    team = await _access_team(work, cmd.team_id)
    changes: dict[str, object] = {}
    if cmd.name_zh is not None:
        changes["name_zh"] = rules.clean_name(cmd.name_zh, "nameZh")
    if cmd.name_en is not None:
        changes["name_en"] = rules.clean_name(cmd.name_en, "nameEn")
    if cmd.work_center_ids is not None:
        await places.check_places(work, cmd.work_center_ids, places.WORK_CENTER)
        changes["work_center_ids"] = list(cmd.work_center_ids)
    return await work.change(team, **changes)


@dataclass(frozen=True, kw_only=True)
class AddMember(Command):
    team_id: UUID
    user_id: UUID


@command(needs=permissions.MANAGE_TEAM)
async def add_member(work: Work, cmd: AddMember) -> Team:
    """Put a person into a team; he leaves the one he was in."""
    await policy.hold(work)
    user = await work.get(User, cmd.user_id)
    if user is None:
        raise Missing(what="user")
    return await join_team(work, cmd.team_id, user)


@dataclass(frozen=True, kw_only=True)
class RemoveMember(Command):
    team_id: UUID
    user_id: UUID


@command(needs=permissions.MANAGE_TEAM)
async def remove_member(work: Work, cmd: RemoveMember) -> Team:
    await policy.hold(work)
    team = await _access_team(work, cmd.team_id)
    member: TeamMember | None = await work.one(MEMBERSHIP, user_id=cmd.user_id)
    if member is None or member.team_id != team.id:
        raise Missing(what="member")
    await work.change(member, left_at=work.now)
    work.subject(team.id)
    return team


async def join_team(work: Work, team_id: UUID, user: User) -> Team:
    team = await _access_team(work, team_id)
    before: TeamMember | None = await work.one(MEMBERSHIP, user_id=user.id)
    if before is not None and before.team_id == team.id:
        return team
    if before is not None:
        await work.change(before, left_at=work.now)
    await work.insert(TeamMember(team_id=team.id, user_id=user.id))
    return team


async def _access_team(work: Work, team_id: UUID) -> Team:
    team = await work.lock(Team, team_id)
    if team is None:
        raise Missing(what="team")
    return team
