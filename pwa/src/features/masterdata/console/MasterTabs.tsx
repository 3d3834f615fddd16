import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

export function MasterTabs({ current }: { current: "items" | "work-centers" }) {
  return (
    <Segments
      label={t("master.tabs")}
      current={current}
      items={[
        { key: "items", label: t("items.title"), href: href("/items") },
        { key: "work-centers", label: t("work_centers.title"), href: href("/work-centers") },
      ]}
    />
  );
}
