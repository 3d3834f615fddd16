import { IconMenu2 } from "@tabler/icons-react";
import { t } from "@/packages/i18n";
import { LiveWords } from "@/c/shell/LiveWords";
import { Search } from "./Search";

export function TopBar({ onMenu }: { onMenu: () => void }) {
  return (
    <div className="top">
      <button type="button" className="btn ghost icon menu-button" onClick={onMenu} aria-label={t("shell.open_menu")}>
        <IconMenu2 size={20} stroke={1.75} />
      </button>
      <Search />
      <LiveWords />
    </div>
  );
}
