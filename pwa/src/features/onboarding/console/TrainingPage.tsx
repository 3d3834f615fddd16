import { useState } from "react";
import { CloseTrainingCopyDocument, MakeTrainingCopyDocument, TrainingCopiesDocument, type TrainingCopiesQuery } from "@/packages/api/generated/graphql";
import { absolute, count, problemText, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Head } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { ImportTabs } from "./ImportTabs";

type Copy = TrainingCopiesQuery["trainingCopies"]["nodes"][number];
const OVER = new Set(["closed", "failed"]);
const BUSY = new Set(["asked", "closing"]);
const MARKS = { asked: "running", ready: "done", failed: "rejected", closing: "paused", closed: "silent" } as const;

/** The company's training copy: one click makes it, another one makes it anew, a third ends it. */
export default function TrainingPage() {
  const paging = usePaging(20);
  const [asking, setAsking] = useState<"refresh" | "close" | null>(null);
  const query = useRead(TrainingCopiesDocument, { first: 20, after: paging.after, filter: null }, { keep: true, refetchInterval: 4_000 });
  const living = query.data?.trainingCopies.nodes.find((each) => !OVER.has(each.state));
  return (
    <div className="page">
      <Head title={t("train.title")} acts={living?.state === "ready" && <><button type="button" className="btn" onClick={() => setAsking("close")}>{t("train.close")}</button><button type="button" className="btn primary" onClick={() => setAsking("refresh")}>{t("train.refresh")}</button></>} />
      <div className="tools"><ImportTabs current="training" /></div>
      <Loaded query={query} what={t("train.title")} rows={5}>
        {({ trainingCopies: page }) => (
          <>
            {living ? <Living copy={living} /> : <Make />}
            {page.nodes.some((each) => OVER.has(each.state)) && <DataTable label={t("train.former")} columns={columns()} groups={[{ key: "former", title: t("train.former"), rows: page.nodes.filter((each) => OVER.has(each.state)) }]} rowKey={(row) => row.id} minWidth={640} />}
            {page.pageInfo.total > 20 && <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="train.n" />}
          </>
        )}
      </Loaded>
      {asking && living && <Ask what={asking} copy={living} onClose={() => setAsking(null)} />}
    </div>
  );
}

function Make() {
  const command = useCommand(MakeTrainingCopyDocument, (reply) => reply.makeTrainingCopy);
  const renew = useRenew(TrainingCopiesDocument);
  const make = (): void => command.mutate({ input: { refresh: false } }, { onSuccess: renew });
  return (
    <Note title={t("train.none")} acts={<><button type="button" className="btn primary" disabled={command.isPending} onClick={make}>{command.isPending ? t("kit.sending") : t("train.make")}</button><Refused error={command.error} /></>}>
      {t("train.none_why")}
    </Note>
  );
}

function Living({ copy }: { copy: Copy }) {
  return (
    <section className="training" aria-live="polite">
      <h2>{copy.slug} <State state={copy.state} /></h2>
      {BUSY.has(copy.state) ? <p className="muted">{t(`train.doing.${copy.state}`)}</p> : (
        <dl>
          <div><dt>{t("train.code")}</dt><dd className="strong">{copy.slug}</dd></div>
          <div><dt>{t("train.pin")}</dt><dd className="strong">{copy.pin}</dd></div>
          <div><dt>{t("train.people")}</dt><dd>{count(copy.people)}</dd></div>
          <div><dt>{t("train.rows")}</dt><dd>{count(copy.rows)}</dd></div>
          <div><dt>{t("train.made")}</dt><dd>{copy.madeAt ? absolute(copy.madeAt) : "–"}</dd></div>
        </dl>
      )}
      {copy.state === "ready" && <p className="muted">{t("train.how")}</p>}
    </section>
  );
}

const State = ({ state }: { state: string }) => <StatusMark mark={MARKS[state as keyof typeof MARKS] ?? "paused"}>{t(`train.state.${state}`)}</StatusMark>;

function columns(): Column<Copy>[] {
  return [
    { key: "slug", title: t("train.code"), phone: "title", cell: (row) => <span className="first strong">{row.slug}</span> },
    { key: "state", title: t("import.state"), width: 260, phone: "corner", cell: (row) => <><State state={row.state} />{row.problem ? <div className="sm">{problemText({ ...(row.problem as { code: string; params: Record<string, unknown> }), text: "" })}</div> : null}</> },
    { key: "by", title: t("train.by"), width: 150, cell: (row) => row.closedBy ?? row.askedBy },
    { key: "when", title: t("train.ended"), width: 170, cell: (row) => <span className="nowrap">{row.closedAt ? absolute(row.closedAt) : absolute(row.createdAt)}</span> },
  ];
}

function Ask({ what, copy, onClose }: { what: "refresh" | "close"; copy: Copy; onClose: () => void }) {
  const make = useCommand(MakeTrainingCopyDocument, (reply) => reply.makeTrainingCopy);
  const close = useCommand(CloseTrainingCopyDocument, (reply) => reply.closeTrainingCopy);
  const renew = useRenew(TrainingCopiesDocument);
  const after = { onSuccess: () => { renew(); onClose(); } };
  const submit = (): void => (what === "refresh" ? make.mutate({ input: { refresh: true } }, after) : close.mutate({ input: { copyId: copy.id } }, after));
  return (
    <Dialog open danger title={t(`train.${what}`)} submit={t(`train.${what}_submit`, { slug: copy.slug })} busy={make.isPending || close.isPending} error={make.error ?? close.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t(`train.${what}_effect`, { slug: copy.slug })}</p>
    </Dialog>
  );
}
