import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { READ_WAGES } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";

const PAGES = ["wages", "wage-rates", "wage-disputes"] as const;

export function WageTabs({ current }: { current: (typeof PAGES)[number] }) {
  const { can } = useSession();
  const shown = PAGES.filter((key) => key === "wage-disputes" || can(READ_WAGES));
  return (
    <Segments label={t("wages.pages")} current={current} items={shown.map((key) => ({ key, label: t(`wages.page.${key}`), href: href(`/${key}`) }))} />
  );
}
