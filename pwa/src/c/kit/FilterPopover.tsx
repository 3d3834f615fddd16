import { Popover } from "antd";
import { useState, type ReactNode } from "react";
import { t } from "@/packages/i18n";
import { PHONE, useMedia } from "./media";
import { AddFilter } from "./parts";
import { SidePanel } from "./SidePanel";

/** The filters of a list behind one dashed chip: a popover at the desk, a whole panel on a phone. */
export function FilterPopover({ children }: { children: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  const phone = useMedia(PHONE);
  const close = (): void => setOpen(false);
  if (phone) {
    return (
      <>
        <AddFilter open={open} onClick={() => setOpen(true)} />
        {open && <SidePanel title={t("kit.filter")} onClose={close}><div className="filter-box">{children(close)}</div></SidePanel>}
      </>
    );
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      content={<div className="filter-box" role="dialog" aria-label={t("kit.filter")}>{children(close)}</div>}
    >
      <span><AddFilter open={open} /></span>
    </Popover>
  );
}
