import { useState } from "react";
import { named, t } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import { type Missed as Missing, usePlant } from "@/w/model/plant";
import { sendCommand } from "@/w/model/reporting";
import { go } from "@/w/model/router";
import { store, useApp } from "@/w/model/store";
import type { Person } from "@/w/model/types";
import { Button, Dot, StateBlock } from "@/w/ui/parts";
import { Main, SubHead } from "@/w/ui/Shell";
import { OfflineBand } from "@/w/ui/sync";
import { Ages } from "./Ages";

const DISMISS = "reporting.dismiss_missing";

/** Shifts without a report: mine to answer, and for a lead those of his people. */
export default function Missed() {
  const { missed } = usePlant();
  const person = useApp((state) => state.person) as Person;
  const queue = useApp((state) => state.queue);
  const settled = new Set(queue.filter((row) => row.type === DISMISS).map((row) => row.payload.missingId));
  const open = missed.filter(({ id }) => !settled.has(id));
  const mine = open.filter(({ userId }) => userId === person.userId);
  const others = open.filter(({ userId }) => userId !== person.userId);
  return (
    <div className="app">
      <OfflineBand />
      <SubHead title={t("w.missed.title")} back="#/tray" />
      <Main label={t("w.missed.title")}>
        {open.length === 0 && (
          <StateBlock>
            <p>{t("w.missed.none")}</p>
          </StateBlock>
        )}
        {mine.map((each) => (
          <Card key={each.id} missing={each} person={person} own />
        ))}
        {others.length > 0 && <h2 className="section">{t("w.missed.team", { n: others.length })}</h2>}
        {others.map((each) => (
          <Card key={each.id} missing={each} person={person} own={false} />
        ))}
        <Ages />
      </Main>
    </div>
  );
}

function Card({ missing, person, own }: { missing: Missing; person: Person; own: boolean }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const shift = `${named(missing.shift)} ${missing.day.slice(5)}`;

  function late(): void {
    store.set({ late: { id: missing.shiftId, day: missing.day, name: JSON.stringify(missing.shift), worker: own || !missing.userId ? null : { id: missing.userId, name: missing.userName ?? "" } } });
    go(missing.operation ? `/report/${missing.operation.id}` : "/");
  }

  function dismiss(why: string): void {
    void sendCommand(person, DISMISS, { missingId: missing.id, reason: why }, { note: { shift } }).then(() => store.set({ said: t("w.missed.dismissed") }));
  }

  return (
    <section className="card refusal">
      <h2>
        <StatusShape mark="missing" size={22} />
        <span>{own ? t("w.missed.yours", { shift }) : t("w.missed.theirs", { name: missing.userName ?? named(missing.operation?.name), shift })}</span>
      </h2>
      {missing.operation && (
        <p className="s16 c-t2">
          {named(missing.operation.name)}
          <Dot />
          {missing.operation.orderNumber}
        </p>
      )}
      {asking && (
        <form
          className="typed-code"
          style={{ marginTop: 8 }}
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== "") dismiss(reason.trim());
          }}
        >
          <input aria-label={t("w.missed.reason")} placeholder={t("w.missed.reason")} value={reason} onChange={(event) => setReason(event.target.value)} maxLength={200} />
          <Button type="submit">{t("w.missed.ok")}</Button>
        </form>
      )}
      <div className="row-btns">
        <Button tone="primary" onClick={late}>
          {t("w.missed.report")}
        </Button>
        {own ? <Button onClick={() => dismiss(t("w.missed.no_work"))}>{t("w.missed.no_work")}</Button> : !asking && <Button onClick={() => setAsking(true)}>{t("w.missed.no_work")}</Button>}
      </div>
    </section>
  );
}
