"""What people ask about wages: a worker of his own, the office of everybody's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from infra.actions import query
from infra.db import among, mine, own
from infra.pages import Key, Page, paged
from infra.work import Read
from tenants import masterdata
from tenants.identity.models import User
from tenants.masterdata.models import Item, OperationDefinition
from tenants.orders.models import Operation, ProductionOrder
from tenants.orders.queries import my_operations
from tenants.reporting.models import OutputReport
from tenants.wages import errors, permissions, rules
from tenants.wages.lines import Line, paid
from tenants.wages.models import WageDispute, WageGrade, WagePeriod, WageRate, WageRule
from tenants.wages.queries import ledger, sources
from tenants.wages.rules import Month, Rate, Rule

RATES_BY_DAY = (Key(WageRate.effective_from, "effective_from", True), Key(WageRate.id, "id", True))
RATES_BY_AGE = (Key(WageRate.effective_from, "effective_from"), Key(WageRate.id, "id"))


class Slip(NamedTuple):
    """One person's month. `closed`: paid as it stands."""

    user_id: UUID
    name: str
    month: Month
    closed: WagePeriod | None
    grade: str
    lines: list[Line]

    @property
    def total(self) -> Decimal:
        return paid(self.lines)


@query(needs=permissions.READ_OWN)
async def my_day(read: Read) -> list[Line]:
    """The asking person's lines of today."""
    return await ledger.day_lines(read, read.actor.id)


@query(needs=permissions.READ_OWN)
async def of_report(read: Read, report_id: UUID) -> list[Line]:
    """What a report pays: one's own part, with the permission for it everybody's."""
    lines = await ledger.lines_of_report(read, report_id)
    if read.actor.may(permissions.READ_WAGES.name):
        return lines
    return [line for line in lines if line.user_id == read.actor.id]


@query(needs=permissions.READ_OWN)
async def slip(read: Read, user_id: UUID | None, month: str | None) -> Slip:
    """A month's slip, one's own unless one may see everybody's; without a month the current one."""
    person = user_id or read.actor.id
    if person != read.actor.id and not read.actor.may(permissions.READ_WAGES.name):
        raise errors.NotYourWage()
    known = await sources.books(read, [person])
    wanted = _month(month) if month else Month.of(ledger.today_of(known))
    closed = next((each for each in known.closed if each.month == str(wanted)), None)
    if closed is not None:
        lines = await ledger.frozen_lines(read, closed, person)
    else:
        lines = await ledger.open_lines(read, known, wanted, person)
    user = await read.get(User, person)
    grade = known.grade(person, min(wanted.last, ledger.today_of(known)))
    return Slip(person, user.name if user else read.actor.name, wanted, closed, grade, lines)


def _month(text: str) -> Month:
    month = Month.parse(text)
    if month is None:
        raise errors.MonthInvalid(month=text)
    return month


class Offer(NamedTuple):
    """What a piece (or hour) at an operation earns the asking person today; no rate: nobody said."""

    operation_id: UUID
    rate: Rate | None
    rule: Rule


@query(needs=permissions.READ_OWN)
async def my_rates(read: Read) -> list[Offer]:
    """For the operations one may work on next: what a phone estimates with while it has no network."""
    operations: Sequence[Operation] = await my_operations.body(read)
    found = await read.many(ProductionOrder, {each.order_id for each in operations})
    items = {order.id: order.item_id for order in found if order is not None}
    known = await sources.books(read, [read.actor.id])
    today = ledger.today_of(known)
    grade, rule = known.grade(read.actor.id, today), rules.rule_on(known.scrap_rules, today)
    return [
        Offer(each.id, known.rates.find(items[each.order_id], each.operation_definition_id, grade, today), rule)
        for each in operations
    ]


# -- the office ------------------------------------------------------------------------------------------


class PersonTotal(NamedTuple):
    user_id: UUID
    name: str
    login: str
    grade: str
    reports: int
    good: Decimal
    piece: Decimal
    hourly: Decimal
    adjusted: Decimal
    total: Decimal
    waiting: Decimal  # would be paid once approved


class Gap(NamedTuple):
    """Work without a rate: what, for whom, when."""

    item_id: UUID
    operation_definition_id: UUID
    item: str
    item_zh: str
    item_en: str
    operation_zh: str
    operation_en: str
    grade: str
    since: date
    until: date
    reports: int
    quantity: Decimal


class Overview(NamedTuple):
    month: Month
    closed: WagePeriod | None
    people: list[PersonTotal]
    gaps: list[Gap]
    pending: int
    disputes: int
    closable: bool  # it is over, and the months before it are closed

    @property
    def total(self) -> Decimal:
        return sum((each.total for each in self.people), rules.ZERO)


@query(needs=permissions.READ_WAGES)
async def overview(read: Read, month: str | None) -> Overview:
    """A month: everybody's sums, and what stands in the way of closing it."""
    known = await sources.books(read)
    today = ledger.today_of(known)
    wanted = _month(month) if month else Month.of(today)
    closed = next((each for each in known.closed if each.month == str(wanted)), None)
    if closed is not None:
        lines = await ledger.frozen_lines(read, closed)
    else:
        lines = await ledger.open_lines(read, known, wanted)
    by_person = ledger.by_person(lines)
    users = {user.id: user for user in await read.many(User, by_person) if user is not None}
    people = [_total(known, users.get(id), id, each, min(wanted.last, today)) for id, each in by_person.items()]
    disputes = await read.scalar(
        select(func.count()).where(own(WageDispute), WageDispute.state == "open", WageDispute.day <= wanted.last)
    )
    turn = not known.closed or wanted.first == Month.of(known.closed[-1].last_day).next.first
    return Overview(
        month=wanted,
        closed=closed,
        people=sorted(people, key=lambda each: (each.login, each.user_id)),
        gaps=gaps_of(lines),
        pending=sum(line.state == "pending" for line in lines),
        disputes=disputes,
        closable=closed is None and turn and wanted.last < today,
    )


def _total(known: sources.Books, user: User | None, id: UUID, lines: Sequence[Line], day: date) -> PersonTotal:
    counted = [line for line in lines if line.state == "paid"]
    hourly = [line for line in counted if line.basis == "hour"]
    adjusted = [line for line in counted if line.source == "adjustment"]
    total = paid(counted)
    return PersonTotal(
        user_id=id,
        name=user.name if user else "",
        login=user.login if user else "",
        grade=known.grade(id, day),
        reports=sum(line.source == "report" and line.reverses_id is None for line in lines),
        good=sum((line.good * line.share for line in counted), rules.ZERO),
        piece=total - paid(hourly) - paid(adjusted),
        hourly=paid(hourly),
        adjusted=paid(adjusted),
        total=total,
        waiting=sum((line.amount for line in lines if line.state == "pending"), rules.ZERO),
    )


def gaps_of(lines: Sequence[Line]) -> list[Gap]:
    found: dict[tuple[UUID | None, UUID | None, str], list[Line]] = {}
    for line in ledger.gaps(lines):
        found.setdefault((line.item_id, line.operation_definition_id, line.grade), []).append(line)
    made = [_gap(each) for each in found.values()]
    return sorted(made, key=lambda gap: (gap.item, gap.operation_zh, gap.grade))


def _gap(lines: Sequence[Line]) -> Gap:
    first = lines[0]
    assert first.item_id is not None
    assert first.operation_definition_id is not None
    days = [line.day for line in lines]
    return Gap(
        first.item_id, first.operation_definition_id, first.item, first.item_zh, first.item_en, first.operation_zh,
        first.operation_en, first.grade, min(days), max(days), len({line.source_id for line in lines}),
        sum((line.good * line.share for line in lines), rules.ZERO),
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class RateFilter:
    item_id: UUID | None = None
    operation_definition_id: UUID | None = None
    grade: str | None = None
    basis: str | None = None
    on: date | None = None


@query(needs=permissions.READ_WAGES)
async def rate_page(
    read: Read, first: int, after: str | None, wanted: RateFilter, newest_first: bool
) -> Page[WageRate]:
    """Versions of rates; `on`: those that had begun on a day."""
    statement = mine(WageRate)
    for column, value in (
        (WageRate.item_id, wanted.item_id),
        (WageRate.operation_definition_id, wanted.operation_definition_id),
        (WageRate.grade, wanted.grade),
        (WageRate.basis, wanted.basis),
    ):
        if value is not None:
            statement = statement.where(column == value)
    if wanted.on is not None:
        statement = statement.where(WageRate.effective_from <= wanted.on)
    keys = RATES_BY_DAY if newest_first else RATES_BY_AGE
    return await paged(read, statement, keys=keys, first=first, after=after)


@query(needs=permissions.READ_WAGES)
async def grades(read: Read) -> Sequence[WageGrade]:
    """Every version of every person's grade, newest first."""
    return await read.all(mine(WageGrade).order_by(WageGrade.effective_from.desc(), WageGrade.id))


@query(needs=permissions.READ_OWN)
async def scrap_rules(read: Read) -> Sequence[WageRule]:
    """The scrap rules, newest first: everybody is paid by them, so everybody may read them."""
    return await read.all(mine(WageRule).order_by(WageRule.effective_from.desc(), WageRule.version.desc()))


@query(needs=permissions.READ_WAGES)
async def periods(read: Read) -> Sequence[WagePeriod]:
    return await read.all(mine(WagePeriod).order_by(WagePeriod.month.desc()))


DISPUTES = (Key(WageDispute.id, "id", True),)


@dataclass(frozen=True, kw_only=True)
class DisputeFilter:
    mine: bool = False
    state: str | None = None
    id: UUID | None = None


@query(needs=permissions.READ_OWN)
async def dispute_page(
    read: Read, first: int, after: str | None, wanted: DisputeFilter, newest_first: bool
) -> Page[WageDispute]:
    """One's own disputes; of others those of the places where one may decide."""
    statement = mine(WageDispute)
    if wanted.mine or not read.actor.may(permissions.DECIDE_DISPUTE.name):
        statement = statement.where(WageDispute.user_id == read.actor.id)
    elif (reach := read.actor.permissions[permissions.DECIDE_DISPUTE.name]) is not None:
        centers = await masterdata.work_centers_of(read, list(reach))
        near = select(OutputReport.id).where(own(OutputReport), among(OutputReport.work_center_id, centers))
        statement = statement.where(WageDispute.report_id.in_(near))
    if wanted.state is not None:
        statement = statement.where(WageDispute.state == wanted.state)
    if wanted.id is not None:
        statement = statement.where(WageDispute.id == wanted.id)
    keys = DISPUTES if newest_first else (Key(WageDispute.id, "id"),)
    return await paged(read, statement, keys=keys, first=first, after=after)


# -- loaders ---------------------------------------------------------------------------------------------


async def items_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[Item | None]:
    return await read.many(Item, ids)


async def definitions_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[OperationDefinition | None]:
    return await read.many(OperationDefinition, ids)


async def users_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[User | None]:
    return await read.many(User, ids)


async def report_lines_by_id(read: Read, ids: Sequence[UUID]) -> Sequence[list[Line]]:
    return [await ledger.lines_of_report(read, id) for id in ids]
