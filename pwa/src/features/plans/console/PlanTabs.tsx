import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

const PAGES = ["plan", "bills", "invoice-data", "company"] as const;

export function PlanTabs({ current }: { current: (typeof PAGES)[number] }) {
  return <Segments label={t("plans.pages")} current={current} items={PAGES.map((key) => ({ key, label: t(`plans.page.${key}`), href: href(`/${key}`) }))} />;
}
