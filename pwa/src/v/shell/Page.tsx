import { t } from "@/packages/i18n";
import { page, Placed, type Places } from "@/c/kit/places";
import { Note } from "@/c/kit/states";
import { href } from "@/c/router";

const LISTS: Places = {
  customers: page(() => import("@/v/customers/CustomersPage")),
  onboard: page(() => import("@/v/onboard/DraftsPage")),
  rollout: page(() => import("@/v/rollout/RolloutPage")),
  templates: page(() => import("@/v/templates/TemplatesPage")),
  packages: page(() => import("@/v/packages/PackagesPage")),
  partners: page(() => import("@/v/partners/PartnersPage")),
  prices: page(() => import("@/v/partners/PricesPage")),
  health: page(() => import("@/v/health/HealthPage")),
  announcements: page(() => import("@/v/announcements/AnnouncementsPage")),
  custody: page(() => import("@/v/custody/CustodyPage")),
  bills: page(() => import("@/v/bills/BillsPage")),
  "payment-ways": page(() => import("@/v/bills/ProvidersPage")),
  acts: page(() => import("@/v/acts/ActsPage")),
};
const DETAILS: Places = {
  onboard: page(() => import("@/v/onboard/OnboardPage")),
};

export function Page() {
  const nowhere = <Note whole title={t("shell.no_page")} acts={<a className="btn" href={href("/customers")}>{t("v.to_customers")}</a>}>{t("shell.no_page_why")}</Note>;
  return <Placed lists={LISTS} details={DETAILS} first="customers" nowhere={nowhere} />;
}
