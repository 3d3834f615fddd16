import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

// whole keys, so that the check of each screen's words sees them
const TABS = {
  items: "items.title", operations: "operations.title", changes: "changes.title", partners: "partners.title", "work-centers": "work_centers.title",
  reasons: "reasons.title", units: "units.title",
  locations: "locations.title",
} as const;
export type MasterTab = keyof typeof TABS;

export function MasterTabs({ current }: { current: MasterTab }) {
  return <Segments label={t("master.tabs")} current={current} items={Object.entries(TABS).map(([key, title]) => ({ key, label: t(title), href: href(`/${key}`) }))} />;
}
