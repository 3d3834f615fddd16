import { IconBox, IconCamera, IconDots, IconShieldX, IconTool } from "@tabler/icons-react";
import { useState } from "react";
import { ago, named, t } from "@/packages/i18n";
import { NotAPicture, NotSaved, pack, type QueuedBlob } from "@/packages/outbox";
import { StatusShape } from "@/packages/ui-tokens";
import { type Call, CALL_KINDS, type CallKind, usePlant } from "@/w/model/plant";
import { sendCommand } from "@/w/model/reporting";
import { store, useApp } from "@/w/model/store";
import type { Operation, Person } from "@/w/model/types";
import { useMay, useOperation } from "@/w/model/view";
import { signal } from "@/w/ui/feedback";
import { useNow } from "@/w/ui/hooks";
import { Button, Dot, StateBlock } from "@/w/ui/parts";
import { Main, SubHead } from "@/w/ui/Shell";
import { OfflineBand } from "@/w/ui/sync";
import { placeWord } from "@/w/ui/words";

export const CALL = "reporting.call_andon";
const ACKNOWLEDGE = "reporting.acknowledge_andon";
const RESOLVE = "reporting.resolve_andon";
const ICONS = { quality: IconShieldX, material: IconBox, equipment: IconTool, other: IconDots } as const;

/** Help is two touches away: here, and what is missing. */
export default function Andon({ id }: { id: string }) {
  const operation = useOperation(id);
  const person = useApp((state) => state.person) as Person;
  const where = operation ?? null;
  return (
    <div className="app">
      <OfflineBand />
      <SubHead title={t("w.andon.title")} back={operation ? `#/report/${operation.id}` : "#/"} sub={where ? `${named(where.name)} ${placeWord(where)}` : undefined} />
      <Main label={t("w.andon.title")}>
        <Calls />
        {where ? <Kinds operation={where} person={person} /> : <NoPlace />}
      </Main>
    </div>
  );
}

function NoPlace() {
  return (
    <StateBlock actions={<a className="btn" href="#/scan">{t("w.home.scan")}</a>}>
      <p>
        <b>{t("w.andon.no_place")}</b>
      </p>
      <p className="c-t2">{t("w.andon.no_place_help")}</p>
    </StateBlock>
  );
}

function Kinds({ operation, person }: { operation: Operation; person: Person }) {
  const [photos, setPhotos] = useState<QueuedBlob[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  async function call(kind: CallKind): Promise<void> {
    setProblem(null);
    try {
      await sendCommand(person, CALL, { operationId: operation.id, workUnitId: operation.workUnit?.id ?? null, kind, photos: photos.map((photo) => photo.sha256) }, { operation, photos, note: { kind, place: placeWord(operation) } });
    } catch (error) {
      signal("fail");
      return setProblem(t(`w.report.not_saved_${error instanceof NotSaved ? error.why : "broken"}`));
    }
    signal("pass");
    setPhotos([]);
    store.set({ said: t("w.andon.called", { kind: t(`w.andon.${kind}`) }) });
  }

  async function add(file: File | undefined): Promise<void> {
    if (!file) return;
    setProblem(null);
    try {
      setPhotos([...photos, await pack(file)]);
    } catch (error) {
      if (!(error instanceof NotAPicture)) throw error;
      setProblem(t("w.photo.unreadable"));
    }
  }

  return (
    <div className="form" style={{ marginTop: "auto" }}>
      {problem && (
        <p className="note danger" role="alert" style={{ margin: 0 }}>
          {problem}
        </p>
      )}
      <label className="btn wide">
        <IconCamera className="icon" size={26} stroke={1.75} aria-hidden="true" />
        {photos.length > 0 ? t("w.andon.photos", { n: photos.length }) : t("w.andon.photo")}
        <input
          className="sr-only"
          type="file"
          accept="image/*"
          capture="environment"
          onChange={(event) => {
            void add(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </label>
      <div className="kinds" role="group" aria-label={t("w.andon.what")}>
        {CALL_KINDS.map((kind) => {
          const Icon = ICONS[kind];
          return (
            <Button key={kind} onClick={() => void call(kind)}>
              <Icon className="icon" size={34} stroke={1.75} aria-hidden="true" />
              {t(`w.andon.${kind}`)}
            </Button>
          );
        })}
      </div>
    </div>
  );
}

/** What I called for and who comes; for a lead what his people call for. */
function Calls() {
  const { calls } = usePlant();
  const queue = useApp((state) => state.queue);
  const waiting = queue.filter((row) => row.type === CALL);
  if (calls.length + waiting.length === 0) return <p className="caption">{t("w.andon.none")}</p>;
  return (
    <>
      <h2 className="section">{t("w.andon.open", { n: calls.length + waiting.length })}</h2>
      <ul className="rows">
        {waiting.map((row) => (
          <li key={row.id}>
            <StatusShape mark="pending" size={22} />
            <div className="names">
              <b>{t(`w.andon.${String(row.note.kind) as CallKind}`)}</b>
              <div className="s16 c-t2">{String(row.note.place ?? "")}</div>
            </div>
            <div className="t">
              {ago(row.atWall)}
              <br />
              {t("w.andon.sending")}
            </div>
          </li>
        ))}
        {calls.map((call) => (
          <CallRow key={call.id} call={call} />
        ))}
      </ul>
    </>
  );
}

function CallRow({ call }: { call: Call }) {
  const now = useNow(15_000);
  const person = useApp((state) => state.person) as Person;
  const [cause, setCause] = useState<string | null>(null);
  const mayAnswer = useMay("reporting.andon:answer") === true;
  const done = (type: string, more: Record<string, string> = {}): void => void sendCommand(person, type, { andonId: call.id, ...more }, { note: { kind: call.kind, place: call.place } });
  return (
    <li className="call">
      <StatusShape mark={call.state === "called" ? "late" : "running"} size={22} />
      <div className="names">
        <b>
          {t(`w.andon.${call.kind}`)}
          <Dot />
          {t("w.andon.level", { n: call.level })}
        </b>
        <div className="s16 c-t2">
          {call.place}
          <Dot />
          {call.calledBy}
        </div>
        <div className="s16">{call.acknowledgedBy ? t("w.andon.coming", { name: call.acknowledgedBy }) : t("w.andon.unanswered")}</div>
      </div>
      <div className="t">{ago(call.calledAt, now)}</div>
      {cause === null ? (
        <div className="row-btns">
          {mayAnswer && call.state === "called" && <Button onClick={() => done(ACKNOWLEDGE)}>{t("w.andon.answer")}</Button>}
          {mayAnswer && <Button onClick={() => setCause("")}>{t("w.andon.solve")}</Button>}
        </div>
      ) : (
        <form
          className="typed-code"
          onSubmit={(event) => {
            event.preventDefault();
            if (cause.trim() !== "") done(RESOLVE, { cause: cause.trim() });
            setCause(null);
          }}
        >
          <input aria-label={t("w.andon.cause")} placeholder={t("w.andon.cause")} value={cause} onChange={(event) => setCause(event.target.value)} maxLength={200} />
          <Button type="submit">{t("w.andon.solve")}</Button>
        </form>
      )}
    </li>
  );
}
