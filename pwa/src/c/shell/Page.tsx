import { t } from "@/packages/i18n";
import { page, Placed, type Places } from "@/c/kit/places";
import { Note } from "@/c/kit/states";
import { href } from "@/c/router";

const LISTS: Places = {
  orders: page(() => import("@/features/orders/console/OrdersPage")),
  demands: page(() => import("@/features/orders/console/DemandsPage")),
  find: page(() => import("@/features/orders/console/FindPage")),
  traveller: page(() => import("@/features/orders/console/TravellerPage")),
  dispatch: page(() => import("@/features/scheduling/console/DispatchPage")),
  shift: page(() => import("@/features/scheduling/console/ShiftPage")),
  calendar: page(() => import("@/features/calendar/console/CalendarPage")),
  rosters: page(() => import("@/features/calendar/console/RostersPage")),
  skills: page(() => import("@/features/calendar/console/SkillsPage")),
  attendance: page(() => import("@/features/calendar/console/AttendancePage")),
  reports: page(() => import("@/features/reporting/console/ReportsPage")),
  missing: page(() => import("@/features/reporting/console/MissingPage")),
  handovers: page(() => import("@/features/reporting/console/HandoversPage")),
  andon: page(() => import("@/features/reporting/console/AndonPage")),
  downtimes: page(() => import("@/features/reporting/console/DowntimesPage")),
  today: page(() => import("@/features/insights/owner/TodayPage")),
  daily: page(() => import("@/features/insights/console/DailyPage")),
  figure: page(() => import("@/features/insights/console/FigurePage")),
  "order-costs": page(() => import("@/features/insights/console/CostsPage")),
  prices: page(() => import("@/features/insights/console/PricesPage")),
  assets: page(() => import("@/features/equipment/console/AssetsPage")),
  items: page(() => import("@/features/masterdata/console/ItemsPage")),
  operations: page(() => import("@/features/masterdata/console/OperationsPage")),
  changes: page(() => import("@/features/masterdata/console/ChangesPage")),
  partners: page(() => import("@/features/masterdata/console/PartnersPage")),
  "work-centers": page(() => import("@/features/masterdata/console/WorkCentersPage")),
  reasons: page(() => import("@/features/masterdata/console/ReasonsPage")),
  units: page(() => import("@/features/masterdata/console/UnitsPage")),
  lots: page(() => import("@/features/traceability/console/LotsPage")),
  fields: page(() => import("@/features/settings/console/FieldsPage")),
  numbering: page(() => import("@/features/settings/console/NumberingPage")),
  "go-live": page(() => import("@/features/onboarding/console/GoLivePage")),
  imports: page(() => import("@/features/onboarding/console/ImportsPage")),
  people: page(() => import("@/features/identity/console/PeoplePage")),
  roles: page(() => import("@/features/identity/console/RolesPage")),
  phones: page(() => import("@/features/identity/console/PhonesPage")),
  trail: page(() => import("@/features/records/console/TrailPage")),
  wages: page(() => import("@/features/wages/console/WagesPage")),
  "wage-rates": page(() => import("@/features/wages/console/RatesPage")),
  "wage-disputes": page(() => import("@/features/wages/console/DisputesPage")),
  todos: page(() => import("@/features/inbox/console/TodosPage")),
  mailbox: page(() => import("@/features/inbox/console/MailboxPage")),
  notices: page(() => import("@/features/inbox/console/NoticesPage")),
  letters: page(() => import("@/features/letters/console/LettersPage")),
};
const DETAILS: Places = {
  wages: page(() => import("@/features/wages/console/SlipPage")),
  handovers: page(() => import("@/features/reporting/console/HandoverPage")),
  daily: page(() => import("@/features/insights/console/DailyReportPage")),
  "order-costs": page(() => import("@/features/insights/console/CostPage")),
  items: page(() => import("@/features/masterdata/console/ItemPage")),
  boms: page(() => import("@/features/masterdata/console/BomPage")),
  routings: page(() => import("@/features/masterdata/console/RoutingPage")),
  operations: page(() => import("@/features/masterdata/console/OperationPage")),
  changes: page(() => import("@/features/masterdata/console/ChangePage")),
  orders: page(() => import("@/features/orders/console/OrderPage")),
  imports: page(() => import("@/features/onboarding/console/ImportPage")),
  people: page(() => import("@/features/identity/console/PersonPage")),
  roles: page(() => import("@/features/identity/console/RolePage")),
};

export function Page() {
  const nowhere = <Note whole title={t("shell.no_page")} acts={<a className="btn" href={href("/orders")}>{t("shell.to_orders")}</a>}>{t("shell.no_page_why")}</Note>;
  return <Placed lists={LISTS} details={DETAILS} first="orders" nowhere={nowhere} />;
}
