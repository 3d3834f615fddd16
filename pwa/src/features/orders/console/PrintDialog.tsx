import { useState } from "react";
import { OrderPrintsDocument, PrintTravelersDocument, TravelerTemplateDocument } from "@/packages/api/generated/graphql";
import { count, locale, t } from "@/packages/i18n";
import { uuid7 } from "@/packages/outbox/uuid7";
import { useCommand, useRead } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Pills } from "@/c/kit/parts";
import { printedText } from "./kinds";

interface Printed { id: string; number: string }

/** Cards of one or many orders. Printing is counted, so the paper says when it is not the first. */
export function PrintDialog({ orders, onClose, onDone }: { orders: Printed[]; onClose: () => void; onDone: () => void }) {
  const template = useRead(TravelerTemplateDocument, {}, { staleTime: 300_000 }).data?.travelerTemplate;
  const [chosen, setChosen] = useState<string | null>(null);
  const [lang, setLang] = useState<string>(locale());
  const [made, setMade] = useState<string | null>(null);
  const command = useCommand(PrintTravelersDocument, (reply) => reply.printTravelers);
  const only = orders.length === 1 ? orders[0] : undefined;
  const before = useRead(OrderPrintsDocument, { id: only?.id ?? "" }, { enabled: only !== undefined }).data?.order?.prints ?? [];
  const last = before[before.length - 1];
  const size = chosen ?? template?.size ?? "A5";
  const submit = (): void => {
    const id = uuid7();
    command.mutate({ input: { id, orderIds: orders.map((each) => each.id), size, lang } }, { onSuccess: () => { setMade(id); onDone(); } });
  };
  if (made) {
    return (
      <Dialog open title={t("print.ready", { n: count(orders.length) })} submit={t("kit.close")} onSubmit={onClose} onClose={onClose}>
        <p className="dialog-lead">{t("print.counted")}</p>
        <p><a className="btn primary" href={`/api/travelers/${made}`} target="_blank" rel="noopener noreferrer">{t("print.open")}</a></p>
      </Dialog>
    );
  }
  return (
    <Dialog open title={only ? t("print.title_one", { number: only.number }) : t("print.title", { n: count(orders.length) })} submit={t("print.submit", { n: count(orders.length) })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      {last && <p className="dialog-lead">{printedText(last)} {t("print.again")}</p>}
      <Field id="print-size" label={t("print.size")}><Pills name="print-size" label={t("print.size")} value={size} onChange={setChosen} options={["A5", "A6"].map((value) => ({ value, label: value }))} /></Field>
      <Field id="print-lang" label={t("print.lang")}><Pills name="print-lang" label={t("print.lang")} value={lang} onChange={setLang} options={["zh", "en"].map((value) => ({ value, label: t(`language.${value}`) }))} /></Field>
    </Dialog>
  );
}
