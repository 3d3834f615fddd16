"""What the checks go by, counted in one statement over the rows as they are."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, bindparam, distinct, func, literal, or_, select

from infra import clock
from infra.db import Statement, among, own
from infra.work import Read
from tenants import masterdata
from tenants.identity.factors.models import Factor
from tenants.identity.models import Badge, Device, Grant, Message, NotifyChannel, Role, RolePermission, User
from tenants.identity.permissions import GRANT_ROLE
from tenants.masterdata.models import (
    Bom,
    Item,
    ReasonCode,
    Routing,
    RoutingStep,
    Shift,
    Site,
    WorkCalendar,
    WorkCenter,
    WorkUnit,
)
from tenants.onboarding.golive.models import FloorPrint
from tenants.onboarding.packages.models import ConfigurationPackage
from tenants.orders.models import ProductionOrder, TravelerPrint
from tenants.orders.permissions import RELEASE_ORDER
from tenants.plans.models import Tenant
from tenants.reporting.models import OutputReport
from tenants.reporting.permissions import APPROVE_OUTPUT, REPORT_OUTPUT

REASON_KINDS = ("process_scrap", "material_scrap", "downtime")
TODAY = bindparam("today", type_=Routing.effective_from.type)


def _count(model: Any, *where: Any) -> Any:
    return select(func.count()).select_from(model).where(own(model), *where).scalar_subquery()


def _can(permission: str) -> Any:
    """People at work who hold a permission, wherever."""
    return (
        select(Grant.user_id)
        .join(Role, and_(own(Role), Role.id == Grant.role_id))
        .join(RolePermission, and_(own(RolePermission), RolePermission.role_id == Role.id))
        .join(User, and_(own(User), User.id == Grant.user_id))
        .where(own(Grant), Grant.revoked_at.is_(None), User.active, RolePermission.permission == permission)
    )


def _people(permission: str, *where: Any) -> Any:
    found = _can(permission).where(*where) if where else _can(permission)
    return found.with_only_columns(func.count(distinct(Grant.user_id))).scalar_subquery()


_has_unit = select(literal(1)).where(own(WorkUnit), WorkUnit.work_center_id == WorkCenter.id).correlate(WorkCenter)
_has_calendar = (
    select(literal(1))
    .where(own(WorkCalendar), WorkCalendar.site_id == Site.id, func.cardinality(WorkCalendar.weekdays) > 0)
    .correlate(Site)
)
_has_shift = select(literal(1)).where(own(Shift), Shift.site_id == Site.id, Shift.active).correlate(Site)
_badge = select(literal(1)).where(own(Badge), Badge.user_id == User.id, Badge.ended_at.is_(None)).correlate(User)
_factor = (
    select(literal(1))
    .where(
        own(Factor), Factor.user_id == User.id, Factor.ended_at.is_(None),
        or_(Factor.kind == "passkey", Factor.confirmed_at.is_not(None)),
    )
    .correlate(User)
)  # fmt: skip
in_force = and_(
    Routing.state == "approved",
    Routing.effective_from <= TODAY,
    or_(Routing.effective_to.is_(None), Routing.effective_to >= TODAY),
)
_routed = select(literal(1)).where(own(Routing), Routing.item_id == Item.id, in_force).correlate(Item)
_made_of = select(literal(1)).where(own(Bom), Bom.item_id == Item.id).correlate(Item)
_produced = or_(Item.kind == "product", _made_of.exists())
_timed = (
    select(func.count())
    .select_from(RoutingStep)
    .join(Routing, and_(own(Routing), Routing.id == RoutingStep.routing_id))
    .where(own(RoutingStep), in_force)
)

FACTS = Statement(
    select(
        Tenant.name_zh, Tenant.name_en, Tenant.created_at, Tenant.kind,
        _count(WorkCenter).label("centers"),
        _count(WorkCenter, _has_unit.exists()).label("centers_with_unit"),
        _people(REPORT_OUTPUT.name).label("floor"),
        _people(APPROVE_OUTPUT.name).label("leads"),
        _people(RELEASE_ORDER.name).label("planners"),
        _people(REPORT_OUTPUT.name, _badge.exists()).label("floor_badges"),
        _people(REPORT_OUTPUT.name, _badge.exists(), User.pin_digest.is_not(None)).label("floor_ready"),
        _count(Site).label("sites"),
        _count(Site, _has_calendar.exists(), _has_shift.exists()).label("sites_timed"),
        _count(Item, _produced).label("produced"),
        _count(Item, _produced, _routed.exists()).label("routed"),
        _timed.scalar_subquery().label("steps"),
        _timed.where(RoutingStep.cycle_seconds > 0).scalar_subquery().label("steps_timed"),
        select(func.count(distinct(ReasonCode.kind)))
        .where(own(ReasonCode), ReasonCode.active, among(ReasonCode.kind, REASON_KINDS))
        .scalar_subquery().label("reason_kinds"),
        _count(ProductionOrder, ProductionOrder.released_at.is_not(None)).label("released"),
        _count(OutputReport, OutputReport.reverses_id.is_(None), OutputReport.reversed_by_id.is_(None))
        .label("reports"),
        _count(ProductionOrder, ProductionOrder.state == "closed").label("closed"),
        _count(Device, Device.state == "enrolled", func.coalesce(Device.kind, "phone") != "display").label("devices"),
        _count(TravelerPrint).label("cards"),
        _count(FloorPrint).label("prints"),
        _count(NotifyChannel, NotifyChannel.enabled).label("channels"),
        _count(Message, Message.state == "sent", Message.channel != "mailbox").label("told"),
        _people(GRANT_ROLE.name).label("admins"),
        _people(GRANT_ROLE.name, _factor.exists()).label("admins_proved"),
        _count(ConfigurationPackage, ConfigurationPackage.origin == "made").label("packages"),
    ).where(own(Tenant))
)  # fmt: skip


async def helpers(read: Read, permissions: Sequence[str]) -> dict[str, list[str]]:
    """Permission → names of at most two people at work who hold it."""
    statement = (
        select(RolePermission.permission, User.name)
        .select_from(Grant)
        .join(RolePermission, and_(own(RolePermission), RolePermission.role_id == Grant.role_id))
        .join(User, and_(own(User), User.id == Grant.user_id))
        .where(own(Grant), Grant.revoked_at.is_(None), User.active, among(RolePermission.permission, permissions))
        .group_by(RolePermission.permission, User.name)
        .order_by(User.name)
    )
    found: dict[str, list[str]] = {}
    for row in await read.all(statement):
        named = found.setdefault(row["permission"], [])
        if len(named) < 2:
            named.append(row["name"])
    return found


async def facts(read: Read) -> Any:
    return await read.one(FACTS, today=await masterdata.plant_day(read, clock.now()))
