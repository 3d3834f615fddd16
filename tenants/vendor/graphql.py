"""The vendor's console in the schema. Whoever asks sees the books of his own organisation."""

import enum
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson
import strawberry

from infra import clock
from infra.graphql import JSON, Info, Names, connection, loader, mutation, page_type
from infra.journal.models import JournalLine
from tenants.vendor import commands, models
from tenants.vendor.announcements.graphql import AnnouncementMutation, AnnouncementQuery
from tenants.vendor.custody.graphql import CustodyMutation, CustodyQuery
from tenants.vendor.packages.graphql import VendorPackageMutation, VendorPackageQuery
from tenants.vendor.queries import customers as found
from tenants.vendor.queries import others


@strawberry.type(
    description="What is wrong; its words are `problem.<code>`, filled from `params`. `detail` is the cause to open."
)
class CustomerProblem:
    code: str
    severity: str  # high | middle | low
    detail: str
    params: JSON


@strawberry.type(description="Who serves a customer. None: the vendor itself.")
class CustomerPartner:
    id: UUID
    slug: str
    name: Names


@strawberry.type(
    description="A visit of one's own organisation at a customer. `state`: asked, lapsed, open, declined, ended."
)
class StaffVisit:
    id: UUID
    customer_id: UUID
    staff_id: UUID
    staff_name: str
    why: str
    mode: str
    minutes: int
    state: str
    until: datetime | None
    asked_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    ended_by: str | None
    ended_at: datetime | None

    @strawberry.field
    async def customer(self, info: Info) -> "Customer | None":
        row = await loader(info, others.health_by_id).load(self.customer_id)
        return Customer.of(row) if row else None

    @classmethod
    def of(cls, row: models.StaffVisit) -> "StaffVisit":
        over = row.until is not None and row.until <= clock.now()
        return cls(
            id=row.id,
            customer_id=row.customer_id,
            staff_id=row.staff_id,
            staff_name=row.staff_name,
            why=row.why,
            mode=row.mode,
            minutes=row.minutes,
            state={"asked": "lapsed", "open": "ended"}.get(row.state, row.state) if over else row.state,
            until=row.until,
            asked_at=row.created_at,
            decided_by=row.decided_by,
            decided_at=row.decided_at,
            ended_by=row.ended_by,
            ended_at=row.ended_at,
        )


@strawberry.type(
    description="A company that is served, and how it fares as of `refreshedAt`. `phase`: trial, onboarding, live,"
    " grace, closed; `state` is the directory's. Its id is its tenant id."
)
class Customer:
    id: UUID
    tenant_id: UUID
    slug: str
    name: Names
    industry: str
    contact: str
    phase: str
    state: str
    live_since: datetime | None
    readiness: int | None
    stuck_at: str | None
    problems: list[CustomerProblem]
    trouble: int
    reports_per_day: list[int]
    reports_until: date | None
    reports_today: int
    last_report_at: datetime | None
    silent_devices: int
    silent_since: datetime | None
    pending_intents: int
    rejected_intents: int
    dead_letters: int
    errors_per_hour: int
    seats_used: int
    seats_limit: int | None
    devices_used: int
    devices_limit: int | None
    plan: str | None
    renews_at: datetime | None
    grace_until: datetime | None
    version: str
    partner: CustomerPartner | None
    refreshed_at: datetime

    @strawberry.field
    async def visit(self, info: Info) -> StaffVisit | None:
        """The asking person's own visit there, asked for or open."""
        row = await loader(info, found.own_visits_of).load(self.id)
        return StaffVisit.of(row) if row else None

    @classmethod
    def of(cls, row: models.Health) -> "Customer":
        partner = None
        if row.partner_id is not None:
            names = Names(zh=row.partner_zh or "", en=row.partner_en or "")
            partner = CustomerPartner(id=row.partner_id, slug=row.partner_slug or "", name=names)
        same = {
            name: getattr(row, name)
            for name in (
                "id", "slug", "industry", "contact", "phase", "state", "live_since", "readiness", "stuck_at", "trouble",
                "reports_today", "last_report_at", "silent_devices", "silent_since", "seats_used", "seats_limit",
                "devices_used", "devices_limit", "plan", "renews_at", "grace_until", "version",
            )
        }  # fmt: skip
        return cls(
            **same,
            tenant_id=row.id,
            name=Names(zh=row.name_zh, en=row.name_en),
            problems=[CustomerProblem(**each) for each in row.problems],
            reports_per_day=[int(each) for each in row.days],
            reports_until=row.day,
            pending_intents=row.pending,
            rejected_intents=row.rejected,
            dead_letters=row.dead,
            errors_per_hour=row.errors,
            partner=partner,
            refreshed_at=row.measured_at,
        )


@strawberry.type(description="The head line over the list. Money in the smallest unit (fen).")
class CustomerSummary:
    total: int
    todo: int
    trial: int
    onboarding: int
    live: int
    grace: int
    reports_today: int
    renewed_this_month: int
    refreshed_at: datetime | None


@strawberry.type(
    description="One line of a cause: a phone (`at`: last seen, `count`: unsent), a dead letter, a refusal, a bill."
)
class CauseLine:
    title: str
    text: str | None
    code: str | None
    count: int | None
    at: datetime | None
    params: JSON | None

    @classmethod
    def of(cls, row: dict[str, Any]) -> "CauseLine":
        at = row.get("at")
        return cls(
            title=str(row.get("title") or ""),
            text=row.get("text"),
            code=row.get("code"),
            count=row.get("count"),
            at=datetime.fromisoformat(at) if at else None,
            params=row.get("params"),
        )


@strawberry.type(description="The cause behind a red cell, copied when it was measured: nobody entered the company.")
class Cause:
    kind: str
    measured_at: datetime
    lines: list[CauseLine]

    @classmethod
    def of(cls, row: models.Detail) -> "Cause":
        return cls(kind=row.kind, measured_at=row.measured_at, lines=[CauseLine.of(each) for each in row.rows])


@strawberry.type(
    description="One act from the organisation's own trail; its words are `act.<command>`. `payload`: what was decided."
)
class VendorAct:
    id: UUID
    at: datetime
    command: str
    by: str
    outcome: str
    code: str | None
    params: JSON | None
    reason: str | None
    payload: JSON
    subject_id: UUID | None

    @strawberry.field
    async def customer(self, info: Info) -> Customer | None:
        row = await loader(info, others.health_by_id).load(self.subject_id) if self.subject_id else None
        return Customer.of(row) if row else None

    @classmethod
    def of(cls, row: JournalLine) -> "VendorAct":
        return cls(
            id=row.id,
            at=row.recorded_at,
            command=row.command,
            by=row.actor_name,
            outcome=row.outcome,
            code=row.code,
            params=orjson.loads(row.result) if row.outcome == "refused" else None,
            reason=row.reason,
            payload=orjson.loads(row.payload),
            subject_id=row.subject_id,
        )


@strawberry.type(description="An organisation that brings Lotline to customers. `state`: founding, active, failed.")
class VendorPartner:
    id: UUID
    slug: str
    name: Names
    contact: str
    state: str
    note: str | None
    since: datetime

    @strawberry.field
    async def customers(self, info: Info) -> int:
        return (await loader(info, others.counts_of).load(self.id))[0]

    @strawberry.field
    async def troubled(self, info: Info) -> int:
        """Customers with a red cell."""
        return (await loader(info, others.counts_of).load(self.id))[1]

    @classmethod
    def of(cls, row: models.Partner) -> "VendorPartner":
        return cls(
            id=row.id,
            slug=row.slug,
            name=Names(zh=row.name_zh, en=row.name_en),
            contact=row.contact,
            state=row.state,
            note=row.note,
            since=row.created_at,
        )


@strawberry.type(description="The own organisation's price of a plan, in the currency's smallest unit.")
class OwnPrice:
    id: UUID
    plan: str
    period: str
    currency: str
    amount: int

    @classmethod
    def of(cls, row: models.Price) -> "OwnPrice":
        return cls(id=row.id, plan=row.plan, period=row.period, currency=row.currency, amount=row.amount)


@strawberry.type(
    description="A customer being set up. `state`: draft, founding, founded, failed (with `problem`), discarded."
)
class CustomerDraft:
    id: UUID
    state: str
    step: int
    author: str
    slug: str
    name: Names
    industry: str
    package_id: UUID | None
    plan: str | None
    admin_name: str
    admin_contact: str
    locale: str
    customer_id: UUID | None
    problem: JSON | None
    changed_at: datetime
    revision: int

    @strawberry.field
    async def result(self, info: Info) -> JSON | None:
        """For a week: {login, invitation, badges: [{code, name}], enrolment: {code, url}}."""
        return await loader(info, others.results_of).load(self.id)  # type: ignore[return-value]

    @classmethod
    def of(cls, row: models.Draft) -> "CustomerDraft":
        same = {
            name: getattr(row, name)
            for name in (
                "id", "state", "step", "author", "slug", "industry", "package_id", "plan", "admin_name",
                "admin_contact", "locale", "customer_id", "problem", "revision",
            )
        }  # fmt: skip
        return cls(**same, name=Names(zh=row.name_zh, en=row.name_en), changed_at=row.updated_at)


@strawberry.type(description="A company code: whether it can be one, and whether somebody has it.")
class CompanyCode:
    slug: str
    valid: bool
    taken: bool


@strawberry.enum
class CustomerTab(enum.Enum):
    ALL = "ALL"
    TODO = "TODO"
    TRIAL = "TRIAL"
    ONBOARDING = "ONBOARDING"
    LIVE = "LIVE"
    GRACE = "GRACE"


@strawberry.enum
class CustomerSort(enum.Enum):
    TROUBLE = "TROUBLE"
    NAME = "NAME"
    RENEWAL = "RENEWAL"
    LAST_REPORT = "LAST_REPORT"


@strawberry.input
class CustomerFilter:
    tab: CustomerTab = CustomerTab.ALL
    search: str | None = None
    partner_id: UUID | None = None
    direct: bool | None = None
    industry: str | None = None
    plan: str | None = None
    state: str | None = None
    ids: list[UUID] | None = None

    def wanted(self) -> found.CustomerFilter:
        return found.CustomerFilter(**{**vars(self), "tab": self.tab.value})


@strawberry.enum
class VendorActSort(enum.Enum):
    NEWEST = "NEWEST"
    OLDEST = "OLDEST"


@strawberry.input
class VendorActFilter:
    customer_id: UUID | None = None
    command: str | None = None
    actor: str | None = None


@strawberry.enum
class VendorPartnerSort(enum.Enum):
    NAME = "NAME"
    NEWEST = "NEWEST"


@strawberry.input
class VendorPartnerFilter:
    search: str | None = None
    state: str | None = None


@strawberry.enum
class CustomerDraftSort(enum.Enum):
    NEWEST = "NEWEST"


@strawberry.input
class CustomerDraftFilter:
    state: str | None = None
    open: bool | None = None


@strawberry.enum
class StaffVisitSort(enum.Enum):
    NEWEST = "NEWEST"


@strawberry.input
class StaffVisitFilter:
    customer_id: UUID | None = None
    mine: bool = False
    open: bool = False


if TYPE_CHECKING:
    CustomerPage = Any
    VendorActPage = Any
    VendorPartnerPage = Any
    CustomerDraftPage = Any
    StaffVisitPage = Any
else:
    CustomerPage, VendorActPage, VendorPartnerPage = map(page_type, (Customer, VendorAct, VendorPartner))
    CustomerDraftPage, StaffVisitPage = page_type(CustomerDraft), page_type(StaffVisit)


@strawberry.type
class Query(AnnouncementQuery, CustodyQuery, VendorPackageQuery):
    @strawberry.field
    async def customers(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: CustomerFilter | None = None,
        sort: list[CustomerSort] | None = None,
    ) -> CustomerPage:
        """The own organisation's customers, those in trouble first unless sorted otherwise."""
        wanted = filter.wanted() if filter else found.CustomerFilter()
        order = [each.value for each in sort or ()]
        return connection(Customer, await found.customer_page(info.context.read, first, after, wanted, order))

    @strawberry.field
    async def customer_summary(self, info: Info) -> CustomerSummary:
        counted = (await found.summary(info.context.read))._asdict()
        return CustomerSummary(refreshed_at=counted.pop("measured_at"), **counted)

    @strawberry.field
    async def customer(self, info: Info, id: UUID) -> Customer | None:
        row = await found.customer(info.context.read, id)
        return Customer.of(row) if row else None

    @strawberry.field
    async def customer_cause(self, info: Info, customer_id: UUID, kind: str) -> Cause | None:
        """`kind`: devices, intents, letters, errors, bill, readiness, limits, milestones."""
        row = await found.detail(info.context.read, customer_id, kind)
        return Cause.of(row) if row else None

    @strawberry.field
    async def vendor_acts(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: VendorActFilter | None = None,
        sort: list[VendorActSort] | None = None,
    ) -> VendorActPage:
        """The timeline of acts: of one customer, or of all."""
        wanted = others.ActFilter(**vars(filter)) if filter else others.ActFilter()
        newest = not sort or sort[0] is VendorActSort.NEWEST
        return connection(VendorAct, await others.act_page(info.context.read, first, after, wanted, newest))

    @strawberry.field
    async def vendor_partners(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: VendorPartnerFilter | None = None,
        sort: list[VendorPartnerSort] | None = None,
    ) -> VendorPartnerPage:
        wanted = others.PartnerFilter(**vars(filter)) if filter else others.PartnerFilter()
        by_name = not sort or sort[0] is VendorPartnerSort.NAME
        return connection(VendorPartner, await others.partner_page(info.context.read, first, after, wanted, by_name))

    @strawberry.field
    async def vendor_partner(self, info: Info, id: UUID) -> VendorPartner | None:
        row = await others.partner(info.context.read, id)
        return VendorPartner.of(row) if row else None

    @strawberry.field
    async def own_prices(self, info: Info) -> list[OwnPrice]:
        return [OwnPrice.of(row) for row in await others.prices(info.context.read)]

    @strawberry.field
    async def customer_drafts(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: CustomerDraftFilter | None = None,
        sort: list[CustomerDraftSort] | None = None,
    ) -> CustomerDraftPage:
        wanted = others.DraftFilter(**vars(filter)) if filter else others.DraftFilter()
        return connection(CustomerDraft, await others.draft_page(info.context.read, first, after, wanted))

    @strawberry.field
    async def customer_draft(self, info: Info, id: UUID) -> CustomerDraft | None:
        return CustomerDraft.of(await others.draft(info.context.read, id))

    @strawberry.field
    async def company_code(
        self, info: Info, slug: str | None = None, name_zh: str = "", name_en: str = ""
    ) -> CompanyCode:
        """Whether a company code is free; without `slug` a suggestion from the names."""
        return CompanyCode(**(await found.company_code(info.context.read, slug, name_zh, name_en))._asdict())

    @strawberry.field
    async def staff_visits(
        self,
        info: Info,
        first: int = 50,
        after: str | None = None,
        filter: StaffVisitFilter | None = None,
        sort: list[StaffVisitSort] | None = None,
    ) -> StaffVisitPage:
        """Visits of the own organisation's staff at customers."""
        wanted = others.StaffVisitFilter(**vars(filter)) if filter else others.StaffVisitFilter()
        return connection(StaffVisit, await others.visit_page(info.context.read, first, after, wanted))


@strawberry.type
class Mutation(AnnouncementMutation, CustodyMutation, VendorPackageMutation):
    suspend_customer = mutation(commands.suspend_customer)
    resume_customer = mutation(commands.resume_customer)
    extend_customer = mutation(commands.extend_customer)
    change_customer_plan = mutation(commands.change_customer_plan)
    rename_customer = mutation(commands.rename_customer)
    hand_over_customer = mutation(commands.hand_over_customer)
    accept_partner = mutation(commands.accept_partner, VendorPartner, model=models.Partner)
    set_own_price = mutation(commands.set_price)
    save_customer_draft = mutation(commands.save_draft, CustomerDraft, model=models.Draft)
    start_founding = mutation(commands.start_founding, CustomerDraft, model=models.Draft)
    discard_customer_draft = mutation(commands.discard_draft, CustomerDraft, model=models.Draft)
    ask_visit = mutation(commands.ask_visit, StaffVisit, model=models.StaffVisit)
