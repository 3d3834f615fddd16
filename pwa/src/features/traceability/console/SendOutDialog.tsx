import { Select } from "antd";
import { useState } from "react";
import { SendOutDocument, type OrderIssuedQuery } from "@/packages/api/generated/graphql";
import { count, instant, named, t } from "@/packages/i18n";
import { useCommand } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { QuantityField } from "./LotDialogs";
import { isQuantity } from "./model/convert";
import { Amount, amount, placeName } from "./parts";
import { LocationPick, LotPick, useLocation, type LotChoice } from "./Picks";

type Issued = OrderIssuedQuery["stock"]["nodes"][number];
interface OrderLike { id: string; number: string; unit: string; operations: readonly { id: string; sequence: number; state: string; name: { zh: string; en: string } }[] }
interface Props { order: OrderLike; issued: readonly Issued[]; onClose: () => void; onDone: () => void }

const YARD = "subcontractor";
const blank = (text: string | undefined): boolean => !text?.trim();

/** Pieces being worked on, lots the order has and lots it has not: to a partner, for one operation, until a day. */
export function SendOutDialog({ order, issued, onClose, onDone }: Props) {
  const open = order.operations.filter((each) => each.state !== "completed");
  const here = issued.filter((each) => each.location?.kind !== YARD && !each.packNumber);
  const [operation, setOperation] = useState<string | null>(open.length === 1 ? open[0]!.id : null);
  const [to, setTo] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const [wip, setWip] = useState("");
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [lot, setLot] = useState<LotChoice | null>(null);
  const [other, setOther] = useState("");
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(SendOutDocument, (reply) => reply.sendOut);
  const yard = useLocation(to);
  const wrong = (text: string | undefined): boolean => !blank(text) && !isQuantity(text!.trim());
  const otherWrong = lot ? !isQuantity(other) : false;
  const lines = [
    ...(blank(wip) ? [] : [{ quantity: wip, lotId: null, locationId: null }]),
    ...here.filter((each) => !blank(typed[each.id])).map((each) => ({ quantity: typed[each.id]!.trim(), lotId: each.lot.id, locationId: each.location?.id ?? null })),
    ...(lot ? [{ quantity: other, lotId: lot.id, locationId: null }] : []),
  ];
  const submit = (): void => {
    setTried(true);
    if (!operation || !to || !day || lines.length === 0 || wrong(wip) || otherWrong || here.some((each) => wrong(typed[each.id]))) return;
    command.mutate({ input: { operationId: operation, locationId: to, dueAt: instant(day, "17:00"), lines, note: note.trim() || null } }, { onSuccess: onDone });
  };
  return (
    <Dialog open width={560} title={t("sub.send_title", { order: order.number })} submit={yard ? t("sub.send_submit", { partner: named(yard.partner?.name ?? yard.name) }) : t("sub.send")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <Field id="send-step" label={t("sub.operation")} wrong={tried && !operation ? t("sub.operation_missing") : null}>
        <Select id="send-step" aria-label={t("sub.operation")} style={{ width: "100%" }} status={tried && !operation ? "error" : undefined} value={operation} options={open.map((each) => ({ value: each.id, label: `${count(each.sequence)} ${named(each.name)}` }))} onChange={(next: string) => setOperation(next)} />
      </Field>
      <Field id="send-to" label={t("sub.send_to")} wrong={tried && !to ? t("sub.send_to_missing") : null}>
        <LocationPick id="send-to" label={t("sub.send_to")} value={to} kind={YARD} none={t("sub.no_place")} invalid={tried && !to} onPick={setTo} />
      </Field>
      <Field id="send-due" label={t("sub.due")} wrong={tried && !day ? t("sub.due_missing") : null}><DayPicker id="send-due" value={day} onChange={setDay} futureOnly /></Field>
      <QuantityField id="send-wip" label={t("sub.send_wip")} unit={order.unit} value={wip} wrong={tried && wrong(wip) ? t("mat.quantity_wrong") : null} hint={t("sub.send_wip_hint")} onChange={setWip} />
      {here.length > 0 && (
        <div className="field">
          <span className="label">{t("sub.send_issued")}</span>
          <div className="md-grid-scroll">
            <table className="md-grid mat-grid"><thead><tr><th scope="col">{t("lots.number")}</th><th scope="col">{t("sub.sent")}</th></tr></thead>
              <tbody>
                {here.map((each) => (
                  <tr key={each.id}><td><b className="strong nowrap">{each.lot.number}</b><div className="second">{named(each.lot.item.name)} <Amount value={each.quantity} unit={each.lot.unit} />{each.location && ` ${placeName(each.location)}`}</div></td>
                    <td><input className="input num mat-count" inputMode="decimal" aria-label={t("sub.send_quantity", { lot: each.lot.number })} aria-invalid={(tried && wrong(typed[each.id])) || undefined} value={typed[each.id] ?? ""} placeholder={each.quantity} onChange={(event) => setTyped((all) => ({ ...all, [each.id]: event.target.value.replace(/,/g, "") }))} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {tried && here.some((each) => wrong(typed[each.id])) && <div className="wrong" role="alert">{t("mat.quantity_wrong")}</div>}
        </div>
      )}
      <Field id="send-lot" label={t("sub.send_other")} optional hint={t("sub.send_other_hint")}><LotPick id="send-lot" label={t("sub.send_other")} value={lot} onPick={(next) => { setLot(next); setOther(next.onHand); }} onClear={() => setLot(null)} /></Field>
      {lot && <QuantityField id="send-other" label={t("mat.quantity")} unit={lot.unit} value={other} wrong={tried && otherWrong ? t("mat.quantity_wrong") : null} hint={`${t("lot.on_hand")} ${amount(lot.onHand, lot.unit)}`} onChange={setOther} />}
      <Field id="send-note" label={t("mat.note")} optional><input id="send-note" className="input" maxLength={400} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
      {tried && lines.length === 0 && <div className="inline-problem" role="alert">{t("sub.send_missing")}</div>}
    </Dialog>
  );
}
