import { useState } from "react";
import { clock, named, span, t } from "@/packages/i18n";
import { NotSaved } from "@/packages/outbox";
import { StatusShape } from "@/packages/ui-tokens";
import { usePlant } from "@/w/model/plant";
import { sendCommand } from "@/w/model/reporting";
import { store, useApp } from "@/w/model/store";
import type { Operation, Person } from "@/w/model/types";
import { useOperation, useReasons } from "@/w/model/view";
import { signal } from "@/w/ui/feedback";
import { useNow } from "@/w/ui/hooks";
import { Button, StateBlock } from "@/w/ui/parts";
import { Main, SubHead } from "@/w/ui/Shell";
import { OfflineBand } from "@/w/ui/sync";
import { placeWord } from "@/w/ui/words";

export const DOWNTIME = "reporting.report_downtime";
export const END_DOWNTIME = "reporting.end_downtime";
const MINUTES = [0, 10, 30, 60] as const;

/** The machine stands: since when, why, and whether it runs again. */
export default function Downtime({ id }: { id: string }) {
  const operation = useOperation(id);
  const person = useApp((state) => state.person) as Person;
  return (
    <div className="app">
      <OfflineBand />
      <SubHead title={t("w.downtime.title")} back={operation ? `#/report/${operation.id}` : "#/"} sub={operation ? placeWord(operation) : undefined} />
      <Main label={t("w.downtime.title")}>
        <Open person={person} />
        {operation?.workUnit ? <DowntimeForm operation={operation} person={person} /> : <NoUnit />}
      </Main>
    </div>
  );
}

function NoUnit() {
  return (
    <StateBlock actions={<a className="btn" href="#/">{t("w.tab.home")}</a>}>
      <p>
        <b>{t("w.downtime.no_unit")}</b>
      </p>
      <p className="c-t2">{t("w.downtime.no_unit_help")}</p>
    </StateBlock>
  );
}

function Open({ person }: { person: Person }) {
  const { stops } = usePlant();
  const queue = useApp((state) => state.queue);
  const now = useNow(30_000);
  const ended = new Set(queue.filter((row) => row.type === END_DOWNTIME).map((row) => row.payload.downtimeId));
  const waiting = queue.filter((row) => row.type === DOWNTIME && !row.payload.endedAt && !ended.has(row.id));
  const open = [
    ...waiting.map((row) => ({ id: row.id, place: String(row.note.place ?? ""), reason: row.note.reason as { zh: string; en: string }, startedAt: String(row.payload.startedAt) })),
    ...stops.filter(({ id }) => !ended.has(id)),
  ];
  if (open.length === 0) return null;
  return (
    <>
      <h2 className="section">{t("w.downtime.open", { n: open.length })}</h2>
      <ul className="rows">
        {open.map((stop) => (
          <li key={stop.id} className="call">
            <StatusShape mark="late" size={22} />
            <div className="names">
              <b>
                {stop.place} {named(stop.reason)}
              </b>
              <div className="s16 c-t2">
                {t("w.downtime.since", { time: clock(stop.startedAt), minutes: Math.max(0, Math.round((now - Date.parse(stop.startedAt)) / 60_000)) })}
              </div>
            </div>
            <div className="row-btns">
              <Button onClick={() => void sendCommand(person, END_DOWNTIME, { downtimeId: stop.id }, { note: { place: stop.place } })}>{t("w.downtime.end")}</Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function DowntimeForm({ operation, person }: { operation: Operation; person: Person }) {
  const reasons = useReasons().filter(({ kind }) => kind === "downtime");
  const [before, setBefore] = useState<number>(0);
  const [over, setOver] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const chosen = reasons.find(({ code }) => code === reason);

  async function submit(): Promise<void> {
    if (!chosen) return setProblem(t("w.downtime.choose_reason"));
    const now = Date.now();
    const payload = {
      workUnitId: operation.workUnit?.id ?? null,
      operationId: operation.id,
      reasonCode: chosen.code,
      startedAt: new Date(now - before * 60_000).toISOString(),
      ...(over ? { endedAt: new Date(now).toISOString() } : {}),
    };
    try {
      await sendCommand(person, DOWNTIME, payload, { operation, note: { place: placeWord(operation), reason: chosen.name } });
    } catch (error) {
      signal("fail");
      return setProblem(t(`w.report.not_saved_${error instanceof NotSaved ? error.why : "broken"}`));
    }
    signal("pass");
    setReason(null);
    setOver(false);
    setBefore(0);
    setProblem(null);
    store.set({ said: t("w.downtime.saved") });
  }

  const since = Date.now() - before * 60_000;
  return (
    <div className="form" style={{ marginTop: "auto" }}>
      <h2>{t("w.downtime.reason")}</h2>
      {reasons.length === 0 && <p className="c-t2">{t("w.downtime.no_reasons")}</p>}
      <div className="choices" role="group" aria-label={t("w.downtime.reason")} style={{ margin: 0 }}>
        {reasons.map((each) => (
          <Button key={each.id} aria-pressed={each.code === reason} onClick={() => setReason(each.code)}>
            {named(each.name)}
          </Button>
        ))}
      </div>
      <h2>{t("w.downtime.when")}</h2>
      <div className="choices" role="group" aria-label={t("w.downtime.when")} style={{ margin: 0 }}>
        {MINUTES.map((minutes) => (
          <Button key={minutes} aria-pressed={before === minutes} onClick={() => setBefore(minutes)}>
            {minutes === 0 ? t("w.downtime.now") : t("w.downtime.before", { n: minutes })}
          </Button>
        ))}
      </div>
      {before > 0 && (
        <Button wide aria-pressed={over} onClick={() => setOver(!over)}>
          {over ? t("w.downtime.over_span", { span: span(new Date(since).toISOString(), new Date().toISOString()) }) : t("w.downtime.over")}
        </Button>
      )}
      {problem && (
        <p className="note danger" role="alert" style={{ margin: 0 }}>
          {problem}
        </p>
      )}
      <Button tone="primary" wide onClick={() => void submit()}>
        {t(over ? "w.downtime.submit_over" : "w.downtime.submit", { place: placeWord(operation) })}
      </Button>
    </div>
  );
}
