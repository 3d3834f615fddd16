import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

export function DispatchTabs({ current }: { current: "dispatch" | "shift" }) {
  return (
    <Segments
      label={t("dispatch.tabs")}
      current={current}
      items={[
        { key: "dispatch", label: t("dispatch.title"), href: href("/dispatch") },
        { key: "shift", label: t("shift.title"), href: href("/shift") },
      ]}
    />
  );
}
