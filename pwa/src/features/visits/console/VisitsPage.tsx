import { useState } from "react";
import { ConsentVisitDocument, DeclineVisitDocument, EndVisitDocument, VisitorsDocument, VisitsDocument, type VisitFieldsFragment } from "@/packages/api/generated/graphql";
import { absolute, ago, count, t } from "@/packages/i18n";
import { StatusMark, type Mark, type Tone } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Head, Pills, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { DECIDE_VISIT, END_VISIT } from "@/c/permissions";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { minutesLeft } from "./Banners";

const PAGE = 50;
const STATES = ["all", "asked", "open", "ended"] as const;
const MARKS: Record<string, [Mark, Tone]> = { asked: ["quarantine", "warn"], open: ["running", "accent"], ended: ["done", "t2"], declined: ["silent", "t3"], lapsed: ["silent", "t3"] };

/** Who from outside asked to come in, who is inside, who was; the company decides each time. */
export default function VisitsPage() {
  const now = useNow(10_000);
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const state = STATES.find((each) => each === route.get("state")) ?? "all";
  const wanted = route.get("visit");
  const query = useRead(VisitsDocument, { first: PAGE, after: paging.after, filter: { state: state === "all" ? null : state } }, { keep: true });
  const one = useRead(VisitsDocument, { first: 1, filter: { id: wanted } }, { enabled: wanted !== null }).data?.visits.nodes[0];
  const renew = useRenew(VisitsDocument, VisitorsDocument);
  useFacts((fact) => fact.name.startsWith("identity.visit_") && renew());
  return (
    <div className="page">
      <Head title={t("visits.title")} figures={<span>{t("visits.lead")}</span>} />
      <div className="tools">
        <Segments label={t("visits.state")} current={state} items={STATES.map((key) => ({ key, label: t(`visits.tab.${key}`), href: href("/visits", { state: key === "all" ? null : key }) }))} />
      </div>
      <Loaded query={query} what={t("visits.title")} rows={5}>
        {({ visits: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t("visits.none")}>{t("visits.none_why")}</Note> : (
              <DataTable label={t("visits.title")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ visit: row.id })} minWidth={760} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="visits.n" />
          </>
        )}
      </Loaded>
      {wanted && one && <VisitPanel key={one.id} visit={one} now={now} onClose={() => refine({ visit: null })} />}
    </div>
  );
}

function State({ visit, now }: { visit: VisitFieldsFragment; now: number }) {
  const [mark, tone] = MARKS[visit.state] ?? ["ready", "t3"];
  const words = visit.state === "open" ? t("visits.state.open_left", { n: count(minutesLeft(visit.until, now)) }) : t(`visits.state.${visit.state}`);
  return <StatusMark mark={mark} tone={tone}>{words}</StatusMark>;
}

function columns(now: number): Column<VisitFieldsFragment>[] {
  return [
    { key: "who", title: t("visits.who"), width: 200, phone: "title", cell: (row) => <a className="first opens strong el" href={refined({ visit: row.id })}>{row.staffName}</a> },
    { key: "why", title: t("visits.why"), bare: true, cell: (row) => row.why },
    { key: "mode", title: t("visits.mode"), width: 110, cell: (row) => t(`visits.mode.${row.mode ?? row.modeAsked}`) },
    { key: "asked", title: t("visits.asked"), width: 130, cell: (row) => <time dateTime={row.askedAt} title={absolute(row.askedAt)}>{ago(row.askedAt, now)}</time> },
    { key: "state", title: t("visits.state"), width: 170, phone: "corner", cell: (row) => <State visit={row} now={now} /> },
  ];
}

function VisitPanel({ visit, now, onClose }: { visit: VisitFieldsFragment; now: number; onClose: () => void }) {
  const { can } = useSession();
  const [asking, setAsking] = useState(false);
  const decline = useCommand(DeclineVisitDocument, (reply) => reply.declineVisit);
  const end = useCommand(EndVisitDocument, (reply) => reply.endVisit);
  const renew = useRenew(VisitsDocument, VisitorsDocument);
  const input = { visitId: visit.id };
  return (
    <SidePanel
      title={visit.staffName}
      onClose={onClose}
      foot={
        <>
          {visit.state === "asked" && can(DECIDE_VISIT) && <><button type="button" className="btn primary" onClick={() => setAsking(true)}>{t("visits.let_in")}</button><button type="button" className="btn" disabled={decline.isPending} onClick={() => decline.mutate({ input }, { onSuccess: renew })}>{t("visits.decline")}</button></>}
          {visit.state === "open" && can(END_VISIT) && <button type="button" className="btn danger" disabled={end.isPending} onClick={() => end.mutate({ input }, { onSuccess: renew })}>{t("visits.end_now")}</button>}
        </>
      }
    >
      <dl className="pairs">
        <dt>{t("visits.state")}</dt><dd><State visit={visit} now={now} /></dd>
        <dt>{t("visits.company")}</dt><dd>{visit.homeName}</dd>
        <dt>{t("visits.why")}</dt><dd>{visit.why}</dd>
        <dt>{t("visits.wants")}</dt><dd>{t("visits.wants_what", { mode: t(`visits.mode.${visit.modeAsked}`), n: count(visit.minutesAsked) })}</dd>
        <dt>{t("visits.asked")}</dt><dd>{absolute(visit.askedAt)}</dd>
        {visit.state === "asked" && <><dt>{t("visits.expires")}</dt><dd>{absolute(visit.expiresAt)}</dd></>}
        {visit.decidedAt && <><dt>{t(visit.state === "declined" ? "visits.declined_by" : "visits.let_in_by")}</dt><dd>{visit.decidedBy} {absolute(visit.decidedAt)}</dd></>}
        {visit.mode && <><dt>{t("visits.granted")}</dt><dd>{t(`visits.mode.${visit.mode}`)}{visit.until && <> {t("visits.until", { at: absolute(visit.until) })}</>}</dd></>}
        {visit.endedAt && <><dt>{t("visits.ended_by")}</dt><dd>{visit.endedBy} {absolute(visit.endedAt)}</dd></>}
      </dl>
      <p className="faint sm">{t("visits.trail")}</p>
      <Refused error={decline.error ?? end.error} />
      {asking && <LetIn visit={visit} onClose={() => setAsking(false)} />}
    </SidePanel>
  );
}

function LetIn({ visit, onClose }: { visit: VisitFieldsFragment; onClose: () => void }) {
  const [mode, setMode] = useState("read");
  const [minutes, setMinutes] = useState(String(Math.min(visit.minutesAsked, 60)));
  const consent = useCommand(ConsentVisitDocument, (reply) => reply.consentVisit);
  const renew = useRenew(VisitsDocument, VisitorsDocument);
  const lengths = [...new Set([15, 30, 60, 120, 240, visit.minutesAsked])].filter((each) => each <= Math.max(visit.minutesAsked, 15)).sort((a, b) => a - b);
  const submit = (): void => consent.mutate({ input: { visitId: visit.id, mode, minutes: Number(minutes) } }, { onSuccess: () => { renew(); onClose(); } });
  return (
    <Dialog open title={t("visits.let_in")} submit={t("visits.let_in_submit", { n: minutes })} busy={consent.isPending} error={consent.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("visits.let_in_lead", { name: visit.staffName, why: visit.why })}</p>
      <div className="field"><span className="label">{t("visits.mode")}</span><Pills name="let-in-mode" label={t("visits.mode")} value={mode} options={(visit.modeAsked === "write" ? ["read", "write"] : ["read"]).map((value) => ({ value, label: t(`visits.mode.${value}`) }))} onChange={setMode} /></div>
      <div className="field"><span className="label">{t("visits.length")}</span><Pills name="let-in-minutes" label={t("visits.length")} value={minutes} options={lengths.map((value) => ({ value: String(value), label: t("visits.n_minutes", { n: count(value) }) }))} onChange={setMinutes} /></div>
    </Dialog>
  );
}
