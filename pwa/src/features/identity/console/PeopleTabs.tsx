import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

export function PeopleTabs({ current }: { current: "people" | "roles" }) {
  return (
    <Segments
      label={t("people.tabs")}
      current={current}
      items={[
        { key: "people", label: t("people.title"), href: href("/people") },
        { key: "roles", label: t("roles.title"), href: href("/roles") },
      ]}
    />
  );
}
