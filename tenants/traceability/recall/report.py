"""The report of a recall or drill, for the authority and the file: who, which lots, how much is where, whether it adds
up, which customers with their contacts, and when each thing happened. PDF and workbook say the same."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from infra import clock
from infra.actions import query
from infra.db import among, mine
from infra.work import Read
from tenants import masterdata
from tenants.masterdata.models import Item, Unit
from tenants.orders.models import ProductionOrder
from tenants.plans.models import Tenant
from tenants.traceability.models import MaterialLot, Recall, RecallAct, RecallTask
from tenants.traceability.paper import Column, Paper, Section, Value, grouped, pdf, workbook
from tenants.traceability.recall import access, permissions, scope
from tenants.traceability.recall.errors import RecallNotFound
from tenants.traceability.recall.report_words import say
from tenants.traceability.recall.scope import Customer, Figures, Scope, Standing

SHOWN: Final = ("stock", "process", "shipped", "recovered", "scrapped")
BALANCE: Final = ("came", "stock", "process", "consumed", "became", "shipped", "scrapped", "returned", "lost")


@dataclass(frozen=True)
class Whole:
    """Everything a report says, as it is now."""

    recall: Recall
    found: Scope
    figures: Figures
    customers: Sequence[Customer]
    places: Sequence[Any]
    orders: Sequence[ProductionOrder]
    tasks: Sequence[RecallTask]
    acts: Sequence[RecallAct]
    lots: Sequence[MaterialLot]
    items: dict[UUID, Item]
    units: dict[str, Unit]
    tenant: Tenant


@query(needs=permissions.READ_RECALLS)
async def whole_recall(read: Read, recall_id: UUID) -> Whole:
    recall = await read.get(Recall, recall_id)
    if recall is None:
        raise RecallNotFound()
    found = await scope.reach(read, recall.root_ids)
    figures = await scope.figures(read, found)
    lots = await read.all(
        mine(MaterialLot).where(among(MaterialLot.id, found.lot_ids)).order_by(MaterialLot.number, MaterialLot.id)
    )
    tenant = await read.get(Tenant, read.tenant_id)
    assert tenant is not None  # its first journal line made it
    return Whole(
        recall, found, figures, await scope.customers(read, found), await scope.places(read, found),
        await scope.orders(read, found), await access.tasks_of(read, recall.id), await access.acts_of(read, recall.id),
        lots, {each.id: each for each in await read.many(Item, {lot.item_id for lot in lots}) if each},
        {each.code: each for each in await read.all(mine(Unit))}, tenant,
    )  # fmt: skip


async def recall_pdf(read: Read, recall_id: UUID, lang: str) -> tuple[str, bytes]:
    """(number, content); `lang` zh or en."""
    whole = await whole_recall(read, recall_id)
    return whole.recall.number, await asyncio.to_thread(lambda: pdf(Report(whole, lang).paper()))


async def recall_xlsx(read: Read, recall_id: UUID, lang: str) -> tuple[str, bytes]:
    whole = await whole_recall(read, recall_id)
    return whole.recall.number, await asyncio.to_thread(lambda: workbook(Report(whole, lang).paper()))


class Report:
    """One recall in one language."""

    def __init__(self, whole: Whole, lang: str) -> None:
        self.whole, self.lang, self.recall = whole, lang, whole.recall

    def word(self, key: str, **values: Any) -> str:
        return say(key, self.lang, **values)

    def name(self, row: Any) -> str:
        return masterdata.spoken(self.lang, row)

    def unit(self, code: str) -> str:
        known = self.whole.units.get(code)
        return self.name(known) if known else code

    def paper(self) -> Paper:
        whole, recall = self.whole, self.recall
        return Paper(
            lang=self.lang, zone=whole.tenant.time_zone, company=self.name(whole.tenant),
            title=f"{self.word('title_' + recall.kind)} {recall.number}", headline=self.headline(),
            mark=self.word("mark_drill") if recall.kind == "drill" else self.level(),
            printed=self.word("printed"), printed_at=clock.now(), facts=self.facts(), figures=self.totals(),
            sections=[each for each in self.sections() if each is not None],
            signatures=[self.word("made_by"), self.word("approved_by"), self.word("date")],
            more=self.word("more", count="{count}"), notes=[self.word("note_balance")],
        )  # fmt: skip

    def level(self) -> str:
        return self.word("level", level=self.recall.level) if self.recall.level else ""

    def headline(self) -> str:
        return self.word(
            "headline", roots=len(self.whole.figures.roots), lots=len(self.whole.found.lot_ids),
            customers=len(self.whole.customers),
            difference=grouped(self.whole.figures.difference_percent),
        )  # fmt: skip

    def facts(self) -> list[tuple[str, Value]]:
        r = self.recall
        since = self.word("source_join").join(self._source(each) for each in r.sources)
        facts: list[tuple[str, Value]] = [
            (self.word("began_with"), since), (self.word("why"), r.why), (self.word("opened"), r.opened_by),
            (self.word("began_at"), r.began_at),
            (self.word("found_at"), self._timed(r.found_at, self.word("found_ms", ms=r.found_ms))),
            (self.word("held_at"), self._timed(r.held_at, self._held_by(r))),
            (self.word("answered_at"), self._timed(r.answered_at, r.answered_by or "")),
        ]  # fmt: skip
        if r.closed_at:
            facts += [(self.word("closed_at"), self._timed(r.closed_at, r.closed_by or ""))]
            facts += [(self.word("summary"), r.summary)]
        return facts

    def _held_by(self, recall: Recall) -> str:
        """What lay still already was held by nobody here."""
        who = recall.held_by or ""
        return self.word("held_count", count=recall.held, who=who) if recall.held else self.word("held_before", who=who)

    def _source(self, stored: dict[str, Any]) -> str:
        text = stored.get("text") or ""
        window = ""
        if stored.get("since"):
            window = f" {stored['since'][:16].replace('T', ' ')} – {(stored.get('until') or '')[:16].replace('T', ' ')}"
        return f"{self.word('kind_' + stored['kind'])} {text}{window}"

    def _timed(self, at: datetime | None, note: str) -> str | None:
        if at is None:
            return None
        after = self.word("after", seconds=grouped(Decimal(round((at - self.recall.began_at).total_seconds()))))
        local = at.astimezone(ZoneInfo(self.whole.tenant.time_zone))
        return " · ".join(filter(None, [f"{local:%Y-%m-%d %H:%M:%S}", after, note]))

    def totals(self) -> list[tuple[str, str, str]]:
        totals = self.whole.figures.totals()
        made = []
        for name in SHOWN:
            amounts = [f"{grouped(amount)} {self.unit(unit)}" for unit, amount in sorted(totals[name].items())]
            lots = self.word("lots", count=self.whole.figures.lots_by.get(name, 0))
            made.append((self.word(name), " + ".join(amounts) or "0", lots))
        return made

    def sections(self) -> Iterable[Section | None]:
        yield self.graded()
        yield self.balance("balance_roots", self.whole.figures.roots)
        yield self.balance("balance_items", self.whole.figures.items)
        yield self.customers()
        yield self.places()
        yield self.orders()
        yield self.tasks()
        yield self.held()
        yield self.lots()

    def graded(self) -> Section | None:
        if not self.recall.criteria:
            return None
        rows = [
            [
                self.word("criterion_" + each["name"]), None if each["value"] is None else Decimal(each["value"]),
                Decimal(each["good"]), Decimal(each["bad"]), self.word("verdict_" + each["verdict"]),
            ]
            for each in self.recall.criteria
        ]  # fmt: skip
        columns = [
            Column(self.word("criterion"), 3),
            *(Column(self.word(k), 1, True) for k in ("value", "good", "bad")),
        ]
        return Section(
            self.word("grade", grade=self.recall.grade), self.word("grade_sheet"),
            [*columns, Column(self.word("verdict"))], rows, self.word("grade_note"),
            frozenset(n for n, each in enumerate(self.recall.criteria) if each["verdict"] != "good"),
        )  # fmt: skip

    def balance(self, title: str, standings: Sequence[Standing]) -> Section:
        rows: list[list[Value]] = []
        for each in standings:
            named = each.lot.number if each.lot else self.word("lots", count=each.lots)
            rows.append(
                [named, f"{each.item.code} {self.name(each.item)}", self.unit(each.unit)]
                + [getattr(each.flows, name) for name in BALANCE]
                + [each.flows.difference]
            )
        columns = [Column(self.word("lot"), 1.6), Column(self.word("item"), 2), Column(self.word("unit"), 0.6)]
        columns += [Column(self.word(name), 0.9, True) for name in (*BALANCE, "difference")]
        strong = frozenset(n for n, each in enumerate(standings) if each.flows.difference)
        return Section(self.word(title), self.word(title), columns, rows, strong=strong)

    def customers(self) -> Section:
        rows: list[list[Value]] = []
        for customer in self.whole.customers:
            who = customer.partner
            contact = [who.contact, who.phone, who.email, who.address] if who else []
            for sent in customer.sent:
                rows.append([
                    self.name(who) if who else self.word("nobody"),
                    " · ".join(filter(None, contact)) or self.word("no_contact"), sent.number, sent.shipped_at,
                    f"{sent.item.code} {self.name(sent.item)}",
                    sent.first_lot + (f" +{sent.lots - 1}" if sent.lots > 1 else ""),
                    sent.quantity, sent.recovered, self.unit(sent.unit),
                ])  # fmt: skip
        columns = [
            Column(self.word("customer"), 1.6), Column(self.word("contact"), 2.2), Column(self.word("shipment")),
            Column(self.word("shipped_at"), 1.3), Column(self.word("item"), 1.6), Column(self.word("lot"), 1.2),
            Column(self.word("sent"), 0.8, True), Column(self.word("recovered"), 0.8, True),
            Column(self.word("unit"), 0.6),
        ]  # fmt: skip
        strong = frozenset(n for n, row in enumerate(rows) if row[1] == self.word("no_contact"))
        title = self.word("customers", count=len(self.whole.customers))
        return Section(
            title, self.word("customers_sheet"), columns, rows, strong=strong, empty=self.word("no_customers")
        )

    def places(self) -> Section:
        rows: list[list[Value]] = [
            [f"{row['code']} {self.name(_Names(row))}", row["lots"], row["quantity"], self.unit(row["unit"])]
            for row in self.whole.places
        ]
        columns = [Column(self.word("place"), 3), Column(self.word("lot_count"), 1, True),
                   Column(self.word("quantity"), 1, True), Column(self.word("unit"), 1)]  # fmt: skip
        return Section(self.word("places"), self.word("places"), columns, rows)

    def orders(self) -> Section:
        rows: list[list[Value]] = [
            [each.number, each.quantity, self.unit(each.unit), each.due_at] for each in self.whole.orders
        ]
        columns = [Column(self.word("order"), 2), Column(self.word("quantity"), 1, True), Column(self.word("unit")),
                   Column(self.word("due"), 2)]  # fmt: skip
        return Section(self.word("orders"), self.word("orders"), columns, rows)

    def tasks(self) -> Section:
        rows: list[list[Value]] = [
            [
                self.word("task_" + each.kind), self._whom(each.label), each.quantity,
                self.unit(each.unit), each.due_at, each.done_at, each.done_by, each.note,
            ]
            for each in self.whole.tasks
        ]  # fmt: skip
        keys = ("task", "whom", "quantity", "unit", "due", "done_at", "done_by", "note")
        widths = (1.2, 2, 0.8, 0.6, 1.5, 1.5, 1, 2)
        columns = [Column(self.word(k), w, k == "quantity") for k, w in zip(keys, widths, strict=True)]
        strong = frozenset(n for n, each in enumerate(self.whole.tasks) if each.done_at is None)
        return Section(self.word("tasks"), self.word("tasks"), columns, rows, strong=strong)

    def _whom(self, label: Mapping[str, str]) -> str:
        """Code and name; an order is its number only."""
        return " ".join(dict.fromkeys(filter(None, (label["code"], label[self.lang]))))

    def held(self) -> Section:
        rows: list[list[Value]] = [
            [self.word("act_" + each.kind), each.acted_at, each.acted_by, len(each.lot_ids), each.took_ms, each.reason]
            for each in self.whole.acts
        ]
        keys = ("act", "at", "by", "lot_count", "took_ms", "reason")
        columns = [Column(self.word(k), 1.5, k in ("lot_count", "took_ms")) for k in keys]
        return Section(self.word("acts"), self.word("acts"), columns, rows)

    def lots(self) -> Section:
        known = access.held_by(self.whole.acts)
        roots = set(self.whole.found.root_ids)
        rows: list[list[Value]] = []
        for lot in self.whole.lots:
            item = self.whole.items[lot.item_id]
            mark = "held" if lot.id in known.before else "released" if lot.id in known.released else None
            rows.append([
                lot.number, self.word("root") if lot.id in roots else None, f"{item.code} {self.name(item)}",
                lot.quantity, self.unit(lot.unit), self.word("state_" + lot.state),
                self.word("mark_" + mark) if mark else None, lot.received_at,
            ])  # fmt: skip
        keys = ("lot", "role", "item", "quantity", "unit", "state", "by_recall", "since")
        widths = (1.6, 0.7, 2, 0.8, 0.6, 0.8, 0.8, 1.5)
        columns = [Column(self.word(k), w, k == "quantity") for k, w in zip(keys, widths, strict=True)]
        return Section(self.word("all_lots", count=len(rows)), self.word("all_lots_sheet"), columns, rows)


class _Names:
    """A row's two names, for `spoken`."""

    def __init__(self, row: Any) -> None:
        self.name_zh, self.name_en = row["name_zh"], row["name_en"]
