import { IconDots } from "@tabler/icons-react";
import { Dropdown, type MenuProps } from "antd";
import { t } from "@/packages/i18n";
import { go } from "@/c/router";
import { useSession } from "@/c/session";
import { HOLD_ORDER, LIFT_HOLD, PRINT_TRAVELER, RELEASE_ORDER } from "@/c/permissions";
import { actsOf } from "./acts";
import { canHold, canRelease, type OrderRow } from "./model";
import type { OrderActs } from "./useOrderActs";

/** A row's acts appear on hover or focus; nothing stands in an action column. */
export function RowMenu({ order, acts }: { order: OrderRow; acts: OrderActs }) {
  const { can } = useSession();
  const items: MenuProps["items"] = [
    { key: "open", label: t("order.open"), onClick: () => go(`/orders/${order.id}`) },
    ...(can(RELEASE_ORDER) && canRelease(order) ? [{ key: "release", label: t("release.submit", { n: 1 }), onClick: () => acts.release([order]) }] : []),
    ...(order.operations.length > 0 && can(PRINT_TRAVELER) ? [{ key: "traveller", label: t("order.traveller"), onClick: () => acts.print([order]) }] : []),
    ...(can(HOLD_ORDER) && canHold(order) ? [{ key: "hold", label: t("hold.act"), onClick: () => acts.hold(order) }] : []),
    ...(can(LIFT_HOLD) && order.hold ? [{ key: "lift", label: t("lift.act"), onClick: () => acts.lift(order) }] : []),
    ...actsOf(order, can).map((act) => ({ key: act, label: t(`act.${act}`), onClick: () => acts.open(act, order) })),
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight">
      <button type="button" className="btn icon row-menu" aria-label={t("order.acts_of", { number: order.number })}><IconDots size={16} stroke={1.75} /></button>
    </Dropdown>
  );
}
