import { IconPrinter } from "@tabler/icons-react";
import { Dropdown } from "antd";
import { locale, t } from "@/packages/i18n";

export const travellerPath = (orderId: string, size: "A5" | "A6"): string =>
  `/api/orders/${orderId}/traveler.pdf?size=${size}&lang=${locale()}`;

/** The traveller card is printed on what the printer holds: A5 or A6. */
export function TravellerButton({ orderId }: { orderId: string }) {
  const items = (["A5", "A6"] as const).map((size) => ({
    key: size,
    label: <a href={travellerPath(orderId, size)} target="_blank" rel="noopener noreferrer">{t("order.traveller_size", { size })}</a>,
  }));
  return (
    <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight">
      <button type="button" className="btn" aria-haspopup="menu"><IconPrinter size={16} stroke={1.75} aria-hidden="true" />{t("order.traveller")}</button>
    </Dropdown>
  );
}
