import { ago, clock, t } from "@/packages/i18n";
import { useApp } from "@/w/model/store";
import { useView } from "@/w/model/view";
import { useNow } from "@/w/ui/hooks";

/** How old the data is and when the queue last reached the server: never guessed, always said. */
export function Ages() {
  const now = useNow(30_000);
  const { at } = useView();
  const lastSync = useApp((state) => state.lastSync);
  return (
    <div className="ages s16 c-t2 split">
      <span>{at === null ? t("w.ages.none") : t("w.ages.data", { ago: ago(at, now) })}</span>
      {lastSync !== null && <span>{t("w.ages.sync", { time: clock(lastSync) })}</span>}
    </div>
  );
}
