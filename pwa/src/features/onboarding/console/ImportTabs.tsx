import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

export function ImportTabs({ current }: { current: "imports" | "go-live" }) {
  return (
    <Segments
      label={t("import.tabs")}
      current={current}
      items={[
        { key: "go-live", label: t("golive.title"), href: href("/go-live") },
        { key: "imports", label: t("import.title"), href: href("/imports") },
      ]}
    />
  );
}
