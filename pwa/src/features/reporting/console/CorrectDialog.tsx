import { Select } from "antd";
import { useState } from "react";
import { CorrectReportDocument, HoldReasonsDocument } from "@/packages/api/generated/graphql";
import { absolute, named, quantity, t, unitName } from "@/packages/i18n";
import { useCommand, useRead } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import type { ReportDetail } from "./ReportPanel";

const FIELDS = [
  ["goodQuantity", "report.good"], ["processScrapQuantity", "report.process_scrap"], ["materialScrapQuantity", "report.material_scrap"], ["reworkQuantity", "report.rework"],
] as const;
type Quantities = Record<(typeof FIELDS)[number][0], string>;
const KINDS: Record<string, keyof Quantities> = { process_scrap: "processScrapQuantity", material_scrap: "materialScrapQuantity", rework: "reworkQuantity" };

interface Props { report: ReportDetail; onClose: () => void; onDone: () => void }

/** What the report should have said: the old one is reversed and the right one stands beside it. */
export function CorrectDialog({ report, onClose, onDone }: Props) {
  const [given, setGiven] = useState<Quantities>(() => Object.fromEntries(FIELDS.map(([key]) => [key, String(Number(report[key]))])) as Quantities);
  const [scrapReason, setScrapReason] = useState<string | null>(report.reason?.code ?? null);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(CorrectReportDocument, (reply) => reply.correctOutput);
  const reasons = useRead(HoldReasonsDocument, {}, { staleTime: 300_000 }).data?.reasonCodes ?? [];
  const wanted = Object.entries(KINDS).find(([, key]) => Number(given[key]) > 0)?.[0];
  const choices = reasons.filter((each) => each.kind === wanted);
  // boxes and readings stay as they were counted: only the pieces are put right here
  const submit = (): void => {
    setTried(true);
    if (!reason.trim() || (wanted && !scrapReason)) return;
    const shares = report.shares.map(({ userId, share }) => ({ userId, share }));
    command.mutate({ input: { reportId: report.id, reason: reason.trim(), ...given, scrapReason: wanted ? scrapReason : null, note: report.note, shares, photos: report.photos, workUnitId: report.workUnit?.id ?? null } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("correct.title")} submit={t("correct.submit")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("correct.effect", { who: report.worker, when: absolute(report.occurredAt), n: quantity(report.goodQuantity), order: report.operation.order.number, operation: named(report.operation.name) })}</p>
      {FIELDS.map(([key, label]) => (
        <Field key={key} id={`correct-${key}`} label={t(label)}>
          <div className="with-unit"><input id={`correct-${key}`} className="input" inputMode="decimal" value={given[key]} onChange={(event) => setGiven({ ...given, [key]: event.target.value })} /><span className="unit">{unitName(report.operation.order.unit)}</span></div>
        </Field>
      ))}
      {wanted && (
        <Field id="correct-scrap" label={t("report.reason")} wrong={tried && !scrapReason ? t("correct.scrap_reason_missing") : null}>
          <Select id="correct-scrap" value={choices.some((each) => each.code === scrapReason) ? scrapReason : null} onChange={(code: string) => setScrapReason(code)} options={choices.map((each) => ({ value: each.code, label: named(each.name) }))} />
        </Field>
      )}
      <Field id="correct-reason" label={t("correct.reason")} wrong={tried && !reason.trim() ? t("act.reason_missing") : null}>
        <textarea id="correct-reason" className="input" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  );
}
