import { useState } from "react";
import { DecideSuggestionDocument, SuggestDocument, SuggestionsDocument, type SuggestionsQuery } from "@/packages/api/generated/graphql";
import { absolute, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { DataTable, type Column } from "@/c/kit/DataTable";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Person, Pills } from "@/c/kit/parts";
import { Foot, usePaging } from "@/c/kit/Pager";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { RUN_ROLLOUT, TAKE_PART } from "@/c/permissions";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { Title } from "./RolloutChoices";

const PAGE = 50;
type Row = SuggestionsQuery["suggestions"]["nodes"][number];
const MARKS = { new: "ready", accepted: "running", done: "done", declined: "paused" } as const;
const NEXT: Record<string, string[]> = { new: ["accepted", "done", "declined"], accepted: ["done", "declined"], declined: ["accepted"], done: [] };

/** What people would do better, and that somebody answered and said thank you. */
export function Suggestions() {
  const { query: route } = useRoute();
  const { can } = useSession();
  const paging = usePaging(PAGE);
  const query = useRead(SuggestionsDocument, { first: PAGE, after: paging.after, filter: null }, { keep: true });
  const chosen = query.data?.suggestions.nodes.find((each) => each.id === route.get("row"));
  const close = (): void => refine({ new: null, row: null });
  return (
    <>
      <Loaded query={query} what={t("rollout.view.suggestions")} rows={6}>
        {({ suggestions: page }) => (
          <>
            {page.nodes.length === 0
              ? <Note title={t("rollout.no_suggestions")}>{t("rollout.no_suggestions_why")}</Note>
              : <DataTable label={t("rollout.view.suggestions")} columns={columns()} groups={[{ key: "all", rows: page.nodes }]} rowKey={(row) => row.id} onOpen={(row) => refine({ row: row.id, new: null })} minWidth={760} />}
            <Foot paging={paging} info={page.pageInfo} shown={page.nodes.length} unit="rollout.n_suggestions" />
          </>
        )}
      </Loaded>
      {route.get("new") && can(TAKE_PART) && <NewPanel onClose={close} />}
      {chosen && <Decide key={chosen.id} row={chosen} may={can(RUN_ROLLOUT)} onClose={close} />}
    </>
  );
}

function columns(): Column<Row>[] {
  return [
    { key: "title", title: t("rollout.suggestion"), phone: "title", cell: (row) => <><Title row={row.id} may={true}>{row.title}</Title><div className="second">{row.answer ?? row.detail}</div></> },
    { key: "who", title: t("rollout.made_by"), width: 150, cell: (row) => <Person name={row.madeBy} /> },
    { key: "when", title: t("import.when"), width: 164, cell: (row) => <span className="nowrap">{absolute(row.createdAt)}</span> },
    { key: "thanks", title: t("rollout.recognition"), width: 190, cell: (row) => row.recognition ?? "" },
    { key: "state", title: t("import.state"), width: 120, phone: "corner", cell: (row) => <StatusMark mark={MARKS[row.state as keyof typeof MARKS] ?? "ready"}>{t(`rollout.suggestion.${row.state}`)}</StatusMark> },
  ];
}

function NewPanel({ onClose }: { onClose: () => void }) {
  const [title, setTitle] = useState("");
  const [detail, setDetail] = useState("");
  const command = useCommand(SuggestDocument, (reply) => reply.suggest);
  const renew = useRenew(SuggestionsDocument);
  const submit = (): void => { if (title.trim()) command.mutate({ input: { title: title.trim(), detail: detail.trim() } }, { onSuccess: () => { renew(); onClose(); } }); };
  return (
    <SidePanel title={t("rollout.new.suggestion")} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
        <Field id="sg-title" label={t("rollout.suggestion")}><input id="sg-title" className="input" value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} /></Field>
        <Field id="sg-detail" label={t("rollout.detail")} optional><textarea id="sg-detail" className="input" rows={4} value={detail} maxLength={2000} onChange={(event) => setDetail(event.target.value)} /></Field>
        <Refused error={command.error} />
        <button type="submit" className="btn primary" disabled={command.isPending || !title.trim()}>{command.isPending ? t("kit.sending") : t("rollout.suggest")}</button>
      </form>
    </SidePanel>
  );
}

function Decide({ row, may, onClose }: { row: Row; may: boolean; onClose: () => void }) {
  const next = NEXT[row.state] ?? [];
  const [state, setState] = useState(next[0] ?? row.state);
  const [answer, setAnswer] = useState(row.answer ?? "");
  const [thanks, setThanks] = useState(row.recognition ?? "");
  const command = useCommand(DecideSuggestionDocument, (reply) => reply.decideSuggestion);
  const renew = useRenew(SuggestionsDocument);
  const ready = state !== "declined" || answer.trim() !== "";
  const submit = (): void => { if (ready) command.mutate({ input: { suggestionId: row.id, state, answer: answer.trim() || null, recognition: thanks.trim() || null } }, { onSuccess: () => { renew(); onClose(); } }); };
  return (
    <SidePanel title={row.title} onClose={onClose}>
      <p className="minutes">{row.detail}</p>
      <p className="sm muted">{row.madeBy} · {absolute(row.createdAt)}</p>
      {row.decidedAt && <p className="sm muted">{t("rollout.decided", { who: row.decidedBy ?? "", when: absolute(row.decidedAt) })}</p>}
      {may && next.length > 0 ? (
        <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
          <div className="field"><span className="label">{t("rollout.decision")}</span><Pills name="sg-state" label={t("rollout.decision")} value={state} onChange={setState} options={next.map((value) => ({ value, label: t(`rollout.suggestion.${value}`) }))} /></div>
          <Field id="sg-answer" label={t("rollout.reply")} optional={state !== "declined"}><textarea id="sg-answer" className="input" rows={2} value={answer} maxLength={1000} onChange={(event) => setAnswer(event.target.value)} /></Field>
          <Field id="sg-thanks" label={t("rollout.recognition")} optional hint={t("rollout.recognition_hint")}><input id="sg-thanks" className="input" value={thanks} maxLength={200} onChange={(event) => setThanks(event.target.value)} /></Field>
          <Refused error={command.error} />
          <button type="submit" className="btn primary" disabled={command.isPending || !ready}>{command.isPending ? t("kit.sending") : t("calendar.save")}</button>
        </form>
      ) : row.answer && <p>{row.answer}</p>}
    </SidePanel>
  );
}
