import { Select } from "antd";
import { useEffect, useState } from "react";
import { CompanyCodeDocument } from "@/packages/api/generated/vendor/graphql";
import { t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Field, Pills } from "@/c/kit/parts";
import { INDUSTRIES, usePlans } from "../customers/CustomerFilters";
import { industryName } from "../customers/words";
import { usePackages } from "../packages/usePackages";
import type { Entered } from "./OnboardPage";

interface StepProps { values: Entered; set: (part: Partial<Entered>) => void; wrong: string[] }

function Text({ name, label, hint, wrong, values, set, optional, type = "text" }: StepProps2) {
  return (
    <Field id={`draft-${name}`} label={label} hint={hint} optional={optional} wrong={wrong}>
      <input id={`draft-${name}`} className="input" type={type} value={values[name]} aria-invalid={wrong ? true : undefined} onChange={(event) => set({ [name]: event.target.value })} />
    </Field>
  );
}
interface StepProps2 { name: "nameZh" | "nameEn" | "slug" | "adminName" | "adminContact"; label: string; hint?: string; wrong?: string | null; optional?: boolean; type?: string; values: Entered; set: StepProps["set"] }

export function CompanyStep({ values, set, wrong }: StepProps) {
  const code = useCode(values, set);
  const said = wrong.includes("slug") ? t("v.code.missing") : code;
  return (
    <>
      <Text name="nameZh" label={t("v.nameZh")} wrong={wrong.includes("nameZh") ? t("v.name.missing") : null} values={values} set={set} />
      <Text name="nameEn" label={t("v.nameEn")} optional values={values} set={set} />
      <Text name="slug" label={t("v.column.code")} hint={t("v.code.hint")} wrong={said} values={values} set={({ slug }) => set({ slug: slug?.toLowerCase() ?? "" })} />
    </>
  );
}

/** While nothing was typed a suggestion, which follows the names; afterwards whether what was typed can be had. */
function useCode(values: Entered, set: StepProps["set"]): string | null {
  const [offered, setOffered] = useState("");
  const asked = useRested(values, 400);
  const suggest = asked.slug === offered && (asked.nameZh + asked.nameEn).trim() !== "";
  const found = useRead(CompanyCodeDocument, { slug: suggest ? null : asked.slug, nameZh: asked.nameZh, nameEn: asked.nameEn }, { enabled: suggest || asked.slug !== "" }).data?.companyCode;
  useEffect(() => {
    if (!suggest || !found || values.slug !== offered || found.slug === offered) return;
    setOffered(found.slug);
    set({ slug: found.slug });
  }, [found?.slug, suggest]); // eslint-disable-line react-hooks/exhaustive-deps
  if (!found || suggest || found.slug !== values.slug) return null;
  return !found.valid ? t("error.vendor.code_invalid") : found.taken ? t("v.code.taken", { code: found.slug }) : null;
}

function useRested<T>(value: T, ms: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}

export function StartStep({ values, set, wrong }: StepProps) {
  const plans = usePlans();
  const packages = usePackages();
  return (
    <>
      <div className="field" id="draft-industry" tabIndex={-1}>
        <span className="label">{t("v.draft.template")}</span>
        <Pills name="draft-industry-choice" label={t("v.draft.template")} value={values.packageId ? "" : values.industry} options={INDUSTRIES.map((value) => ({ value, label: industryName(value) }))} onChange={(industry) => set({ industry, packageId: null })} />
        {wrong.includes("industry") && <div className="wrong" role="alert">{t("v.draft.template_missing")}</div>}
      </div>
      {packages.length > 0 && (
        <Field id="draft-package" label={t("v.draft.or_package")} optional>
          <Select id="draft-package" allowClear value={values.packageId} options={packages} onChange={(packageId: string | undefined) => set({ packageId: packageId ?? null })} />
        </Field>
      )}
      <Field id="draft-plan" label={t("v.column.plan")} optional hint={t("v.draft.plan_hint")}>
        <Select id="draft-plan" allowClear value={values.plan || null} options={plans} onChange={(plan: string | null | undefined) => set({ plan: plan ?? "" })} />
      </Field>
    </>
  );
}

export function AdminStep({ values, set, wrong }: StepProps) {
  return (
    <>
      <Text name="adminName" label={t("v.admin.name")} wrong={wrong.includes("adminName") ? t("v.name.missing") : null} values={values} set={set} />
      <Text name="adminContact" label={t("v.admin.contact")} hint={t("v.admin.contact_hint")} wrong={wrong.includes("adminContact") ? t("v.admin.contact_wrong") : null} values={values} set={set} />
      <div className="field">
        <span className="label">{t("v.admin.language")}</span>
        <Pills name="draft-locale" label={t("v.admin.language")} value={values.locale} options={[{ value: "zh-CN", label: t("language.zh") }, { value: "en", label: t("language.en") }]} onChange={(locale) => set({ locale })} />
      </div>
    </>
  );
}
