import { Select } from "antd";
import { useState } from "react";
import {
  AskVisitDocument, ChangeCustomerPlanDocument, CustomerDocument, CustomersDocument, CustomerSummaryDocument, CustomerVisitsDocument, ExtendCustomerDocument, HandOverCustomerDocument, MyVisitsDocument, RenameCustomerDocument,
  ResumeCustomerDocument, SuspendCustomerDocument, VendorActsDocument,
} from "@/packages/api/generated/vendor/graphql";
import { named, t } from "@/packages/i18n";
import { useCommand, useRenew } from "@/c/data";
import { Dialog } from "@/c/kit/Dialog";
import { Field, Pills } from "@/c/kit/parts";
import { toast } from "@/c/kit/toast";
import type { Row } from "./cells";
import { usePartners, usePlans } from "./CustomerFilters";

export type ActName = "visit" | "extend" | "plan" | "resume" | "suspend" | "rename" | "hand_over";
interface Values { days: string; plan: string; mode: string; minutes: string; nameZh: string; nameEn: string; partner: string }
interface Act { ready: boolean; run: (reason: string, done: { onSuccess: () => void }) => void; busy: boolean; error: unknown }

const DIRECT = "";

/** Every act asks for its reason: the customer's trail carries it too. */
export function ActDialog({ act, row, onClose }: { act: ActName; row: Row; onClose: () => void }) {
  const [values, setValues] = useState<Values>({ days: "14", plan: row.plan ?? "", mode: "read", minutes: "60", nameZh: row.name.zh, nameEn: row.name.en, partner: row.partner?.id ?? DIRECT });
  const [reason, setReason] = useState("");
  const acts = useActs(row, values);
  const { ready, run, busy, error } = acts[act];
  const renew = useRenew(CustomerDocument, CustomersDocument, CustomerSummaryDocument, VendorActsDocument, CustomerVisitsDocument, MyVisitsDocument);
  const submit = (): void => run(reason.trim(), { onSuccess: () => { renew(); toast(t(`v.done.${act}`, { name: named(row.name) })); onClose(); } });
  const set = (part: Partial<Values>): void => setValues({ ...values, ...part });
  return (
    <Dialog open title={t(`v.do.${act}`)} submit={t(`v.do.${act}.submit`, { name: named(row.name), days: values.days })} busy={busy} error={error} danger={act === "suspend"} disabled={!ready || !reason.trim()} onSubmit={submit} onClose={onClose}>
      <p className="dialog-lead">{t(`v.do.${act}.lead`, { name: named(row.name) })}</p>
      <ActFields act={act} values={values} set={set} />
      <Field id="act-reason" label={t("v.reason")} hint={t(act === "visit" ? "v.reason.visit_hint" : "v.reason.hint")}>
        <textarea id="act-reason" className="input" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </Dialog>
  );
}

function ActFields({ act, values, set }: { act: ActName; values: Values; set: (part: Partial<Values>) => void }) {
  const plans = usePlans();
  const partners = usePartners();
  if (act === "extend") {
    return (
      <Field id="act-days" label={t("v.days")}>
        <div className="with-unit"><input id="act-days" className="input" inputMode="numeric" value={values.days} onChange={(event) => set({ days: event.target.value.replace(/\D/g, "").slice(0, 3) })} /><span className="unit">{t("v.unit.days")}</span></div>
      </Field>
    );
  }
  if (act === "plan") return <Field id="act-plan" label={t("v.column.plan")}><Select id="act-plan" value={values.plan || null} options={plans} onChange={(plan: string | null) => set({ plan: plan ?? "" })} /></Field>;
  if (act === "hand_over") return <Field id="act-partner" label={t("v.column.partner")}><Select id="act-partner" value={values.partner} options={[{ value: DIRECT, label: t("v.direct") }, ...partners]} onChange={(partner: string) => set({ partner })} /></Field>;
  if (act === "rename") {
    return (["nameZh", "nameEn"] as const).map((key) => (
      <Field key={key} id={`act-${key}`} label={t(`v.${key}`)}><input id={`act-${key}`} className="input" value={values[key]} onChange={(event) => set({ [key]: event.target.value })} /></Field>
    ));
  }
  if (act !== "visit") return null;
  return (
    <>
      <div className="field"><span className="label">{t("v.visit.mode")}</span><Pills name="visit-mode" label={t("v.visit.mode")} value={values.mode} options={["read", "write"].map((value) => ({ value, label: t(`v.visit.mode.${value}`) }))} onChange={(mode) => set({ mode })} /></div>
      <div className="field"><span className="label">{t("v.visit.minutes")}</span><Pills name="visit-minutes" label={t("v.visit.minutes")} value={values.minutes} options={["30", "60", "120", "240"].map((value) => ({ value, label: t("v.visit.n_minutes", { n: value }) }))} onChange={(minutes) => set({ minutes })} /></div>
    </>
  );
}

function useActs(row: Row, values: Values): Record<ActName, Act> {
  const customerId = row.id;
  const suspend = useCommand(SuspendCustomerDocument, (reply) => reply.suspendCustomer);
  const resume = useCommand(ResumeCustomerDocument, (reply) => reply.resumeCustomer);
  const extend = useCommand(ExtendCustomerDocument, (reply) => reply.extendCustomer);
  const plan = useCommand(ChangeCustomerPlanDocument, (reply) => reply.changeCustomerPlan);
  const rename = useCommand(RenameCustomerDocument, (reply) => reply.renameCustomer);
  const handOver = useCommand(HandOverCustomerDocument, (reply) => reply.handOverCustomer);
  const visit = useCommand(AskVisitDocument, (reply) => reply.askVisit);
  const days = Number(values.days);
  const state = ({ isPending, error }: { isPending: boolean; error: unknown }) => ({ busy: isPending, error });
  return {
    suspend: { ...state(suspend), ready: true, run: (reason, done) => suspend.mutate({ input: { customerId, reason } }, done) },
    resume: { ...state(resume), ready: true, run: (reason, done) => resume.mutate({ input: { customerId, reason } }, done) },
    extend: { ...state(extend), ready: days > 0, run: (reason, done) => extend.mutate({ input: { customerId, days, reason } }, done) },
    plan: { ...state(plan), ready: values.plan !== "" && values.plan !== row.plan, run: (reason, done) => plan.mutate({ input: { customerId, plan: values.plan, reason } }, done) },
    rename: { ...state(rename), ready: values.nameZh.trim() !== "" && values.nameEn.trim() !== "", run: (reason, done) => rename.mutate({ input: { customerId, nameZh: values.nameZh.trim(), nameEn: values.nameEn.trim(), reason } }, done) },
    hand_over: { ...state(handOver), ready: values.partner !== (row.partner?.id ?? DIRECT), run: (reason, done) => handOver.mutate({ input: { customerId, partnerId: values.partner || null, reason } }, done) },
    visit: { ...state(visit), ready: true, run: (reason, done) => visit.mutate({ input: { customerId, mode: values.mode, minutes: Number(values.minutes), reason } }, done) },
  };
}
