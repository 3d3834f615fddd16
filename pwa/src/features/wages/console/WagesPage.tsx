import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { ClosePeriodDocument, WageMonthDocument, type WageMonthQuery } from "@/packages/api/generated/graphql";
import { absolute, count, named, plantDay, quantity, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Head, Segments } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { CLOSE_PERIOD, READ_WAGES } from "@/c/permissions";
import { go, href, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { months, yuan } from "./money";
import SlipPage from "./SlipPage";
import { WageTabs } from "./WageTabs";
import "./wages.css";

type Month = WageMonthQuery["wageMonth"];
type Person = Month["people"][number];
type Gap = Month["gaps"][number];

/** A month of everybody's wages; whoever may not see them sees his own slip. */
export default function WagesPage() {
  const { can } = useSession();
  return can(READ_WAGES) ? <Office /> : <SlipPage />;
}

function Office() {
  const now = useNow();
  const { can } = useSession();
  const { query: route } = useRoute();
  const known = months(plantDay(now));
  const wanted = route.get("month");
  const month = wanted ?? known[0] ?? null;
  const [closing, setClosing] = useState(false);
  const query = useRead(WageMonthDocument, { month }, { keep: true });
  const data = query.data?.wageMonth;
  return (
    <div className="page">
      <Head
        title={t("wages.title")}
        figures={data && (
          <>
            <span>{t("wages.total")} <b>{yuan(data.total)}</b></span>
            <span>{t("wages.people")} <b>{count(data.people.length)}</b></span>
          </>
        )}
        acts={
          <>
            {data && data.people.length > 0 && <a className="btn" href={`/api/wages/${data.month}/payroll.xlsx`} download><IconDownload size={16} stroke={1.75} aria-hidden="true" />{t("wages.excel")}</a>}
            {data?.closable && can(CLOSE_PERIOD) && <button type="button" className="btn primary" onClick={() => setClosing(true)}>{t("wages.close", { month: data.month })}</button>}
          </>
        }
      />
      <div className="tools">
        <WageTabs current="wages" />
        <Segments label={t("wages.months")} current={month ?? ""} items={known.map((key, at) => ({ key, label: key, href: href("/wages", { month: at === 0 ? null : key }) }))} />
      </div>
      <Loaded query={query} what={t("wages.title")} rows={8}>
        {({ wageMonth }) => (
          <>
            <Standing month={wageMonth} />
            {wageMonth.people.length === 0 ? <Note title={t("wages.empty", { month: wageMonth.month })}>{t("wages.empty_why")}</Note> : (
              <DataTable label={t("wages.title")} columns={columns(wanted)} groups={[{ key: "all", rows: wageMonth.people }]} rowKey={(row) => row.userId} onOpen={(row) => go(`/wages/${row.userId}`, { month: wanted })} minWidth={900} />
            )}
            <footer className="foot"><span>{t("wages.n", { n: count(wageMonth.people.length) })}</span></footer>
          </>
        )}
      </Loaded>
      {closing && data && <CloseDialog month={data} onClose={() => setClosing(false)} />}
    </div>
  );
}

function columns(month: string | null): Column<Person>[] {
  const money = (value: string) => (Number(value) === 0 ? <span className="faint">–</span> : yuan(value));
  return [
    { key: "name", title: t("wages.person"), phone: "title", cell: (row) => <><a className="first opens" href={href(`/wages/${row.userId}`, { month })}>{row.name}</a><div className="second">{row.login}</div></> },
    { key: "grade", title: t("wages.grade"), width: 80, cell: (row) => row.grade || <span className="faint">–</span> },
    { key: "reports", title: t("wages.reports"), width: 90, align: "right", cell: (row) => count(row.reports) },
    { key: "good", title: t("wages.good"), width: 110, align: "right", cell: (row) => quantity(row.good) },
    { key: "piece", title: t("wages.piece"), width: 120, align: "right", cell: (row) => money(row.piece) },
    { key: "hourly", title: t("wages.hourly"), width: 110, align: "right", cell: (row) => money(row.hourly) },
    { key: "adjusted", title: t("wages.adjusted"), width: 100, align: "right", cell: (row) => money(row.adjusted) },
    { key: "waiting", title: t("wages.waiting"), width: 110, align: "right", cell: (row) => money(row.waiting) },
    { key: "total", title: t("wages.sum"), width: 130, align: "right", phone: "corner", cell: (row) => <b className="strong">{yuan(row.total)}</b> },
  ];
}

/** Closed with its seal, or what still stands in the way. */
function Standing({ month }: { month: Month }) {
  if (month.closed) {
    const { closedBy, closedAt, digest } = month.closed;
    return <p className="standing">{t("wages.closed_by", { name: closedBy, at: absolute(closedAt) })} <code title={digest}>{digest.slice(0, 16)}</code></p>;
  }
  const stops = month.gaps.length + month.pending + month.disputes > 0;
  return (
    <section className="standing" aria-label={t("wages.before_closing")}>
      {!stops && <span>{t("wages.nothing_open")}</span>}
      {month.pending > 0 && <a className="link" href={href("/reports")}>{t("wages.pending", { n: count(month.pending) })}</a>}
      {month.disputes > 0 && <a className="link" href={href("/wage-disputes")}>{t("wages.disputes", { n: count(month.disputes) })}</a>}
      {month.gaps.length > 0 && (
        <details className="gaps">
          <summary>{t("wages.gaps", { n: count(month.gaps.length) })}</summary>
          <ul>{month.gaps.map((gap) => <GapLine key={`${gap.itemId} ${gap.operationDefinitionId} ${gap.grade}`} gap={gap} />)}</ul>
        </details>
      )}
    </section>
  );
}

function GapLine({ gap }: { gap: Gap }) {
  return (
    <li>
      <a className="link" href={href("/wage-rates", { new: "1", item: gap.itemId, operation: gap.operationDefinitionId, grade: gap.grade, since: gap.since })}>
        {gap.item} {named(gap.operationName)}
      </a>{" "}
      {t("wages.gap", { grade: gap.grade || "–", since: gap.since, until: gap.until, n: count(gap.reports), quantity: quantity(gap.quantity) })}
    </li>
  );
}

function CloseDialog({ month, onClose }: { month: Month; onClose: () => void }) {
  const command = useCommand(ClosePeriodDocument, (reply) => reply.closePeriod);
  const renew = useRenew(WageMonthDocument);
  const submit = (): void => command.mutate({ input: { month: month.month } }, { onSuccess: () => { toast(t("wages.closed", { month: month.month })); renew(); onClose(); } });
  return (
    <Dialog open title={t("wages.close", { month: month.month })} submit={t("wages.close", { month: month.month })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("wages.close_effect", { n: count(month.people.length), total: yuan(month.total) })}</p>
    </Dialog>
  );
}
