import { useState, type ReactNode } from "react";
import {
  AdjustLotDocument, ChangeLotDocument, ChangeLotStatusDocument, HoldLotsDocument, ReturnFromCustomerDocument, ReturnToSupplierDocument, ScrapLotDocument, TransferLotDocument,
  type LotDetailQuery,
} from "@/packages/api/generated/graphql";
import { quantity, t, unitName } from "@/packages/i18n";
import { useCommand } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { Dialog } from "@/c/kit/Dialog";
import { Field } from "@/c/kit/parts";
import { useSession } from "@/c/session";
import { CustomFieldInputs, customInput, customValues } from "@/features/settings/console/CustomFields";
import { minus, isAbove } from "./model/amounts";
import { amount, placeName } from "./parts";
import { HOLD_LOTS, RELEASE_LOTS } from "./permissions";
import { LocationPick } from "./Picks";
import { StatusDialog } from "./StatusDialog";

export type LotFull = NonNullable<LotDetailQuery["lot"]>;
export type Balance = LotFull["balances"][number];
export type LotAct = "status" | "transfer" | "adjust" | "scrap" | "to_supplier" | "from_customer" | "edit";

interface Props { lot: LotFull; onClose: () => void; onDone: () => void }
const DECIMAL = /^\d{1,12}(\.\d{1,6})?$/;

export function LotDialog({ act, ...props }: Props & { act: LotAct }) {
  if (act === "status") return <LotStatus {...props} />;
  if (act === "edit") return <Edit {...props} />;
  if (act === "transfer") return <Transfer {...props} />;
  if (act === "adjust") return <Adjust {...props} />;
  if (act === "from_customer") return <FromCustomer {...props} />;
  return <TakeOut act={act} {...props} />;
}

function LotStatus({ lot, onClose, onDone }: Props) {
  const { can } = useSession();
  const change = useCommand(ChangeLotStatusDocument, (reply) => reply.changeLotStatus);
  const hold = useCommand(HoldLotsDocument, (reply) => reply.holdLots);
  return (
    <StatusDialog
      what={t("lot.named", { number: lot.number })} now={lot.state} meaning={t("status.meaning.lot")} busy={change.isPending || hold.isPending} error={change.error ?? hold.error} onClose={onClose}
      allowed={(to) => can(RELEASE_LOTS) || (to === "held" && can(HOLD_LOTS))}
      effect={t("lot.status_effect", { n: amount(lot.onHand, lot.unit) })}
      onSubmit={(status, reason) => {
        const after = { onSuccess: onDone };
        if (can(RELEASE_LOTS)) change.mutate({ input: { lotIds: [lot.id], status, reason } }, after);
        else hold.mutate({ input: { lotIds: [lot.id], reason } }, after);
      }}
    />
  );
}

/** Of what lies loose and free: where from, how much. One place is chosen at once. */
export function useTaken(lot: LotFull) {
  const free = lot.balances.filter((each) => !each.order && !each.packId);
  const [at, setAt] = useState(free.length === 1 ? free[0]!.location.id : "");
  const here = free.find((each) => each.location.id === at);
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? here?.quantity ?? "";
  const wrong = !here ? t("mat.place_missing") : !DECIMAL.test(value) || !isAbove(value) ? t("mat.quantity_wrong") : minus(here.quantity, value).startsWith("-") && isAbove(minus(value, here.quantity)) ? t("mat.only_there", { n: amount(here.quantity, lot.unit) }) : null;
  return { free, here, at, value, wrong, setAt: (id: string) => { setAt(id); setTyped(null); }, setTyped };
}
export type Taken = ReturnType<typeof useTaken>;

/** Where from: chosen among several, told of one. */
export function TakenPlace({ lot, taken, tried }: { lot: LotFull; taken: Taken; tried: boolean }) {
  const only = taken.free.length === 1 ? taken.free[0] : undefined;
  if (only) return <p className="dialog-lead">{t("mat.from")} <b className="strong">{placeName(only.location)}</b> {amount(only.quantity, lot.unit)}</p>;
  return (
    <Field id="lot-from" label={t("mat.from")} wrong={tried && !taken.here ? t("mat.place_missing") : null}>
      <div className="pills" role="radiogroup" aria-label={t("mat.from")}>
        {taken.free.map((each) => (
          <label key={each.location.id}>
            <input type="radio" name="lot-from" value={each.location.id} checked={each.location.id === taken.at} onChange={() => taken.setAt(each.location.id)} />
            <span>{placeName(each.location)} {amount(each.quantity, lot.unit)}</span>
          </label>
        ))}
      </div>
    </Field>
  );
}

export function TakenFields({ lot, taken, tried, label }: { lot: LotFull; taken: Taken; tried: boolean; label: string }) {
  return (
    <>
      <TakenPlace lot={lot} taken={taken} tried={tried} />
      <QuantityField id="lot-quantity" label={label} unit={lot.unit} value={taken.value} wrong={tried && taken.here ? taken.wrong : null} onChange={taken.setTyped} />
    </>
  );
}

export function QuantityField({ id, label, unit, value, wrong, hint, onChange }: { id: string; label: string; unit: string; value: string; wrong?: string | null; hint?: ReactNode; onChange: (value: string) => void }) {
  return (
    <Field id={id} label={label} wrong={wrong} hint={hint}>
      <div className="with-unit">
        <input id={id} className="input" inputMode="decimal" value={value} aria-invalid={wrong ? true : undefined} onChange={(event) => onChange(event.target.value.replace(/,/g, "").trim())} />
        <span className="unit">{unitName(unit)}</span>
      </div>
    </Field>
  );
}

export function ReasonField({ id, value, wrong, optional, onChange }: { id: string; value: string; wrong?: string | null; optional?: boolean; onChange: (value: string) => void }) {
  return (
    <Field id={id} label={t("mat.reason")} optional={optional} wrong={wrong}>
      <textarea id={id} className="input" rows={2} maxLength={200} value={value} aria-invalid={wrong ? true : undefined} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

function Transfer({ lot, onClose, onDone }: Props) {
  const taken = useTaken(lot);
  const [to, setTo] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const command = useCommand(TransferLotDocument, (reply) => reply.transferLot);
  const submit = (): void => {
    setTried(true);
    if (!taken.here || taken.wrong || !to) return;
    command.mutate({ input: { lotId: lot.id, fromLocationId: taken.at, toLocationId: to, quantity: taken.value } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("lot.transfer_title", { number: lot.number })} submit={t("lot.transfer_submit", { n: amount(taken.value || "0", lot.unit) })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <TakenFields lot={lot} taken={taken} tried={tried} label={t("mat.quantity")} />
      <Field id="lot-to" label={t("mat.to")} wrong={tried && !to ? t("mat.place_missing") : null}>
        <LocationPick id="lot-to" label={t("mat.to")} value={to} invalid={tried && !to} among={(each) => each.id !== taken.at} onPick={setTo} />
      </Field>
    </Dialog>
  );
}

const OUT = { scrap: "lot.scrap", to_supplier: "lot.to_supplier" } as const;

function TakeOut({ act, lot, onClose, onDone }: Props & { act: "scrap" | "to_supplier" }) {
  const taken = useTaken(lot);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const scrap = useCommand(ScrapLotDocument, (reply) => reply.scrapLot);
  const back = useCommand(ReturnToSupplierDocument, (reply) => reply.returnToSupplier);
  const command = act === "scrap" ? scrap : back;
  const submit = (): void => {
    setTried(true);
    if (!taken.here || taken.wrong || !reason.trim()) return;
    command.mutate({ input: { lotId: lot.id, locationId: taken.at, quantity: taken.value, reason: reason.trim() } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t(`${OUT[act]}_title`, { number: lot.number })} submit={t(`${OUT[act]}_submit`, { n: amount(taken.value || "0", lot.unit) })} danger busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <TakenFields lot={lot} taken={taken} tried={tried} label={t("mat.quantity")} />
      <ReasonField id="lot-reason" value={reason} wrong={tried && !reason.trim() ? t("status.reason_missing") : null} onChange={setReason} />
    </Dialog>
  );
}

function Adjust({ lot, onClose, onDone }: Props) {
  const [at, setAt] = useState(lot.balances.length === 1 ? 0 : -1);
  const here: Balance | undefined = lot.balances[at];
  const [elsewhere, setElsewhere] = useState<string | null>(null);
  const [actual, setActual] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(AdjustLotDocument, (reply) => reply.adjustLot);
  const location = here?.location.id ?? elsewhere;
  const before = here?.quantity ?? "0";
  const right = DECIMAL.test(actual) && minus(actual, before) !== "0" && !/^-?0*\.?0*$/.test(minus(actual, before));
  const submit = (): void => {
    setTried(true);
    if (!location || !right || !reason.trim()) return;
    command.mutate({ input: { lotId: lot.id, locationId: location, actual, packId: here?.packId ?? null, orderId: here?.order?.id ?? null, reason: reason.trim() } }, { onSuccess: onDone });
  };
  const difference = DECIMAL.test(actual) ? minus(actual, before) : null;
  return (
    <Dialog open title={t("lot.adjust_title", { number: lot.number })} submit={t("lot.adjust_submit")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      {lot.balances.length > 1 && (
        <div className="pills field" role="radiogroup" aria-label={t("mat.location")}>
          {lot.balances.map((each, n) => (
            <label key={n}><input type="radio" name="adjust-at" checked={n === at} onChange={() => { setAt(n); setElsewhere(null); }} /><span>{balanceText(each, lot.unit)}</span></label>
          ))}
        </div>
      )}
      {here && lot.balances.length === 1 && <p className="dialog-lead">{balanceText(here, lot.unit)}</p>}
      {lot.balances.length === 0 && (
        <Field id="adjust-to" label={t("mat.location")} wrong={tried && !elsewhere ? t("mat.place_missing") : null}><LocationPick id="adjust-to" label={t("mat.location")} value={elsewhere} onPick={setElsewhere} /></Field>
      )}
      <QuantityField id="adjust-actual" label={t("lot.actual")} unit={lot.unit} value={actual} onChange={setActual} wrong={tried && !right ? t("lot.actual_wrong") : null} hint={difference && right ? t(difference.startsWith("-") ? "lot.less" : "lot.more", { n: amount(difference.replace("-", ""), lot.unit) }) : undefined} />
      <ReasonField id="adjust-reason" value={reason} wrong={tried && !reason.trim() ? t("status.reason_missing") : null} onChange={setReason} />
    </Dialog>
  );
}

export const balanceText = (each: Balance, unit: string): string => [placeName(each.location), each.packNumber, each.order?.number, amount(each.quantity, unit)].filter(Boolean).join(" ");

function FromCustomer({ lot, onClose, onDone }: Props) {
  const [value, setValue] = useState("");
  const [to, setTo] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(ReturnFromCustomerDocument, (reply) => reply.returnFromCustomer);
  const right = DECIMAL.test(value) && isAbove(value);
  const submit = (): void => {
    setTried(true);
    if (right) command.mutate({ input: { lotId: lot.id, quantity: value, locationId: to, reason: reason.trim() || null } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("lot.from_customer_title", { number: lot.number })} submit={t("lot.from_customer_submit", { n: right ? amount(value, lot.unit) : "" })} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t("lot.from_customer_effect")}</p>
      <QuantityField id="back-quantity" label={t("mat.quantity")} unit={lot.unit} value={value} wrong={tried && !right ? t("mat.quantity_wrong") : null} onChange={setValue} />
      <Field id="back-to" label={t("mat.to")} optional><LocationPick id="back-to" label={t("mat.to")} value={to} optional placeholder={t("lot.quarantine_place")} onPick={setTo} /></Field>
      <ReasonField id="back-reason" value={reason} optional onChange={setReason} />
    </Dialog>
  );
}

function Edit({ lot, onClose, onDone }: Props) {
  const { can } = useSession();
  const [supplierLot, setSupplierLot] = useState(lot.supplierLot ?? "");
  const [made, setMade] = useState(lot.manufacturedOn ?? null);
  const [expires, setExpires] = useState(lot.expiresOn ?? null);
  const [custom, setCustom] = useState(() => customValues(lot.custom));
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const command = useCommand(ChangeLotDocument, (reply) => reply.changeLot);
  const moved = expires !== (lot.expiresOn ?? null);
  const submit = (): void => {
    setTried(true);
    if (moved && !reason.trim()) return;
    command.mutate({ input: { lotId: lot.id, supplierLot: supplierLot.trim(), manufacturedOn: made, expiresOn: moved ? expires : null, custom: customInput(custom), reason: reason.trim() || null } }, { onSuccess: onDone });
  };
  return (
    <Dialog open title={t("lot.edit_title", { number: lot.number })} submit={t("md.save")} busy={command.isPending} error={command.error} onSubmit={submit} onClose={onClose}>
      <Field id="edit-supplier-lot" label={t("lots.supplier_lot")} optional><input id="edit-supplier-lot" className="input" maxLength={80} value={supplierLot} onChange={(event) => setSupplierLot(event.target.value)} /></Field>
      <Field id="edit-made" label={t("lot.manufactured_on")} optional><DayPicker id="edit-made" value={made} onChange={setMade} required={!!lot.manufacturedOn} /></Field>
      {can(RELEASE_LOTS) && <Field id="edit-expires" label={t("lot.expires_on")} optional><DayPicker id="edit-expires" value={expires} onChange={setExpires} required={!!lot.expiresOn} /></Field>}
      <CustomFieldInputs subject="lot" values={custom} onChange={setCustom} tried={tried} />
      <ReasonField id="edit-reason" value={reason} optional={!moved} wrong={tried && moved && !reason.trim() ? t("status.reason_missing") : null} onChange={setReason} />
    </Dialog>
  );
}

export const said = (value: string, unit: string): string => `${quantity(value)} ${unitName(unit)}`;
