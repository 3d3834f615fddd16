import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

const TABS = ["items", "operations", "changes", "partners", "work-centers", "reasons", "units"] as const;
export type MasterTab = (typeof TABS)[number];

export function MasterTabs({ current }: { current: MasterTab }) {
  return <Segments label={t("master.tabs")} current={current} items={TABS.map((key) => ({ key, label: t(`${key.replace("-", "_")}.title`), href: href(`/${key}`) }))} />;
}
