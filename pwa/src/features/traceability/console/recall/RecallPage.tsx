import { IconFileSpreadsheet, IconFileTypePdf } from "@tabler/icons-react";
import { useState } from "react";
import { AnswerRecallDocument, RecallDetailDocument, RecallReachDocument, RecallsDocument, DrillStateDocument, type RecallDetailQuery, type RecallReachQuery } from "@/packages/api/generated/graphql";
import { absolute, ago, count, known, named, quantity, t, unitName } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dot } from "@/c/kit/parts";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { Crumbs, Section } from "@/features/masterdata/console/shared";
import { DASH, Fact, Facts, ItemCell, LotLink, OrderLink } from "../parts";
import { AffectedLots } from "./AffectedLots";
import { after, amountsText, holdText, isNothing, KindMark, numberOf, RecallState, sourceText, stopwatch, took } from "./parts";
import { isAbove, minus } from "../model/amounts";
import { RECEIVE } from "../permissions";
import { OPEN_RECALL, WORK_ON_RECALL } from "./permissions";
import { CloseDialog, HoldDialog, RecoverDialog, TaskDialog } from "./RecallDialogs";
import "./recall.css";

export type Recall = NonNullable<RecallDetailQuery["recall"]>;
export type Task = Recall["tasks"][number];
export type Scope = NonNullable<RecallReachQuery["recall"]>["scope"];

export default function RecallPage({ id = "" }: { id?: string }) {
  const query = useRead(RecallDetailDocument, { id }, { refetchInterval: 30_000 });
  return (
    <div className="page scrolls">
      <Loaded query={query} what={t("recall.one")} rows={8} whole>
        {({ recall }) => (recall ? <Whole key={recall.id} recall={recall} /> : <Note whole title={t("recall.not_found")} acts={<a className="btn" href={href("/recalls")}>{t("recall.title")}</a>}>{t("order.not_found_why")}</Note>)}
      </Loaded>
    </div>
  );
}

function Whole({ recall }: { recall: Recall }) {
  const reach = useRead(RecallReachDocument, { id: recall.id }, { refetchInterval: recall.state === "open" ? 30_000 : undefined });
  return (
    <>
      <Title recall={recall} />
      <Loaded query={reach} what={t("recall.reach")} rows={6}>
        {({ recall: found }) => found && <Reached recall={recall} scope={found.scope} />}
      </Loaded>
    </>
  );
}

function Title({ recall }: { recall: Recall }) {
  return (
    <header className="detail-head">
      <div className="detail-title">
        <Crumbs items={[{ label: t("recall.title"), path: "/recalls" }]} />
        <h1>{recall.number} <span>{recall.why}</span><RecallState recall={recall} /></h1>
        <p><KindMark recall={recall} /><Dot />{t("recall.began_with", { what: recall.sources.map(sourceText).join(", ") })}<Dot />{recall.openedBy} {absolute(recall.beganAt)}</p>
      </div>
      <div className="acts">
        <a className="btn" href={`/api/recalls/${recall.id}/report.pdf`} target="_blank" rel="noreferrer"><IconFileTypePdf size={16} stroke={1.75} aria-hidden="true" />{t("recall.pdf")}</a>
        <a className="btn" href={`/api/recalls/${recall.id}/report.xlsx`}><IconFileSpreadsheet size={16} stroke={1.75} aria-hidden="true" />{t("recall.xlsx")}</a>
      </div>
    </header>
  );
}

function Reached({ recall, scope }: { recall: Recall; scope: Scope }) {
  const late = recall.heldAt && scope.unheld > 0 && recall.state === "open";
  return (
    <>
      <p className="recall-headline">{t("recall.headline", { roots: count(scope.rootCount), n: count(scope.count), customers: count(scope.customers.length) })}</p>
      <Steps recall={recall} scope={scope} />
      {late && <p className="recall-late" role="status"><StatusMark mark="late">{t("recall.since", { n: count(scope.unheld) })}</StatusMark></p>}
      <Quantities scope={scope} />
      {recall.criteria.length > 0 && <Criteria recall={recall} />}
      <Section title={t("recall.balance")}><Balance scope={scope} /></Section>
      <Section title={t("recall.customers", { n: count(scope.customers.length) })}><Customers recall={recall} scope={scope} /></Section>
      {recall.tasks.length > 0 && <Tasks recall={recall} />}
      <Where scope={scope} />
      <AffectedLots recall={recall} scope={scope} />
      {recall.acts.length > 0 && <Acts recall={recall} />}
      {recall.summary && <Section title={t("recall.summary")}><p className="mat-lead">{recall.summary}</p></Section>}
    </>
  );
}

/** Five steps with the second each was reached; the next one is the one button. */
function Steps({ recall, scope }: { recall: Recall; scope: Scope }) {
  const { can } = useSession();
  const running = recall.state === "open" && !recall.answeredAt;
  const now = useNow(running ? 1_000 : 60_000);
  const [open, setOpen] = useState<"hold" | "close" | null>(null);
  const answer = useCommand(AnswerRecallDocument, (reply) => reply.answerRecall);
  const renew = useRenew(RecallDetailDocument, RecallsDocument, DrillStateDocument);
  const done = recall.tasks.filter((task) => task.doneAt).length;
  const steps = [
    { key: "found", at: recall.foundAt, note: took(recall.foundMs) },
    { key: "held", at: recall.heldAt, note: recall.heldAt ? (recall.held > 0 ? t("recall.n_lots", { n: count(recall.held) }) : t("recall.held_before")) : recall.state === "open" ? t("recall.to_hold", { n: count(scope.unheld) }) : t("recall.state.open") },
    { key: "answered", at: recall.answeredAt, note: recall.answeredBy ?? "" },
    { key: "tasks", at: recall.tasks.length > 0 && done === recall.tasks.length ? recall.tasks.map((task) => task.doneAt!).sort().slice(-1)[0] : null, note: recall.tasks.length ? `${count(done)} / ${count(recall.tasks.length)}` : "" },
    { key: "closed", at: recall.closedAt, note: recall.closedBy ?? "" },
  ].filter((step) => recall.kind === "real" || step.key !== "tasks");
  const next = recall.state === "open" ? steps.find((step) => !step.at)?.key : undefined;
  const may = recall.state === "open" && can(OPEN_RECALL);
  return (
    <section className="recall-steps" aria-label={t("recall.steps")}>
      <ol>
        {steps.map((step) => (
          <li key={step.key} className={step.at ? "done" : step.key === next ? "next" : ""} aria-current={step.key === next ? "step" : undefined}>
            <b>{t(`recall.step.${step.key}`)}</b>
            <span>{step.at ? <time dateTime={step.at} title={absolute(step.at)}>{stopwatch(after(recall.beganAt, step.at))}</time> : step.key === next && running ? <span className="recall-clock" role="timer" aria-label={t("recall.clock")}>{stopwatch((now - Date.parse(recall.beganAt)) / 1000)}</span> : DASH}</span>
            <small>{step.note}</small>
          </li>
        ))}
      </ol>
      {may && (
        <div className="recall-acts">
          {(!recall.heldAt || scope.unheld > 0) && <button type="button" className={`btn ${recall.kind === "real" ? "danger" : ""} ${next === "held" || recall.heldAt ? "primary" : ""}`} onClick={() => setOpen("hold")}>{holdText(recall, scope)}</button>}
          {!recall.answeredAt && <button type="button" className={`btn ${next === "answered" ? "primary" : ""}`} disabled={answer.isPending} onClick={() => answer.mutate({ input: { recallId: recall.id } }, { onSuccess: renew })}>{answer.isPending ? t("kit.sending") : t(recall.kind === "drill" ? "recall.answer_drill" : "recall.answer")}</button>}
          {recall.answeredAt && <button type="button" className={`btn ${next === "closed" ? "primary" : ""}`} onClick={() => setOpen("close")}>{t("recall.close")}</button>}
          <Refused error={answer.error} />
        </div>
      )}
      {open === "hold" && <HoldDialog recall={recall} scope={scope} onClose={() => setOpen(null)} />}
      {open === "close" && <CloseDialog recall={recall} onClose={() => setOpen(null)} />}
    </section>
  );
}

const FLOWS = ["stock", "process", "shipped", "recovered", "scrapped"] as const;

function Quantities({ scope }: { scope: Scope }) {
  const totals = scope.figures.totals;
  const exact = isNothing(scope.figures.differencePercent);
  return (
    <Facts>
      {FLOWS.map((name) => {
        const total = totals.find((each) => each.name === name);
        return <Fact key={name} title={t(`recall.flow.${name}`)}>{amountsText(total)} <small>{total && total.lots > 0 ? t("recall.n_lots", { n: count(total.lots) }) : ""}</small></Fact>;
      })}
      <Fact title={t("recall.balance")}><StatusMark mark={exact ? "done" : "late"}>{exact ? t("recall.closes") : t("recall.off_by", { n: `${quantity(scope.figures.differencePercent)}%` })}</StatusMark></Fact>
    </Facts>
  );
}

function Criteria({ recall }: { recall: Recall }) {
  type Row = Recall["criteria"][number];
  const columns: Column<Row>[] = [
    { key: "name", title: t("recall.criterion"), phone: "title", cell: (row) => t(`recall.criterion.${row.name}`) },
    { key: "value", title: t("recall.value"), width: 120, align: "right", cell: (row) => (row.value === null || row.value === undefined ? DASH : quantity(row.value)) },
    { key: "good", title: t("recall.good"), width: 120, align: "right", cell: (row) => quantity(row.good) },
    { key: "bad", title: t("recall.bad"), width: 120, align: "right", cell: (row) => quantity(row.bad) },
    { key: "verdict", title: t("recall.verdict"), width: 140, phone: "corner", cell: (row) => <StatusMark mark={row.verdict === "good" ? "done" : row.verdict === "fair" ? "quarantine" : "rejected"}>{t(`recall.verdict.${row.verdict}`)}</StatusMark> },
  ];
  return (
    <Section title={`${t("recall.grade_is")} ${recall.grade ?? ""}`}>
      <DataTable label={t("recall.grade_is")} columns={columns} groups={[{ key: "all", rows: recall.criteria }]} rowKey={(row) => row.name} minWidth={620} />
      <p className="recall-note">{t("recall.grade_note")}</p>
    </Section>
  );
}

type Standing = Scope["figures"]["items"][number] & { lot?: { id: string; number: string } | null };
const COLUMNS = ["came", "stock", "process", "consumed", "became", "shipped", "scrapped", "returned", "lost"] as const;

function Balance({ scope }: { scope: Scope }) {
  const number = (value: string) => (isNothing(value) ? DASH : quantity(value));
  const columns: Column<Standing>[] = [
    { key: "lot", title: t("lots.lot"), width: 150, phone: "title", cell: (row) => (row.lot ? <LotLink lot={row.lot} /> : t("recall.n_lots", { n: count(row.lots) })) },
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <ItemCell item={row.item} /> },
    { key: "unit", title: t("mat.unit"), width: 60, cell: (row) => unitName(row.unit) },
    ...COLUMNS.map((name): Column<Standing> => ({ key: name, title: t(`recall.flow.${name}`), width: name === "shipped" ? 104 : 80, align: "right", cell: (row) => number(numberOf(row.flows, name)) })),
    { key: "difference", title: t("recall.difference"), width: 90, align: "right", cell: (row) => <span className={isNothing(row.difference) ? "" : "strong late-note"}>{quantity(row.difference)}</span> },
  ];
  const groups = [{ key: "roots", title: t("recall.roots"), rows: scope.figures.roots as Standing[] }, { key: "items", title: t("recall.made"), rows: scope.figures.items as Standing[] }];
  return (
    <>
      <DataTable label={t("recall.balance")} columns={columns} groups={groups} rowKey={(row) => row.lot?.id ?? `${row.item.id} ${row.unit}`} minWidth={1120} />
      <p className="recall-note">{t("recall.balance_note")}</p>
    </>
  );
}

type Sent = Scope["customers"][number]["sent"][number] & { customer: Scope["customers"][number] };

function Customers({ recall, scope }: { recall: Recall; scope: Scope }) {
  const { can } = useSession();
  const [open, setOpen] = useState<Sent | null>(null);
  const may = can(RECEIVE) && recall.kind === "real" && recall.state === "open";
  if (scope.customers.length === 0) return <p className="recall-note">{t("recall.no_customers")}</p>;
  const columns: Column<Sent>[] = [
    { key: "shipment", title: t("ship.number"), width: 150, phone: "title", cell: (row) => (row.shipmentId ? <a className="id" href={href(`/shipments/${row.shipmentId}`)}>{row.number}</a> : t("recall.nobody")) },
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <ItemCell item={row.item} /> },
    { key: "lot", title: t("lots.lot"), width: 170, cell: (row) => <>{row.firstLot}{row.lots > 1 && <span className="faint"> +{count(row.lots - 1)}</span>}</> },
    { key: "at", title: t("ship.shipped_at"), width: 170, cell: (row) => (row.shippedAt ? absolute(row.shippedAt) : DASH) },
    { key: "quantity", title: t("recall.sent"), width: 120, align: "right", cell: (row) => <>{quantity(row.quantity)} <span className="faint">{unitName(row.unit)}</span></> },
    { key: "back", title: t("recall.flow.recovered"), width: 130, align: "right", cell: (row) => (isNothing(row.recovered) ? DASH : <>{quantity(row.recovered)} <span className="faint">{unitName(row.unit)}</span></>) },
    ...(may ? [{ key: "recover", title: <span className="sr-only">{t("recall.recover")}</span>, width: 130, phone: "corner" as const, bare: true, cell: (row: Sent) => (row.shipmentId && isAbove(minus(row.quantity, row.recovered)) ? <button type="button" className="btn" onClick={() => setOpen(row)} aria-label={t("recall.recover_of", { shipment: row.number ?? "", item: named(row.item.name) })}>{t("recall.recover")}</button> : null) }] : []),
  ];
  const groups = scope.customers.map((customer, at) => ({
    key: customer.partner?.id ?? String(at),
    title: customer.partner ? named(customer.partner.name) : t("recall.nobody"),
    note: customer.reachable ? [customer.partner?.contact, customer.partner?.phone, customer.partner?.email].filter(Boolean).join(" · ") : t("recall.no_contact"),
    rows: customer.sent.map((sent) => ({ ...sent, customer })),
  }));
  return (
    <>
      <DataTable label={t("recall.customers", { n: count(scope.customers.length) })} columns={columns} groups={groups} rowKey={(row) => `${row.shipmentId} ${row.item.id} ${row.unit}`} minWidth={860} />
      {open?.shipmentId && <RecoverDialog recall={recall} sent={{ ...open, shipmentId: open.shipmentId }} onClose={() => setOpen(null)} />}
    </>
  );
}

function Tasks({ recall }: { recall: Recall }) {
  const { can } = useSession();
  const now = useNow();
  const [open, setOpen] = useState<Task | null>(null);
  const may = can(WORK_ON_RECALL) && recall.state === "open";
  const columns: Column<Task>[] = [
    { key: "kind", title: t("recall.task"), width: 130, phone: "title", cell: (row) => t(`recall.task.${row.kind}`) },
    { key: "whom", title: t("recall.whom"), phone: "title", cell: (row) => <><div className="first">{named(row.name)}</div><div className="second">{[row.code === named(row.name) ? null : row.code, row.contact, row.phone, row.email].filter(Boolean).join(" · ")}</div></> },
    { key: "quantity", title: t("mat.quantity"), width: 120, align: "right", cell: (row) => <>{quantity(row.quantity)} <span className="faint">{unitName(row.unit)}</span></> },
    { key: "role", title: t("recall.owner"), width: 120, cell: (row) => known(`role.${row.role}`) ?? row.role },
    { key: "due", title: t("recall.due"), width: 140, cell: (row) => (row.doneAt ? DASH : <span className={Date.parse(row.dueAt) < now ? "late-note" : ""}>{absolute(row.dueAt).slice(5, 16)}</span>) },
    { key: "done", title: t("recall.done"), width: 190, phone: "corner", cell: (row) => (row.doneAt ? <><StatusMark mark="done">{row.doneBy ?? ""}</StatusMark><div className="second">{row.note ?? ago(row.doneAt, now)}</div></> : may ? <button type="button" className="btn" onClick={() => setOpen(row)}>{t("recall.mark_done")}</button> : t("recall.open")) },
  ];
  return (
    <Section title={t("recall.tasks", { done: count(recall.tasks.filter((task) => task.doneAt).length), n: count(recall.tasks.length) })}>
      <DataTable label={t("recall.step.tasks")} columns={columns} groups={[{ key: "all", rows: recall.tasks }]} rowKey={(row) => row.id} minWidth={860} />
      {open && <TaskDialog task={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function Where({ scope }: { scope: Scope }) {
  type Place = Scope["places"][number];
  type Order = Scope["orders"][number];
  const places: Column<Place>[] = [
    { key: "place", title: t("mat.location"), phone: "title", cell: (row) => <><div className="first">{named(row.name)}</div><div className="second">{row.code}</div></> },
    { key: "lots", title: t("recall.lots"), width: 110, align: "right", cell: (row) => count(row.lots) },
    { key: "quantity", title: t("mat.quantity"), width: 150, align: "right", cell: (row) => <>{quantity(row.quantity)} <span className="faint">{unitName(row.unit)}</span></> },
  ];
  const orders: Column<Order>[] = [
    { key: "order", title: t("lots.order"), width: 170, phone: "title", cell: (row) => <OrderLink order={row} /> },
    { key: "item", title: t("lots.item"), phone: "title", cell: (row) => <ItemCell item={row.item} /> },
    { key: "quantity", title: t("mat.quantity"), width: 150, align: "right", cell: (row) => <>{quantity(row.quantity)} <span className="faint">{unitName(row.unit)}</span></> },
  ];
  return (
    <>
      {scope.places.length > 0 && <Section title={t("recall.places")}><DataTable label={t("recall.places")} columns={places} groups={[{ key: "all", rows: scope.places }]} rowKey={(row) => `${row.id} ${row.unit}`} minWidth={420} /></Section>}
      {scope.orders.length > 0 && <Section title={t("recall.orders")}><DataTable label={t("recall.orders")} columns={orders} groups={[{ key: "all", rows: scope.orders }]} rowKey={(row) => row.id} minWidth={420} /></Section>}
    </>
  );
}

function Acts({ recall }: { recall: Recall }) {
  type Act = Recall["acts"][number];
  const columns: Column<Act>[] = [
    { key: "kind", title: t("recall.act"), width: 110, phone: "title", cell: (row) => t(`recall.act.${row.kind}`) },
    { key: "at", title: t("recall.at"), width: 180, cell: (row) => absolute(row.actedAt) },
    { key: "by", title: t("recall.by"), width: 140, cell: (row) => row.actedBy },
    { key: "lots", title: t("recall.lots"), width: 100, align: "right", phone: "corner", cell: (row) => count(row.lots) },
    { key: "took", title: t("recall.took_title"), width: 110, align: "right", cell: (row) => (row.kind === "hold" ? took(row.tookMs) : DASH) },
    { key: "reason", title: t("mat.reason"), cell: (row) => row.reason ?? DASH },
  ];
  return <Section title={t("recall.acts")}><DataTable label={t("recall.acts")} columns={columns} groups={[{ key: "all", rows: recall.acts }]} rowKey={(row) => row.id} minWidth={720} /></Section>;
}
