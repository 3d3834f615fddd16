import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

const PAGES = ["reports", "missing", "handovers"] as const;

/** What was said, what was not, and what the next shift is told. */
export function ReportTabs({ current }: { current: (typeof PAGES)[number] }) {
  return <Segments label={t("reports.pages")} current={current} items={PAGES.map((key) => ({ key, label: t(`reports.page.${key}`), href: href(`/${key}`) }))} />;
}

const STOPS = ["andon", "downtimes"] as const;

export function StopTabs({ current }: { current: (typeof STOPS)[number] }) {
  return <Segments label={t("stops.pages")} current={current} items={STOPS.map((key) => ({ key, label: t(`stops.page.${key}`), href: href(`/${key}`) }))} />;
}
