import { useState } from "react";
import { ChangeCompanyDocument, CompanyDocument, type CompanyQuery } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useCommand, useRead } from "@/c/data";
import { Field, Head } from "@/c/kit/parts";
import { Loaded, Refused } from "@/c/kit/states";
import { CHANGE_COMPANY } from "@/c/permissions";
import { useSession } from "@/c/session";
import { PlanTabs } from "./PlanTabs";
import "./plans.css";

const LONGEST_NAME = 80;
// older phones cannot name the zones of the world: there the company's own stands alone
const worlds: () => string[] = () => (Intl as { supportedValuesOf?: (what: string) => string[] }).supportedValuesOf?.("timeZone") ?? [];
const zones = (own: string): string[] => [...new Set([own, ...worlds()])].sort();

type Company = CompanyQuery["me"]["tenant"];

/** What the company is called in both languages, and whose clock its days and shifts follow. */
export default function CompanyPage() {
  const query = useRead(CompanyDocument, {});
  return (
    <div className="page">
      <Head title={t("plans.title")} figures={query.data && <span>{named(query.data.me.tenant.name)}</span>} />
      <div className="tools"><PlanTabs current="company" /></div>
      <Loaded query={query} what={t("plans.page.company")} rows={4}>
        {({ me }) => <div className="plan-page"><CompanyForm company={me.tenant} /></div>}
      </Loaded>
    </div>
  );
}

function CompanyForm({ company }: { company: Company }) {
  const may = useSession().can(CHANGE_COMPANY);
  const known = { nameZh: company.name.zh, nameEn: company.name.en, timeZone: company.timeZone };
  const [given, setGiven] = useState(known);
  const command = useCommand(ChangeCompanyDocument, (reply) => reply.changeTenant);
  const ready = given.nameZh.trim() !== "" && given.nameEn.trim() !== "" && JSON.stringify(given) !== JSON.stringify(known);
  // the name stands in the frame and the clock in every time shown: the page begins again with both
  const submit = (): void => command.mutate({ input: given }, { onSuccess: () => location.reload() });
  const set = (part: Partial<typeof known>): void => setGiven({ ...given, ...part });
  return (
    <form className="form" onSubmit={(event) => { event.preventDefault(); submit(); }} noValidate>
      <Field id="company-zh" label={t("plans.company.zh")}><input id="company-zh" className="input" maxLength={LONGEST_NAME} value={given.nameZh} disabled={!may} onChange={(event) => set({ nameZh: event.target.value })} /></Field>
      <Field id="company-en" label={t("plans.company.en")} hint={t("plans.company.en_hint")}><input id="company-en" className="input" maxLength={LONGEST_NAME} value={given.nameEn} disabled={!may} onChange={(event) => set({ nameEn: event.target.value })} /></Field>
      <Field id="company-zone" label={t("plans.company.zone")} hint={t("plans.company.zone_hint")}>
        <select id="company-zone" className="input" value={given.timeZone} disabled={!may} onChange={(event) => set({ timeZone: event.target.value })}>
          {zones(known.timeZone).map((zone) => <option key={zone}>{zone}</option>)}
        </select>
      </Field>
      <p className="sm muted">{t("plans.company.code", { code: company.slug })}</p>
      <Refused error={command.error} />
      {may && <button type="submit" className="btn primary" disabled={!ready || command.isPending}>{t(command.isPending ? "kit.sending" : "plans.company.save")}</button>}
    </form>
  );
}
