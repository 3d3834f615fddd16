import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

export function SettingsTabs({ current }: { current: "fields" | "numbering" }) {
  return (
    <Segments
      label={t("settings.tabs")}
      current={current}
      items={[
        { key: "fields", label: t("fields.title"), href: href("/fields") },
        { key: "numbering", label: t("numbering.title"), href: href("/numbering") },
      ]}
    />
  );
}
