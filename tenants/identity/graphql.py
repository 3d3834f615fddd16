"""People, roles and devices in the schema."""

import enum
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

import strawberry

from infra.graphql import Info, Names, connection, loader, mutation, names, page_type
from infra.permissions import Permission
from infra.settings import settings
from tenants.identity import dangers, models, places, queries, tokens
from tenants.identity.administration import queries as administration
from tenants.identity.administration.graphql import AdministrationMutation, AdministrationQuery
from tenants.identity.apitokens.graphql import ApiTokenMutation, ApiTokenQuery
from tenants.identity.commands import devices, people, roles, teams
from tenants.identity.inbox.graphql import InboxMutation, InboxQuery
from tenants.identity.invitations.graphql import InvitationMutation, InvitationQuery
from tenants.identity.notices.graphql import NoticeMutation, NoticeQuery
from tenants.identity.permissions import READ_PEOPLE
from tenants.identity.review.graphql import ReviewMutation, ReviewQuery
from tenants.identity.security.graphql import SecurityMutation, SecurityQuery
from tenants.identity.visits.graphql import VisitMutation, VisitQuery
from tenants.identity.workforce.graphql import WorkforceMutation, WorkforceQuery
from tenants.plans.graphql import Tenant
from tenants.roles import EVERYONE


@strawberry.type(description="A site, area or work center, as far as people and devices name it.")
class Place:
    id: UUID
    kind: str
    code: str
    name: Names

    @classmethod
    def of(cls, place: places.Place) -> "Place":
        return cls(id=place.id, kind=place.kind, code=place.code, name=Names(zh=place.name_zh, en=place.name_en))


@strawberry.type
class Role:
    id: UUID
    code: str
    name: Names
    built_in: bool
    revision: int

    @strawberry.field
    async def permissions(self, info: Info) -> list[str]:
        return await loader(info, queries.permissions_of).load(self.id)

    @classmethod
    def of(cls, row: models.Role) -> "Role":
        return cls(id=row.id, code=row.code, name=names(row), built_in=row.built_in, revision=row.revision)


@strawberry.type(description="A role somebody has: everywhere, or at one place.")
class Grant:
    id: UUID
    scope_kind: str | None
    scope_id: UUID | None
    given_by: str | None
    given_at: datetime
    reason: str | None
    role_id: strawberry.Private[UUID]

    @strawberry.field
    async def role(self, info: Info) -> Role:
        row = await loader(info, queries.roles_by_id).load(self.role_id)
        assert row is not None, "a grant names a role of its tenant"
        return Role.of(row)

    @strawberry.field
    async def scope_name(self, info: Info) -> Names | None:
        place = await loader(info, queries.places_by_id).load(self.scope_id) if self.scope_id else None
        return Place.of(place).name if place else None

    @classmethod
    def of(cls, row: models.Grant) -> "Grant":
        return cls(
            id=row.id,
            scope_kind=row.scope_kind,
            scope_id=row.scope_id,
            given_by=row.given_by,
            given_at=row.created_at,
            reason=row.reason,
            role_id=row.role_id,
        )


@strawberry.type
class Team:
    id: UUID
    code: str
    name: Names
    work_center_ids: list[UUID]

    @strawberry.field
    async def work_centers(self, info: Info) -> list[Place]:
        found = await loader(info, queries.places_by_id).load_many(self.work_center_ids)
        return [Place.of(place) for place in found if place is not None]

    @strawberry.field
    async def members(self, info: Info) -> list[Annotated["User", strawberry.lazy("tenants.identity.graphql")]]:
        info.context.actor.need(READ_PEOPLE.name)
        return [User.of(row) for row in await loader(info, queries.members_of).load(self.id)]

    @classmethod
    def of(cls, row: models.Team) -> "Team":
        return cls(id=row.id, code=row.code, name=names(row), work_center_ids=list(row.work_center_ids))


@strawberry.type
class User:
    id: UUID
    login: str
    name: str
    active: bool
    phone: str | None
    email: str | None
    locale: str
    leaves_at: datetime | None
    has_password: bool
    has_pin: bool
    revision: int

    @strawberry.field
    async def last_seen_at(self, info: Info) -> datetime | None:
        """When he was last heard of: a browser's sign of life, or his turn at a device."""
        return await loader(info, administration.last_seen).load(self.id)  # type: ignore[no-any-return]

    @strawberry.field
    async def sign_in_count(self, info: Info) -> int:
        """In how many browsers and at how many devices he is signed in now."""
        return int(await loader(info, administration.session_counts).load(self.id))

    @strawberry.field
    async def badge(self, info: Info) -> str | None:
        return await loader(info, queries.badges_of).load(self.id)

    @strawberry.field
    async def team(self, info: Info) -> Team | None:
        row = await loader(info, queries.teams_of).load(self.id)
        return Team.of(row) if row else None

    @strawberry.field
    async def grants(self, info: Info) -> list[Grant]:
        return [Grant.of(row) for row in await loader(info, queries.grants_of).load(self.id)]

    @strawberry.field
    async def roles(self, info: Info) -> list[Role]:
        grants = await loader(info, queries.grants_of).load(self.id)
        ids = list(dict.fromkeys(grant.role_id for grant in grants))
        found = await loader(info, queries.roles_by_id).load_many(ids)
        return [Role.of(row) for row in found if row is not None]

    @classmethod
    def of(cls, row: models.User) -> "User":
        return cls(
            id=row.id,
            login=row.login,
            name=row.name,
            active=row.active,
            phone=row.phone,
            email=row.email,
            locale=row.locale,
            leaves_at=row.leaves_at,
            has_password=row.password_digest is not None,
            has_pin=row.pin_digest is not None,
            revision=row.revision,
        )


@strawberry.type(description="The one who asks.")
class Me:
    id: UUID
    name: str
    login: str
    locale: str
    kind: str
    tenant: Tenant
    team: Team | None
    roles: list[str]
    permissions: list[str]


@strawberry.type(
    description="Something a role can allow. `reason`: using it asks for a reason. `dangerous`: power over others, over"
    " evidence or over money. `everyone` has it without any role."
)
class PermissionInfo:
    name: str
    text: Names
    reason: bool
    module: str
    dangerous: bool
    everyone: bool

    @classmethod
    def of(cls, permission: Permission) -> "PermissionInfo":
        return cls(
            name=permission.name,
            text=Names(zh=permission.zh or permission.text, en=permission.text),
            reason=permission.reason,
            module=permission.name.partition(".")[0],
            dangerous=permission.name in dangers.DANGEROUS,
            everyone=EVERYONE in permission.roles,
        )


@strawberry.type(description="One way a person comes by a permission; without role and grant everyone has it.")
class Allowance:
    role: Role | None
    grant: Grant | None


@strawberry.type
class Device:
    id: UUID
    name: str
    kind: str
    state: str
    enrolled_at: datetime

    @strawberry.field
    async def last_seen_at(self, info: Info) -> datetime | None:
        row = await loader(info, queries.progress_of).load(self.id)
        return row.last_seen_at if row else None

    @strawberry.field
    async def last_seq(self, info: Info) -> int:
        row = await loader(info, queries.progress_of).load(self.id)
        return row.last_seq if row else 0

    @strawberry.field
    async def pending_count(self, info: Info) -> int | None:
        row = await loader(info, queries.progress_of).load(self.id)
        return row.pending if row else None

    @strawberry.field
    async def build(self, info: Info) -> str | None:
        row = await loader(info, queries.progress_of).load(self.id)
        return row.build if row else None

    @classmethod
    def of(cls, row: models.Device) -> "Device":
        kind = row.kind or "phone"
        return cls(id=row.id, name=row.name, kind=kind, state=row.state, enrolled_at=row.enrolled_at)


@strawberry.type(description="A one-time invitation for a device; `url` is what its QR code says.")
class EnrollmentCode:
    id: UUID
    expires_at: datetime
    device_kind: str
    tenant_id: strawberry.Private[UUID]

    @strawberry.field
    def code(self) -> str:
        return tokens.enrollment_code(self.tenant_id, self.id)

    @strawberry.field
    def url(self, info: Info) -> str:
        # Capitals only: a QR code packs them in two thirds of the space.
        code = tokens.enrollment_code(self.tenant_id, self.id)
        door = "S" if self.device_kind == "display" else "E"
        return f"{settings().public_url.upper()}/{door}/{info.context.actor.slug.upper()}/{code}"

    @classmethod
    def of(cls, row: models.EnrollmentCode) -> "EnrollmentCode":
        kind = row.device_kind or "phone"
        return cls(id=row.id, expires_at=row.expires_at, device_kind=kind, tenant_id=row.tenant_id)


@strawberry.enum
class UserSort(enum.Enum):
    NAME_ASC = "NAME_ASC"
    NAME_DESC = "NAME_DESC"
    LOGIN_ASC = "LOGIN_ASC"
    LOGIN_DESC = "LOGIN_DESC"
    CREATED_DESC = "CREATED_DESC"


@strawberry.input
class UserFilter:
    search: str | None = None
    active: bool | None = None
    team_id: UUID | None = None
    role_code: str | None = None


if TYPE_CHECKING:
    UserPage = Any
    DevicePage = Any
else:
    UserPage, DevicePage = page_type(User), page_type(Device)


@strawberry.type
class Query(
    NoticeQuery,
    InboxQuery,
    WorkforceQuery,
    VisitQuery,
    AdministrationQuery,
    ApiTokenQuery,
    InvitationQuery,
    ReviewQuery,
    SecurityQuery,
):
    @strawberry.field
    async def me(self, info: Info) -> Me:
        found = await queries.profile(info.context.read)
        return me_of(info.context.actor.id, info.context.actor.kind, found, info.context.actor.name)

    @strawberry.field
    async def users(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: UserFilter | None = None,
        sort: list[UserSort] | None = None,
    ) -> UserPage:
        given = filter or UserFilter()
        wanted = queries.UserFilter(
            search=given.search, active=given.active, team_id=given.team_id, role_code=given.role_code
        )
        order = [each.value for each in sort or ()]
        return connection(User, await queries.user_page(info.context.read, first, after, wanted, order))

    @strawberry.field
    async def user(self, info: Info, id: UUID) -> User | None:
        row = await queries.user(info.context.read, id)
        return User.of(row) if row else None

    @strawberry.field
    async def teams(self, info: Info) -> list[Team]:
        return [Team.of(row) for row in await queries.teams(info.context.read)]

    @strawberry.field
    async def roles(self, info: Info) -> list[Role]:
        return [Role.of(row) for row in await queries.roles(info.context.read)]

    @strawberry.field
    async def permissions(self, info: Info) -> list[PermissionInfo]:
        return [PermissionInfo.of(each) for each in await queries.permission_list(info.context.read)]

    @strawberry.field
    async def why_allowed(self, info: Info, user_id: UUID, permission: str) -> list[Allowance]:
        reasons = await queries.why_allowed(info.context.read, user_id, permission)
        return [
            Allowance(
                role=Role.of(reason.role) if reason.role else None,
                grant=Grant.of(reason.grant) if reason.grant else None,
            )
            for reason in reasons
        ]

    @strawberry.field
    async def devices(self, info: Info, first: int = 50, after: str | None = None) -> DevicePage:
        return connection(Device, await queries.device_page(info.context.read, first, after))


def me_of(id: UUID, kind: str, found: queries.Profile, name: str) -> Me:
    return Me(
        id=id,
        name=found.user.name if found.user else name,
        login=found.user.login if found.user else "",
        locale=found.user.locale if found.user else found.tenant.locale,
        kind=kind,
        tenant=Tenant.of(found.tenant),
        team=Team.of(found.team) if found.team else None,
        roles=found.roles,
        permissions=found.permissions,
    )


@strawberry.type
class Mutation(
    NoticeMutation,
    InboxMutation,
    WorkforceMutation,
    VisitMutation,
    AdministrationMutation,
    ApiTokenMutation,
    InvitationMutation,
    ReviewMutation,
    SecurityMutation,
):
    create_user = mutation(people.create_user, User)
    schedule_leaving = mutation(people.schedule_leaving, User)
    change_user = mutation(people.change_user, User)
    change_profile = mutation(people.change_profile, User)
    deactivate_user = mutation(people.deactivate_user, User)
    reactivate_user = mutation(people.reactivate_user, User)
    set_password = mutation(people.set_password, User)
    reset_pin = mutation(people.reset_pin, User)
    issue_badge = mutation(people.issue_badge, User)
    create_team = mutation(teams.create_team, Team)
    change_team = mutation(teams.change_team, Team)
    add_member = mutation(teams.add_member, Team)
    remove_member = mutation(teams.remove_member, Team)
    create_role = mutation(roles.create_role, Role)
    change_role = mutation(roles.change_role, Role)
    grant_role = mutation(roles.grant_role, User)
    revoke_grant = mutation(roles.revoke_grant, User)
    create_enrollment_code = mutation(devices.create_enrollment_code, EnrollmentCode)
    register_device = mutation(devices.register_device, Device)
    revoke_device = mutation(devices.revoke_device, Device)
