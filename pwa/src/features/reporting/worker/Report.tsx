import { useEffect, useState } from "react";
import { named, t } from "@/packages/i18n";
import { NotSaved, type QueuedBlob } from "@/packages/outbox";
import { useUnread } from "@/features/masterdata/worker/unread";
import { entryId, forgetDraft, keep, recall } from "@/w/model/drafts";
import { useHints, usePlant } from "@/w/model/plant";
import { readAbout, refreshOpened } from "@/w/model/reading";
import { reportOutput, UNDO_MS } from "@/w/model/reporting";
import { go, parseRoute } from "@/w/model/router";
import { store, useApp } from "@/w/model/store";
import type { Operation, Person } from "@/w/model/types";
import { estimate } from "@/w/model/wages";
import { useMay, useOperation, useReasons } from "@/w/model/view";
import { signal } from "@/w/ui/feedback";
import { type Key, Keypad } from "@/w/ui/Keypad";
import { later } from "@/w/ui/Lazy";
import { moneyWords } from "@/w/ui/money";
import { Button, StateBlock } from "@/w/ui/parts";
import { Main, SubHead } from "@/w/ui/Shell";
import { OfflineBand, SyncWords } from "@/w/ui/sync";
import { amountWords, hasFractions } from "@/w/ui/words";
import { moreOf, plain, shareOfForm, toldOf } from "./entry";
import { Chips, GoodField } from "./Figures";
import { blank, chosen, type Field, follow, type Form, inMode, lateOf, missing, pressed, recounted, touched } from "./form";
import { Obstacle } from "./Obstacle";
import { type ObstacleKind, obstacleOf, overOf } from "./obstacles";
import { Reasons } from "./Reasons";
import { Part, ReportHead } from "./ReportHead";
import { Said } from "./Said";
import { useTaken } from "./taken";

const ModePanel = later(() => import("./ModePanel"));
const More = later(() => import("./More"));

const REPORT_OUTPUT = "reporting.output:report";
// below this the pad would cover the figures it changes: it opens with the first touch of one
const ROOMY = 690;

export function Report({ id }: { id: string }) {
  const operation = useOperation(id);
  const person = useApp((state) => state.person);
  useEffect(() => {
    void refreshOpened(id);
    void readAbout(id).catch(() => undefined);
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

function useDraft(operation: Operation, person: Person) {
  const hints = useHints(operation.id);
  const [form, setForm] = useState<Form>(() => {
    const fresh = blank(operation, hints.mode, hints);
    // a draft of an older build lacks what this one added
    return follow(lateOf({ ...fresh, ...recall<Form>(person.userId, operation.id)?.form }, store.get().late), operation);
  });
  const [photos, setPhotos] = useState<QueuedBlob[]>(() => recall(person.userId, operation.id)?.photos ?? []);
  useEffect(() => {
    const { field: _, fresh: __, ...content } = form;
    keep(person.userId, operation.id, form, content, photos, touched(form) || photos.length > 0);
  }, [person.userId, operation.id, form, photos]);
  return { form, setForm, photos, setPhotos };
}

function ReportForm({ operation, person }: { operation: Operation; person: Person }) {
  const reasons = useReasons();
  const { form, setForm, photos, setPhotos } = useDraft(operation, person);
  const hints = useHints(operation.id);
  const taken = useTaken(operation.id);
  const unread = useUnread(operation.id);
  const { wages } = usePlant();
  const [padOpen, setPadOpen] = useState(() => obstacleOf(operation, unread) === null && window.innerHeight >= ROOMY && form.mode !== "serial");
  const [asked, setAsked] = useState(false);
  const [more, setMore] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<"full" | "broken" | null>(null);
  const lacks = missing(form, reasons);
  const mayReport = useMay(REPORT_OUTPUT);
  const offline = useApp((state) => state.send.kind === "offline");
  const obstacle: ObstacleKind | null = mayReport === false ? { code: "permission" } : obstacleOf(operation, unread);
  const over = overOf(form, operation, hints, offline);
  const against = obstacle ?? over;
  const mayOverride = useMay(against?.permission ?? "") === true;
  const overridden = mayOverride && form.extras.override.trim() !== "";
  const stopped = against !== null && !overridden;
  const words = amountWords(form);

  useEffect(() => {
    if (padOpen) document.querySelector(".report [aria-pressed='true']")?.scrollIntoView({ block: "nearest" });
  }, [padOpen, form.field]);
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
    if (lacks || stopped || saving) {
      if (lacks) store.set({ said: t(`w.report.missing_${lacks}`) });
      if (stopped) signal("fail");
      // what has to be read must not lie under the pad
      if (stopped || lacks === "reason") setPadOpen(false);
      return;
    }
    setSaving(true);
    setFailure(null);
    const reportId = entryId(person.userId, operation.id);
    try {
      const figures = { good: plain(form.good), process: plain(form.process), material: plain(form.material), rework: plain(form.rework) };
      await reportOutput(reportId, person, operation, { ...figures, reason: form.reason, photos, more: moreOf(form), told: toldOf(form) });
    } catch (error) {
      setSaving(false);
      setFailure(error instanceof NotSaved ? error.why : "broken");
      signal("fail");
      return;
    }
    signal("pass");
    forgetDraft(person.userId, operation.id);
    const cents = wages && estimate(wages.rates.find(({ operationId }) => operationId === operation.id), form, shareOfForm(form, person.userId));
    const earned = cents === null ? words : `${words} ${moneyWords({ cents, estimated: true, state: null })}`;
    store.set({ late: null, undo: { reportId, text: earned, until: Date.now() + UNDO_MS }, said: t("w.report.saved", { what: earned }) });
    // the next card, unless the person has gone elsewhere meanwhile
    if (parseRoute(location.hash).param === operation.id) go("/", true);
  }

  return (
    <div className="app report">
      <OfflineBand />
      <ReportHead operation={operation} person={person} more={() => setMore(true)} />
      <Main label={t("w.report.of", { operation: named(operation.name) })}>
        <Part operation={operation} more={() => setMore(true)} />
        <Said form={form} open={() => setMore(true)} />
        <GoodField form={form} operation={operation} choose={choose} />
        {form.mode !== "quantity" && <ModePanel form={form} operation={operation} taken={taken} choose={choose} recount={(count) => setForm((before) => recounted(before, count, operation))} />}
        <Chips form={form} choose={choose} />
        <Reasons form={form} reasons={reasons} missing={asked && lacks === "reason"} photos={photos} pick={(reason) => setForm({ ...form, reason })} setPhotos={setPhotos} />
        {asked && lacks && <p className="note danger">{t(`w.report.missing_${lacks}`)}</p>}
        {failure && <p className="note danger" role="alert">{t(`w.report.not_saved_${failure}`)}</p>}
        {against && (obstacle || asked) && (
          <Obstacle
            operation={operation}
            obstacle={against}
            fix={(good) => setForm(follow({ ...form, good, typed: true, mode: "quantity", field: "good", fresh: true }, operation))}
            override={mayOverride ? { reason: form.extras.override, change: (override) => setForm({ ...form, extras: { ...form.extras, override } }) } : null}
          />
        )}
        <div className="desk">
          {padOpen && <Keypad press={press} fractions={hasFractions(operation.order.item.unit)} />}
          {(!obstacle || overridden) && <Submit words={words} saving={saving} submit={() => void submit()} />}
          <Foot />
        </div>
      </Main>
      {more && (
        <More
          form={form}
          operation={operation}
          person={person}
          close={() => setMore(false)}
          setMode={(mode) => {
            setPadOpen(mode !== "serial");
            setForm((before) => inMode(before, mode, operation));
          }}
          setExtras={(extras) => setForm((before) => ({ ...before, extras }))}
        />
      )}
    </div>
  );
}

function Submit({ words, saving, submit }: { words: string; saving: boolean; submit: () => void }) {
  const label = words === "" ? t("w.report.nothing") : t("w.report.submit", { what: words });
  return (
    <div className="go">
      <Button tone="primary" wide disabled={saving} onClick={submit}>
        {label}
      </Button>
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
