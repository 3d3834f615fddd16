import { type FormEvent, useState } from "react";
import { call } from "@/packages/api";
import { WorkerWageOfReportDocument } from "@/packages/api/generated/worker/graphql";
import { t } from "@/packages/i18n";
import { NotSaved } from "@/packages/outbox";
import type { Line } from "@/w/model/fold";
import { asPerson, useFetched } from "@/w/model/fetched";
import { sendCommand } from "@/w/model/reporting";
import { store, useApp } from "@/w/model/store";
import type { Person } from "@/w/model/types";
import { moneyOf, type Wages } from "@/w/model/wages";
import { useMay } from "@/w/model/view";
import { signal } from "@/w/ui/feedback";
import { FetchedAge, Fetching } from "@/w/ui/Fetching";
import { moneyWords } from "@/w/ui/money";
import { Button } from "@/w/ui/parts";
import { Sheet } from "@/w/ui/Sheet";
import { amountWords } from "@/w/ui/words";
import { WageLine } from "./WageLine";

const DISPUTE = "wages.open_dispute";

/** Which rate and which rule made the money of one report; and what to do when it seems wrong. */
export function Earned({ line, wages, close }: { line: Line; wages: Wages; close: () => void }) {
  const page = useFetched(`wage:${line.id}`, async () => (await call(WorkerWageOfReportDocument, { reportId: line.id }, asPerson())).wageOfReport);
  const [asking, setAsking] = useState(false);
  const mayDispute = useMay("wages.dispute:open") === true;
  const waiting = useApp((state) => state.queue.some((row) => row.type === DISPUTE && row.payload.reportId === line.id));
  const dispute = wages.disputes.find(({ reportId, state }) => reportId === line.id && state !== "withdrawn");
  const money = moneyOf(line, wages);
  return (
    <Sheet title={money ? `${amountWords(line)} ${moneyWords(money)}` : amountWords(line)} close={close}>
      <Fetching page={page} />
      {page.data?.length === 0 && <p className="c-t2">{t("w.wage.nothing")}</p>}
      <ul className="wage-lines">
        {page.data?.map((each, at) => (
          <li key={at}>
            <WageLine line={each} />
          </li>
        ))}
      </ul>
      <FetchedAge page={page} />
      {waiting && <p className="note">{t("w.wage.dispute_waits")}</p>}
      {dispute && (
        <p className="note">
          {t(`w.wage.dispute_${dispute.state as "open"}`, { by: dispute.decidedBy ?? "", answer: dispute.answer ?? "" })}
        </p>
      )}
      <div className="stack" style={{ marginTop: 12 }}>
        {asking ? <DisputeForm line={line} done={() => setAsking(false)} /> : mayDispute && !waiting && !dispute && <Button onClick={() => setAsking(true)}>{t("w.wage.dispute")}</Button>}
        <Button tone="quiet" onClick={close}>
          {t("w.back")}
        </Button>
      </div>
    </Sheet>
  );
}

/** Nothing is edited: the lead looks at it, and what was wrong is corrected by an entry of its own. */
function DisputeForm({ line, done }: { line: Line; done: () => void }) {
  const person = useApp((state) => state.person) as Person;
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (text.trim() === "") return;
    try {
      await sendCommand(person, DISPUTE, { reportId: line.id, text: text.trim() }, { note: { operationName: line.operationName, orderNumber: line.orderNumber } });
    } catch (error) {
      signal("fail");
      return setProblem(t(`w.report.not_saved_${error instanceof NotSaved ? error.why : "broken"}`));
    }
    signal("pass");
    store.set({ said: t("w.wage.dispute_sent") });
    done();
  }

  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      <div className="field">
        <label htmlFor="dispute">{t("w.wage.dispute_what")}</label>
        <textarea id="dispute" rows={3} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      {problem && (
        <p className="note danger" role="alert" style={{ margin: 0 }}>
          {problem}
        </p>
      )}
      <Button type="submit" tone="primary" disabled={text.trim() === ""}>
        {t("w.wage.dispute_send")}
      </Button>
    </form>
  );
}
