"""Whose to-do it is: predicates shared by lists and commands, so that what one sees is what one may act on."""

from typing import Any
from uuid import UUID

from sqlalchemy import Text, Uuid, and_, any_, bindparam, exists, func, or_, select

from infra.db import Statement, among, mine, own
from infra.work import Read
from tenants.identity.inbox.models import Todo, TodoAssignee
from tenants.identity.models import Grant, Role, RolePermission, TeamMember, User

ME = bindparam("me", type_=Uuid())


def named(user: Any = ME) -> Any:
    """It is on this person's own list."""
    return exists(
        select(TodoAssignee.id).where(
            own(TodoAssignee),
            TodoAssignee.todo_id == Todo.id,
            TodoAssignee.user_id == user,
            TodoAssignee.ended_at.is_(None),
        )
    )


def held() -> Any:
    """Somebody has it: a role's to-do that was taken, or one for named people."""
    return exists(
        select(TodoAssignee.id).where(
            own(TodoAssignee), TodoAssignee.todo_id == Todo.id, TodoAssignee.ended_at.is_(None)
        )
    )


def of_role(column: Any, user: Any = ME) -> Any:
    """The person has the role named in the column by a grant that reaches one of the to-do's places."""
    reaches = or_(
        Grant.scope_id.is_(None), func.cardinality(Todo.place_ids) == 0, Grant.scope_id == any_(Todo.place_ids)
    )
    return exists(
        select(Grant.id)
        .join(Role, and_(own(Role), Role.id == Grant.role_id))
        .where(own(Grant), Grant.user_id == user, Grant.revoked_at.is_(None), Role.code == column, reaches)
    )


def mine_now(user: Any = ME) -> Any:
    """To be done by this person: named, or his role's while nobody has it, or escalated to his role."""
    unclaimed = and_(of_role(Todo.role, user), ~held())
    return or_(named(user), unclaimed, of_role(Todo.escalated_role, user))


def of_team(lead: bool) -> Any:
    """Of his role, whoever has it; a lead also sees what his team's people have."""
    if not lead:
        return or_(of_role(Todo.role), of_role(Todo.escalated_role))
    mates = select(TeamMember.user_id).where(
        own(TeamMember), TeamMember.team_id == bindparam("team", type_=Uuid()), TeamMember.left_at.is_(None)
    )
    theirs = exists(
        select(TodoAssignee.id).where(
            own(TodoAssignee),
            TodoAssignee.todo_id == Todo.id,
            TodoAssignee.ended_at.is_(None),
            TodoAssignee.user_id.in_(mates),
        )
    )
    return or_(of_role(Todo.role), of_role(Todo.escalated_role), theirs)


MAY_ACT = Statement(
    mine(Todo)
    .where(
        Todo.id == bindparam("id"),
        Todo.settled_at.is_(None),
        or_(mine_now(), of_role(Todo.role), of_team(lead=True)),
    )
    .with_for_update()
)
ROLE_REACHES = Statement(
    select(User.id)
    .where(own(User), User.active, User.id == bindparam("user_id"), own(Todo), Todo.id == bindparam("id"))
    .where(or_(of_role(Todo.role, User.id), of_role(Todo.escalated_role, User.id)))
)
HOLDERS = Statement(
    select(User.id)
    .where(own(User), User.active, own(Todo), Todo.id == bindparam("id"))
    .where(or_(of_role(Todo.role, User.id), of_role(Todo.escalated_role, User.id)))
)
HOLDERS_OF = Statement(
    select(User.id)
    .where(own(User), User.active, own(Todo), Todo.id == bindparam("id"))
    .where(of_role(bindparam("role", type_=Text()), User.id))
)
MAY = Statement(
    select(User.id)
    .join(Grant, and_(own(Grant), Grant.user_id == User.id, Grant.revoked_at.is_(None)))
    .join(RolePermission, and_(own(RolePermission), RolePermission.role_id == Grant.role_id))
    .join(Todo, and_(own(Todo), Todo.id == bindparam("id")))
    .where(
        own(User),
        User.active,
        User.id == bindparam("user_id"),
        RolePermission.permission == Todo.needs,
        or_(
            Grant.scope_id.is_(None),
            func.cardinality(Todo.place_ids) == 0,
            Grant.scope_id == any_(Todo.place_ids),
        ),
    )
)


async def holders(read: Read, todo: Todo) -> list[UUID]:
    """Everybody who has the to-do's role at its places."""
    return [row["id"] for row in await read.all(HOLDERS, id=todo.id)]


async def holders_of(read: Read, todo: Todo, role: str | None) -> list[UUID]:
    """Everybody who has this role at the to-do's places."""
    return [row["id"] for row in await read.all(HOLDERS_OF, id=todo.id, role=role)] if role else []


async def may_do(read: Read, todo: Todo, user: User) -> bool:
    """Whether it can be given to him: the permission it needs, else its role, else (a named one) any colleague."""
    if not user.active:
        return False
    if todo.needs is not None:
        return await read.one(MAY, id=todo.id, user_id=user.id) is not None
    if todo.role is not None:
        return await read.one(ROLE_REACHES, id=todo.id, user_id=user.id) is not None
    return True


async def leads_of(read: Read, users: list[UUID], role: str) -> list[UUID]:
    """The people with this role in the teams of these people, themselves excepted."""
    team = select(TeamMember.team_id).where(
        own(TeamMember), among(TeamMember.user_id, users), TeamMember.left_at.is_(None)
    )
    statement = (
        select(User.id)
        .distinct()
        .join(TeamMember, and_(own(TeamMember), TeamMember.user_id == User.id, TeamMember.left_at.is_(None)))
        .join(Grant, and_(own(Grant), Grant.user_id == User.id, Grant.revoked_at.is_(None)))
        .join(Role, and_(own(Role), Role.id == Grant.role_id))
        .where(own(User), User.active, Role.code == role, TeamMember.team_id.in_(team))
    )
    return [row["id"] for row in await read.all(statement) if row["id"] not in users]
