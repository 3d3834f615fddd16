import { t } from "@/packages/i18n";
import { Segments } from "@/c/kit/parts";
import { READ_DEMANDS } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";

/** Orders and the demands they are made for are two views of one thing. */
export function OrdersTabs({ current }: { current: "orders" | "demands" }) {
  const { can } = useSession();
  if (!can(READ_DEMANDS)) return null;
  return (
    <Segments label={t("orders.views")} current={current} items={[{ key: "orders", label: t("orders.title"), href: href("/orders") }, { key: "demands", label: t("demands.title"), href: href("/demands") }]} />
  );
}
