import { IconUserPlus } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { named, quantity, t, unitName } from "@/packages/i18n";
import { NotSaved, type QueuedBlob } from "@/packages/outbox";
import { Progress } from "@/features/orders/worker/OperationCard";
import { decimal, micro } from "@/w/model/quantity";
import { refreshOpened } from "@/w/model/reading";
import { reportOutput, UNDO_MS } from "@/w/model/reporting";
import { go, parseRoute } from "@/w/model/router";
import { store, useApp } from "@/w/model/store";
import type { Operation, Person } from "@/w/model/types";
import { useMay, useOperation, useReasons } from "@/w/model/view";
import { signal } from "@/w/ui/feedback";
import { type Key, Keypad } from "@/w/ui/Keypad";
import { Button, Code, Disc, Dot, DrawingTile, StateBlock } from "@/w/ui/parts";
import { Main, SubHead } from "@/w/ui/Shell";
import { OfflineBand, SyncWords } from "@/w/ui/sync";
import { amountWords, drawingOf, hasFractions, itemWords, placeWord } from "@/w/ui/words";
import { entryId, forgetDraft, keep, recall } from "./drafts";
import { blank, chosen, type Field, follow, type Form, missing, pressed, rest, SCRAP_FIELDS } from "./form";
import { NOT_ALLOWED, Obstacle, obstacleOf } from "./Obstacle";
import { Reasons } from "./Reasons";

const REPORT_OUTPUT = "reporting.output:report";
// below this the pad would cover the figures it changes: it opens with the first touch of one
const ROOMY = 690;
const OVER_REPORT = "reporting.output:over_report";

export function Report({ id }: { id: string }) {
  const operation = useOperation(id);
  const person = useApp((state) => state.person);
  useEffect(() => {
    void refreshOpened(id);
  }, [id]);
  if (!operation || !person) return <Unknown />;
  return <ReportForm key={`${operation.id}:${person.userId}`} operation={operation} person={person} />;
}

function Unknown() {
  return (
    <div className="app">
      <SubHead title={t("w.report.title")} back="#/" />
      <Main label={t("w.report.title")}>
        <StateBlock actions={<a className="btn" href="#/scan">{t("w.home.scan")}</a>}>
          <p>
            <b>{t("w.report.unknown")}</b>
          </p>
          <p className="c-t2">{t("w.report.unknown_help")}</p>
        </StateBlock>
      </Main>
    </div>
  );
}

function ReportForm({ operation, person }: { operation: Operation; person: Person }) {
  const reasons = useReasons();
  const [form, setForm] = useState<Form>(() => follow(recall(operation.id)?.form ?? blank(operation), operation));
  const [photos, setPhotos] = useState<QueuedBlob[]>(() => recall(operation.id)?.photos ?? []);
  const [padOpen, setPadOpen] = useState(() => obstacleOf(operation) === null && window.innerHeight >= ROOMY);
  const [asked, setAsked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<"full" | "broken" | null>(null);
  const lacks = missing(form, reasons);
  const mayReport = useMay(REPORT_OUTPUT);
  const obstacle = mayReport === false ? NOT_ALLOWED : obstacleOf(operation);
  const words = amountWords(form);

  useEffect(() => {
    if (padOpen) document.querySelector(".report [aria-pressed='true']")?.scrollIntoView({ block: "nearest" });
  }, [padOpen, form.field]);
  useEffect(() => keep(operation.id, form, photos), [operation.id, form, photos]);
  useEffect(() => {
    setForm((before) => (saving ? before : follow(before, operation)));
    // only what others did to the operation may move the suggestion
  }, [operation.remainingQuantity, operation.availableQuantity]);

  function press(key: Key): void {
    if (key === "close") setPadOpen(false);
    else setForm(pressed(form, key, operation));
  }

  function choose(field: Field): void {
    setPadOpen(true);
    setForm(chosen(form, field, operation));
  }

  async function submit(): Promise<void> {
    setAsked(true);
    if (lacks || saving) {
      if (lacks) store.set({ said: t(`w.report.missing_${lacks}`) });
      // the reasons must not lie under the pad
      if (lacks === "reason") setPadOpen(false);
      return;
    }
    setSaving(true);
    setFailure(null);
    const reportId = entryId(operation.id);
    try {
      const entry = { good: plain(form.good), process: plain(form.process), material: plain(form.material), rework: plain(form.rework), reason: form.reason, photos };
      await reportOutput(reportId, person, operation, entry);
    } catch (error) {
      setSaving(false);
      setFailure(error instanceof NotSaved ? error.why : "broken");
      signal("fail");
      return;
    }
    signal("pass");
    forgetDraft(operation.id);
    store.set({ undo: { reportId, text: words, until: Date.now() + UNDO_MS }, said: t("w.report.saved", { what: words }) });
    // the next card, unless the person has gone elsewhere meanwhile
    if (parseRoute(location.hash).param === operation.id) go("/", true);
  }

  return (
    <div className="app report">
      <OfflineBand />
      <Head operation={operation} person={person} />
      <Main label={t("w.report.of", { operation: named(operation.name) })}>
        <Part operation={operation} />
        <GoodField form={form} operation={operation} choose={choose} />
        <Chips form={form} choose={choose} />
        <Reasons form={form} reasons={reasons} missing={asked && lacks === "reason"} photos={photos} pick={(reason) => setForm({ ...form, reason })} setPhotos={setPhotos} />
        {asked && lacks && <p className="note danger">{t(`w.report.missing_${lacks}`)}</p>}
        {failure && <p className="note danger" role="alert">{t(`w.report.not_saved_${failure}`)}</p>}
        {obstacle && <Obstacle operation={operation} obstacle={obstacle} />}
        <div className="desk">
          {padOpen && <Keypad press={press} fractions={hasFractions(operation.order.item.unit)} />}
          <Submit words={words} saving={saving} blocked={obstacle !== null} submit={() => void submit()} />
          <Foot />
        </div>
      </Main>
    </div>
  );
}

/** "12." and "007" are typing, not quantities. */
const plain = (text: string): string => decimal(micro(text.replace(/\.$/, "")));

function Submit({ words, saving, blocked, submit }: { words: string; saving: boolean; blocked: boolean; submit: () => void }) {
  const offline = useApp((state) => state.send.kind === "offline");
  if (blocked && !offline) return null;
  const label = words === "" ? t("w.report.nothing") : t("w.report.submit", { what: words });
  return (
    <div className="go">
      <Button tone="primary" wide disabled={saving} onClick={submit}>
        {label}
      </Button>
    </div>
  );
}

function Head({ operation, person }: { operation: Operation; person: Person }) {
  const back = encodeURIComponent(`/report/${operation.id}`);
  const sub = (
    <>
      {t("w.position", { n: operation.position, count: operation.count })}
      <Dot />
      {placeWord(operation)}
    </>
  );
  return (
    <SubHead title={named(operation.name)} back="#/" sub={sub}>
      <a className="who" href={`#/switch/${back}`} style={{ textDecoration: "none" }}>
        <Disc name={person.name} small />
        <span className="ellipsis">{person.name}</span>
        <span className="sr-only">{t("w.who.change")}</span>
        <IconUserPlus className="icon c-t2" size={22} stroke={1.75} aria-hidden="true" />
      </a>
    </SubHead>
  );
}

function Part({ operation }: { operation: Operation }) {
  return (
    <>
      <div className="part">
        <DrawingTile revision={drawingOf(operation)} small />
        <div>
          <b>{itemWords(operation)}</b>
          <div className="s16 c-t2">
            <b style={{ color: "var(--t1)" }}>{t("w.drawing", { revision: drawingOf(operation) })}</b>
            <Dot />
            <Code>{operation.order.number}</Code>
          </div>
        </div>
      </div>
      <div className="rest">
        <Progress operation={operation} />
        <div className="s16 split">
          <span className="c-t2">{t("w.done_of", { done: quantity(operation.goodQuantity), planned: quantity(operation.plannedQuantity) })}</span>
          <b>{t("w.left_n", { n: quantity(operation.remainingQuantity), unit: unitName(operation.order.item.unit) })}</b>
        </div>
      </div>
    </>
  );
}

function GoodField({ form, operation, choose }: { form: Form; operation: Operation; choose: (field: Field) => void }) {
  const left = rest(form, operation);
  const mayOver = useMay(OVER_REPORT);
  return (
    <button type="button" className="good" aria-pressed={form.field === "good"} onClick={() => choose("good")}>
      <GoodMark />
      {left < 0 ? (
        <span className="after over">{t(mayOver ? "w.report.over" : "w.report.over_refused", { n: quantity(decimal(-left)) })}</span>
      ) : (
        <span className="after">{left === 0 ? t("w.report.after_none") : t("w.report.after", { n: quantity(decimal(left)) })}</span>
      )}
      <span className="figure">
        <b>{quantityTyped(form.good)}</b>
        <span className="c-t2">{unitName(operation.order.item.unit)}</span>
      </span>
    </button>
  );
}

/** A figure in mid-typing keeps its point. */
const quantityTyped = (text: string): string => (text.endsWith(".") ? `${quantity(text.slice(0, -1))}.` : quantity(text));

function GoodMark() {
  return (
    <span className="c-ok status" style={{ fontWeight: 600 }}>
      <svg width="20" height="20" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="7" fill="currentColor" />
        <path d="M4.8 8.2 7 10.4l4.2-4.6" fill="none" stroke="#fff" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {t("w.good")}
    </span>
  );
}

function Chips({ form, choose }: { form: Form; choose: (field: Field) => void }) {
  return (
    <div className="chips" role="group" aria-label={t("w.report.scrap")}>
      {SCRAP_FIELDS.map((field) => (
        <button key={field} type="button" className={micro(form[field]) > 0 ? "chip some" : "chip"} aria-pressed={form.field === field} onClick={() => choose(field)}>
          {t(`w.scrap.${field}`)}
          <b>{quantityTyped(form[field])}</b>
        </button>
      ))}
    </div>
  );
}

function Foot() {
  const waiting = useApp((state) => state.queue.length);
  return (
    <div className="foot">
      <SyncWords size={20} />
      <span>{t("w.report.waiting", { n: waiting })}</span>
    </div>
  );
}
