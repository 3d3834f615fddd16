"""Sessions, rights and their reasons, and what a change would do, in the schema."""

import enum
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, connection, loader, mutation, page_type
from infra.permissions import permissions as all_permissions
from tenants.identity.administration import commands, queries
from tenants.identity.workforce.graphql import Person

if TYPE_CHECKING:
    from tenants.identity.graphql import Allowance, PermissionInfo

Allowances = list[Annotated["Allowance", strawberry.lazy("tenants.identity.graphql")]]
Info_ = Annotated["PermissionInfo", strawberry.lazy("tenants.identity.graphql")]


@strawberry.type(
    description="Where somebody is signed in. `kind`: browser, or device (his turn at a shared one). `provedBy` and"
    " `secondBy` say how he proved who he is; `current` is the session that asks."
)
class SignIn:
    id: UUID
    user: Person
    login: str
    kind: str
    address: str | None
    agent: str | None
    proved_by: str | None
    second_by: str | None
    since: datetime
    seen_at: datetime
    expires_at: datetime
    device_id: strawberry.Private[UUID | None]

    @strawberry.field
    def current(self, info: Info) -> bool:
        return self.id in (info.context.actor.session_id, info.context.actor.switch_id)

    @strawberry.field
    async def device(self, info: Info) -> str | None:
        row = await loader(info, queries.devices_by_id).load(self.device_id) if self.device_id else None
        return row.name if row else None

    @classmethod
    def of(cls, row: Any) -> "SignIn":
        return cls(
            id=row["id"],
            user=Person(id=row["user_id"], name=row["name"]),
            login=row["login"],
            kind=row["kind"],
            address=row["address"],
            agent=row["agent"],
            proved_by=row["proved_by"],
            second_by=row["second_by"],
            since=row["created_at"],
            seen_at=row["seen_at"],
            expires_at=row["expires_at"],
            device_id=row["device_id"],
        )


@strawberry.type(description="A permission somebody has, with every way he comes by it.")
class Right:
    permission: Info_
    allowances: Allowances


@strawberry.type(description="Somebody who has a permission, with every way he comes by it.")
class RightHolder:
    user: Person
    login: str
    allowances: Allowances


@strawberry.type(description="What saving a role would take from and give to one person.")
class RoleEffect:
    user: Person
    loses: list[str]
    gains: list[str]


@strawberry.enum
class SignInSort(enum.Enum):
    SEEN_DESC = "SEEN_DESC"
    NAME_ASC = "NAME_ASC"


@strawberry.input(description="`kind`: browser or device.")
class SignInFilter:
    user_id: UUID | None = None
    search: str | None = None
    kind: str | None = None


if TYPE_CHECKING:
    SignInPage = Any
else:
    SignInPage = page_type(SignIn)


def _allowances(ways: list[queries.Way]) -> "list[Allowance]":
    from tenants.identity.graphql import Allowance, Grant, Role

    return [
        Allowance(role=Role.of(way.role) if way.role else None, grant=Grant.of(way.grant) if way.grant else None)
        for way in ways
    ]


@strawberry.type
class AdministrationQuery:
    @strawberry.field
    async def sign_ins(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: SignInFilter | None = None,
        sort: list[SignInSort] | None = None,
    ) -> SignInPage:
        """Who is signed in now, everywhere."""
        given = filter or SignInFilter()
        wanted = queries.SessionFilter(user_id=given.user_id, search=given.search, kind=given.kind)
        order = [each.value for each in sort or ()]
        page = await queries.session_page(info.context.read, first, after, wanted, order)
        return connection(SignIn, page)

    @strawberry.field
    async def my_sign_ins(self, info: Info) -> list[SignIn]:
        """Where one is signed in oneself."""
        return [SignIn.of(row) for row in await queries.my_sessions(info.context.read)]

    @strawberry.field
    async def rights(self, info: Info, user_id: UUID) -> list[Right]:
        """Everything a person may do, and why."""
        from tenants.identity.graphql import PermissionInfo

        known = all_permissions()
        return [
            Right(permission=PermissionInfo.of(known[each.permission]), allowances=_allowances(each.ways))
            for each in await queries.person_rights(info.context.read, user_id)
            if each.permission in known
        ]

    @strawberry.field
    async def who_can(self, info: Info, permission: str) -> list[RightHolder]:
        """Everybody who may do this by a role, and why."""
        return [
            RightHolder(
                user=Person(id=each.user.id, name=each.user.name),
                login=each.user.login,
                allowances=_allowances(each.ways),
            )
            for each in await queries.who_can(info.context.read, permission)
        ]

    @strawberry.field
    async def role_effect(self, info: Info, role_id: UUID, permissions: list[str]) -> list[RoleEffect]:
        """What saving the role with these permissions would change for whom."""
        return [
            RoleEffect(user=Person(id=each.user.id, name=each.user.name), loses=each.loses, gains=each.gains)
            for each in await queries.role_effect(info.context.read, role_id, permissions)
        ]


@strawberry.type
class AdministrationMutation:
    revoke_session = mutation(commands.revoke_session)
    end_sessions = mutation(commands.end_sessions)
