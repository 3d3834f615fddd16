import { IconAlertTriangle, IconBarrierBlock, IconClockHour4, IconNotes, IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconReplace, IconUsers, IconBook2 } from "@tabler/icons-react";
import { type ComponentType, type ReactNode, useState } from "react";
import { t } from "@/packages/i18n";
import { useHints } from "@/w/model/plant";
import type { Operation, Person } from "@/w/model/types";
import { useMay } from "@/w/model/view";
import { Button } from "@/w/ui/parts";
import { Sheet } from "@/w/ui/Sheet";
import { Crew } from "./Crew";
import type { Extras, Form } from "./form";
import { MODES, type Mode } from "./modes";
import { Notes } from "./Notes";
import { Colleagues } from "./People";
import { useRuns } from "./running";
import { endRun, pauseRun, startRun } from "./runs";
import { Shifts } from "./Shifts";

interface Props {
  form: Form;
  operation: Operation;
  person: Person;
  close: () => void;
  setMode: (mode: Mode) => void;
  setExtras: (extras: Extras) => void;
}

type View = "list" | "crew" | "behalf" | "late" | "notes";

const ON_BEHALF = "reporting.output:report_for_others";

/** Everything a plain report does not need, each one touch away and one touch back. */
export default function More({ form, operation, person, close, setMode, setExtras }: Props) {
  const [view, setView] = useState<View>("list");
  const { extras } = form;
  const done = (next: Partial<Extras>): void => {
    setExtras({ ...extras, ...next });
    close();
  };
  return (
    <Sheet title={t(`w.more.${view}`)} close={close}>
      {view === "list" && <List form={form} operation={operation} person={person} close={close} setMode={setMode} show={setView} />}
      {view === "crew" && <Crew crew={extras.crew} me={{ userId: person.userId, name: person.name }} change={(crew) => setExtras({ ...extras, crew, worker: null })} close={close} />}
      {view === "behalf" && <Colleagues chosen={extras.worker ? [extras.worker.id] : []} without={person.userId} pick={(worker) => done({ worker: worker.id === extras.worker?.id ? null : { id: worker.id, name: worker.name }, crew: [] })} />}
      {view === "late" && <Shifts chosen={extras.shift} pick={(shift) => done({ shift })} />}
      {view === "notes" && <Notes extras={extras} change={(next) => done(next)} />}
      {view !== "notes" && (
        <Button wide tone="quiet" onClick={view === "list" ? close : () => setView("list")}>
          {t(view === "list" ? "w.more.close" : "w.back")}
        </Button>
      )}
    </Sheet>
  );
}

function List({ form, operation, person, close, setMode, show }: Omit<Props, "setExtras"> & { show: (view: View) => void }) {
  const hints = useHints(operation.id);
  const runs = useRuns();
  const mayForOthers = useMay(ON_BEHALF) !== false;
  const run = runs.find(({ operationId }) => operationId === operation.id) ?? null;
  const { extras } = form;
  const act = (work: Promise<unknown>): void => void work.then(close, close);
  return (
    <div className="more">
      {hints.modeWanted ? (
        <p className="s16 c-t2">{t("w.mode.wanted", { mode: t(`w.mode.${hints.mode}`) })}</p>
      ) : (
        <div className="choice" role="group" aria-label={t("w.mode.label")}>
          {MODES.map((mode) => (
            <Button
              key={mode}
              aria-pressed={form.mode === mode}
              onClick={() => {
                setMode(mode);
                close();
              }}
            >
              {t(`w.mode.${mode}`)}
            </Button>
          ))}
        </div>
      )}
      <ul className="acts">
        <Act Icon={IconUsers} word={t("w.more.crew")} on={extras.crew.length > 0} act={() => show("crew")} />
        {mayForOthers && <Act Icon={IconReplace} word={t("w.more.behalf")} on={extras.worker !== null} act={() => show("behalf")} />}
        <Act Icon={IconClockHour4} word={t("w.more.late")} on={extras.shift !== null} act={() => show("late")} />
        <Act Icon={IconNotes} word={t("w.more.notes")} on={extras.note !== "" || Object.keys(extras.custom).length > 0} act={() => show("notes")} />
        {run?.running ? (
          <Act Icon={IconPlayerPause} word={t("w.run.pause")} act={() => act(pauseRun(person, operation))} />
        ) : (
          <Act Icon={IconPlayerPlay} word={t(run ? "w.run.resume" : "w.run.start")} act={() => act(startRun(person, operation, run !== null))} />
        )}
        {run && <Act Icon={IconPlayerStop} word={t("w.run.end")} act={() => act(endRun(person, operation))} />}
        <Act Icon={IconBook2} word={t("w.more.steps")} href={`#/steps/${operation.id}`} />
        <Act Icon={IconBarrierBlock} word={t("w.more.downtime")} href={`#/downtime/${operation.id}`} />
        <Act Icon={IconAlertTriangle} word={t("w.more.andon")} href={`#/andon/${operation.id}`} />
      </ul>
    </div>
  );
}

interface ActProps {
  Icon: ComponentType<{ size: number; stroke: number; "aria-hidden": "true"; className: string }>;
  word: ReactNode;
  on?: boolean;
  act?: () => void;
  href?: string;
}

function Act({ Icon, word, on, act, href }: ActProps) {
  const inside = (
    <>
      <Icon className="icon" size={26} stroke={1.75} aria-hidden="true" />
      {word}
    </>
  );
  return (
    <li>
      {href ? (
        <a className="btn wide" href={href}>
          {inside}
        </a>
      ) : (
        <Button wide aria-pressed={on} onClick={act}>
          {inside}
        </Button>
      )}
    </li>
  );
}
