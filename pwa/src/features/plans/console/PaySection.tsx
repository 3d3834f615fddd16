import { QRCode } from "antd";
import { useState } from "react";
import { BillsDocument, ChoosePaymentDocument, SimulatePaymentDocument, SubmitSlipDocument } from "@/packages/api/generated/graphql";
import { plantDay, t } from "@/packages/i18n";
import { DRAWINGS, FileButton } from "@/features/masterdata/console/FileButton";
import { useCommand, useRenew } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { Field, Pills } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import type { Bill } from "./BillsPage";
import { money } from "./money";

const ORDER = ["wechat", "alipay", "stripe", "bank", "simulator"];
const SIMULATIONS = ["paid", "twice", "wrong_amount", "wrong_currency", "wrong_merchant", "wrong_order", "tampered", "late", "stranger"] as const;

export const wayName = (code: string): string => t(`plans.way.${code}`);

/** The ways the vendor offers for this order; the first of them stands open. */
export function PaySection({ bill }: { bill: Bill }) {
  const offered = ORDER.filter((code) => code in (bill.ways as Record<string, unknown>));
  const [way, setWay] = useState<string>(bill.provider && offered.includes(bill.provider) ? bill.provider : offered[0] ?? "");
  if (offered.length === 0) return <p>{t("plans.no_way")}</p>;
  return (
    <section className="pay-way" aria-label={t("plans.pay")}>
      <h3>{t("plans.pay")}</h3>
      <Pills name="way" label={t("plans.pay")} value={way} onChange={setWay} options={offered.map((value) => ({ value, label: wayName(value) }))} />
      {way === "bank" ? <Transfer bill={bill} /> : <Provider key={way} bill={bill} way={way} />}
    </section>
  );
}

function Provider({ bill, way }: { bill: Bill; way: string }) {
  const command = useCommand(ChoosePaymentDocument, (reply) => reply.choosePayment);
  const renew = useRenew(BillsDocument);
  const link = bill.provider === way ? bill.payLink : null;
  const ask = (): void => command.mutate({ input: { billId: bill.id, provider: way } }, { onSuccess: renew });
  if (!link) {
    const asked = bill.provider === way && !bill.problem && (command.isPending || command.isSuccess);
    return (
      <>
        <p>{t(`plans.way_how.${way}`)}</p>
        <Refused error={command.error} />
        <button type="button" className="btn primary" disabled={asked} onClick={ask}>{asked ? t("plans.asking") : t("plans.pay_by", { way: wayName(way), amount: money(bill.amount, bill.currency) })}</button>
      </>
    );
  }
  if (way === "simulator") return <Simulator bill={bill} />;
  if (way === "wechat") {
    return (
      <div className="pay-qr">
        <QRCode value={link} size={224} errorLevel="M" bordered={false} aria-label={t("plans.qr")} />
        <p>{t("plans.scan", { amount: money(bill.amount, bill.currency) })}</p>
      </div>
    );
  }
  return <a className="btn primary" href={link} target="_blank" rel="noopener noreferrer">{t("plans.go_pay", { way: wayName(way) })}</a>;
}

/** What a provider would do, and what could be wrong with it: on installations that try things out. */
function Simulator({ bill }: { bill: Bill }) {
  const [kind, setKind] = useState<string>("paid");
  const command = useCommand(SimulatePaymentDocument, (reply) => reply.simulatePayment);
  const renew = useRenew(BillsDocument);
  const send = (): void => command.mutate({ input: { billId: bill.id, kind } }, { onSuccess: () => { renew(); toast(t("plans.simulated")); } });
  return (
    <>
      <p>{t("plans.simulator_why")}</p>
      <Field id="simulate" label={t("plans.simulate")}>
        <select id="simulate" className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
          {SIMULATIONS.map((each) => <option key={each} value={each}>{t(`plans.simulation.${each}`)}</option>)}
        </select>
      </Field>
      <Refused error={command.error} />
      <button type="button" className="btn primary" disabled={command.isPending} onClick={send}>{t("plans.simulate_send", { amount: money(bill.amount, bill.currency) })}</button>
    </>
  );
}

/** Where to transfer to, then the slip that says it was done. */
function Transfer({ bill }: { bill: Bill }) {
  const account = (bill.ways as Record<string, Record<string, string>>).bank ?? {};
  const [given, setGiven] = useState({ reference: "", payer: "", paidOn: plantDay() });
  const [slip, setSlip] = useState<{ sha256: string; name: string } | null>(null);
  const command = useCommand(SubmitSlipDocument, (reply) => reply.submitSlip);
  const renew = useRenew(BillsDocument);
  const ready = slip !== null && given.reference.trim().length >= 4 && given.payer.trim() !== "";
  const submit = (): void => {
    if (slip && ready) command.mutate({ input: { billId: bill.id, sha256: slip.sha256, reference: given.reference.trim(), payer: given.payer.trim(), paidOn: given.paidOn } }, { onSuccess: () => { renew(); toast(t("plans.slip_sent")); } });
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); submit(); }} noValidate>
      <dl className="pairs">
        <dt>{t("plans.bank.name")}</dt><dd>{account.name}</dd>
        <dt>{t("plans.bank.bank")}</dt><dd>{account.bank}</dd>
        <dt>{t("plans.bank.account")}</dt><dd>{account.account}</dd>
        <dt>{t("plans.amount")}</dt><dd><b>{money(bill.amount, bill.currency)}</b></dd>
        <dt>{t("plans.bank.note")}</dt><dd>{bill.number}</dd>
      </dl>
      <p className="pay-how">{t("plans.way_how.bank")}</p>
      <div className="field">
        <FileButton accept={DRAWINGS} label={slip?.name ?? t("plans.slip_choose")} onStored={(sha256, file) => setSlip({ sha256, name: file.name })} />
        <div className="sm faint">{t("plans.slip_hint")}</div>
      </div>
      <Field id="slip-reference" label={t("plans.reference")}><input id="slip-reference" className="input" maxLength={64} value={given.reference} onChange={(event) => setGiven({ ...given, reference: event.target.value })} /></Field>
      <Field id="slip-payer" label={t("plans.payer")}><input id="slip-payer" className="input" maxLength={120} value={given.payer} onChange={(event) => setGiven({ ...given, payer: event.target.value })} /></Field>
      <Field id="slip-day" label={t("plans.paid_on")}><DayPicker id="slip-day" required value={given.paidOn} onChange={(day) => setGiven({ ...given, paidOn: day ?? plantDay() })} /></Field>
      <Refused error={command.error} />
      <button type="submit" className="btn primary" disabled={!ready || command.isPending}>{t(command.isPending ? "kit.sending" : "plans.send_slip")}</button>
    </form>
  );
}
