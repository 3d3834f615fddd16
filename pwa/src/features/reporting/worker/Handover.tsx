import { useState } from "react";
import { asProblem, call, ProblemError, settled } from "@/packages/api";
import { WorkerHandOverDocument, type WorkerHandoverFragment, WorkerHandoversDocument, type WorkerHandoversQuery, WorkerPrepareHandoverDocument, WorkerTakeOverDocument } from "@/packages/api/generated/worker/graphql";
import { clock, named, t } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import { asPerson, type Fetched, useFetched } from "@/w/model/fetched";
import { store, useApp } from "@/w/model/store";
import type { Person } from "@/w/model/types";
import { useMay } from "@/w/model/view";
import { signal } from "@/w/ui/feedback";
import { FetchedAge, Fetching } from "@/w/ui/Fetching";
import { Button, StateBlock } from "@/w/ui/parts";
import { Main, SubHead } from "@/w/ui/Shell";
import { OfflineBand } from "@/w/ui/sync";
import { problemWords } from "@/w/ui/words";
import { Signed } from "@/features/identity/worker/Signed";
import { Contents } from "./Contents";

const SIGN = "reporting.handover:sign";
type Page = Fetched<WorkerHandoversQuery>;

/** 交接班: the books fill the note, the outgoing lead adds words and signs, the incoming one confirms. */
export default function Handover() {
  const page = useFetched("handovers", () => call(WorkerHandoversDocument, {}, asPerson()));
  const maySign = useMay(SIGN) !== false;
  const handovers = page.data?.shiftHandovers.nodes ?? [];
  return (
    <div className="app">
      <OfflineBand />
      <SubHead title={t("w.handover.title")} back="#/today" />
      <Main label={t("w.handover.title")}>
        <Fetching page={page} />
        {handovers.map((each) => (
          <Card key={each.id} handover={each} page={page} maySign={maySign} />
        ))}
        {page.data && maySign && <Prepare page={page} taken={handovers} />}
        {page.data && handovers.length === 0 && (
          <StateBlock>
            <p>{t("w.handover.none")}</p>
          </StateBlock>
        )}
        <FetchedAge page={page} />
      </Main>
    </div>
  );
}

const wordsOf = (failure: unknown): string => (failure instanceof ProblemError ? problemWords(asProblem(failure.problem)) : t("error.unavailable"));

function Prepare({ page, taken }: { page: Page; taken: readonly WorkerHandoverFragment[] }) {
  const [problem, setProblem] = useState<string | null>(null);
  const offline = useApp((state) => state.send.kind === "offline");
  const shift = page.data?.reportableShifts[0];
  const areas = (page.data?.areas ?? []).filter((area) => !taken.some((each) => each.areaId === area.id && each.shiftId === shift?.shiftId && each.shiftDay === shift.day));
  if (!shift || areas.length === 0) return null;

  async function prepare(areaId: string): Promise<void> {
    if (!shift) return;
    setProblem(null);
    try {
      settled((await call(WorkerPrepareHandoverDocument, { input: { areaId, shiftId: shift.shiftId, shiftDay: shift.day } }, asPerson())).prepareHandover);
      page.again();
    } catch (failure) {
      setProblem(wordsOf(failure));
    }
  }

  return (
    <div className="form">
      <h2>{t("w.handover.prepare", { shift: `${named(shift.name)} ${shift.day.slice(5)}` })}</h2>
      {problem && (
        <p className="note danger" role="alert" style={{ margin: 0 }}>
          {problem}
        </p>
      )}
      <div className="choices" style={{ margin: 0 }}>
        {areas.map((area) => (
          <Button key={area.id} disabled={offline} onClick={() => void prepare(area.id)}>
            {named(area.name)}
          </Button>
        ))}
      </div>
      {offline && <p className="s16 c-t2">{t("w.intents.connect")}</p>}
    </div>
  );
}

function Card({ handover, page, maySign }: { handover: WorkerHandoverFragment; page: Page; maySign: boolean }) {
  const [open, setOpen] = useState(handover.state !== "taken_over");
  const person = useApp((state) => state.person) as Person;
  const own = handover.outgoingId === person.userId;
  const mark = handover.state === "taken_over" ? "done" : handover.state === "draft" ? "ready" : "quarantine";
  return (
    <section className="card refusal handover">
      <h2>
        <StatusShape mark={mark} size={22} />
        <span>
          {named(handover.area.name)} {named(handover.shift)} {handover.shiftDay.slice(5)}
        </span>
      </h2>
      <p className="s16 c-t2">
        {handover.outgoingBy ? t("w.handover.signed", { name: handover.outgoingBy, time: clock(handover.outgoingAt ?? "") }) : t("w.handover.filled", { time: clock(handover.filledAt) })}
        {handover.incomingBy && `, ${t("w.handover.taken", { name: handover.incomingBy, time: clock(handover.incomingAt ?? "") })}`}
      </p>
      {open && (
        <>
          <Contents contents={handover.contents as Record<string, Record<string, unknown>[]>} />
          {handover.note && <p className="s16">{t("w.handover.note", { note: handover.note })}</p>}
          {handover.incomingNote && <p className="s16">{t("w.handover.incoming_note", { note: handover.incomingNote })}</p>}
          {maySign && handover.state === "draft" && <Sign key="out" act="hand_over" handover={handover} page={page} />}
          {maySign && handover.state === "handed_over" && !own && <Sign key="in" act="take_over" handover={handover} page={page} />}
          {handover.state === "handed_over" && own && <p className="note">{t("w.handover.waits")}</p>}
        </>
      )}
      {handover.state === "taken_over" && (
        <Button wide tone="quiet" onClick={() => setOpen(!open)}>
          {t(open ? "w.handover.less" : "w.handover.more")}
        </Button>
      )}
    </section>
  );
}

function Sign({ act, handover, page }: { act: "hand_over" | "take_over"; handover: WorkerHandoverFragment; page: Page }) {
  const [note, setNote] = useState(act === "hand_over" ? (handover.note ?? "") : "");

  async function signed(): Promise<string | null> {
    const input = { handoverId: handover.id, note: note.trim() || null };
    try {
      if (act === "hand_over") settled((await call(WorkerHandOverDocument, { input }, asPerson())).handOverShift);
      else settled((await call(WorkerTakeOverDocument, { input }, asPerson())).takeOverShift);
    } catch (failure) {
      return wordsOf(failure);
    }
    signal("pass");
    store.set({ said: t(`w.handover.${act}_done`) });
    page.again();
    return null;
  }

  const id = `${act}-${handover.id}`;
  return (
    <div className="stack" style={{ marginTop: 10 }}>
      <div className="field">
        <label htmlFor={`${id}-note`}>{t(`w.handover.${act}_note`)}</label>
        <textarea id={`${id}-note`} rows={3} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
      <Signed label={t(`w.handover.${act}`)} act={signed} />
    </div>
  );
}
