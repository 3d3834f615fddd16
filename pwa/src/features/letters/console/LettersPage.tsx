import { useState } from "react";
import { DiscardLetterDocument, LettersDocument, RetryLetterDocument, type LettersQuery } from "@/packages/api/generated/graphql";
import { absolute, ago, count, known, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Head } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { RETRY_LETTER } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";

const PAGE = 50;
type Letter = LettersQuery["deadLetters"]["nodes"][number];

const eventName = (letter: Letter): string => known(`event.${letter.event}`) ?? letter.event;

/** Follow-up work that failed too often: nothing is lost, somebody decides when it runs again. */
export default function LettersPage() {
  const { query: route } = useRoute();
  const now = useNow();
  const paging = usePaging(PAGE);
  const query = useRead(LettersDocument, { first: PAGE, after: paging.after }, { keep: true, refetchInterval: 30_000 });
  const shown = query.data?.deadLetters.nodes.find((letter) => letter.id === route.get("letter"));
  return (
    <div className="page">
      <Head title={t("letters.title")} figures={query.data && query.data.deadLetters.pageInfo.total > 0 && <span>{t("letters.waiting")} <b>{count(query.data.deadLetters.pageInfo.total)}</b></span>} />
      <div className="tools" />
      <Loaded query={query} what={t("letters.title")} rows={6}>
        {({ deadLetters: page }) => (
          <>
            {page.nodes.length === 0 ? <Note title={t("letters.empty")}>{t("letters.empty_why")}</Note> : (
              <DataTable label={t("letters.title")} columns={columns(now)} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ letter: row.id })} minWidth={820} />
            )}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="letters.n" />
          </>
        )}
      </Loaded>
      {shown && <LetterPanel letter={shown} onClose={() => refine({ letter: null })} />}
    </div>
  );
}

function columns(now: number): Column<Letter>[] {
  return [
    { key: "event", title: t("letters.event"), width: 240, phone: "title", cell: (row) => <><div className="first">{eventName(row)}</div><code className="second">{row.actor}</code></> },
    { key: "error", title: t("letters.error"), cell: (row) => <code className="first" title={row.error}>{row.error.split("\n")[0]}</code> },
    { key: "attempts", title: t("letters.attempts"), width: 90, align: "right", cell: (row) => count(row.attempts) },
    { key: "since", title: t("letters.since"), width: 150, phone: "corner", cell: (row) => <time dateTime={row.createdAt} title={absolute(row.createdAt)}>{ago(row.createdAt, now)}</time> },
  ];
}

function LetterPanel({ letter, onClose }: { letter: Letter; onClose: () => void }) {
  const { can } = useSession();
  const [sent, setSent] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const renew = useRenew(LettersDocument);
  const command = useCommand(RetryLetterDocument, (reply) => reply.retryDeadLetter);
  const retry = (): void =>
    command.mutate({ input: { letterId: letter.id } }, { onSuccess: () => { setSent(true); toast(t("letters.retried")); renew(); onClose(); } });
  return (
    <SidePanel title={eventName(letter)} onClose={onClose} foot={
        can(RETRY_LETTER) && (
          <>
            <button type="button" className="btn primary" disabled={command.isPending || sent} onClick={retry}>{t("letters.retry")}</button>
            <button type="button" className="btn danger" onClick={() => setDiscarding(true)}>{t("letters.discard")}</button>
          </>
        )
      }
    >
      <dl className="pairs">
        <dt>{t("letters.actor")}</dt><dd><code>{letter.actor}</code></dd>
        <dt>{t("letters.attempts")}</dt><dd>{count(letter.attempts)}</dd>
        <dt>{t("letters.since")}</dt><dd>{absolute(letter.createdAt)}</dd>
        {letter.lastAttemptAt && <><dt>{t("letters.last")}</dt><dd>{absolute(letter.lastAttemptAt)}</dd></>}
      </dl>
      <h3>{t("letters.error")}</h3>
      <pre className="letter-error"><code>{letter.error}</code></pre>
      <Refused error={command.error} />
      {discarding && <DiscardDialog letter={letter} onClose={() => setDiscarding(false)} onDone={() => { renew(); onClose(); }} />}
    </SidePanel>
  );
}

function DiscardDialog({ letter, onClose, onDone }: { letter: Letter; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(DiscardLetterDocument, (reply) => reply.discardDeadLetter);
  const submit = (): void => {
    setTried(true);
    if (reason.trim()) command.mutate({ input: { letterId: letter.id, reason: reason.trim() } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("letters.discard_title", { event: eventName(letter) })} submit={t("letters.discard")} danger busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("letters.discard_effect", { actor: letter.actor })}</p>
      <Field id="discard-reason" label={t("people.reason")} wrong={tried && !reason.trim() ? t("letters.reason_missing") : null}>
        <input id="discard-reason" className="input" value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  );
}
