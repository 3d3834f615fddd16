import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

export function SettingsTabs({ current }: { current: "fields" | "numbering" | "traveller" }) {
  return (
    <Segments
      label={t("settings.tabs")}
      current={current}
      items={[
        { key: "fields", label: t("fields.title"), href: href("/fields") },
        { key: "numbering", label: t("numbering.title"), href: href("/numbering") },
        { key: "traveller", label: t("traveller.title"), href: href("/traveller") },
      ]}
    />
  );
}
