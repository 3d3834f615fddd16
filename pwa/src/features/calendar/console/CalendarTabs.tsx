import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

const TABS = ["rosters", "attendance", "skills", "calendar"] as const;

export function CalendarTabs({ current }: { current: (typeof TABS)[number] }) {
  return <Segments label={t("calendar.tabs")} current={current} items={TABS.map((key) => ({ key, label: t(`calendar.tab.${key}`), href: href(`/${key}`) }))} />;
}
