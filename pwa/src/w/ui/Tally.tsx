import { quantity, t } from "@/packages/i18n";
import type { View } from "../model/fold";
import { usePlant } from "../model/plant";
import { moneyToday } from "../model/wages";
import { moneyWords } from "./money";
import { Dot } from "./parts";

/** Today in one line: what it earns first where the plant pays by the piece, then what was made. */
export function Tally({ view: { lines, good, scrap, count }, at }: { view: View; at: number | null }) {
  const { wages } = usePlant();
  const unknown = at === null && count === 0;
  const money = wages && wages.rates.some(({ yuan }) => yuan !== null) ? moneyToday(lines, wages) : null;
  return (
    <p className="tally">
      <b>{money ? moneyWords(money) : unknown ? "–" : quantity(good)}</b>
      <span className="s16 c-t2">{t(money ? "w.wage.today" : "w.home.good_today")}</span>
      {!unknown && (
        <span className="s16 c-t2 right">
          {money && (
            <>
              {t("w.home.good", { n: quantity(good) })}
              <Dot />
            </>
          )}
          {t("w.home.scrap", { n: quantity(scrap) })}
          {!money && (
            <>
              <Dot />
              {t("w.home.count", { n: count })}
            </>
          )}
        </span>
      )}
    </p>
  );
}
