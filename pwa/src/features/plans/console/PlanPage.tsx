import { useState } from "react";
import { OrderQuoteDocument, PlaceOrderDocument, PlanPageDocument, type PlanPageQuery } from "@/packages/api/generated/graphql";
import { count, date, named, quantity, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Head, Pills } from "@/c/kit/parts";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { MANAGE_SUBSCRIPTION } from "@/c/permissions";
import { go, href } from "@/c/router";
import { useSession } from "@/c/session";
import { money } from "./money";
import { PlanTabs } from "./PlanTabs";
import { planName, sentence } from "./standing";
import "./plans.css";

type Offer = PlanPageQuery["planOffers"][number];
const PERIODS = ["year", "month"] as const;

/** What the company has, how much of it is used, and what else there is. */
export default function PlanPage() {
  const now = useNow();
  const { can } = useSession();
  const query = useRead(PlanPageDocument, {}, { staleTime: 5_000 });
  const [ordering, setOrdering] = useState<Offer | null>(null);
  return (
    <div className="page">
      <Head title={t("plans.title")} figures={query.data && <span>{t("plans.now")} <b>{planName(query.data.entitlements.plan)}</b></span>} />
      <div className="tools"><PlanTabs current="plan" /></div>
      <Loaded query={query} what={t("plans.title")} rows={8}>
        {(found) => {
          const [waiting] = found.bills.nodes;
          return (
            <div className="plan-page">
              <p className="plan-says">{sentence(found.entitlements, now)}{found.entitlements.nextPlan && <> {t("plans.says.next", { plan: planName(found.entitlements.nextPlan) })}</>}</p>
              {waiting && (
                <Note title={t("plans.waiting", { number: waiting.number, amount: money(waiting.amount, waiting.currency) })} acts={<a className="btn primary" href={href("/bills", { bill: waiting.id })}>{t(waiting.state === "checking" ? "plans.see_bill" : "plans.pay")}</a>}>
                  {t(`plans.waiting_why.${waiting.state}`)}
                </Note>
              )}
              <Use found={found} />
              <Days days={found.planUse.days} />
              <h2>{t("plans.offers")}</h2>
              <DataTable label={t("plans.offers")} columns={columns(found, can(MANAGE_SUBSCRIPTION) && !waiting, setOrdering)} groups={[{ key: "all", rows: found.planOffers }]} rowKey={(row) => row.code} minWidth={860} />
            </div>
          );
        }}
      </Loaded>
      {ordering && <OrderDialog offer={ordering} onClose={() => setOrdering(null)} />}
    </div>
  );
}

const limitOf = (limits: { what: string; limit: number | null }[], what: string): number | null => limits.find((each) => each.what === what)?.limit ?? null;

/** Use against plan: a bar where there is a limit, the number alone where there is none. */
function Use({ found }: { found: PlanPageQuery }) {
  const use = found.planUse;
  const rows = [
    { what: "seats", used: use.seats, limit: limitOf(found.entitlements.limits, "seats") },
    { what: "devices", used: use.devices, limit: limitOf(found.entitlements.limits, "devices") },
    { what: "storage_mb", used: use.storageMb, limit: limitOf(found.entitlements.limits, "storage_mb") },
  ];
  return (
    <>
      <h2>{t("plans.use")}</h2>
      <dl className="plan-use">
        {rows.map(({ what, used, limit }) => (
          <div key={what}>
            <dt>{t(`plans.limit.${what}`)}</dt>
            <dd>
              <b>{count(used)}</b>{limit !== null && <span className="faint"> / {count(limit)}</span>}
              {limit !== null && <span className={`plan-bar ${used >= limit ? "full" : used >= limit * 0.9 ? "near" : ""}`} aria-hidden="true"><i style={{ width: `${Math.min(100, (used / limit) * 100)}%` }} /></span>}
              {limit !== null && used >= limit && <span className="sm c-warn">{t("plans.full")}</span>}
            </dd>
          </div>
        ))}
        <div><dt>{t("plans.reports_month")}</dt><dd><b>{count(use.reportsMonth)}</b></dd></div>
        <div><dt>{t("plans.calls_month")}</dt><dd><b>{count(use.apiCallsMonth)}</b>{limitOf(found.entitlements.limits, "requests_per_minute") !== null && <span className="faint sm"> {t("plans.per_minute", { n: count(limitOf(found.entitlements.limits, "requests_per_minute") ?? 0) })}</span>}</dd></div>
      </dl>
    </>
  );
}

type Day = PlanPageQuery["planUse"]["days"][number];

/** Day by day, newest first; folded away, because a day is only looked up. */
function Days({ days }: { days: Day[] }) {
  if (days.length === 0) return null;
  const columns: Column<Day>[] = [
    { key: "day", title: t("plans.day"), phone: "title", cell: (row) => date(`${row.day}T12:00:00Z`) },
    { key: "seats", title: t("plans.limit.seats"), align: "right", width: 110, cell: (row) => count(row.seats) },
    { key: "devices", title: t("plans.limit.devices"), align: "right", width: 110, cell: (row) => count(row.devices) },
    { key: "storage", title: t("plans.limit.storage_mb"), align: "right", width: 130, cell: (row) => quantity(row.storageMb) },
    { key: "reports", title: t("plans.reports"), align: "right", width: 110, cell: (row) => count(row.reports) },
    { key: "calls", title: t("plans.calls"), align: "right", width: 130, cell: (row) => count(row.apiCalls) },
  ];
  return (
    <details className="plan-days">
      <summary>{t("plans.days")}</summary>
      <DataTable label={t("plans.days")} columns={columns} groups={[{ key: "all", rows: [...days].reverse().slice(0, 31) }]} rowKey={(row) => row.day} minWidth={640} />
    </details>
  );
}

function columns(found: PlanPageQuery, mayOrder: boolean, order: (offer: Offer) => void): Column<Offer>[] {
  const own = found.entitlements.plan;
  return [
    { key: "name", title: t("plans.plan"), phone: "title", cell: (row) => <><div className="first strong">{named(row.name)}{row.code === own && <span className="tag">{t("plans.yours")}</span>}</div><div className="second">{named(row.text)}</div></> },
    { key: "modules", title: t("plans.modules"), width: 220, cell: (row) => (row.modules.length ? row.modules.map((each) => t(`plans.module.${each}`)).join(t("list.separator")) : t("plans.basics")) },
    { key: "seats", title: t("plans.limit.seats"), width: 80, align: "right", cell: (row) => limitText(row, "seats") },
    { key: "devices", title: t("plans.limit.devices"), width: 80, align: "right", cell: (row) => limitText(row, "devices") },
    { key: "price", title: t("plans.price"), width: 170, align: "right", cell: (row) => <><div className="first">{t("plans.a_year", { amount: money(row.year, row.currency) })}</div><div className="second">{t("plans.a_month", { amount: money(row.month, row.currency) })}</div></> },
    { key: "order", title: t("plans.order"), width: 120, align: "right", cell: (row) => (row.online ? mayOrder && <button type="button" className="btn" onClick={() => order(row)}>{t(row.code === own && found.entitlements.state !== "trial" ? "plans.renew" : "plans.order_it")}</button> : <span className="faint sm">{t("plans.ask_us")}</span>) },
  ];
}

const limitText = (row: Offer, what: string): string => {
  const limit = limitOf(row.limits, what);
  return limit === null ? t("plans.no_limit") : count(limit);
};

function OrderDialog({ offer, onClose }: { offer: Offer; onClose: () => void }) {
  const [period, setPeriod] = useState<string>("year");
  const quote = useRead(OrderQuoteDocument, { plan: offer.code, period }, { staleTime: 0 });
  const command = useCommand(PlaceOrderDocument, (reply) => reply.placeOrder);
  const renew = useRenew(PlanPageDocument);
  const found = quote.data?.orderQuote;
  const submit = (): void =>
    command.mutate({ input: { plan: offer.code, period } }, { onSuccess: (bill) => { renew(); go("/bills", { bill: bill.id }); } });
  return (
    <Dialog open title={t("plans.order_title", { plan: named(offer.name) })} submit={found ? t("plans.order_submit", { amount: money(found.amount, found.currency) }) : t("plans.order_it")} busy={command.isPending} error={command.error} disabled={!found} onSubmit={submit} onClose={onClose}>
      <div className="field"><Pills name="period" label={t("plans.period")} value={period} onChange={setPeriod} options={PERIODS.map((value) => ({ value, label: t(`plans.period.${value}`) }))} /></div>
      <Refused error={quote.error} />
      {found && (
        <dl className="pairs">
          <dt>{t("plans.list_price")}</dt><dd>{money(found.listAmount, found.currency)}</dd>
          {found.credit > 0 && <><dt>{t("plans.credit")}</dt><dd>−{money(found.credit, found.currency)}</dd></>}
          <dt>{t("plans.to_pay")}</dt><dd><b>{money(found.amount, found.currency)}</b></dd>
          <dt>{t("plans.term")}</dt><dd>{t(found.replaces ? "plans.from_payment" : "plans.from_to", { from: date(found.startsAt), until: date(found.until) })}</dd>
        </dl>
      )}
    </Dialog>
  );
}
