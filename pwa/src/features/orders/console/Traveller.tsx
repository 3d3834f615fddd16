import { IconPrinter } from "@tabler/icons-react";
import { Dropdown } from "antd";
import { locale, t } from "@/packages/i18n";
import { PRINT_TRAVELER } from "@/c/permissions";
import { useSession } from "@/c/session";

const previewPath = (orderId: string, size: "A5" | "A6"): string => `/api/orders/${orderId}/traveler.pdf?size=${size}&lang=${locale()}`;

/** Printing is counted; a look at the card is not, and the paper says so. */
export function TravellerButton({ orderId, onPrint }: { orderId: string; onPrint: () => void }) {
  const { can } = useSession();
  const items = [
    ...(can(PRINT_TRAVELER) ? [{ key: "print", label: t("print.act"), onClick: onPrint }] : []),
    ...(["A5", "A6"] as const).map((size) => ({
      key: size,
      label: <a href={previewPath(orderId, size)} target="_blank" rel="noopener noreferrer">{t("order.traveller_preview", { size })}</a>,
    })),
  ];
  return (
    <Dropdown menu={{ items }} trigger={["click"]} placement="bottomRight">
      <button type="button" className="btn" aria-haspopup="menu"><IconPrinter size={16} stroke={1.75} aria-hidden="true" />{t("order.traveller")}</button>
    </Dropdown>
  );
}
