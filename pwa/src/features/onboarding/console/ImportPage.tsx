import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { ImportRowsDocument, ImportRunDocument, ImportRunsDocument, StartImportDocument } from "@/packages/api/generated/graphql";
import { absolute, count, named, problemText, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dot } from "@/c/kit/parts";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { ROLL_BACK_IMPORT, RUN_IMPORT } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import { ColumnMapping } from "./ColumnMapping";
import { busy, progress, type Run } from "./model";
import { RollBackDialog } from "./RollBackDialog";
import { SheetRows } from "./SheetRows";
import { StateText } from "./StateText";

export default function ImportPage({ id = "" }: { id?: string }) {
  const query = useRead(ImportRunDocument, { id });
  const state = query.data?.importRun?.state ?? "";
  // the first answer decides whether there is something to wait for
  useRead(ImportRunDocument, { id }, { enabled: busy(state), refetchInterval: 1_000 });
  return (
    <div className="page">
      <Loaded query={query} what={t("import.one")} rows={8} whole>
        {({ importRun }) => importRun
          ? <Opened run={importRun} />
          : <Note whole title={t("import.gone")} acts={<a className="btn" href={href("/imports")}>{t("import.to_all")}</a>} />}
      </Loaded>
    </div>
  );
}

function Opened({ run }: { run: Run }) {
  const { can } = useSession();
  const [editing, setEditing] = useState(false);
  const mapping = run.state === "received" || run.state === "failed" || (editing && run.state === "checked");
  return (
    <>
      <header className="detail-head">
        <div className="detail-title">
          <nav className="crumb" aria-label={t("order.crumb")}><a href={href("/imports")}>{t("import.title")}</a></nav>
          <h1>{run.fileName}</h1>
          <p>{named(run.kind.title)}<Dot /><StateText state={run.state} /><Dot />{run.sentBy}<Dot />{absolute(run.createdAt)}</p>
        </div>
        <Acts run={run} mapping={mapping} onMap={() => setEditing(true)} />
      </header>
      {run.problem && <div className="import-note inline-problem" role="alert">{problemText({ code: run.problem.code, text: "", params: run.problem.params as Record<string, unknown> })}</div>}
      {run.rollBackReason && <p className="import-note muted">{t("import.rolled_back_because", { reason: run.rollBackReason })}</p>}
      {busy(run.state) && <Progress run={run} />}
      {mapping && can(RUN_IMPORT) && <ColumnMapping key={run.revision} run={run} onDone={() => setEditing(false)} />}
      {!mapping && !busy(run.state) && run.counts.total > 0 && <SheetRows run={run} />}
    </>
  );
}

function Acts({ run, mapping, onMap }: { run: Run; mapping: boolean; onMap: () => void }) {
  const { can } = useSession();
  const [taking, setTaking] = useState(false);
  const start = useCommand(StartImportDocument, (reply) => reply.startImport);
  const renew = useRenew(ImportRunDocument, ImportRowsDocument, ImportRunsDocument);
  const { counts, state } = run;
  const marked = counts.refused + counts.held + counts.kept + counts.warned > 0 && !busy(state);
  const takeable = (state === "imported" || state === "partly_rolled_back") && counts.applied + counts.kept > 0;
  return (
    <div className="acts">
      {marked && <a className="btn" href={`/api/imports/${run.id}/reasons.xlsx`} download><IconDownload size={16} stroke={1.75} aria-hidden="true" />{t("import.reasons_file")}</a>}
      {state === "checked" && !mapping && can(RUN_IMPORT) && <button type="button" className="btn" onClick={onMap}>{t("import.change_mapping")}</button>}
      {takeable && can(ROLL_BACK_IMPORT) && <button type="button" className="btn danger" onClick={() => setTaking(true)}>{t("import.roll_back")}</button>}
      {state === "checked" && counts.ready > 0 && !mapping && can(RUN_IMPORT) && (
        <button type="button" className="btn primary" disabled={start.isPending} onClick={() => start.mutate({ input: { runId: run.id } }, { onSuccess: renew })}>
          {start.isPending ? t("kit.sending") : t("import.start", { n: count(counts.ready) })}
        </button>
      )}
      <Refused error={start.error} />
      {taking && <RollBackDialog run={run} onClose={() => setTaking(false)} />}
    </div>
  );
}

function Progress({ run }: { run: Run }) {
  const { done, of } = progress(run.counts, run.state);
  const said = t(`import.progress.${run.state}`, { done: count(done), of: count(of) });
  return (
    <div className="import-progress" role="status">
      <progress max={Math.max(of, 1)} value={of ? done : undefined} aria-label={said} />
      <p>{of ? said : t("import.reading")}</p>
      <p className="sm muted">{t("import.may_leave")}</p>
    </div>
  );
}
