import { useState } from "react";
import { AdjustWageDocument, OpenDisputeDocument, WageSlipDocument, WageMonthDocument, type WageSlipQuery } from "@/packages/api/generated/graphql";
import { absolute, count, date, known, named, plantDay, quantity, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column, type Group } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Head, Segments } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { ADJUST_WAGES, OPEN_DISPUTE } from "@/c/permissions";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { months, yuan } from "./money";
import { WageTabs } from "./WageTabs";
import "./wages.css";

type Slip = WageSlipQuery["wageSlip"];
type Line = Slip["lines"][number];

/** One person's month: every report, the rate version and rule that priced it, and the yuan. */
export default function SlipPage({ id }: { id?: string }) {
  const now = useNow();
  const { can, me } = useSession();
  const { query: route } = useRoute();
  const choice = months(plantDay(now));
  const month = route.get("month") ?? choice[0] ?? null;
  const query = useRead(WageSlipDocument, { userId: id ?? null, month }, { keep: true });
  const [adjusting, setAdjusting] = useState(false);
  const slip = query.data?.wageSlip;
  const shown = slip?.lines.find((line) => line.sourceId === route.get("line"));
  const path = id ? `/wages/${id}` : "/wages";
  return (
    <div className="page">
      <Head
        title={slip ? t("wages.slip_of", { name: slip.name }) : t("wages.slip")}
        figures={slip && (
          <>
            <span>{t("wages.sum")} <b>{yuan(slip.total)}</b></span>
            {Number(slip.waiting) !== 0 && <span>{t("wages.waiting")} <b>{yuan(slip.waiting)}</b></span>}
            {slip.gaps > 0 && <span>{t("wages.without_rate")} <b>{count(slip.gaps)}</b></span>}
          </>
        )}
        acts={slip && !slip.closedAt && can(ADJUST_WAGES) && slip.userId !== me.id && <button type="button" className="btn" onClick={() => setAdjusting(true)}>{t("wages.adjust")}</button>}
      />
      <div className="tools">
        <WageTabs current="wages" />
        <Segments label={t("wages.months")} current={month ?? ""} items={choice.map((key, at) => ({ key, label: key, href: href(path, { month: at === 0 ? null : key }) }))} />
      </div>
      <Loaded query={query} what={t("wages.slip")} rows={8}>
        {({ wageSlip }) => (
          <>
            {wageSlip.closedAt && <p className="standing">{t("wages.paid_at", { at: absolute(wageSlip.closedAt) })}</p>}
            {wageSlip.lines.length === 0 ? <Note title={t("wages.no_lines", { month: wageSlip.month })}>{t("wages.no_lines_why")}</Note> : (
              <DataTable label={t("wages.slip")} columns={columns()} groups={byDay(wageSlip.lines, now)} rowKey={(row) => row.sourceId} onOpen={(row) => refine({ line: row.sourceId })} minWidth={900} />
            )}
            <footer className="foot"><span>{t("wages.lines", { n: count(wageSlip.lines.length) })}</span></footer>
          </>
        )}
      </Loaded>
      {slip && shown && <LinePanel key={shown.sourceId} line={shown} mine={slip.userId === me.id} onClose={() => refine({ line: null })} />}
      {slip && adjusting && <AdjustDialog slip={slip} onClose={() => setAdjusting(false)} />}
    </div>
  );
}

function byDay(lines: Line[], now: number): Group<Line>[] {
  const days = [...new Set(lines.map((line) => line.day))].sort().reverse();
  return days.map((day) => {
    const rows = lines.filter((line) => line.day === day);
    const total = rows.filter((line) => line.state === "paid").reduce((sum, line) => sum + Math.round(Number(line.amount) * 100), 0);
    return { key: day, title: date(`${day}T12:00:00Z`, now), note: yuan((total / 100).toFixed(2)), rows };
  });
}

const what = (line: Line): string => (line.source === "adjustment" ? t("wages.adjustment") : `${line.order} ${named(line.operationName)}`);

function columns(): Column<Line>[] {
  return [
    { key: "what", title: t("wages.work"), phone: "title", cell: (row) => <><a className="first opens" href={refined({ line: row.sourceId })}>{what(row)}</a><div className="second">{row.source === "adjustment" ? row.note : named(row.itemName)}</div></> },
    { key: "kind", title: t("wages.kind"), width: 90, cell: (row) => known(`wages.kind.${row.kind}`) ?? row.kind },
    { key: "good", title: t("wages.good"), width: 90, align: "right", cell: (row) => (row.source === "report" ? quantity(row.good) : row.seconds ? t("wages.minutes", { n: count(Math.round(Number(row.seconds) / 60)) }) : "–") },
    { key: "scrap", title: t("wages.scrap"), width: 110, align: "right", cell: (row) => scrap(row) },
    { key: "share", title: t("wages.share"), width: 80, align: "right", cell: (row) => (row.crew > 1 ? `${quantity((Number(row.share) * 100).toFixed(2))}%` : <span className="faint">–</span>) },
    { key: "rate", title: t("wages.rate"), width: 140, align: "right", cell: (row) => (row.rate ? <><div>{quantity(row.rate)}</div><div className="second">{t("wages.version", { n: row.rateVersion ?? 0 })}</div></> : <span className="faint">–</span>) },
    { key: "amount", title: t("wages.yuan"), width: 120, align: "right", phone: "corner", cell: (row) => <Amount line={row} /> },
  ];
}

function scrap(line: Line) {
  const parts = ([["processScrap", "wages.process"], ["materialScrap", "wages.material"], ["rework", "wages.rework"]] as const)
    .filter(([key]) => Number(line[key]) !== 0)
    .map(([key, word]) => `${t(word)} ${quantity(line[key])}`);
  return parts.length ? parts.join(t("list.separator")) : <span className="faint">–</span>;
}

function Amount({ line }: { line: Line }) {
  if (line.state === "gap") return <b className="strong wrong-text">{t("wages.state.gap")}</b>;
  if (line.state === "nothing") return <span className="faint">{t("wages.state.nothing")}</span>;
  return <><b className="strong">{yuan(line.amount)}</b>{line.state === "pending" && <div className="second">{t("wages.state.pending")}</div>}</>;
}

/** Report → rate version → rule → yuan, in one column to read down. */
function LinePanel({ line, mine, onClose }: { line: Line; mine: boolean; onClose: () => void }) {
  const { can } = useSession();
  const [disputing, setDisputing] = useState(false);
  return (
    <SidePanel
      title={what(line)}
      onClose={onClose}
      foot={line.reportId && mine && can(OPEN_DISPUTE) && !line.reversesId && <button type="button" className="btn" onClick={() => setDisputing(true)}>{t("wages.dispute")}</button>}
    >
      <dl className="pairs">
        <dt>{t("wages.when")}</dt><dd>{absolute(line.at)}</dd>
        {line.item && <><dt>{t("wages.item")}</dt><dd>{line.item} {named(line.itemName)}</dd></>}
        {line.source === "report" && <><dt>{t("wages.pieces")}</dt><dd>{t("wages.good")} {quantity(line.good)}<div className="second">{scrap(line)}</div></dd></>}
        {line.seconds && <><dt>{t("wages.time")}</dt><dd>{t("wages.minutes", { n: count(Math.round(Number(line.seconds) / 60)) })}</dd></>}
        {line.crew > 1 && <><dt>{t("wages.share")}</dt><dd>{quantity((Number(line.share) * 100).toFixed(4))}%<div className="second">{t("wages.crew", { n: count(line.crew) })}</div></dd></>}
        {line.rate && <><dt>{t("wages.rate")}</dt><dd>{quantity(line.rate)} {t(`wages.basis.${line.basis}`)}<div className="second">{t("wages.version_from", { n: line.rateVersion ?? 0, day: line.rateFrom ?? "" })}{line.grade ? t("wages.of_grade", { grade: line.grade }) : ""}</div></dd></>}
        {line.factors && <><dt>{t("wages.rule")}</dt><dd>{t("wages.factors", { a: quantity(line.factors.processScrap), b: quantity(line.factors.materialScrap), c: quantity(line.factors.rework) })}</dd></>}
        {line.reversesId && <><dt>{t("wages.reversal")}</dt><dd>{t("wages.reversal_why")}</dd></>}
        {line.adjusts && <><dt>{t("wages.adjusts")}</dt><dd>{t("wages.adjusts_why", { month: line.adjusts })}</dd></>}
        {line.note && <><dt>{t("inbox.note")}</dt><dd>{line.note}</dd></>}
        <dt>{t("wages.yuan")}</dt><dd><Amount line={line} /></dd>
      </dl>
      {disputing && line.reportId && <DisputeDialog report={line.reportId} onClose={() => setDisputing(false)} />}
    </SidePanel>
  );
}

function DisputeDialog({ report, onClose }: { report: string; onClose: () => void }) {
  const [text, setText] = useState("");
  const command = useCommand(OpenDisputeDocument, (reply) => reply.openDispute);
  const submit = (): void => command.mutate({ input: { reportId: report, text: text.trim() } }, { onSuccess: () => { toast(t("wages.disputed")); onClose(); } });
  return (
    <Dialog open title={t("wages.dispute_title")} submit={t("wages.dispute")} busy={command.isPending} error={command.error} disabled={!text.trim()} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("wages.dispute_effect")}</p>
      <Field id="dispute-text" label={t("wages.claim")}>
        <textarea id="dispute-text" className="input" rows={3} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </Dialog>
  );
}

function AdjustDialog({ slip, onClose }: { slip: Slip; onClose: () => void }) {
  const now = useNow();
  const today = plantDay(now);
  const [values, setValues] = useState({ day: today.startsWith(slip.month) ? today : `${slip.month}-01`, amount: "", reason: "" });
  const command = useCommand(AdjustWageDocument, (reply) => reply.adjustWage);
  const renew = useRenew(WageSlipDocument, WageMonthDocument);
  const set = (key: keyof typeof values) => (event: { target: { value: string } }): void => setValues({ ...values, [key]: event.target.value });
  const submit = (): void => command.mutate({ input: { userId: slip.userId, day: values.day, amount: values.amount.trim(), reason: values.reason.trim() } }, { onSuccess: () => { renew(); onClose(); } });
  return (
    <Dialog open title={t("wages.adjust_title", { name: slip.name })} submit={t("wages.adjust")} busy={command.isPending} error={command.error} disabled={!values.amount.trim() || !values.reason.trim()} onSubmit={submit} onClose={onClose}>
      <Field id="adjust-day" label={t("wages.day")}><input id="adjust-day" className="input" type="date" value={values.day} onChange={set("day")} /></Field>
      <Field id="adjust-amount" label={t("wages.amount")} hint={t("wages.amount_hint")}><input id="adjust-amount" className="input" inputMode="decimal" value={values.amount} onChange={set("amount")} /></Field>
      <Field id="adjust-reason" label={t("people.reason")}><input id="adjust-reason" className="input" maxLength={200} value={values.reason} onChange={set("reason")} /></Field>
    </Dialog>
  );
}
