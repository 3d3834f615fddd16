"""Every screen of the phone and the console, the states they can be in, and a browser tab that walks them."""

from __future__ import annotations

import asyncio
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
from playwright.async_api import BrowserContext, ConsoleMessage, Error, Page, Response, Route

from infra.actions import run
from infra.bootstrap.places import PROJECT
from infra.ids import uuid7
from infra.work import Actor, system
from tenants.identity import open_session_for
from tenants.identity.apitokens.commands import IssueApiToken, issue_api_token
from tenants.identity.commands.people import CreateUser, create_user
from tenants.identity.commands.roles import GrantRole, grant_role
from tenants.identity.invitations.commands import Invite, invite
from tenants.identity.review.commands import StartReview, start_review
from tenants.identity.seeds import seed_roles
from tenants.plans import CreateTenant, provision
from tenants.roles import ADMIN
from tenants.traceability.recall.commands import HoldRecalled, OpenRecall, hold_recalled, open_recall
from tenants.traceability.recall.sources import RecallSource
from tests.e2e.page_checks import Told, faults
from tests.e2e.people import COMPANY, PASSWORD
from tests.scale.stand import adopted

SRC = PROJECT / "pwa" / "src"
SIZES = {"360": (360, 740), "1440": (1440, 900)}
LOCALES = ("zh", "en")


@dataclass(frozen=True)
class Place:
    """One address. `route` is the router's own name for it; panels and tabs of a route are places of their own."""

    app: str
    route: str
    path: str

    @property
    def name(self) -> str:
        return re.sub(r"\W+", "-", f"{self.app} {self.path}".replace("{", "").replace("}", "")).strip("-")


CONSOLE = tuple(
    Place("c", route, path)
    for route, path in {
        "orders": "/orders",
        "demands": "/demands",
        "find": "/find?search=MO-1",
        "traveller": "/traveller",
        "reports": "/reports",
        "missing": "/missing",
        "andon": "/andon",
        "downtimes": "/downtimes",
        "handovers": "/handovers",
        "handovers/:id": "/handovers/{handover}",
        "assets": "/assets",
        "items": "/items",
        "operations": "/operations",
        "changes": "/changes",
        "partners": "/partners",
        "reasons": "/reasons",
        "units": "/units",
        "items/:id": "/items/{item}",
        "boms/:id": "/boms/{bom}",
        "routings/:id": "/routings/{routing}",
        "operations/:id": "/operations/{definition}",
        "changes/:id": "/changes/{change}",
        "work-centers": "/work-centers",
        "people": "/people",
        "roles": "/roles",
        "phones": "/phones",
        "stock": "/stock",
        "movements": "/movements",
        "shortfalls": "/shortfalls",
        "tag-reads": "/tag-reads",
        "lots": "/lots",
        "lots/:id": "/lots/{lot}",
        "receipts": "/receipts",
        "shipments": "/shipments?state=all",
        "shipments/:id": "/shipments/{shipment}",
        "subcontract": "/subcontract",
        "counts": "/counts?state=all",
        "counts/:id": "/counts/{sheet}",
        "packs": "/packs?state=all",
        "locations": "/locations",
        "tools": "/tools",
        "trace": "/trace?q=HN-2610-117",
        "recalls": "/recalls",
        "recalls/:id": "/recalls/{recall}",
        "substances": "/substances",
        "labels": "/labels",
        "labels/:id": "/labels/{label}",
        "label-jobs": "/label-jobs",
        "label-printers": "/label-printers",
        "identifiers": "/identifiers",
        "epcis": "/epcis",
        "go-live": "/go-live",
        "readiness": "/readiness",
        "rollout": "/rollout",
        "packages": "/packages",
        "packages/:id": "/packages/{package}",
        "training": "/training",
        "imports": "/imports",
        "imports/:id": "/imports/{import}",
        "fields": "/fields",
        "numbering": "/numbering",
        "dispatch": "/dispatch",
        "shift": "/shift",
        "calendar": "/calendar",
        "rosters": "/rosters",
        "skills": "/skills",
        "attendance": "/attendance",
        "trail": "/trail",
        "archives": "/archives",
        "letters": "/letters",
        "visits": "/visits",
        "plan": "/plan",
        "bills": "/bills",
        "invoice-data": "/invoice-data",
        "company": "/company",
        "wages": "/wages",
        "wages/:id": "/wages/{person}",
        "wage-rates": "/wage-rates",
        "wage-disputes": "/wage-disputes",
        "todos": "/todos",
        "mailbox": "/mailbox",
        "notices": "/notices",
        "orders/:id": "/orders/{order}",
        "people/:id": "/people/{person}",
        "security": "/security",
        "my-security": "/my-security",
        "roles/:id": "/roles/{role}",
        "invitations": "/invitations",
        "sign-ins": "/sign-ins",
        "tokens": "/tokens",
        "access-reviews": "/access-reviews",
        "access-reviews/:id": "/access-reviews/{review}",
        "today": "/today",
        "daily": "/daily",
        "daily/:id": "/daily/{daily}",
        "figure": "/figure?figure=quality_ratio&report={daily}",
        "order-costs": "/order-costs",
        "order-costs/:id": "/order-costs/{order}",
        "prices": "/prices",
    }.items()
)
# what opens beside or within a route keeps its address, so it is visited too, where there is something to show
PANELS = tuple(
    Place("c", route, path)
    for route, path in (
        ("orders", "/orders?tab=late"),
        ("orders", "/orders?tab=held"),
        ("orders", "/orders?tab=planned"),
        ("orders", "/orders?tab=completed"),
        ("orders", "/orders?new=1"),
        ("orders", "/orders?preview={order}"),
        ("reports", "/reports?view=pending"),
        ("reports", "/reports?view=flagged&period=all"),
        ("reports", "/reports?period=all&report={report}"),
        ("missing", "/missing?view=dismissed"),
        ("andon", "/andon?call={andon}"),
        ("andon", "/andon?rules=1"),
        ("andon", "/andon?view=resolved"),
        ("downtimes", "/downtimes?stop={downtime}"),
        ("handovers", "/handovers?new=1"),
        ("orders", "/orders?search=QQ-999"),
        ("orders/:id", "/orders/{order}?tab=family"),
        ("demands", "/demands?new=1"),
        ("demands", "/demands?tab=done"),
        ("find", "/find"),
        ("labels", "/labels?new=1"),
        ("labels", "/labels?items=1"),
        ("labels", "/labels?search=QQ-999"),
        ("label-jobs", "/label-jobs?job={print}"),
        ("label-jobs", "/label-jobs?tab=reprint"),
        ("label-jobs", "/label-jobs?scan=1"),
        ("label-printers", "/label-printers?new=1"),
        ("label-printers", "/label-printers?printer={printer}"),
        ("identifiers", "/identifiers?new=1"),
        ("identifiers", "/identifiers?company=1"),
        ("identifiers", "/identifiers?open={identifier}"),
        ("identifiers", "/identifiers?search=QQ-999"),
        ("epcis", "/epcis?open={epcis}"),
        ("epcis", "/epcis?view=events&document={epcis}"),
        ("epcis", "/epcis?view=events&search=QQ-999"),
        ("epcis", "/epcis?upload=1"),
        ("epcis", "/epcis?export=1"),
        ("find", "/find?search=QQ-999"),
        ("orders/:id", "/orders/{order}?tab=reports"),
        ("orders/:id", "/orders/{held}"),
        ("orders/:id", "/orders/{order}?tab=material"),
        ("stock", "/stock?view=lots"),
        ("lots/:id", "/lots/{lot}?tab=links"),
        ("receipts", "/receipts?new=1"),
        ("shipments", "/shipments?new=1"),
        ("recalls", "/recalls?new=1&lot={lot}"),
        ("recalls", "/recalls?drill=1"),
        ("substances", "/substances?new=1"),
        ("trace", "/trace"),
        ("trace", "/trace?q=HN-2610-117&view=table"),
        ("trace", "/trace?made=1"),
        ("trace", "/trace?q=QQ-999"),
        ("recalls", "/recalls?search=QQ-999"),
        ("substances", "/substances?tab=products&item={item}"),
        ("substances", "/substances?tab=lists"),
        ("packs", "/packs?pack={pack}"),
        ("locations", "/locations?new=1"),
        ("tools", "/tools?new=1"),
        ("people", "/people?new=1"),
        ("people", "/people?left=1"),
        ("phones", "/phones?new=1"),
        ("security", "/security?provider=new"),
        ("my-security", "/my-security?add=totp"),
        ("roles", "/roles?new=1"),
        ("roles", "/roles?matrix=1"),
        ("roles", "/roles?who=1"),
        ("invitations", "/invitations?new=1"),
        ("invitations", "/invitations?open={invitation}"),
        ("tokens", "/tokens?new=1"),
        ("tokens", "/tokens?open={token}"),
        ("access-reviews", "/access-reviews?new=1"),
        ("trail", "/trail?line={line}"),
        ("trail", "/trail?outcome=refused"),
        ("fields", "/fields?new=1"),
        ("imports", "/imports?new=1&kind=orders"),
        ("readiness", "/readiness?papers=1&kind=phones"),
        ("rollout", "/rollout?new=1"),
        ("rollout", "/rollout?row={milestone}"),
        ("rollout", "/rollout?department={department}"),
        ("rollout", "/rollout?view=issues&row={issue}"),
        ("rollout", "/rollout?view=meetings"),
        ("rollout", "/rollout?view=meetings&new=1"),
        ("rollout", "/rollout?view=kpis&row=scrap_rate"),
        ("rollout", "/rollout?view=suggestions"),
        ("rollout", "/rollout?view=suggestions&row={suggestion}"),
        ("packages", "/packages?new=make"),
        ("packages", "/packages?new=file"),
        ("packages/:id", "/packages/{package}?kind=added"),
        ("imports/:id", "/imports/{import}?tab=bad"),
        ("numbering", "/numbering?subject=order"),
        ("letters", "/letters?letter={letter}"),
        ("daily", "/daily?kind=month"),
        ("daily", "/daily?kind=shift"),
        ("prices", "/prices?tab=rates"),
        ("figure", "/figure?figure=orders_late"),
        ("figure", "/figure?figure=people_reporting&report={daily}"),
        ("figure", "/figure?figure=downtime_seconds"),
        ("figure", "/figure?figure=andon_calls"),
        ("wages", "/wages?month=2026-10"),
        ("wage-rates", "/wage-rates?new=1"),
        ("wage-rates", "/wage-rates?rule=1"),
        ("wage-rates", "/wage-rates?grades=1"),
        ("wage-disputes", "/wage-disputes?state=all"),
        ("items", "/items?new=1"),
        ("items", "/items?kind=material"),
        ("items", "/items?search=QQ-999"),
        ("items/:id", "/items/{item}?tab=routing"),
        ("items/:id", "/items/{item}?tab=revisions&drawing={drawing}"),
        ("items/:id", "/items/{bar}?tab=used"),
        ("items/:id", "/items/{bar}?tab=units"),
        ("items/:id", "/items/{bar}?tab=material"),
        ("boms/:id", "/boms/{bom}?tab=tree"),
        ("boms/:id", "/boms/{draft}?tab=diff"),
        ("boms/:id", "/boms/{draft}?edit=1"),
        ("boms/:id", "/boms/new?item={item}&from={bom}"),
        ("routings/:id", "/routings/{routing}?tab=diff"),
        ("routings/:id", "/routings/new?item={item}&from={routing}"),
        ("operations", "/operations?new=1"),
        ("operations/:id", "/operations/{definition}?new=1"),
        ("changes", "/changes?new=1"),
        ("changes", "/changes?open=1"),
        ("partners", "/partners?new=1"),
        ("reasons", "/reasons?new=1"),
        ("units", "/units?new=1"),
        ("work-centers", "/work-centers?new=center"),
        ("todos", "/todos?view=team"),
        ("todos", "/todos?view=delegated"),
        ("todos", "/todos?view=done"),
        ("dispatch", "/dispatch?late=1"),
        ("dispatch", "/dispatch?search=QQ-999"),
        ("calendar", "/calendar?new=day"),
        ("calendar", "/calendar?new=window"),
        ("calendar", "/calendar?new=place"),
        ("calendar", "/calendar?new=shift"),
        ("skills", "/skills?new=give"),
        ("skills", "/skills?view=expiring"),
        ("attendance", "/attendance?new=absence"),
        ("attendance", "/attendance?new=stamp"),
        ("attendance", "/attendance?view=absences"),
        ("attendance", "/attendance?view=forgotten"),
        ("visits", "/visits?state=asked"),
        ("mailbox", "/mailbox?of=all"),
        ("mailbox", "/mailbox?of=all&state=dead"),
    )
)
VENDOR = tuple(
    Place("v", route, path)
    for route, path in {
        "customers": "/customers",
        "rollout": "/rollout",
        "onboard": "/onboard",
        "onboard/:id": "/onboard/{draft}",
        "templates": "/templates",
        "packages": "/packages",
        "partners": "/partners",
        "prices": "/prices",
        "health": "/health",
        "announcements": "/announcements",
        "acts": "/acts",
        "bills": "/bills",
        "payment-ways": "/payment-ways",
        "custody": "/custody",
    }.items()
)
VENDOR_PANELS = tuple(
    Place("v", route, path)
    for route, path in (
        ("customers", "/customers?tab=TODO"),
        ("customers", "/customers?search=QQ-999"),
        ("customers", "/customers?customer={customer}"),
        ("customers", "/customers?customer={customer}&cause=devices"),
        ("rollout", "/rollout?view=table"),
        ("onboard", "/onboard?view=all"),
        ("packages", "/packages?new=1"),
        ("partners", "/partners?new=1"),
        ("partners", "/partners?partner={partner}"),
        ("health", "/health?severity=high"),
        ("announcements", "/announcements?new=1"),
        ("announcements", "/announcements?announcement={announcement}"),
        ("announcements", "/announcements?state=withdrawn"),
        ("acts", "/acts?act=extend_customer"),
        ("bills", "/bills?tab=payments"),
        ("bills", "/bills?tab=orders"),
        ("bills", "/bills?tab=invoices&search=QQ-999"),
        ("payment-ways", "/payment-ways?way=wechat"),
        ("custody", "/custody?kind=move"),
    )
)
NOWHERE = (Place("c", "nowhere", "/nowhere"), Place("c", "orders/:id", "/orders/00000000-0000-7000-8000-000000000000"))
WORKER = tuple(
    Place("w", route, path)
    for route, path in {
        "home": "/",
        "scan": "/scan",
        "card": "/scan/{card}?company=hengzhun",
        "report": "/report/{operation}",
        "today": "/today",
        "tray": "/tray",
        "device": "/device",
        "switch": "/switch",
        "enroll": "/enroll/none",
        "steps": "/steps/{operation}",
        "andon": "/andon/{operation}",
        "downtime": "/downtime/{operation}",
        "handover": "/handover",
        "inbox": "/inbox",
        "missed": "/missed",
        "slip": "/slip",
        "store": "/store",
        "what": "/what/QQ-999",
    }.items()
)


def console_routes(app: str = "c") -> set[str]:
    """As the router of the plant's or the vendor's console knows them."""
    text = (SRC / app / "shell" / "Page.tsx").read_text()
    found: set[str] = set()
    for table, suffix in (("LISTS", ""), ("DETAILS", "/:id")):
        body = re.search(rf"const {table}: [^=]+= \{{(.*?)^\}};", text, re.M | re.S)
        assert body, f"the console's router has no {table}"
        found |= {name + suffix for name in re.findall(r'^  "?([\w-]+)"?: page\(', body[1], re.M)}
    return found


def worker_routes() -> set[str]:
    text = (SRC / "w" / "model" / "router.ts").read_text()
    union = re.search(r"name: ((?:\"\w+\"(?: \| )?)+);", text)
    assert union, "the phone's router has no names"
    return set(re.findall(r'"(\w+)"', union[1]))


@cache
def operations() -> dict[str, tuple[str, str]]:
    """Persisted document → (query or mutation, its name)."""
    documents: dict[str, str] = json.loads((PROJECT / "pwa" / "persisted-documents.json").read_text())
    found = {}
    for hash, text in documents.items():
        kind = re.search(r"\b(query|mutation) (\w+)", text)
        assert kind, text
        found[hash] = (kind[1], kind[2])
    return found


# who is asking and whether the shell stands is settled before a page has a state of its own
SHELL = frozenset({"Me", "OrderSummary", "TodoBadge", "CustomerSummary", "MyVisits", "ShownAnnouncements", "Visitors"})


class Network:
    """Stands between the page and the API: passes, holds or breaks reads; never lets a command through when fenced."""

    def __init__(self) -> None:
        self.mode = "pass"  # pass | hold | break
        self.whole = False  # also the console's own reads
        self.fenced = False
        self.doors = False  # signing in still works when the reads do not
        self.gate = asyncio.Event()

    async def __call__(self, route: Route) -> None:
        try:
            await self._handle(route)
        except Error:
            return  # the page went away meanwhile

    async def _handle(self, route: Route) -> None:
        kind, name = self._asked(route)
        if self.fenced and kind != "query":
            await route.fulfill(status=503, body="")
        elif self.mode == "pass" or (name in SHELL and not self.whole) or (self.doors and not name):
            await route.continue_()
        elif self.mode == "hold":
            await self.gate.wait()
            await route.abort()
        else:
            await route.fulfill(status=503, body="")

    def _asked(self, route: Route) -> tuple[str, str]:
        request = route.request
        if "/api/graphql" not in request.url:
            return ("query" if request.method == "GET" else "mutation"), ""
        body = request.post_data_json or {}
        return operations().get(body.get("id", ""), ("mutation", ""))

    def drop(self) -> None:
        """What is held never gets an answer."""
        gate, self.gate = self.gate, asyncio.Event()
        gate.set()


# counts what a page does, before the page's own code runs
WATCH = """(() => {
  window.__calls = 0; window.__asked = 0; window.__printed = 0;
  const real = window.fetch;
  window.fetch = async (input, init) => {
    const url = String(input?.url ?? input);
    window.__asked += 1;
    if (url.includes('/api/live')) return real(input, init);
    window.__calls += 1;
    try { return await real(input, init); } finally { setTimeout(() => { window.__calls -= 1; }, 0); }
  };
  window.print = () => { window.__printed += 1; };
  let last = performance.now();
  const look = () => new MutationObserver(() => { last = performance.now(); })
    .observe(document.documentElement, { childList: true, subtree: true, characterData: true });
  document.documentElement ? look() : document.addEventListener('readystatechange', look, { once: true });
  window.__quiet = () => performance.now() - last > 100 && window.__calls === 0
    && !document.querySelector('[aria-busy="true"]') && document.body?.innerText.trim() !== '';
})()"""


@dataclass
class Tab:
    """One tab of one person in one language, with everything the server told it and everything it complained about."""

    page: Page
    url: str
    locale: str
    network: Network
    told: Told = field(default_factory=Told)
    complaints: list[str] = field(default_factory=list)
    hearing: set[asyncio.Task[None]] = field(default_factory=set)

    @classmethod
    async def open(cls, context: BrowserContext, url: str, locale: str) -> Tab:
        await context.add_init_script(WATCH)
        await context.add_init_script(f"localStorage.setItem('lotline.locale', '{locale}')")
        network = Network()
        await context.route(re.compile(r"/api/(?!live)"), network)
        tab = cls(await context.new_page(), url, locale, network)
        tab.page.on("response", tab._heard)
        tab.page.on("console", tab._said)
        tab.page.on("pageerror", lambda error: tab.complaints.append(f"page error: {error}"))
        return tab

    def _heard(self, response: Response) -> None:
        if "/api/" in response.url and "json" in response.headers.get("content-type", ""):
            task = asyncio.ensure_future(self._hear(response))
            self.hearing.add(task)
            task.add_done_callback(self.hearing.discard)

    async def _hear(self, response: Response) -> None:
        try:
            self.told.hear(await response.json())
        except (Error, ValueError):
            return

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"console: {message.text[:160]}")

    def own_complaints(self, *, failing: bool) -> list[str]:
        """Since the last time. Failed requests are no news where we failed them on purpose."""
        said, self.complaints = self.complaints, []
        return [text for text in said if not (failing and "Failed to load resource" in text)]

    async def go(self, app: str, path: str, *, fresh: bool = False) -> None:
        """Within the app by its address alone, as a link does; `fresh` starts the app anew."""
        address = f"{self.url}/{app}/#{path}"
        here = self.page.url.startswith(f"{self.url}/{app}/")
        if here and fresh:
            await self.page.evaluate("(hash) => history.replaceState(null, '', hash)", f"#{path}")
            await self.page.reload(wait_until="commit")
        elif here:
            await self.page.evaluate("(hash) => { location.hash = hash }", f"#{path}")
        else:
            await self.page.goto(address, wait_until="commit")

    async def settled(self, seconds: float = 25) -> None:
        """Nothing asked, nothing moving, nothing announced as loading."""
        await self.page.wait_for_function("window.__quiet && window.__quiet()", timeout=seconds * 1000, polling=50)
        if self.hearing:
            await asyncio.gather(*self.hearing, return_exceptions=True)
        self.told.plain.update(await self.page.evaluate("[...document.scripts].map((e) => e.src)"))  # the build's name

    async def size(self, name: str) -> None:
        width, height = SIZES[name]
        await self.page.set_viewport_size({"width": width, "height": height})
        await self.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )

    async def faults(self, app: str, *, axe: bool, failing: bool = False) -> list[str]:
        twins = "/#/trail" not in self.page.url  # a record shows what was written, in whichever language
        return await faults(self.page, self.told, app, self.locale, axe=axe, twins=twins) + self.own_complaints(
            failing=failing
        )


@dataclass
class Walk:
    """Findings and pictures of a walk."""

    shots: Path
    found: dict[str, list[str]] = field(default_factory=dict)
    visits: Counter[str] = field(default_factory=Counter)

    async def look(
        self, tab: Tab, place: Place, state: str, *, axe: bool, sizes: tuple[str, ...] = tuple(SIZES)
    ) -> None:
        for size in sizes:
            await tab.size(size)
            label = f"{place.name} {state} {size} {tab.locale}"
            self.visits[state] += 1
            self.note(
                label, await tab.faults(place.app, axe=axe, failing=state in ("error", "signed out", "no permission"))
            )
            await self.shoot(tab.page, label)

    async def shoot(self, page: Page, label: str) -> None:
        path = self.shots / f"{label.replace(' ', '_')}.jpg"
        await page.screenshot(path=path, type="jpeg", quality=70, animations="disabled", caret="initial")

    def note(self, label: str, found: list[str]) -> None:
        if found:
            self.found.setdefault(label, []).extend(found)

    def told(self) -> str:
        """The same finding on many screens once, with where it stands."""
        where: dict[str, list[str]] = {}
        for label, findings in self.found.items():
            for finding in dict.fromkeys(findings):
                where.setdefault(finding, []).append(label)
        lines = [
            f"{finding}\n    on {', '.join(labels[:4])}{' …' * (len(labels) > 4)}" for finding, labels in where.items()
        ]
        return "\n".join([f"{len(where)} findings, pictures in {self.shots}", *lines])


@dataclass
class Cast:
    """Who looks at what: rows of the demo plant, a company with nothing in it, a person without a role."""

    rows: dict[str, str]
    empty: str
    nobody: str = "nobody"
    admin: str = "first"

    def path(self, place: Place) -> str:
        return place.path.format(**self.rows)


ROWS = """
SELECT (SELECT id FROM orders_production_order WHERE tenant_id = d.tenant_id AND number = 'MO-1012') AS "order",
       (SELECT order_id FROM orders_operation WHERE tenant_id = d.tenant_id AND hold_id IS NOT NULL LIMIT 1) AS held,
       (SELECT id FROM onboarding_import_run WHERE tenant_id = d.tenant_id AND kind = 'orders' LIMIT 1) AS import,
       (SELECT id FROM onboarding_package WHERE tenant_id = d.tenant_id LIMIT 1) AS package,
       (SELECT id FROM onboarding_milestone WHERE tenant_id = d.tenant_id AND done_at IS NULL LIMIT 1) AS milestone,
       (SELECT id FROM onboarding_issue WHERE tenant_id = d.tenant_id AND closed_at IS NULL LIMIT 1) AS issue,
       (SELECT id FROM onboarding_suggestion WHERE tenant_id = d.tenant_id AND state = 'new' LIMIT 1) AS suggestion,
       (SELECT id FROM onboarding_department WHERE tenant_id = d.tenant_id LIMIT 1) AS department,
       (SELECT id FROM identity_user WHERE tenant_id = d.tenant_id AND login = 'wang') AS person,
       (SELECT id FROM identity_role WHERE tenant_id = d.tenant_id AND code = 'PLANNER') AS role,
       (SELECT id FROM insights_production_report WHERE tenant_id = d.tenant_id AND kind = 'day'
        ORDER BY day DESC LIMIT 1) AS daily,
       (SELECT id FROM masterdata_item WHERE tenant_id = d.tenant_id AND code = 'LT-2041-03') AS item,
       (SELECT id FROM masterdata_item WHERE tenant_id = d.tenant_id AND code = 'RM-40CR-50') AS bar,
       (SELECT id FROM masterdata_drawing WHERE tenant_id = d.tenant_id AND media_type = 'image/png') AS drawing,
       (SELECT b.id FROM masterdata_bom b JOIN masterdata_item i ON i.tenant_id = b.tenant_id AND i.id = b.item_id
        WHERE b.tenant_id = d.tenant_id AND i.code = 'AR-5600') AS bom,
       (SELECT id FROM masterdata_bom WHERE tenant_id = d.tenant_id AND state = 'draft' LIMIT 1) AS draft,
       (SELECT r.id FROM masterdata_routing r JOIN masterdata_item i ON i.tenant_id = r.tenant_id AND i.id = r.item_id
        WHERE r.tenant_id = d.tenant_id AND i.code = 'AR-5600') AS routing,
       (SELECT id FROM masterdata_operation_definition
        WHERE tenant_id = d.tenant_id AND code = 'GRIND-OD') AS definition,
       (SELECT id FROM masterdata_engineering_change WHERE tenant_id = d.tenant_id LIMIT 1) AS change,
       (SELECT x.id FROM orders_operation x JOIN orders_production_order p ON p.tenant_id = x.tenant_id
        AND p.id = x.order_id AND p.number = 'MO-1027' WHERE x.tenant_id = d.tenant_id AND x.sequence = 10) AS roomy,
       (SELECT id FROM reporting_output_report WHERE tenant_id = d.tenant_id AND flags <> '{}' LIMIT 1) AS report,
       (SELECT id FROM reporting_andon WHERE tenant_id = d.tenant_id AND state <> 'resolved' LIMIT 1) AS andon,
       (SELECT id FROM reporting_downtime_record
        WHERE tenant_id = d.tenant_id AND ended_at IS NULL LIMIT 1) AS downtime,
       (SELECT id FROM reporting_shift_handover WHERE tenant_id = d.tenant_id LIMIT 1) AS handover,
       (SELECT l.id FROM traceability_material_lot l JOIN traceability_receipt r ON r.tenant_id = l.tenant_id
        AND r.id = l.receipt_id WHERE l.tenant_id = d.tenant_id ORDER BY l.received_at LIMIT 1) AS lot,
       (SELECT id FROM traceability_shipment WHERE tenant_id = d.tenant_id ORDER BY state LIMIT 1) AS shipment,
       (SELECT id FROM labels_template WHERE tenant_id = d.tenant_id AND code = 'LOT') AS label,
       (SELECT id FROM labels_print_job WHERE tenant_id = d.tenant_id AND state = 'unclear' LIMIT 1) AS print,
       (SELECT id FROM labels_printer WHERE tenant_id = d.tenant_id AND code = 'ZT411') AS printer,
       (SELECT id FROM traceability_device_identifier WHERE tenant_id = d.tenant_id AND state = 'draft' LIMIT 1)
        AS identifier,
       (SELECT id FROM traceability_epcis_document WHERE tenant_id = d.tenant_id LIMIT 1) AS epcis,
       (SELECT id FROM traceability_count_sheet WHERE tenant_id = d.tenant_id ORDER BY state DESC LIMIT 1) AS sheet,
       (SELECT id FROM traceability_pack WHERE tenant_id = d.tenant_id ORDER BY parent_id DESC NULLS FIRST LIMIT 1)
        AS pack,
       o.id AS operation, o.card
FROM directory d JOIN orders_operation o ON o.tenant_id = d.tenant_id AND o.state = 'running' AND o.hold_id IS NULL
JOIN identity_team t ON t.tenant_id = d.tenant_id AND o.work_center_id = ANY (t.work_center_ids)
JOIN identity_team_member m ON m.tenant_id = d.tenant_id AND m.team_id = t.id AND m.left_at IS NULL
JOIN identity_user u ON u.tenant_id = d.tenant_id AND u.id = m.user_id AND u.login = 'wang'
WHERE d.slug = $1 ORDER BY o.planned_start LIMIT 1
"""


# who plans the orders may not see what they cost; whoever walks all screens has to
OWNER_FOR = """
SELECT u.id AS user_id, r.id AS role_id FROM identity_user u
JOIN identity_role r ON r.tenant_id = u.tenant_id AND r.code = 'OWNER'
WHERE u.tenant_id = $1 AND u.login = 'zhou'
"""


# background work that was given up on, as the worker process leaves it
LETTER = """
INSERT INTO outbox (tenant_id, id, event, actor, queue, payload, at, state, next_at, attempts, attempted_at, error)
VALUES ($1, $2, 'reporting.output_reported', 'telemetry.counters.follow', 'default', '{}', now() - interval '2 hours',
        'dead', now(), 5, now() - interval '1 hour', 'ConnectionRefusedError: [Errno 111] Connection refused')
"""


async def cast(house: Any) -> Cast:
    """Hire the person without a role, open the empty company, lose one piece of background work for the letters, ask
    somebody in, make a token, begin a review of everybody's rights."""
    letter, hired, invited, token, review, recall = (uuid7() for _ in range(6))
    rights: dict[str, Any] = {"password": PASSWORD, "password_temporary": False}
    connection = await asyncpg.connect(house.dsns.admin)
    try:
        tenant_id = await connection.fetchval("SELECT tenant_id FROM directory WHERE slug = $1", COMPANY)
        row = await connection.fetchrow(ROWS, COMPANY)
        owner = await connection.fetchrow(OWNER_FOR, tenant_id)
        await connection.execute(LETTER, tenant_id, letter)
    finally:
        await connection.close()
    slug = f"neu{uuid4().hex[:6]}"
    async with adopted(house):
        empty = await provision(CreateTenant(slug=slug, name_zh="新开的厂", name_en="New plant"))
        await seed_roles(empty)
        await run(system(empty), create_user, CreateUser(login="first", name="高远", roles=[ADMIN], **rights))
        await run(system(tenant_id), create_user, CreateUser(id=hired, login="nobody", name="吴名", **rights))
        await run(system(tenant_id), grant_role, GrantRole(**owner))
        guest = Invite(id=invited, phone="13911112222", name="马超", roles=["OPERATOR"])
        await run(system(tenant_id), invite, guest)
        rights = dict.fromkeys(("identity.token:issue", "identity.user:read"))
        author = Actor(
            tenant_id=tenant_id, kind="user", id=owner["user_id"], name="周晓岚", permissions=rights, slug=COMPANY,
            epoch=1, session_id=(await open_session_for(COMPANY, owner["user_id"], by="password")).actor.session_id,
        )  # fmt: skip
        until = datetime.now(UTC) + timedelta(days=90)
        cmd = IssueApiToken(id=token, name="ERP", permissions=["identity.user:read"], expires_at=until)
        await run(author, issue_api_token, cmd)
        await run(system(tenant_id), start_review, StartReview(id=review))
        lot = RecallSource(kind="lot", id=row["lot"])
        drill = OpenRecall(id=recall, kind="drill", why="年度演练", sources=[lot])
        recalled = (await run(system(tenant_id), open_recall, drill)).row.id
        await run(system(tenant_id), hold_recalled, HoldRecalled(recall_id=recalled))
    made = {
        "letter": letter,
        "line": hired,
        "invitation": invited,
        "token": token,
        "review": review,
        "recall": recalled,
    }
    return Cast({name: str(value) for name, value in {**row, **made}.items()}, slug)
