import { useState } from "react";
import { ago, named, t } from "@/packages/i18n";
import { asProblem, call, ProblemError, settled } from "@/packages/api";
import { WorkerAdoptIntentDocument, WorkerDismissIntentDocument } from "@/packages/api/generated/worker/graphql";
import { StatusShape } from "@/packages/ui-tokens";
import { knownOperations, refresh, switchAuthorization } from "@/w/model/reading";
import { timeout } from "@/w/model/sending";
import { store, useApp } from "@/w/model/store";
import type { ServerIntent } from "@/w/model/types";
import { Button, Code, Dot } from "@/w/ui/parts";
import { Sheet } from "@/w/ui/Sheet";
import { amountWords, problemWords } from "@/w/ui/words";

/** Refused entries the server holds for this person: from other phones, and for a lead those of the team. */
export function Intents({ intents }: { intents: readonly ServerIntent[] }) {
  if (intents.length === 0) return null;
  return (
    <>
      <h2 className="section">{t("w.intents.title", { n: intents.length })}</h2>
      {intents.map((intent) => (
        <IntentCard key={intent.id} intent={intent} />
      ))}
    </>
  );
}

type Decision = "adopt" | "dismiss";

function IntentCard({ intent }: { intent: ServerIntent }) {
  const [asking, setAsking] = useState<Decision | null>(null);
  const [error, setError] = useState<string | null>(null);
  const offline = useApp((state) => state.send.kind === "offline");
  const lead = useApp((state) => state.person?.name !== intent.actorName);
  const operation = knownOperations().find(({ id }) => id === field(intent, "operationId"));
  const amount = amountWords({
    good: field(intent, "goodQuantity"),
    process: field(intent, "processScrapQuantity"),
    material: field(intent, "materialScrapQuantity"),
    rework: field(intent, "reworkQuantity"),
  });

  async function decide(decision: Decision, reason: string): Promise<void> {
    setAsking(null);
    setError(null);
    const input = { intentId: intent.id, reason };
    const options = { authorization: switchAuthorization(), signal: timeout(15_000) };
    try {
      if (decision === "adopt") settled((await call(WorkerAdoptIntentDocument, { input }, options)).adoptIntent);
      else settled((await call(WorkerDismissIntentDocument, { input }, options)).dismissIntent);
      store.set({ said: t(`w.intents.${decision}_done`) });
      await refresh();
    } catch (failure) {
      setError(failure instanceof ProblemError ? problemWords(asProblem(failure.problem)) : t("error.unavailable"));
    }
  }

  return (
    <section className="card refusal">
      <h2>
        <StatusShape mark="rejected" size={22} />
        <span>
          {intent.actorName}
          {amount && <Dot />}
          {amount}
        </span>
      </h2>
      <dl>
        {operation && (
          <>
            <dt>{t("w.intents.step")}</dt>
            <dd>
              {named(operation.name)}
              <Dot />
              <Code>{operation.order.number}</Code>
            </dd>
          </>
        )}
        <dt>{t("w.refusal.why")}</dt>
        <dd>{problemWords({ code: intent.code, params: intent.params, text: "" })}</dd>
        <dt>{t("w.intents.when")}</dt>
        <dd>{ago(intent.occurredAt)}</dd>
      </dl>
      {error && <p className="note danger" role="alert">{error}</p>}
      <div className="row-btns">
        {lead && (
          <Button disabled={offline} tone="primary" onClick={() => setAsking("adopt")}>
            {offline ? t("w.intents.connect") : t("w.intents.adopt")}
          </Button>
        )}
        <Button disabled={offline} onClick={() => setAsking("dismiss")}>
          {offline ? t("w.intents.connect") : t("w.intents.dismiss")}
        </Button>
      </div>
      {asking && <ReasonSheet decision={asking} who={intent.actorName} what={amount} decide={decide} close={() => setAsking(null)} />}
    </section>
  );
}

function ReasonSheet({ decision, who, what, decide, close }: { decision: Decision; who: string; what: string; decide: (decision: Decision, reason: string) => Promise<void>; close: () => void }) {
  const [reason, setReason] = useState("");
  return (
    <Sheet title={t(`w.intents.${decision}_title`, { who, what })} close={close}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim()) void decide(decision, reason.trim());
        }}
      >
        <div className="field">
          <label htmlFor="intent-reason">{t("w.intents.reason")}</label>
          <input id="intent-reason" value={reason} onChange={(event) => setReason(event.target.value)} required maxLength={200} />
        </div>
        <Button type="submit" tone="primary">
          {t(`w.intents.${decision}`)}
        </Button>
        <Button onClick={close}>{t("w.cancel")}</Button>
      </form>
    </Sheet>
  );
}

function field(intent: ServerIntent, name: string): string {
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return String(intent.payload[name] ?? intent.payload[snake] ?? "0");
}
