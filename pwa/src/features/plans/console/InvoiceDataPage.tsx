import { useState } from "react";
import { InvoiceProfileDocument, SetInvoiceProfileDocument, type InvoiceProfileQuery } from "@/packages/api/generated/graphql";
import { t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Field, Head, Pills } from "@/c/kit/parts";
import { Loaded, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { MANAGE_SUBSCRIPTION } from "@/c/permissions";
import { useSession } from "@/c/session";
import { PlanTabs } from "./PlanTabs";
import "./plans.css";

type Profile = NonNullable<InvoiceProfileQuery["invoiceProfile"]>;
const EMPTY: Profile = { kind: "general", title: "", taxNumber: "", address: "", phone: "", bank: "", account: "", email: "" };
const ALWAYS = ["title", "taxNumber", "email"] as const;
const SPECIAL = ["address", "phone", "bank", "account"] as const;

/** To whom invoices are made out: kept once, used for every bill. */
export default function InvoiceDataPage() {
  const query = useRead(InvoiceProfileDocument, {});
  return (
    <div className="page">
      <Head title={t("plans.title")} />
      <div className="tools"><PlanTabs current="invoice-data" /></div>
      <Loaded query={query} what={t("plans.page.invoice-data")} rows={6}>
        {({ invoiceProfile }) => <div className="plan-page"><ProfileForm key={JSON.stringify(invoiceProfile)} known={invoiceProfile ?? EMPTY} /></div>}
      </Loaded>
    </div>
  );
}

function ProfileForm({ known }: { known: Profile }) {
  const { can } = useSession();
  const [given, setGiven] = useState(known);
  const command = useCommand(SetInvoiceProfileDocument, (reply) => reply.setInvoiceProfile);
  const renew = useRenew(InvoiceProfileDocument);
  const may = can(MANAGE_SUBSCRIPTION);
  const special = given.kind === "special";
  const submit = (): void => command.mutate({ input: given }, { onSuccess: () => { renew(); toast(t("plans.invoice.saved")); } });
  const set = (key: keyof Profile, value: string): void => setGiven({ ...given, [key]: value });
  return (
    <form className="form" onSubmit={(event) => { event.preventDefault(); submit(); }} noValidate>
      <div className="field"><Pills name="invoice-kind" label={t("plans.invoice.kind")} value={given.kind} onChange={(kind) => set("kind", kind)} options={["general", "special"].map((value) => ({ value, label: t(`plans.invoice.kind.${value}`) }))} /></div>
      {[...ALWAYS, ...SPECIAL].map((key) => (
        <Field key={key} id={`invoice-${key}`} label={t(`plans.invoice.${key}`)} optional={!special && (SPECIAL as readonly string[]).includes(key)} hint={key === "taxNumber" ? t("plans.invoice.tax_hint") : undefined}>
          <input id={`invoice-${key}`} className="input" value={given[key]} disabled={!may} inputMode={key === "phone" ? "tel" : key === "email" ? "email" : undefined} onChange={(event) => set(key, event.target.value)} />
        </Field>
      ))}
      <Refused error={command.error} />
      {may && <button type="submit" className="btn primary" disabled={command.isPending}>{t(command.isPending ? "kit.sending" : "plans.invoice.save")}</button>}
    </form>
  );
}
