"""What the assistant does by one click: badges, papers, an order to try."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from infra.actions import Command, command
from infra.db import among, mine, own
from infra.errors import BadInput
from infra.ids import derived
from infra.work import Work
from tenants import masterdata
from tenants.identity.commands.devices import CreateEnrollmentCode, create_enrollment_code
from tenants.identity.commands.people import IssueBadge, issue_badge
from tenants.identity.models import Badge, Grant, RolePermission, User
from tenants.masterdata.models import Item, Routing, WorkUnit
from tenants.onboarding import permissions
from tenants.onboarding.errors import EveryoneHasBadge, NothingToMake, NothingToPrint
from tenants.onboarding.golive import papers
from tenants.onboarding.golive.facts import in_force
from tenants.onboarding.golive.models import FloorPrint
from tenants.onboarding.samples import mark
from tenants.orders.commands import CreateOrder, ReleaseOrder, create_order, release_order
from tenants.orders.models import ProductionOrder
from tenants.reporting.permissions import REPORT_OUTPUT

FIRST_BADGE = 1001
MOST = 500
_OURS = re.compile(r"B(\d+)")


@dataclass(frozen=True, kw_only=True)
class IssueMissingBadges(Command):
    pass


@command(needs=permissions.PREPARE_FLOOR)
async def issue_missing_badges(work: Work, cmd: IssueMissingBadges) -> list[User]:
    """A badge for everybody who reports and wears none, with the next free numbers."""
    people = await _without_badge(work)
    if not people:
        raise EveryoneHasBadge()
    number = await _last_badge(work)
    for person in people:
        number += 1
        await issue_badge.within(work, IssueBadge(user_id=person.id, badge=f"B{number}"))
    return people


async def _without_badge(work: Work) -> list[User]:
    worn = select(Badge.id).where(own(Badge), Badge.user_id == User.id, Badge.ended_at.is_(None)).correlate(User)
    reports = (
        select(Grant.id)
        .join(RolePermission, and_(own(RolePermission), RolePermission.role_id == Grant.role_id))
        .where(
            own(Grant), Grant.user_id == User.id, Grant.revoked_at.is_(None),
            RolePermission.permission == REPORT_OUTPUT.name,
        )
        .correlate(User)
    )  # fmt: skip
    return await work.all(mine(User).where(User.active, ~worn.exists(), reports.exists()).order_by(User.login))


async def _last_badge(work: Work) -> int:
    """The highest number of our own kind that was ever worn: a badge is never given to a second person."""
    codes = [row["code"] for row in await work.all(select(Badge.code).where(own(Badge)))]
    numbers = [int(found[1]) for code in codes if (found := _OURS.fullmatch(code))]
    return max([*numbers, FIRST_BADGE - 1])


@dataclass(frozen=True, kw_only=True)
class PrintPapers(Command):
    """`kind`: badges (of people), units (of work units), phones (new enrolment codes, `count` of them). Without
    `subject_ids`: all there are. `sheet`: A4 (ten cards) or single (a card printer)."""

    kind: str
    subject_ids: list[UUID] = field(default_factory=list)
    sheet: str = "A4"
    lang: str | None = None
    count: int = 1


@command(needs=permissions.PRINT_PAPERS)
async def print_papers(work: Work, cmd: PrintPapers) -> FloorPrint:
    """Print badges, work unit cards or enrolment codes; every one of them can be drawn, or none is printed."""
    lang = cmd.lang or ("en" if work.actor.locale.startswith("en") else "zh")
    for name, value, allowed in (
        ("kind", cmd.kind, papers.KINDS), ("sheet", cmd.sheet, papers.SHEETS), ("lang", lang, papers.LANGS),
    ):  # fmt: skip
        if value not in allowed:
            raise BadInput(field=name, problem=" | ".join(allowed))
    ids = await _subjects(work, cmd)
    if not ids:
        raise NothingToPrint()
    printed = await work.insert(
        FloorPrint(
            kind=cmd.kind, sheet=cmd.sheet, lang=lang, subject_ids=ids, printed_by_id=work.actor.id,
            printed_by=work.actor.name, printed_at=work.now,
        )
    )  # fmt: skip
    if not (await papers.document(work, printed, ""))["cards"]:
        raise NothingToPrint()
    return printed


async def _subjects(work: Work, cmd: PrintPapers) -> list[UUID]:
    if len(cmd.subject_ids) > MOST:
        raise BadInput(field="subjectIds", problem=f"at most {MOST}")
    if cmd.kind == "phones":
        return await _codes(work, cmd)
    if cmd.kind == "units":
        statement: Any = mine(WorkUnit).order_by(WorkUnit.code)
        if cmd.subject_ids:
            statement = statement.where(among(WorkUnit.id, cmd.subject_ids))
    else:
        worn = select(Badge.id).where(own(Badge), Badge.user_id == User.id, Badge.ended_at.is_(None)).correlate(User)
        statement = mine(User).where(User.active, worn.exists()).order_by(User.login)
        if cmd.subject_ids:
            statement = statement.where(among(User.id, cmd.subject_ids))
    return [row.id for row in await work.all(statement.limit(MOST))]


async def _codes(work: Work, cmd: PrintPapers) -> list[UUID]:
    if not 1 <= cmd.count <= 20:
        raise BadInput(field="count", problem="1 to 20")
    made = []
    for n in range(cmd.count):
        code = CreateEnrollmentCode(id=derived("onboarding.print_papers", cmd.id, n))
        made.append((await create_enrollment_code.within(work, code)).id)
    return made


@dataclass(frozen=True, kw_only=True)
class MakeTestOrder(Command):
    """`item_id`: what to make; without it the first item with a routing."""

    item_id: UUID | None = None
    quantity: Decimal = Decimal(2)


@command(needs=permissions.PREPARE_FLOOR)
async def make_test_order(work: Work, cmd: MakeTestOrder) -> ProductionOrder:
    """An order to try everything with, released to the floor at once and marked as a sample."""
    item = await _item(work, cmd)
    order = await create_order.within(
        work,
        CreateOrder(
            item_id=item.id, quantity=cmd.quantity, due_at=work.now + timedelta(days=1), note="试单 · test order"
        ),
    )
    released: ProductionOrder = await release_order.within(work, ReleaseOrder(order_id=order.id))
    await mark(work, "test_order", released.number, [released])
    work.subject(released.id)
    return released


async def _item(work: Work, cmd: MakeTestOrder) -> Item:
    if cmd.item_id is not None:
        return await masterdata.existing(work, Item, cmd.item_id)
    routed = select(Routing.id).where(own(Routing), Routing.item_id == Item.id, in_force).correlate(Item)
    today = await masterdata.plant_day(work, work.now)
    item: Item | None = await work.one(mine(Item).where(routed.exists()).order_by(Item.code).limit(1), today=today)
    if item is None:
        raise NothingToMake()
    return item
