import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";

export function CostTabs({ current }: { current: "orders" | "prices" | "rates" }) {
  return (
    <Segments
      label={t("cost.title")}
      current={current}
      items={[
        { key: "orders", label: t("cost.tab.orders"), href: href("/order-costs") },
        { key: "prices", label: t("cost.tab.prices"), href: href("/prices") },
        { key: "rates", label: t("cost.tab.rates"), href: href("/prices", { tab: "rates" }) },
      ]}
    />
  );
}
