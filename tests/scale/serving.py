"""Those who serve and those who are served, against each other: the vendor's staff, two partners, their customers, an
ordinary customer's administrator, and visitors before consent, inside, afterwards and elsewhere.

Each sends every query and mutation of the live schema with every other party's values, and knocks at the doors. What a
party may know of a customer stands in its own books; anything else of anybody is a leak. Nothing of a party that did
not ask for it may change; a visitor to read changes nothing at all, one to write nobody's rights, credentials or bills.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import html
import io
import json
import random
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

import asyncpg

from infra.actions import run
from infra.ids import uuid7
from infra.work import system, working
from tenants.identity.seeds import seed_roles
from tenants.identity.visits import commands as visits
from tenants.plans import CreateTenant, provision
from tenants.roles import ADMIN, PARTNER_ADMIN, PARTNER_STAFF, VENDOR_ADMIN, VENDOR_STAFF
from tenants.vendor import commands as do
from tenants.vendor.company import ensure_vendor, found_organisation, record
from tenants.vendor.metering import measure
from tenants.vendor.models import Partner
from tests.kit.people import Staff
from tests.scale.shapes import Shape, put
from tests.scale.wire import Answer, Wire
from tests.scale.worlds import World

if TYPE_CHECKING:
    from tests.scale.attacks import Arena, Tally
    from tests.scale.stand import Stand

CUSTOMERS = "{ customers(first: 50) { nodes { slug } } customerSummary { total } }"
LOOKS = ("{ users(first: 5) { nodes { id } } }", "{ orders(first: 5) { nodes { number } } }")
BACKGROUND = frozenset({"plans_usage_day"})
"""What the API writes down by itself, a while later: how much a company asked."""
TABLES = (
    "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'"
    " WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1"
)
KEPT = re.compile(r"(identity_(?!visit|todo|absence|attendance|message)|plans_|vendor_|directory|records_signature).*")
"""What no visitor changes, whatever was consented to."""
OWN_LINES = re.compile(r"journal|journal_change|audit_pending|audit_seal|audit_head|outbox|live_event|live_head")


@dataclass
class Party:
    """Somebody who asks. `knows`: words and ids of others that stand in his own company's books, or that he may see."""

    label: str
    scheme: str
    token: str
    home: Staff
    knows: tuple[str, ...] = ()
    sees: World | None = None  # of a visitor: where he is


@dataclass
class Serving:
    vendor: Staff
    partners: list[Staff]
    plain: Staff
    parties: list[Party] = field(default_factory=list)
    asked: dict[str, UUID] = field(default_factory=dict)  # visits by mode
    staff_token: str = ""
    other_token: str = ""

    @property
    def organisations(self) -> list[Staff]:
        return [self.vendor, *self.partners, self.plain]


async def serving(here: Stand, worlds: Sequence[World], attackable: Sequence[Shape]) -> Serving:
    """The first world is the vendor's own customer, each other one a partner's."""
    vendor = Staff(await ensure_vendor(), "lotline", here.dsns.admin)
    made = Serving(vendor, [], await _plain(here))
    for n in (1, 2):
        made.partners.append(await _partner(here, vendor, n))
    here.documents(
        **{f"serving_{n}": text for n, text in enumerate((*(shape.document for shape in attackable), *LOOKS))}
    )
    for n, w in enumerate(worlds):
        partner = made.partners[n - 1] if n else None
        for books in [vendor, *([partner] if partner else [])]:
            await record(books.tenant_id, _customer(w, partner))
    await measure([w.tenant_id for w in worlds])
    await _people(made, worlds)
    return made


def _customer(w: World, partner: Staff | None) -> do.RecordCustomer:
    return do.RecordCustomer(
        customer_id=w.tenant_id, slug=w.slug, name_zh=f"公司 {w.marker}", name_en=f"Company {w.marker}",
        partner_id=partner.tenant_id if partner else None, state="active",
    )  # fmt: skip


async def _plain(here: Stand) -> Staff:
    """A customer like any other, who never was anything else."""
    slug = f"plain-{random.randbytes(4).hex()}"
    tenant_id = await provision(CreateTenant(slug=slug, name_zh="普通厂", name_en="Plain"))
    await seed_roles(tenant_id)
    return Staff(tenant_id, slug, here.dsns.admin)


async def _partner(here: Stand, vendor: Staff, n: int) -> Staff:
    id, slug = uuid7(), f"partner-{n}-{random.randbytes(4).hex()}"
    await found_organisation(id, CreateTenant(slug=slug, name_zh=f"伙伴 {slug}", name_en=f"Partner {slug}"))
    async with working(vendor.system, command="test.partner") as work:
        await work.insert(Partner(id=id, slug=slug, name_zh=f"伙伴 {slug}", name_en=f"Partner {slug}", state="active"))
    return Staff(id, slug, here.dsns.admin)


async def _people(made: Serving, worlds: Sequence[World]) -> None:
    names = {w.slug: await _known_of(w) for w in worlds}
    everyone = tuple(word for each in names.values() for word in each)
    partners = tuple(word for each in made.partners for word in (each.slug, str(each.tenant_id)))
    for role, label in ((VENDOR_ADMIN, "vendor's manager"), (VENDOR_STAFF, "vendor's staff")):
        token = await _token(made.vendor, role)
        made.parties.append(Party(label, "Bearer", token, made.vendor, everyone + partners))
    for n, partner in enumerate(made.partners, 1):
        for role in (PARTNER_ADMIN, PARTNER_STAFF):
            token = await _token(partner, role)
            knows = (*names[worlds[n].slug], partner.slug, str(partner.tenant_id))
            made.parties.append(Party(f"partner {n} {role}", "Bearer", token, partner, knows))
    made.parties.append(Party("ordinary administrator", "Bearer", await _token(made.plain, ADMIN), made.plain))
    made.other_token = await _token(made.vendor, VENDOR_STAFF)
    user = await made.vendor.hire(f"visitor{random.randbytes(3).hex()}", VENDOR_STAFF)
    proof = await made.vendor.token(user.id)
    made.staff_token, visitor = str(proof), await made.vendor.actor(proof)
    for mode, w in (("read", worlds[0]), ("write", worlds[1])):
        made.asked[mode] = await _asked(made, visitor, w, mode)


async def _known_of(w: World) -> tuple[str, ...]:
    """What the books say of a customer: who it is, never what it does."""
    (row,) = await w.staff.rows("plans_tenant")
    return (
        row["name_zh"],
        row["name_en"],
        row["slug"],
        str(w.tenant_id),
        *([row["industry"]] if row["industry"] else []),
    )


async def _token(company: Staff, role: str) -> str:
    user = await company.hire(f"u{random.randbytes(4).hex()}", role)
    return str(await company.token(user.id))


async def _asked(made: Serving, visitor: Any, w: World, mode: str) -> UUID:
    """Asked at home and recorded there, as the worker does it."""
    cmd = do.AskVisit(customer_id=w.tenant_id, mode=mode, minutes=60, reason="looking at it together")
    visit = (await run(visitor, do.ask_visit, cmd)).row
    wanted = visits.RequestVisit(
        visit_id=visit.id, home_tenant_id=made.vendor.tenant_id, home_name="Lotline", staff_id=visit.staff_id,
        staff_name=visit.staff_name, why=visit.why, mode=mode, minutes=60, expires_at=visit.until,
    )  # fmt: skip
    await run(system(w.tenant_id), visits.request_visit, wanted)
    return UUID(str(visit.id))


# -- attacking ---------------------------------------------------------------------------------------------------


class Siege:
    def __init__(self, arena: Arena, made: Serving, tally: Tally, *, share: float) -> None:
        self.arena, self.made, self.tally, self.share = arena, made, tally, share
        self.wire = Wire(arena.here.port)
        self.dumps: dict[str, dict[str, str]] = {}
        self.said: dict[str, set[str]] = defaultdict(set)  # by company: what its people sent in commands

    async def run(self) -> None:
        from tests.scale.attacks import dump_of

        await self._before_consent()
        for mode, w in (("read", self.arena.worlds[0]), ("write", self.arena.worlds[1])):
            await self._let_in(mode, w)
        companies = [*self.made.organisations, *(w.staff for w in self.arena.worlds)]
        rows = {each.slug: await dump_of(self.arena.here, each.tenant_id) for each in companies}
        ids = {slug: frozenset(UUIDS.findall("\n".join(each.values()))) for slug, each in rows.items()}
        self.dumps = {each.slug: await self._digests(each) for each in companies}
        for kind in ("query", "mutation"):  # once somebody gave commands, what he sent stands in his own company
            for party in self.made.parties:
                await self._attacks(party, kind, ids)
                await self._all_unchanged(party, companies)
        for party in self.made.parties:
            await self._doors(party, self._words(party))
        await self._controls()
        await self._afterwards()
        self.wire.close()

    async def _before_consent(self) -> None:
        """Asked is not let in; and nobody else's request opens anything either."""
        for mode, visit_id in self.made.asked.items():
            mine = await self._enter(visit_id, self.made.staff_token)
            self._refused(f"{mode} visit before consent", mine, 409)
            foreign = await self._enter(visit_id, self.made.other_token)
            missing = await self._enter(uuid7(), self.made.other_token)
            self._same(f"{mode} visit of a colleague", foreign, missing)
            for party in self.made.parties:
                answer = await self._enter(visit_id, party.token)
                self._refused(f"{mode} visit as {party.label}", answer, 404, 403)

    async def _let_in(self, mode: str, w: World) -> None:
        cmd = visits.ConsentVisit(visit_id=self.made.asked[mode], mode=mode, minutes=60)
        await run(w.lead, visits.consent_visit, cmd)
        answer = await self._enter(self.made.asked[mode], self.made.staff_token)
        self.tally.control[f"visit to {mode}"] = None if answer.status == 200 else answer.text[:200]
        found = re.search(r"lotline_visit=([^;]+)", answer.headers.get("set-cookie", ""))
        assert found is not None, answer.headers
        knows = (*await _known_of(w), w.marker, str(w.number))
        party = Party(f"visitor to {mode}", "Visit", found[1], self.made.vendor, knows, sees=w)
        self.made.parties.append(party)

    async def _enter(self, visit_id: UUID, token: str) -> Answer:
        self.tally.attempts += 1
        body = json.dumps({"visitId": str(visit_id)}).encode()
        return await self.wire.post("/api/visit", body, authorization=f"Bearer {token}")

    async def _all_unchanged(self, party: Party, companies: Sequence[Staff]) -> None:
        for each in companies:
            if each is party.home:
                self.dumps[each.slug] = await self._digests(each)
            else:
                await self._unchanged(party, each)

    async def _digests(self, company: Staff) -> dict[str, str]:
        """A digest of each table's rows, in one statement: it is asked for after everybody."""
        connection = await asyncpg.connect(self.arena.here.dsns.admin)
        try:
            tables = [row["relname"] for row in await connection.fetch(TABLES)]
            parts = (
                f"SELECT '{name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest"
                f" FROM {name} t WHERE tenant_id = $1"
                for name in tables
            )
            rows = await connection.fetch(" UNION ALL ".join(parts), company.tenant_id)
        finally:
            await connection.close()
        return {row["name"]: row["digest"] for row in rows}

    def _words(self, party: Party) -> list[str]:
        return [word for w in self.arena.worlds for word in (w.marker, str(w.number)) if w is not party.sees]

    async def ask(self, party: Party, text: str, variables: Any) -> Answer:
        """A visitor has a browser's proof: in production it sends known documents only."""
        self.tally.attempts += 1
        if party.scheme == "Bearer":
            return await self.wire.graphql(party.token, text, variables)
        body = {"id": hashlib.sha256(text.encode()).hexdigest(), "variables": variables}
        return await self.wire.post("/api/graphql", json.dumps(body).encode(), authorization=f"Visit {party.token}")

    async def _attacks(self, party: Party, kind: str, ids: dict[str, frozenset[str]]) -> None:
        mine = ids[party.home.slug] | (ids[party.sees.slug] if party.sees else frozenset())
        foreign = frozenset().union(*(each for slug, each in ids.items() if slug != party.home.slug)) - mine
        words, said = self._words(party), self.said[party.home.slug]
        # What the attackers of the company he is in have typed there before him.
        typed = [
            each
            for w in self.arena.worlds
            if party.sees and w.slug == party.sees.slug
            for each in self.arena.said[w.marker]
        ]
        for label, shape, variables in self._requests(party):
            if shape.kind != kind or random.random() > self.share:
                continue
            said |= set(_strings(variables)) if kind == "mutation" else set()
            answer = await self.ask(party, shape.document, variables)
            text = answer.text.lower()
            for known in sorted((*party.knows, *_strings(variables), *said, *typed), key=len, reverse=True):
                text = text.replace(known.lower(), "")
            found = [*(set(UUIDS.findall(text)) & foreign), *(word for word in words if _stands(word, text))]
            if found:
                self.tally.leaks.append(f"{label} as {party.label}: {sorted(found)[:2]}")
            if answer.status >= 500 or '"infra.bug"' in answer.text:
                self.tally.bugs.append(f"{label} as {party.label}: {answer.status} {answer.text[:200]}")

    def _requests(self, party: Party) -> Iterator[tuple[str, Shape, dict[str, Any]]]:
        """Everything with everybody's values: the worlds' own, and of whoever serves the customers he does not have."""
        from tests.scale.attacks import own_of

        for w in self.arena.worlds:
            for shape in self.arena.attackable:
                staged = self.arena.staged[w.marker].get(shape.name, {})
                yield f"{shape.name} of {w.slug}", shape, staged if shape.kind == "mutation" else own_of(w, shape)
        others = [each for each in self.made.organisations if each is not party.home]
        for shape in self.arena.attackable:
            slots = [slot for slot in shape.slots if slot.kind == "id" and slot.name in ("customerId", "visitId", "id")]
            for slot in slots:
                base = self.arena.staged[self.arena.worlds[0].marker].get(shape.name) or own_of(
                    self.arena.worlds[0], shape
                )
                for value in self._foreign(party, slot.name, others):
                    yield f"{shape.name}.{slot.name}", shape, put(base, shape, slot, value)

    def _foreign(self, party: Party, name: str, others: Sequence[Staff]) -> list[str]:
        if name == "visitId":
            return [str(each) for each in self.made.asked.values()] if party.label.startswith("partner") else []
        served = {str(w.tenant_id) for w in self.arena.worlds} - set(party.knows)
        return sorted(served | {str(each.tenant_id) for each in others} - set(party.knows))

    async def _doors(self, party: Party, words: list[str]) -> None:
        headers = {"authorization": f"{party.scheme} {party.token}"}
        for w in self.arena.worlds:
            paths = [f"/api/orders/{w.ids['orderId']}/traveler.pdf", f"/api/imports/{w.ids['runId']}/reasons.xlsx"]
            for path in paths if w is not party.sees else ():
                answer = await self.wire.get(path, **headers)
                self._refused(f"{path} as {party.label}", answer, 401, 403, 404)
        if party.sees is not None:
            answer = await self.wire.get("/api/trail/export", **headers)
            self._refused(f"trail export as {party.label}", answer, 403)
            stolen = ".".join([self.arena.worlds[2].slug, *party.token.split(".")[1:]])
            self._refused("pass elsewhere", await self.wire.get("/api/session", authorization=f"Visit {stolen}"), 401)
            self._refused("pass as a session", await self.wire.get(
                "/api/session", authorization=f"Bearer {party.token}"), 401)  # fmt: skip
        answer = await self.wire.get("/api/vendor/customers.xlsx", **headers)
        if party.sees is not None or party.home is self.made.plain:
            self._refused(f"customers.xlsx as {party.label}", answer, 403)
        elif answer.status == 200:
            text = (await asyncio.to_thread(_unpacked, answer.body)).lower()
            for known in sorted((*party.knows, *self.said[party.home.slug]), key=len, reverse=True):
                text = text.replace(known.lower(), "")
            if found := [word for word in words if _stands(word, text)]:
                at = text.index(found[0])
                self.tally.leaks.append(f"customers.xlsx as {party.label}: {text[max(0, at - 80) : at + 40]}")

    async def _unchanged(self, party: Party, company: Staff) -> None:
        """The victim's rows; of the company a visitor is in: everything, or, where he may write, what is never his."""
        after = await self._digests(company)
        inside = party.sees is not None and party.sees.slug == company.slug
        for table, rows in self.dumps[company.slug].items():
            if after[table] == rows or table in BACKGROUND or (inside and OWN_LINES.fullmatch(table)):
                continue
            if inside and party.label == "visitor to write" and not KEPT.fullmatch(table):
                continue
            self.tally.changed.append(f"{table} of {company.slug} by {party.label}")
        self.dumps[company.slug] = after

    async def _controls(self) -> None:
        """Whoever serves sees his own customers; a visitor sees the company he is in, and leaves a line for it."""
        for party in self.made.parties:
            if party.sees is None and party.home is not self.made.plain:
                answer = await self.ask(party, CUSTOMERS, {})
                own = [w.slug for w in self.arena.worlds if w.slug in party.knows]
                shown = all(slug in answer.text for slug in own) and answer.status == 200
                self.tally.control[f"customers of {party.label}"] = None if shown else answer.text[:200]
            elif party.sees is not None:
                for query in LOOKS:
                    answer = await self.ask(party, query, {})
                    shown = answer.status == 200 and '"nodes":[{' in answer.text
                    self.tally.control[f"{query} of {party.label}"] = None if shown else answer.text[:200]
                lines = await party.sees.staff.rows("journal", "command = 'identity.note_look'")
                self.tally.control[f"looks of {party.label}"] = None if lines else "no line in the customer's trail"

    async def _afterwards(self) -> None:
        """Ended by the customer, and by the visitor: from the next request on nothing opens."""
        from tests.scale.attacks import own_of

        inside = [party for party in self.made.parties if party.sees is not None]
        for party, mode in zip(inside, ("read", "write"), strict=True):
            assert party.sees is not None
            end = visits.EndVisit(visit_id=self.made.asked[mode])
            if mode == "read":
                await run(party.sees.lead, visits.end_visit, end)
            else:
                gone = await self.wire.send(
                    "DELETE", "/api/visit", b"{}",
                    {"authorization": f"Visit {party.token}", "content-type": "application/json"},
                )  # fmt: skip
                self.tally.control["a visitor leaves"] = None if gone.status == 200 else gone.text[:200]
            for shape in self.arena.attackable[:: 1 if self.share == 1 else 9]:
                staged = self.arena.staged[party.sees.marker].get(shape.name, {})
                variables = staged if shape.kind == "mutation" else own_of(party.sees, shape)
                answer = await self.ask(party, shape.document, variables)
                self._refused(f"{shape.name} after the visit to {mode}", answer, 401)
            again = await self._enter(self.made.asked[mode], self.made.staff_token)
            self._refused(f"{mode} visit again", again, 409)

    def _refused(self, label: str, answer: Answer, *statuses: int) -> None:
        self.tally.attempts += 1
        if answer.status not in statuses:
            self.tally.leaks.append(f"{label}: {answer.status} {answer.text[:160]}")

    def _same(self, label: str, foreign: Answer, missing: Answer) -> None:
        if (foreign.status, foreign.text) != (missing.status, missing.text):
            self.tally.unequal.append(f"{label}: {foreign.text[:120]} / {missing.text[:120]}")


MARKERS = re.compile(r"zq[0-9a-f]{10}")
UUIDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def _stands(word: str, text: str) -> bool:
    return word in text if not word.isdigit() else re.search(rf"(?<![0-9a-f]){word}(?![0-9a-f])", text) is not None


def _strings(value: Any) -> Iterator[str]:
    """What was sent comes back in refusals."""
    if isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, str) and len(value) > 3:
        yield value
        if len(value) > 60:  # a file, or what one is made of
            yield from MARKERS.findall(value)
            with suppress(binascii.Error, ValueError):
                yield from MARKERS.findall(base64.b64decode(value, validate=True).decode())


def _unpacked(content: bytes) -> str:
    book = zipfile.ZipFile(io.BytesIO(content))
    return html.unescape("\n".join(book.read(name).decode(errors="replace") for name in book.namelist()))


async def besiege(arena: Arena, tally: Tally, *, share: float) -> None:
    """`share` of the requests; the doors, the controls and the ends of visits always."""
    assert arena.serving is not None
    await Siege(arena, arena.serving, tally, share=share).run()


__all__ = ["Serving", "besiege", "serving"]
