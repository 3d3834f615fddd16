import { t } from "@/packages/i18n";
import { changePrefs } from "@/w/model/prefs";
import { useApp } from "@/w/model/store";
import { Button } from "@/w/ui/parts";
import { Languages } from "./Languages";

/** How this person reads and holds the phone; the next one gets his own back. */
export function Display() {
  const { large, hand } = useApp((state) => state.prefs);
  const name = useApp((state) => state.person?.name ?? "");
  return (
    <>
      <h2>{t("w.device.display")}</h2>
      <p className="s16 c-t2">{t("w.device.display_own", { name })}</p>
      <Languages />
      <Button aria-pressed={large} onClick={() => void changePrefs({ large: !large })}>
        {large ? t("w.device.large_off") : t("w.device.large_on")}
      </Button>
      <div className="choice three" role="group" aria-label={t("w.device.hand")}>
        {(["left", null, "right"] as const).map((side) => (
          <Button key={side ?? "both"} aria-pressed={hand === side} onClick={() => void changePrefs({ hand: side })}>
            {t(`w.device.hand_${side ?? "both"}`)}
          </Button>
        ))}
      </div>
    </>
  );
}
