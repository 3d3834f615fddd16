import { lazy, Suspense, type ComponentType } from "react";
import { t } from "@/packages/i18n";
import { Note } from "@/c/kit/states";
import { href, useRoute } from "@/c/router";

type Screen = ComponentType<{ id?: string }>;
const page = (load: () => Promise<{ default: Screen }>) => lazy(load);

const LISTS: Record<string, Screen> = {
  orders: page(() => import("@/features/orders/console/OrdersPage")),
  reports: page(() => import("@/features/reporting/console/ReportsPage")),
  assets: page(() => import("@/features/equipment/console/AssetsPage")),
  items: page(() => import("@/features/masterdata/console/ItemsPage")),
  "work-centers": page(() => import("@/features/masterdata/console/WorkCentersPage")),
  people: page(() => import("@/features/identity/console/PeoplePage")),
  roles: page(() => import("@/features/identity/console/RolesPage")),
  phones: page(() => import("@/features/identity/console/PhonesPage")),
  trail: page(() => import("@/features/records/console/TrailPage")),
  letters: page(() => import("@/features/letters/console/LettersPage")),
};
const DETAILS: Record<string, Screen> = {
  orders: page(() => import("@/features/orders/console/OrderPage")),
  people: page(() => import("@/features/identity/console/PersonPage")),
  roles: page(() => import("@/features/identity/console/RolePage")),
};

export function Page() {
  const { path } = useRoute();
  const [place = "orders", id] = path;
  const Screen = id ? DETAILS[place] : LISTS[place];
  if (!Screen) {
    return (
      <div className="page">
        <Note whole title={t("shell.no_page")} acts={<a className="btn" href={href("/orders")}>{t("shell.to_orders")}</a>}>{t("shell.no_page_why")}</Note>
      </div>
    );
  }
  return (
    <Suspense fallback={<div className="page" />}>
      <Screen key={id ?? "list"} id={id} />
    </Suspense>
  );
}
