import { useState } from "react";
import { ReadinessDocument, SampleDataDocument, TestOrderDocument, WipeSamplesDocument, type SampleDataQuery } from "@/packages/api/generated/graphql";
import { count, known, problemText, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { toast } from "@/c/kit/toast";
import { WIPE_SAMPLES } from "@/c/permissions";
import { useSession } from "@/c/session";

type Samples = SampleDataQuery["sampleData"];

/** What was brought to try with, and the one click that takes all of it away again. */
export function SamplesPart() {
  const { can } = useSession();
  const [asking, setAsking] = useState(false);
  const samples = useRead(SampleDataDocument, {}).data?.sampleData;
  if (!samples || Object.keys(samples.counts as object).length === 0) return null;
  const blocked = samples.keptBy;
  return (
    <section className="samples">
      <h2>{t("samples.title")}</h2>
      <p>{listed(samples)}</p>
      {blocked
        ? <p className="inline-problem" role="status">{problemText({ code: blocked.code, text: blocked.text, params: blocked.params as Record<string, unknown> })}</p>
        : can(WIPE_SAMPLES) && <button type="button" className="btn danger" onClick={() => setAsking(true)}>{t("samples.wipe")}</button>}
      {asking && <Wipe samples={samples} onClose={() => setAsking(false)} />}
    </section>
  );
}

function Wipe({ samples, onClose }: { samples: Samples; onClose: () => void }) {
  const renew = useRenew(ReadinessDocument, SampleDataDocument, TestOrderDocument);
  const command = useCommand(WipeSamplesDocument, (reply) => reply.wipeSamples);
  const submit = (): void => command.mutate({ input: {} }, { onSuccess: () => { renew(); toast(t("samples.wiped")); onClose(); } });
  return (
    <Dialog open danger title={t("samples.wipe")} submit={t("samples.wipe_all")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{listed(samples)}</p>
      <p>{t("samples.effect")}</p>
      {samples.leaving.length > 0 && <p className="sm muted">{t("samples.leaving", { who: samples.leaving.join(t("list.separator")) })}</p>}
    </Dialog>
  );
}

const listed = (samples: Samples): string =>
  Object.entries(samples.counts as Record<string, number>)
    .map(([table, n]) => t("samples.n", { n: count(n), what: known(`samples.of.${table}`) ?? table }))
    .join(t("list.separator"));
