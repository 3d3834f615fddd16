"""Rates, grades and rules from a day on; adding to or taking from somebody's wages."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Date, Text, Uuid, bindparam, func, select

from infra.actions import Command, command
from infra.db import Statement, mine, own
from infra.errors import BadInput, Missing
from infra.work import Work
from tenants.identity.models import User
from tenants.masterdata.models import Item, OperationDefinition
from tenants.wages import errors, permissions, rules
from tenants.wages.events import RatesChanged
from tenants.wages.models import WageAdjustment, WageGrade, WagePeriod, WageRate, WageRule

CLOSED = Statement(
    select(WagePeriod.month)
    .where(own(WagePeriod), WagePeriod.last_day >= bindparam("day", type_=Date()))
    .order_by(WagePeriod.month)
    .limit(1)
)
LAST_VERSION = Statement(
    select(func.coalesce(func.max(WageRate.version), 0)).where(
        own(WageRate),
        WageRate.item_id.is_not_distinct_from(bindparam("item", type_=Uuid())),
        WageRate.operation_definition_id.is_not_distinct_from(bindparam("operation", type_=Uuid())),
        WageRate.grade.is_not_distinct_from(bindparam("grade", type_=Text())),
    )
)
LAST_RULE = Statement(
    select(func.coalesce(func.max(WageRule.version), 0)).where(
        own(WageRule), WageRule.effective_from == bindparam("day", type_=Date())
    )
)
GRADE = Statement(
    mine(WageGrade).where(
        WageGrade.user_id == bindparam("user_id"), WageGrade.effective_from == bindparam("day", type_=Date())
    )
)


async def check_open(work: Work, day: date) -> None:
    """Refuse a day that lies in a closed month, or before one."""
    month = await work.scalar(CLOSED, day=day)
    if month is not None:
        raise errors.PeriodClosed(month=month)


@dataclass(frozen=True, kw_only=True)
class SetWageRate(Command):
    """From a day on a piece (or hour) earns so many yuan; without an amount there is no such rate any more.

    Left out, item, operation or grade mean every one of them. The narrowest rate holds.
    """

    effective_from: date
    basis: str = "piece"
    amount: Decimal | None = None
    item_id: UUID | None = None
    operation_definition_id: UUID | None = None
    grade: str | None = None


@command(needs=permissions.MANAGE_RATES)
async def set_wage_rate(work: Work, cmd: SetWageRate) -> WageRate:
    """A new version of a rate. Earlier days keep theirs; a day of a closed month is refused."""
    if cmd.basis not in rules.BASES:
        raise BadInput(field="basis", problem=" | ".join(rules.BASES))
    if cmd.basis == "piece" and cmd.operation_definition_id is None:
        raise errors.RateInvalid()
    if cmd.amount is not None and not _is_rate(cmd.amount):
        raise errors.RateInvalid()
    if cmd.item_id is not None and await work.get(Item, cmd.item_id) is None:
        raise Missing(what="item")
    operation = cmd.operation_definition_id
    if operation is not None and await work.get(OperationDefinition, operation) is None:
        raise Missing(what="operation")
    grade = clean_grade(cmd.grade) if cmd.grade else None
    await check_open(work, cmd.effective_from)
    last = await work.scalar(LAST_VERSION, item=cmd.item_id, operation=operation, grade=grade)
    rate = WageRate(
        item_id=cmd.item_id,
        operation_definition_id=operation,
        grade=grade,
        basis=cmd.basis,
        amount=cmd.amount,
        effective_from=cmd.effective_from,
        version=last + 1,
    )
    work.emit(RatesChanged(what="rate"))
    return await work.insert(rate)


def _is_rate(amount: Decimal) -> bool:
    return amount.is_finite() and 0 <= amount <= rules.LARGEST_RATE and amount == round(amount, 4)


def clean_grade(grade: str) -> str:
    text = " ".join(grade.split())
    if not 1 <= len(text) <= 20:
        raise errors.GradeInvalid()
    return text


@dataclass(frozen=True, kw_only=True)
class SetWageGrade(Command):
    user_id: UUID
    grade: str
    effective_from: date


@command(needs=permissions.MANAGE_RATES)
async def set_wage_grade(work: Work, cmd: SetWageGrade) -> WageGrade:
    """A person's grade from a day on."""
    grade = clean_grade(cmd.grade)
    if await work.get(User, cmd.user_id) is None:
        raise Missing(what="user")
    await check_open(work, cmd.effective_from)
    work.emit(RatesChanged(what="grade"))
    standing: WageGrade | None = await work.one(GRADE, user_id=cmd.user_id, day=cmd.effective_from)
    if standing is not None:
        return await work.change(standing, grade=grade)
    return await work.insert(WageGrade(user_id=cmd.user_id, grade=grade, effective_from=cmd.effective_from))


@dataclass(frozen=True, kw_only=True)
class SetWageRule(Command):
    """What a piece counts that is not good: 1 as a good one, 0 nothing, -0.5 deducts half of one."""

    effective_from: date
    process_scrap: Decimal = Decimal(0)
    material_scrap: Decimal = Decimal(1)
    rework: Decimal = Decimal(0)


@command(needs=permissions.MANAGE_RATES)
async def set_wage_rule(work: Work, cmd: SetWageRule) -> WageRule:
    """The scrap rule from a day on."""
    factors = (cmd.process_scrap, cmd.material_scrap, cmd.rework)
    if any(
        not each.is_finite() or not -rules.LARGEST_FACTOR <= each <= 1 or each != round(each, 4) for each in factors
    ):
        raise errors.FactorInvalid(most=rules.LARGEST_FACTOR)
    await check_open(work, cmd.effective_from)
    last = await work.scalar(LAST_RULE, day=cmd.effective_from)
    work.emit(RatesChanged(what="rule"))
    return await work.insert(
        WageRule(
            effective_from=cmd.effective_from,
            version=last + 1,
            process_scrap=cmd.process_scrap,
            material_scrap=cmd.material_scrap,
            rework=cmd.rework,
        )
    )


@dataclass(frozen=True, kw_only=True)
class AdjustWage(Command):
    """`reason` stands on the slip."""

    user_id: UUID
    day: date
    amount: Decimal


@command(needs=permissions.ADJUST_WAGES)
async def adjust_wage(work: Work, cmd: AdjustWage) -> WageAdjustment:
    """Add yuan to a person's day, or take them."""
    if await work.get(User, cmd.user_id) is None:
        raise Missing(what="user")
    return await adjust(work, cmd.user_id, cmd.day, cmd.amount, cmd.reason or "")


async def adjust(
    work: Work, user_id: UUID, day: date, amount: Decimal, why: str, dispute_id: UUID | None = None
) -> WageAdjustment:
    if not amount.is_finite() or amount == 0 or amount != round(amount, 2) or abs(amount) > rules.LARGEST_RATE:
        raise errors.AmountInvalid()
    await check_open(work, day)
    return await work.insert(
        WageAdjustment(
            user_id=user_id,
            day=day,
            amount=amount,
            why=why.strip(),
            made_by_id=work.actor.id,
            made_by=work.actor.name,
            dispute_id=dispute_id,
        )
    )
