import { IconCheck, IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { named, t } from "@/packages/i18n";
import { NotSaved } from "@/packages/outbox";
import { useFetched } from "@/w/model/fetched";
import { rememberSteps } from "@/w/model/plant";
import { usePicture } from "@/w/model/pictures";
import { sendCommand } from "@/w/model/reporting";
import { store, useApp } from "@/w/model/store";
import type { Operation, Person } from "@/w/model/types";
import { useOperation } from "@/w/model/view";
import { signal } from "@/w/ui/feedback";
import { FetchedAge, Fetching } from "@/w/ui/Fetching";
import { Button, StateBlock } from "@/w/ui/parts";
import { Main, SubHead } from "@/w/ui/Shell";
import { OfflineBand } from "@/w/ui/sync";
import { CONFIRM, loadSteps, nameOf, type Step, type StepsPage, unreadSteps } from "./steps";

/** The instruction in force, step by step or as a list; the last one read stays here for the time without network. */
export default function Steps({ id }: { id: string }) {
  const operation = useOperation(id);
  const userName = useApp((state) => state.person?.name ?? "");
  const page = useFetched<StepsPage>(nameOf(id), () => loadSteps(id, userName));
  const [list, setList] = useState(false);
  const userId = useApp((state) => state.person?.userId ?? "");
  useEffect(() => {
    if (page.data) rememberSteps(userId, id, page.data);
  }, [userId, id, page.data]);
  const instruction = page.data?.instruction ?? null;
  return (
    <div className="app">
      <OfflineBand />
      <SubHead title={t("w.steps.title")} back={`#/report/${id}`} sub={operation ? named(operation.name) : undefined}>
        {instruction && (
          <Button onClick={() => setList(!list)} aria-pressed={list}>
            {t(list ? "w.steps.one" : "w.steps.list")}
          </Button>
        )}
      </SubHead>
      <Main label={t("w.steps.title")}>
        <Fetching page={page} />
        {page.data && !instruction && (
          <StateBlock>
            <p>
              <b>{t("w.steps.none")}</b>
            </p>
            <p className="c-t2">{t("w.steps.none_help")}</p>
          </StateBlock>
        )}
        {page.data && instruction && <Reader key={instruction.id} page={page.data} operationId={id} operation={operation} list={list} />}
        <FetchedAge page={page} />
      </Main>
    </div>
  );
}

interface ReaderProps {
  page: StepsPage;
  operationId: string;
  operation: Operation | null;
  list: boolean;
}

function Reader({ page, operationId, operation, list }: ReaderProps) {
  const person = useApp((state) => state.person) as Person;
  const queue = useApp((state) => state.queue);
  const receipts = useApp((state) => state.receipts);
  const unread = unreadSteps(page, operationId, [...receipts.map(({ row }) => row), ...queue]);
  const { instruction } = page;
  const steps = instruction?.steps ?? [];
  const [at, setAt] = useState(() => Math.max(0, steps.findIndex((step) => unread.includes(step))));
  const [problem, setProblem] = useState<string | null>(null);
  const step = steps[at];

  async function confirm(positions: number[]): Promise<void> {
    if (!instruction) return;
    setProblem(null);
    try {
      await sendCommand(person, CONFIRM, { operationId, instructionId: instruction.id, positions }, { operation });
    } catch (error) {
      signal("fail");
      return setProblem(t(`w.report.not_saved_${error instanceof NotSaved ? error.why : "broken"}`));
    }
    signal("pass");
    store.set({ said: t("w.steps.confirmed") });
    if (!list && at < steps.length - 1) setAt(at + 1);
  }

  if (!step || !instruction) return null;
  const shown = list ? steps : [step];
  return (
    <>
      <p className="caption">
        <span>{t("w.steps.version", { n: instruction.version })}</span>
        <span>{list ? t("w.steps.count", { n: steps.length }) : t("w.steps.at", { n: at + 1, count: steps.length })}</span>
      </p>
      {shown.map((each) => (
        <StepCard key={each.position} step={each} unread={unread.includes(each)} confirm={() => void confirm([each.position])} />
      ))}
      {problem && (
        <p className="note danger" role="alert">
          {problem}
        </p>
      )}
      {unread.length === 0 && steps.some(({ critical }) => critical) && <p className="note ok-note">{t("w.steps.all_read")}</p>}
      <div className="thumb-zone steps-nav">
        {!list && (
          <div className="row-btns">
            <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
              <IconChevronLeft size={26} stroke={1.75} aria-hidden="true" />
              {t("w.steps.back")}
            </Button>
            {at < steps.length - 1 ? (
              <Button tone={unread.includes(step) ? undefined : "primary"} onClick={() => setAt(at + 1)}>
                {t("w.steps.next")}
                <IconChevronRight size={26} stroke={1.75} aria-hidden="true" />
              </Button>
            ) : (
              <a className="btn primary" href={`#/report/${operationId}`}>
                {t("w.steps.report")}
              </a>
            )}
          </div>
        )}
      </div>
    </>
  );
}

function StepCard({ step, unread, confirm }: { step: Step; unread: boolean; confirm: () => void }) {
  return (
    <section className={unread ? "card step-card unread" : "card step-card"}>
      <Medium step={step} />
      <p className="step-text">{named(step.text)}</p>
      {step.critical && !unread && (
        <p className="c-ok s16">
          <b>{t("w.steps.read")}</b>
        </p>
      )}
      {unread && (
        <Button wide tone="primary" onClick={confirm}>
          <IconCheck size={26} stroke={1.75} aria-hidden="true" />
          {t("w.steps.confirm")}
        </Button>
      )}
    </section>
  );
}

function Medium({ step }: { step: Step }) {
  const picture = usePicture(step.sha256);
  if (!step.sha256) return null;
  if (picture.state === "loading") return <div className="medium" aria-hidden="true" />;
  if (picture.state === "missing") return <p className="medium missing s16 c-t2">{t("w.steps.picture_missing")}</p>;
  if (step.mediaType?.startsWith("video/")) return <video className="medium" src={picture.url} controls playsInline preload="metadata" aria-label={named(step.text)} />;
  return <img className="medium" src={picture.url} alt={named(step.text)} />;
}
