"""What may be used and what it costs, in the schema. Money: the currency's smallest unit."""

from datetime import datetime

import strawberry

from infra.graphql import Info, Names
from tenants.plans import offers
from tenants.plans.entitled import Entitlements, entitlements
from tenants.plans.offers import LIMITS, SWITCHABLE
from tenants.plans.subscription import price


@strawberry.type(description="What a plan allows of one thing; no limit: null.")
class PlanLimit:
    what: str
    limit: int | None


@strawberry.type(description="A plan as this company would buy it.")
class PlanOffer:
    code: str
    name: Names
    text: Names
    month: int
    year: int
    currency: str
    modules: list[str]
    limits: list[PlanLimit]
    online: bool
    rank: int

    @classmethod
    def of(cls, plan: offers.Plan, currency: str, own: Entitlements) -> "PlanOffer":
        return cls(
            code=plan.code,
            name=Names(zh=plan.name_zh, en=plan.name_en),
            text=Names(zh=plan.text_zh, en=plan.text_en),
            month=price(plan.code, "month", currency, own.prices),
            year=price(plan.code, "year", currency, own.prices),
            currency=currency,
            modules=[each for each in SWITCHABLE if each in plan.modules],
            limits=[PlanLimit(what=name, limit=plan.limits[name]) for name in LIMITS],
            online=plan.online,
            rank=plan.rank,
        )


@strawberry.type(description="What the company may use. `modules`: the switchable ones it has; `off`: those it lacks.")
class Entitlement:
    plan: str | None
    state: str
    until: datetime | None
    grace_until: datetime | None
    next_plan: str | None
    modules: list[str]
    off: list[str]
    limits: list[PlanLimit]
    currency: str

    @classmethod
    def of(cls, found: Entitlements) -> "Entitlement":
        return cls(
            plan=found.plan,
            state=found.state,
            until=found.until,
            grace_until=found.grace_until,
            next_plan=found.next_plan,
            modules=[each for each in SWITCHABLE if each in found.modules],
            off=[each for each in SWITCHABLE if each not in found.modules],
            limits=[PlanLimit(what=name, limit=found.limits[name]) for name in LIMITS],
            currency=found.currency,
        )


@strawberry.type
class Query:
    @strawberry.field
    async def entitlements(self, info: Info) -> Entitlement:
        return Entitlement.of(await entitlements(info.context.read))

    @strawberry.field
    async def plan_offers(self, info: Info) -> list[PlanOffer]:
        own = await entitlements(info.context.read)
        return [PlanOffer.of(plan, own.currency, own) for plan in offers.catalogue()]
