import { ago, clock, t } from "@/packages/i18n";
import { useNow } from "@/c/kit/clock";
import { Dot } from "@/c/kit/parts";
import { useLive } from "@/c/live";

/** The live state in words; the dot only repeats them. */
export function LiveWords() {
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
