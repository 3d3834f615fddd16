import { VendorSearchDocument, VendorSearchPartnersDocument } from "@/packages/api/generated/vendor/graphql";
import { named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { SearchCombo, useBox, type Hit } from "@/c/kit/SearchCombo";
import { useSession } from "@/c/session";
import { READ_CUSTOMERS, READ_PARTNERS } from "../permissions";

/** Customers by name, code, contact or partner; partners by name. */
export function Search() {
  const box = useBox();
  return <SearchCombo box={box} hits={useHits(box.asked)} />;
}

function useHits(text: string): Hit[] {
  const { can } = useSession();
  const customers = useRead(VendorSearchDocument, { text }, { enabled: text.length > 0 && can(READ_CUSTOMERS), keep: true }).data?.customers.nodes ?? [];
  const partners = useRead(VendorSearchPartnersDocument, { text }, { enabled: text.length > 0 && can(READ_PARTNERS), keep: true }).data?.vendorPartners.nodes ?? [];
  if (!text) return [];
  return [
    ...customers.map((each) => ({ key: each.id, group: t("rail.v.customers"), code: named(each.name), text: [each.slug, each.contact].filter(Boolean).join(" "), path: "/customers", query: { customer: each.id } })),
    ...partners.map((each) => ({ key: each.id, group: t("rail.v.partners"), code: named(each.name), text: each.slug, path: "/partners", query: { partner: each.id } })),
  ];
}
