import { IconMenu2 } from "@tabler/icons-react";
import { ago, clock, dateWithDay, t } from "@/packages/i18n";
import { useNow } from "@/c/kit/clock";
import { Dot } from "@/c/kit/parts";
import { useLive } from "@/c/live";
import { Search } from "./Search";

export function TopBar({ onMenu }: { onMenu: () => void }) {
  return (
    <div className="top">
      <button type="button" className="btn ghost icon menu-button" onClick={onMenu} aria-label={t("shell.open_menu")}>
        <IconMenu2 size={20} stroke={1.75} />
      </button>
      <Search />
      <LiveWords />
      <Today />
    </div>
  );
}

/** The live state in words; the dot only repeats them. */
function LiveWords() {
  const now = useNow(10_000);
  const { state, since, lastFact } = useLive();
  const words =
    state === "live" ? t("live.live")
    : state === "connecting" ? t("live.connecting")
    : t("live.lost", { time: clock(since) });
  return (
    <div className={`live-words ${state}`} role="status">
      <i aria-hidden="true" />
      <span>{words}</span>
      {state === "live" && <span className="updated"><Dot />{t("live.updated", { ago: ago(lastFact ?? since, now) })}</span>}
    </div>
  );
}

function Today() {
  const now = useNow(60_000);
  return <span className="today">{dateWithDay(now, now)}</span>;
}
