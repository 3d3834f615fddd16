import { IconArrowLeft } from "@tabler/icons-react";
import { useState } from "react";
import { CustomerDraftDocument, CustomerDraftsDocument, SaveDraftDocument, StartFoundingDocument, type CustomerDraftQuery } from "@/packages/api/generated/vendor/graphql";
import { named, problemText, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { useFacts } from "@/c/live";
import { href } from "@/c/router";
import { usePlans } from "../customers/CustomerFilters";
import { industryName } from "../customers/words";
import { CONTACT } from "../shapes";
import { DraftState } from "./DraftsPage";
import { FirstDay } from "./FirstDay";
import { AdminStep, CompanyStep, StartStep } from "./steps";

export type Draft = NonNullable<CustomerDraftQuery["customerDraft"]>;
export interface Entered { nameZh: string; nameEn: string; slug: string; industry: string; packageId: string | null; plan: string; adminName: string; adminContact: string; locale: string }
const STEPS = ["company", "start", "admin", "check"] as const;

/** Four short steps; each is kept when one goes on, so that somebody else can finish. */
export default function OnboardPage({ id = "" }: { id?: string }) {
  const query = useRead(CustomerDraftDocument, { id }, { refetchInterval: 5_000 });
  const renew = useRenew(CustomerDraftDocument);
  useFacts((fact) => /^vendor\.(founding|customer)_/.test(fact.name) && renew());
  return (
    <div className="page scrolls">
      <div className="wizard">
        <a className="link back" href={href("/onboard")}><IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />{t("v.onboard")}</a>
        <Loaded query={query} what={t("v.onboard")} rows={6} whole>
          {({ customerDraft: draft }) => (draft ? <Opened draft={draft} /> : <Note whole title={t("v.draft.gone")} acts={<a className="btn" href={href("/onboard")}>{t("v.onboard")}</a>} />)}
        </Loaded>
      </div>
    </div>
  );
}

function Opened({ draft }: { draft: Draft }) {
  if (draft.state === "founded") return <FirstDay draft={draft} />;
  if (draft.state === "founding") return <><h1>{named(draft.name)}</h1><Note title={t("v.draft.founding")}>{t("v.draft.founding_why")}</Note></>;
  if (draft.state === "discarded") return <><h1>{named(draft.name) || t("v.draft.unnamed")}</h1><p className="muted"><DraftState draft={draft} /></p></>;
  return <Wizard key={draft.id} draft={draft} />;
}

const entered = (draft: Draft): Entered => ({
  nameZh: draft.name.zh, nameEn: draft.name.en, slug: draft.slug, industry: draft.industry, packageId: draft.packageId ?? null, plan: draft.plan ?? "", adminName: draft.adminName, adminContact: draft.adminContact, locale: draft.locale,
});

function Wizard({ draft }: { draft: Draft }) {
  const [at, setAt] = useState(() => Math.min(draft.step, STEPS.length - 1));
  const [values, setValues] = useState<Entered>(() => entered(draft));
  const [tried, setTried] = useState(false);
  const save = useCommand(SaveDraftDocument, (reply) => reply.saveCustomerDraft);
  const found = useCommand(StartFoundingDocument, (reply) => reply.startFounding);
  const renew = useRenew(CustomerDraftDocument, CustomerDraftsDocument);
  const step = STEPS[at] ?? "company";
  const wrong = missingIn(step, values);
  const keep = (next: number, then?: () => void): void => {
    const { plan, industry, packageId, ...words } = values;
    save.mutate({ input: { draftId: draft.id, step: next, ...words, industry, packageId, plan: plan || null } }, { onSuccess: () => { setTried(false); setAt(next); then?.(); } });
  };
  const submit = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    setTried(true);
    if (wrong[0]) return document.getElementById(`draft-${wrong[0]}`)?.focus();
    if (step === "check") keep(at, () => found.mutate({ input: { draftId: draft.id } }, { onSettled: renew }));
    else keep(at + 1);
  };
  const set = (part: Partial<Entered>): void => setValues((old) => ({ ...old, ...part }));
  const props = { values, set, wrong: tried ? wrong : [] };
  const busy = save.isPending || found.isPending;
  return (
    <>
      <h1>{values.nameZh || t("v.onboard")}</h1>
      <ol className="steps" aria-label={t("v.onboard.steps")}>
        {STEPS.map((name, index) => (
          <li key={name} aria-current={index === at ? "step" : undefined} className={index < at ? "past" : ""}>
            {index < at ? <button type="button" className="link" onClick={() => setAt(index)}>{t(`v.onboard.step.${name}`)}</button> : t(`v.onboard.step.${name}`)}
          </li>
        ))}
      </ol>
      {draft.problem !== null && draft.problem !== undefined && <div className="inline-problem" role="alert">{t("v.draft.failed_because", { why: problemText(draft.problem as { code: string; params: Record<string, unknown> }) })}</div>}
      <form onSubmit={submit} noValidate>
        {step === "company" && <CompanyStep {...props} />}
        {step === "start" && <StartStep {...props} />}
        {step === "admin" && <AdminStep {...props} />}
        {step === "check" && <Check values={values} />}
        <Refused error={found.error ?? save.error} />
        <div className="dialog-foot wizard-foot">
          {at > 0 && <button type="button" className="btn" disabled={busy} onClick={() => setAt(at - 1)}>{t("v.onboard.back")}</button>}
          <button type="submit" className="btn primary" disabled={busy}>{busy ? t("kit.sending") : step === "check" ? t("v.onboard.found", { name: values.nameZh }) : t("v.onboard.next")}</button>
        </div>
      </form>
    </>
  );
}

/** Names of the fields that keep this step from being done; the server looks at all of them again. */
function missingIn(step: (typeof STEPS)[number], values: Entered): string[] {
  const company = [!values.nameZh.trim() && "nameZh", !values.slug.trim() && "slug"];
  const start = [!values.industry && !values.packageId && "industry"];
  const admin = [!values.adminName.trim() && "adminName", !CONTACT.test(values.adminContact.replace(/\s/g, "").toLowerCase()) && "adminContact"];
  const all = { company, start, admin, check: [...company, ...start, ...admin] };
  return all[step].filter((each): each is string => each !== false);
}

function Check({ values }: { values: Entered }) {
  const plan = usePlans().find((each) => each.value === values.plan)?.label;
  return (
    <dl className="pairs">
      <dt>{t("v.column.customer")}</dt><dd>{values.nameZh}{values.nameEn && <span className="faint" lang="en"> {values.nameEn}</span>}</dd>
      <dt>{t("v.column.code")}</dt><dd>{values.slug}</dd>
      <dt>{t("v.column.industry")}</dt><dd>{values.packageId ? t("v.draft.from_package") : industryName(values.industry)}</dd>
      <dt>{t("v.column.plan")}</dt><dd>{plan ?? t("v.draft.trial")}</dd>
      <dt>{t("v.admin.name")}</dt><dd>{values.adminName}</dd>
      <dt>{t("v.admin.contact")}</dt><dd>{values.adminContact}</dd>
    </dl>
  );
}
