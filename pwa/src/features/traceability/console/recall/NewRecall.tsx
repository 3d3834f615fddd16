import { IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { OpenRecallDocument, RecallIdentifyDocument, RecallLotNameDocument, RecallPreviewDocument, RecallsDocument, DrillStateDocument, type RecallIdentifyQuery } from "@/packages/api/generated/graphql";
import { count, known, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { useNow } from "@/c/kit/clock";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Failed, Refused } from "@/c/kit/states";
import { go, useRoute } from "@/c/router";
import { amountsText, sourceText, stopwatch, took, type Source } from "./parts";

type Candidate = RecallIdentifyQuery["identify"]["candidates"][number];
const KINDS: Record<string, string> = { lot: "lot", piece: "lot", pack: "pack", order: "order", work_unit: "work_unit", shipment: "shipment", receipt: "receipt" };
const WINDOWED = ["work_unit", "person"];
const DAY = 86_400_000;

/** What the address asks for: `?lot=…`, or `?kind=work_unit&id=…&since=…&until=…` from another page. */
function asked(route: URLSearchParams): Source[] {
  const lot = route.get("lot");
  if (lot) return [{ kind: "lot", id: lot }];
  const kind = route.get("kind");
  return kind ? [{ kind, id: route.get("id"), text: route.get("text"), since: route.get("since"), until: route.get("until") }] : [];
}

/** From the first second: what to begin with, what it reaches, why. The clock runs from when this opened. */
export function NewRecall({ drill, onClose }: { drill: boolean; onClose: () => void }) {
  const { query: route } = useRoute();
  const [began] = useState(() => performance.now());
  const [sources, setSources] = useState<Source[]>(() => asked(route));
  const [why, setWhy] = useState(() => (drill ? t("recall.drill_why") : ""));
  const [level, setLevel] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(OpenRecallDocument, (reply) => reply.openRecall);
  const renew = useRenew(RecallsDocument, DrillStateDocument);
  const wrong = { sources: !drill && sources.length === 0, why: !why.trim() };
  const submit = (): void => {
    setTried(true);
    if (wrong.sources || wrong.why) return;
    const secondsAgo = Math.min(86_400, Math.round((performance.now() - began) / 1000));
    const input = { kind: drill ? "drill" : "real", why: why.trim(), level: level || null, secondsAgo, sources: sources.map(({ kind, id, text, since, until }) => ({ kind, id, text: kind === "supplier_lot" ? text : null, since, until })) };
    command.mutate({ input }, { onSuccess: (made) => { renew(); go(`/recalls/${made.id}`); } });
  };
  return (
    <SidePanel
      title={t(drill ? "recall.drill_new" : "recall.new")} onClose={onClose}
      foot={<><Clock began={began} /><button type="button" className={`btn primary ${drill ? "" : "danger"}`} disabled={command.isPending} onClick={submit}>{command.isPending ? t("kit.sending") : t(drill ? "recall.drill_start" : "recall.start")}</button></>}
    >
      <Field id="recall-from" label={t("recall.begins_with")} optional={drill} wrong={tried && wrong.sources ? t("recall.source_missing") : null} hint={drill && sources.length === 0 ? t("recall.drill_picks") : undefined}>
        <Finder onFound={(source) => setSources((old) => [...old.filter((each) => each.kind !== source.kind || each.id !== source.id || each.text !== source.text), source])} />
      </Field>
      {sources.map((source, at) => <Chosen key={`${source.kind} ${source.id ?? source.text}`} source={source} onChange={(next) => setSources(sources.map((each, n) => (n === at ? next : each)))} onRemove={() => setSources(sources.filter((_, n) => n !== at))} />)}
      {sources.length > 0 && <Preview sources={sources} />}
      <Field id="recall-why" label={t("recall.why")} wrong={tried && wrong.why ? t("recall.why_missing") : null}>
        <textarea id="recall-why" className="input" rows={2} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />
      </Field>
      {!drill && (
        <div className="field">
          <div className="recall-label">{t("recall.level")}</div>
          <Pills name="recall-level" label={t("recall.level")} value={level} onChange={setLevel} options={["", "1", "2", "3"].map((value) => ({ value, label: value ? t("recall.level_n", { n: value }) : t("recall.level_none") }))} />
        </div>
      )}
      {drill && <p className="recall-note">{t("recall.drill_effect")}</p>}
      <Refused error={command.error} />
    </SidePanel>
  );
}

function Clock({ began }: { began: number }) {
  useNow(1_000);
  return <span className="recall-clock" aria-label={t("recall.clock")} role="timer">{stopwatch((performance.now() - began) / 1000)}</span>;
}

/** One box for a lot, serial, supplier lot, order, pack, shipment, receipt or work unit. */
function Finder({ onFound }: { onFound: (source: Source) => void }) {
  const [text, setText] = useState("");
  const [settled, setSettled] = useState("");
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), 200);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => box.current?.focus(), []);
  const query = useRead(RecallIdentifyDocument, { text: settled }, { enabled: settled.length > 0, keep: true });
  const candidates = settled ? (query.data?.identify.candidates ?? []).filter((each) => KINDS[each.kind]) : [];
  const pick = (source: Source): void => {
    onFound(source);
    setText("");
    setSettled("");
    box.current?.focus();
  };
  const supplierLot = candidates.some((each) => each.by === "supplier_lot");
  return (
    <>
      <input id="recall-from" ref={box} className="input" autoComplete="off" value={text} placeholder={t("recall.find")} onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => { if (event.key === "Enter" && candidates[0]) { event.preventDefault(); pick(sourceOf(candidates[0])); } }} />
      {settled && (
        <ul className="recall-found">
          {candidates.map((each) => <li key={`${each.kind} ${each.id}`}><button type="button" onClick={() => pick(sourceOf(each))}><b>{each.text}</b><span>{known(`recall.from.${KINDS[each.kind]!}`)}{each.item ? ` ${named(each.item.name)}` : ""}</span></button></li>)}
          {(supplierLot || (query.data && candidates.length === 0)) && <li><button type="button" onClick={() => pick({ kind: "supplier_lot", text: settled })}><b>{settled}</b><span>{t("recall.all_of_supplier_lot")}</span></button></li>}
        </ul>
      )}
    </>
  );
}

function sourceOf(found: Candidate): Source {
  const kind = KINDS[found.kind] ?? found.kind;
  const window = WINDOWED.includes(kind) ? { since: new Date(Date.now() - DAY).toISOString(), until: new Date().toISOString() } : {};
  return { kind, id: found.id, text: found.text, ...window };
}

const local = (iso: string | null | undefined): string => {
  if (!iso) return "";
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

function Chosen({ source, onChange, onRemove }: { source: Source; onChange: (source: Source) => void; onRemove: () => void }) {
  const lot = useRead(RecallLotNameDocument, { id: source.id ?? "" }, { enabled: source.kind === "lot" && !!source.id && !source.text }).data?.lot;
  const text = source.text ?? lot?.number ?? "";
  const name = `${known(`recall.from.${source.kind}`) ?? source.kind} ${text}`;
  return (
    <div className="recall-source" role="group" aria-label={name}>
      <div><b>{text}</b><span>{sourceText({ kind: source.kind })}{lot ? ` ${named(lot.item.name)}` : ""}</span></div>
      <button type="button" className="btn ghost icon" onClick={onRemove} aria-label={t("recall.remove_source", { name })}><IconX size={16} stroke={1.75} /></button>
      {WINDOWED.includes(source.kind) && (
        <div className="recall-window">
          {(["since", "until"] as const).map((each) => (
            <label key={each}>{t(each === "since" ? "recall.window_since" : "recall.until")}<input type="datetime-local" className="input" value={local(source[each])} onChange={(event) => event.target.value && onChange({ ...source, [each]: new Date(event.target.value).toISOString() })} /></label>
          ))}
        </div>
      )}
    </div>
  );
}

const SHOWN = ["stock", "process", "shipped", "recovered", "scrapped"] as const;

/** What it would reach, before anything is opened. */
function Preview({ sources }: { sources: Source[] }) {
  const query = useRead(RecallPreviewDocument, { sources: sources.map(({ kind, id, text, since, until }) => ({ kind, id: id ?? null, text: kind === "supplier_lot" ? text : null, since: since ?? null, until: until ?? null })) }, { keep: true });
  if (query.error) return <Failed error={query.error} what={t("recall.reach")} retry={() => void query.refetch()} />;
  const scope = query.data?.recallScope;
  if (!scope) return <p className="recall-note" role="status">{t("kit.loading", { what: t("recall.reach") })}</p>;
  return (
    <div className="recall-preview" aria-live="polite">
      <p><b>{t("recall.reaches", { roots: count(scope.rootCount), n: count(scope.count), customers: count(scope.customers.length) })}</b> <span className="faint">{took(scope.tookMs)}</span></p>
      <dl>{SHOWN.map((name) => <div key={name}><dt>{t(`recall.flow.${name}`)}</dt><dd>{amountsText(scope.figures.totals.find((each) => each.name === name))}</dd></div>)}</dl>
    </div>
  );
}
