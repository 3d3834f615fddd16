import { Dropdown, Select } from "antd";
import { IconArrowsSort } from "@tabler/icons-react";
import { PartnerNamesDocument, PlanNamesDocument, type CustomerSort } from "@/packages/api/generated/vendor/graphql";
import { named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { FilterPopover } from "@/c/kit/FilterPopover";
import { Field, FilterChip } from "@/c/kit/parts";
import { refine, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { READ_PARTNERS } from "../permissions";
import { industryName } from "./words";

export const INDUSTRIES = ["machining", "electronics", "food", "medical", "moulding"] as const;
const SORTS = ["TROUBLE", "NAME", "RENEWAL", "LAST_REPORT"] as const satisfies CustomerSort[];
/** Where the vendor itself serves: no partner's id. */
const DIRECT = "direct";

export const sortOf = (asked: string | null): CustomerSort => SORTS.find((each) => each === asked) ?? "TROUBLE";

export const partnerFilter = (asked: string | null): { partnerId: string | null; direct: boolean | null } =>
  asked === DIRECT ? { partnerId: null, direct: true } : { partnerId: asked, direct: null };

export function usePartners(): { value: string; label: string }[] {
  const { can } = useSession();
  const found = useRead(PartnerNamesDocument, {}, { enabled: can(READ_PARTNERS), staleTime: 60_000 }).data?.vendorPartners.nodes ?? [];
  return found.map((each) => ({ value: each.id, label: named(each.name) }));
}

export function usePlans(): { value: string; label: string }[] {
  const found = useRead(PlanNamesDocument, {}, { staleTime: Infinity }).data?.planOffers ?? [];
  return found.map((each) => ({ value: each.code, label: named(each.name) }));
}

export function CustomerFilters() {
  const { query } = useRoute();
  const { can } = useSession();
  const partners = usePartners();
  const plans = usePlans();
  const partner = query.get("partner");
  const industry = query.get("industry");
  const plan = query.get("plan");
  const set = (name: string, value: string | null, close: () => void): void => {
    refine({ [name]: value, pages: null });
    close();
  };
  return (
    <>
      {partner && <FilterChip onRemove={() => refine({ partner: null, pages: null })}>{partner === DIRECT ? t("v.direct") : (partners.find((each) => each.value === partner)?.label ?? t("v.column.partner"))}</FilterChip>}
      {industry && <FilterChip onRemove={() => refine({ industry: null, pages: null })}>{industryName(industry)}</FilterChip>}
      {plan && <FilterChip onRemove={() => refine({ plan: null, pages: null })}>{plans.find((each) => each.value === plan)?.label ?? plan}</FilterChip>}
      <FilterPopover>
        {(close) => (
          <>
            <form role="search" onSubmit={(event) => { event.preventDefault(); set("search", String(new FormData(event.currentTarget).get("text") ?? "").trim() || null, close); }}>
              <Field id="filter-text" label={t("v.filter.text")}><input id="filter-text" name="text" className="input" type="search" defaultValue={query.get("search") ?? ""} /></Field>
            </form>
            {can(READ_PARTNERS) && (
              <Field id="filter-partner" label={t("v.column.partner")}>
                <Select id="filter-partner" allowClear value={partner} options={[{ value: DIRECT, label: t("v.direct") }, ...partners]} onChange={(value: string | undefined) => set("partner", value ?? null, close)} />
              </Field>
            )}
            <Field id="filter-industry" label={t("v.column.industry")}>
              <Select id="filter-industry" allowClear value={industry} options={INDUSTRIES.map((value) => ({ value, label: industryName(value) }))} onChange={(value: string | undefined) => set("industry", value ?? null, close)} />
            </Field>
            <Field id="filter-plan" label={t("v.column.plan")}>
              <Select id="filter-plan" allowClear value={plan} options={plans} onChange={(value: string | undefined) => set("plan", value ?? null, close)} />
            </Field>
          </>
        )}
      </FilterPopover>
    </>
  );
}

export function SortButton() {
  const { query } = useRoute();
  const sort = sortOf(query.get("sort"));
  return (
    <Dropdown
      trigger={["click"]}
      menu={{ selectable: true, selectedKeys: [sort], items: SORTS.map((key) => ({ key, label: t(`v.sort.${key}`) })), onClick: ({ key }) => refine({ sort: key === "TROUBLE" ? null : key, pages: null }) }}
    >
      <button type="button" className="btn ghost"><IconArrowsSort size={16} stroke={1.75} aria-hidden="true" />{t(`v.sort.${sort}`)}</button>
    </Dropdown>
  );
}
