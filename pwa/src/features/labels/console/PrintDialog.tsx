import { useState } from "react";
import { LabelChoicesDocument, LabelPreviewDocument, PrintedBeforeDocument, PrintJobsDocument, PrintLabelsDocument } from "@/packages/api/generated/graphql";
import { count, named, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { Loaded, Note } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { designOf, type Design } from "./design";
import { pdfOf, subjectName } from "./parts";
import "./labels.css";

interface Props { kind: "lot" | "piece" | "pack" | "location" | "work_unit" | "order"; ids: string[]; onClose: () => void }

/** Print labels for some things: which label, where, how many. A further print says why. */
export default function PrintDialog({ kind, ids, onClose }: Props) {
  const query = useRead(LabelChoicesDocument, { subject: kind });
  const [chosen, setChosen] = useState<string | null>(null);
  const [printer, setPrinter] = useState<string | null>(null);
  const [copies, setCopies] = useState("1");
  const [reason, setReason] = useState("");
  const choices = (query.data?.labelTemplates.nodes ?? []).filter((each) => each.current);
  const template = choices.find((each) => each.id === chosen) ?? choices[0];
  const design = template?.current ? designOf(template.current.design) : null;
  const printers = (query.data?.labelPrinters ?? []).filter((each) => each.active && each.agent && each.dpi === design?.dpi);
  const at = printer === "" ? undefined : printers.find((each) => each.id === printer) ?? printers[0];
  const before = useRead(PrintedBeforeDocument, { templateId: template?.id ?? "", subjectIds: ids }, { enabled: !!template }).data?.printedBefore ?? [];
  const again = before.filter((each) => each.times > 0).length;
  const reasoned = again > 0 || (kind === "piece" && Number(copies) > 1);
  const command = useCommand(PrintLabelsDocument, (reply) => reply.printLabels);
  const renew = useRenew(PrintJobsDocument, PrintedBeforeDocument);
  const submit = (): void => {
    if (!template) return;
    const input = { templateId: template.id, subjectIds: ids, printerId: at?.id ?? null, copies: Number(copies), reason: reason.trim() || null };
    command.mutate({ input }, { onSuccess: (job) => {
      renew();
      if (job.state === "handed") window.open(pdfOf(job.id), "_blank", "noreferrer");
      toast(t(job.state === "handed" ? "label.handed_over" : "label.sent", { n: count(job.labels) }));
      onClose();
    } });
  };
  const title = t("label.print_for", { n: count(ids.length), what: subjectName(kind) });
  const valid = template && /^[1-9]\d{0,2}$/.test(copies) && (!reasoned || reason.trim() !== "");
  return (
    <Dialog open title={title} submit={at ? t("label.print_now", { n: count(ids.length * Number(copies || 0)) }) : t("label.open_pdf")} busy={command.isPending} disabled={!valid} error={command.error} onSubmit={submit} onClose={onClose}>
      <Loaded query={query} what={t("label.page.labels")} rows={4}>
        {() => !template ? <Note title={t("label.no_template", { what: subjectName(kind) })}>{t("label.no_template_why")}</Note> : (
          <>
            {design && <Look subject={kind} design={design} id={ids[0]} />}
            <Field id="print-template" label={t("label.template")}>
              <select id="print-template" className="input" value={template.id} onChange={(event) => setChosen(event.target.value)}>{choices.map((each) => <option key={each.id} value={each.id}>{named(each.name)} · {t("label.version", { n: each.current?.version ?? 0 })}</option>)}</select>
            </Field>
            <Field id="print-printer" label={t("label.printer")}>
              <select id="print-printer" className="input" value={at?.id ?? ""} onChange={(event) => setPrinter(event.target.value)}>
                {printers.map((each) => <option key={each.id} value={each.id}>{named(each.name)}{each.agent?.silent ? ` · ${t("label.silent")}` : ""}</option>)}
                <option value="">{t("label.by_browser")}</option>
              </select>
            </Field>
            {at?.agent?.silent && <p className="second">{t("label.silent_why", { name: at.agent.name })}</p>}
            <Field id="print-copies" label={t("label.copies")}><input id="print-copies" className="input" inputMode="numeric" value={copies} onChange={(event) => setCopies(event.target.value)} /></Field>
            {reasoned && (
              <Field id="print-reason" label={t("label.reason")} hint={again > 0 ? t("label.again_why", { n: count(again) }) : t("label.copies_why")}>
                <input id="print-reason" className="input" maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
              </Field>
            )}
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

/** The first of them, as it will come out. */
function Look({ subject, design, id }: { subject: string; design: Design; id?: string }) {
  const shown = useRead(LabelPreviewDocument, { subject, design, subjectId: id ?? null }, { keep: true }).data?.labelPreview;
  if (!shown) return <div className="label-look" aria-hidden="true" />;
  return <div className="label-look"><img src={`data:image/png;base64,${shown.image}`} alt={t("label.preview_of")} style={{ aspectRatio: `${shown.width} / ${shown.height}` }} /></div>;
}
