import { useState } from "react";
import { DecideDisputeDocument, WageDisputesDocument, type WageDisputesQuery } from "@/packages/api/generated/graphql";
import { absolute, ago, count, named, quantity, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Head, Pills, Segments } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { DECIDE_DISPUTE } from "@/c/permissions";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { yuan } from "./money";
import { WageTabs } from "./WageTabs";
import "./wages.css";

const PAGE = 50;
const STATES = ["open", "accepted", "rejected", "all"] as const;
type Dispute = WageDisputesQuery["wageDisputes"]["nodes"][number];

/** What workers say is wrong, and what was decided: a correction or an adjustment beside it, never an edit. */
export default function DisputesPage() {
  const now = useNow();
  const { query: route } = useRoute();
  const paging = usePaging(PAGE);
  const wanted = route.get("dispute");
  const state = STATES.find((each) => each === route.get("state")) ?? (wanted ? "all" : "open");
  const filter = { mine: false, state: state === "all" ? null : state, id: null };
  const query = useRead(WageDisputesDocument, { first: PAGE, after: paging.after, filter }, { keep: true });
  const shown = query.data?.wageDisputes.nodes.find((each) => each.id === wanted);
  return (
    <div className="page">
      <Head title={t("wages.page.wage-disputes")} figures={query.data && <span>{t(`wages.dispute_state.${state}`)} <b>{count(query.data.wageDisputes.pageInfo.total)}</b></span>} />
      <div className="tools">
        <WageTabs current="wage-disputes" />
        <Segments label={t("inbox.state")} current={state} items={STATES.map((key) => ({ key, label: t(`wages.dispute_state.${key}`), href: href("/wage-disputes", { state: key === "open" ? null : key }) }))} />
      </div>
      <Loaded query={query} what={t("wages.page.wage-disputes")} rows={6}>
        {({ wageDisputes: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t("wages.no_disputes")}>{t("wages.no_disputes_why")}</Note> : (
              <DataTable label={t("wages.page.wage-disputes")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ dispute: row.id })} minWidth={820} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="wages.n_disputes" />
          </>
        )}
      </Loaded>
      {shown && <DisputePanel key={shown.id} dispute={shown} onClose={() => refine({ dispute: null })} />}
    </div>
  );
}

function columns(now: number): Column<Dispute>[] {
  return [
    { key: "claim", title: t("wages.claim"), phone: "title", cell: (row) => <><a className="first opens" href={refined({ dispute: row.id })}>{row.claim}</a><div className="second">{row.lines[0] ? `${row.lines[0].order} ${named(row.lines[0].operationName)}` : row.day}</div></> },
    { key: "name", title: t("wages.person"), width: 130, cell: (row) => row.name },
    { key: "then", title: t("wages.paid_then"), width: 120, align: "right", cell: (row) => yuan(row.amountThen) },
    { key: "since", title: t("inbox.posted"), width: 120, cell: (row) => <time dateTime={row.openedAt} title={absolute(row.openedAt)}>{ago(row.openedAt, now)}</time> },
    { key: "state", title: t("inbox.state"), width: 130, phone: "corner", cell: (row) => <State dispute={row} /> },
  ];
}

function State({ dispute }: { dispute: Dispute }) {
  const words = t(`wages.dispute_state.${dispute.state}`);
  if (dispute.state === "open") return <StatusMark mark="pending">{words}</StatusMark>;
  if (dispute.state === "accepted") return <StatusMark mark="done">{words}</StatusMark>;
  return <StatusMark mark="silent" tone="t3">{words}</StatusMark>;
}

function DisputePanel({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const { can, me } = useSession();
  const [dialog, setDialog] = useState<"accept" | "reject" | null>(null);
  const line = dispute.lines[0];
  const mayDecide = dispute.state === "open" && can(DECIDE_DISPUTE) && dispute.userId !== me.id;
  return (
    <SidePanel
      title={dispute.claim}
      onClose={onClose}
      foot={mayDecide && (
        <>
          <button type="button" className="btn primary" onClick={() => setDialog("accept")}>{t("wages.accept")}</button>
          <button type="button" className="btn" onClick={() => setDialog("reject")}>{t("wages.reject")}</button>
        </>
      )}
    >
      <dl className="pairs">
        <dt>{t("wages.person")}</dt><dd>{dispute.name}</dd>
        <dt>{t("inbox.state")}</dt><dd><State dispute={dispute} /></dd>
        {line && (
          <>
            <dt>{t("wages.work")}</dt><dd>{line.order} {named(line.operationName)}<div className="second">{line.item}</div></dd>
            <dt>{t("wages.pieces")}</dt><dd>{t("wages.good")} {quantity(line.good)}</dd>
            <dt>{t("wages.rate")}</dt><dd>{line.rate ? quantity(line.rate) : t("wages.state.gap")}</dd>
          </>
        )}
        <dt>{t("wages.paid_then")}</dt><dd>{yuan(dispute.amountThen)}</dd>
        <dt>{t("inbox.posted")}</dt><dd>{absolute(dispute.openedAt)}</dd>
        {dispute.decidedAt && <><dt>{t("wages.decided")}</dt><dd>{dispute.decidedBy} {absolute(dispute.decidedAt)}</dd></>}
        {dispute.answer && <><dt>{t("wages.answer")}</dt><dd>{dispute.answer}</dd></>}
        {dispute.state === "accepted" && <><dt>{t("wages.remedy")}</dt><dd>{t(dispute.correctionId ? "wages.remedy.correction" : "wages.remedy.adjustment")}</dd></>}
      </dl>
      {dialog && <DecideDialog dispute={dispute} accepted={dialog === "accept"} onClose={() => setDialog(null)} onDone={onClose} />}
    </SidePanel>
  );
}

const COUNTS = ["goodQuantity", "processScrapQuantity", "materialScrapQuantity", "reworkQuantity"] as const;

function DecideDialog({ dispute, accepted, onClose, onDone }: { dispute: Dispute; accepted: boolean; onClose: () => void; onDone: () => void }) {
  const line = dispute.lines[0];
  const [remedy, setRemedy] = useState("quantities");
  const [counts, setCounts] = useState({ goodQuantity: line?.good ?? "0", processScrapQuantity: line?.processScrap ?? "0", materialScrapQuantity: line?.materialScrap ?? "0", reworkQuantity: line?.rework ?? "0", scrapReason: "" });
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");
  const command = useCommand(DecideDisputeDocument, (reply) => reply.decideDispute);
  const renew = useRenew(WageDisputesDocument);
  const byCount = accepted && remedy === "quantities";
  const submit = (): void => {
    const quantities = byCount ? { ...counts, scrapReason: counts.scrapReason.trim() || null } : null;
    command.mutate(
      { input: { disputeId: dispute.id, accepted, reason: reason.trim(), quantities, amount: accepted && !byCount ? amount.trim() || null : null } },
      { onSuccess: () => { toast(t("wages.decided_toast")); renew(); onDone(); } },
    );
  };
  const lost = COUNTS.slice(1).some((key) => Number(counts[key]) > 0);
  return (
    <Dialog open title={t(accepted ? "wages.accept_title" : "wages.reject_title", { name: dispute.name })} submit={t(accepted ? "wages.accept" : "wages.reject")} busy={command.isPending} error={command.error} disabled={!reason.trim()} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{dispute.claim}</p>
      {accepted && <div className="field"><Pills name="remedy" label={t("wages.remedy")} value={remedy} onChange={setRemedy} options={[{ value: "quantities", label: t("wages.remedy.correction") }, { value: "amount", label: t("wages.remedy.adjustment") }]} /></div>}
      {byCount && COUNTS.map((key) => (
        <Field key={key} id={`decide-${key}`} label={t(`wages.count.${key}`)}>
          <input id={`decide-${key}`} className="input" inputMode="decimal" value={counts[key]} onChange={(event) => setCounts({ ...counts, [key]: event.target.value })} />
        </Field>
      ))}
      {byCount && lost && (
        <Field id="decide-scrap" label={t("wages.scrap_reason")}>
          <input id="decide-scrap" className="input" value={counts.scrapReason} onChange={(event) => setCounts({ ...counts, scrapReason: event.target.value })} />
        </Field>
      )}
      {accepted && !byCount && (
        <Field id="decide-amount" label={t("wages.amount")} hint={t("wages.amount_hint")}>
          <input id="decide-amount" className="input" inputMode="decimal" value={amount} onChange={(event) => setAmount(event.target.value)} />
        </Field>
      )}
      <Field id="decide-reason" label={t("wages.answer")}>
        <input id="decide-reason" className="input" maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  );
}
