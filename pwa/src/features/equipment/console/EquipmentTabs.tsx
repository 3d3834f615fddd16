import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

const TABS = { assets: "assets.machines", tools: "tools.title" } as const;

export function EquipmentTabs({ current }: { current: keyof typeof TABS }) {
  return <Segments label={t("assets.title")} current={current} items={Object.entries(TABS).map(([key, title]) => ({ key, label: t(title), href: href(`/${key}`) }))} />;
}
