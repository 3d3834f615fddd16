import { useState } from "react";
import { EndSessionsDocument, MySignInsDocument, PeopleDocument, PersonDetailDocument, RevokeSessionDocument, SignInsDocument, SignInSort, type SignInRowFragment } from "@/packages/api/generated/graphql";
import { absolute, ago, known, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Loaded } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { browserOf } from "./browser";

type Row = SignInRowFragment;
const useRenewSignIns = () => useRenew(SignInsDocument, MySignInsDocument, PersonDetailDocument, PeopleDocument);

const provedBy = (row: Row): string => [row.provedBy, row.secondBy].filter(Boolean).map((way) => known(`signins.by.${way}`) ?? way).join(" + ");

export function signInColumns(now: number, end: ((row: Row) => void) | null): Column<Row>[] {
  return [
    { key: "where", title: t("signins.where"), phone: "title", cell: (row) => <><b className="strong">{row.kind === "device" ? row.device : browserOf(row.agent)}</b>{row.kind === "device" && <div className="second">{t("signins.kind.device")}</div>}</> },
    { key: "address", title: t("signins.address"), width: 140, cell: (row) => row.address ?? <span className="faint">–</span> },
    { key: "proved", title: t("signins.proved"), width: 150, cell: (row) => provedBy(row) || <span className="faint">–</span> },
    { key: "since", title: t("signins.since"), width: 130, phone: "hide", cell: (row) => <time dateTime={row.since} title={absolute(row.since)}>{ago(row.since, now)}</time> },
    { key: "seen", title: t("signins.seen"), width: 130, cell: (row) => <time dateTime={row.seenAt} title={absolute(row.seenAt)}>{ago(row.seenAt, now)}</time> },
    {
      key: "state", title: <span className="sr-only">{t("md.acts")}</span>, width: 120, phone: "corner",
      cell: (row) => (row.current ? <StatusMark mark="ready">{t("signins.current")}</StatusMark> : end && <button type="button" className="btn ghost" onClick={() => end(row)}>{t("signins.end")}</button>),
    },
  ];
}

export function EndDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const renew = useRenewSignIns();
  const command = useCommand(RevokeSessionDocument, (reply) => reply.revokeSession);
  const submit = (): void => command.mutate({ input: { sessionId: row.id } }, { onSuccess: () => { renew(); toast(t("signins.ended")); onClose(); } });
  const where = row.kind === "device" ? row.device ?? "" : browserOf(row.agent);
  return (
    <Dialog open title={t("signins.end_title", { name: row.user.name, where })} submit={t("signins.end")} danger busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("signins.end_effect")}</p>
    </Dialog>
  );
}

/** The sign-ins of one person; without `user` one's own. */
export function SignIns({ user, may }: { user?: { id: string; name: string }; may: boolean }) {
  const now = useNow(30_000);
  const [ending, setEnding] = useState<Row | null>(null);
  const [all, setAll] = useState(false);
  const mine = useRead(MySignInsDocument, {}, { enabled: !user });
  const theirs = useRead(SignInsDocument, { first: 50, after: null, filter: { userId: user?.id }, sort: [SignInSort.SeenDesc] }, { enabled: Boolean(user) });
  const show = (rows: readonly Row[]) => (
    <>
      {rows.length === 0 ? <p className="lead">{t("signins.nowhere")}</p> : (
        <div className="in-sheet"><DataTable label={t("signins.title")} columns={signInColumns(now, may ? setEnding : null)} groups={[{ key: "all", rows: [...rows] }]} rowKey={(row) => row.id} minWidth={720} /></div>
      )}
      {may && rows.some((row) => !row.current) && <button type="button" className="btn" style={{ marginTop: 8 }} onClick={() => setAll(true)}>{t(user ? "signins.end_all" : "signins.end_others")}</button>}
    </>
  );
  return (
    <section>
      <h2>{t("signins.title")}</h2>
      {user ? <Loaded query={theirs} what={t("signins.title")} rows={2}>{({ signIns }) => show(signIns.nodes)}</Loaded> : <Loaded query={mine} what={t("signins.title")} rows={2}>{({ mySignIns }) => show(mySignIns)}</Loaded>}
      {ending && <EndDialog row={ending} onClose={() => setEnding(null)} />}
      {all && <EndAllDialog user={user} onClose={() => setAll(false)} />}
    </section>
  );
}

function EndAllDialog({ user, onClose }: { user?: { id: string; name: string }; onClose: () => void }) {
  const renew = useRenewSignIns();
  const command = useCommand(EndSessionsDocument, (reply) => reply.endSessions);
  const submit = (): void => command.mutate({ input: { userId: user?.id ?? null } }, { onSuccess: () => { renew(); toast(t("signins.ended")); onClose(); } });
  return (
    <Dialog open title={user ? t("signins.end_all_title", { name: user.name }) : t("signins.end_others_title")} submit={t(user ? "signins.end_all" : "signins.end_others")} danger busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("signins.end_effect")}</p>
    </Dialog>
  );
}
