import { IconMinus, IconPlus } from "@tabler/icons-react";
import { percent, t } from "@/packages/i18n";
import { Button, Disc } from "@/w/ui/parts";
import { type Hand, MOST_PARTS, sharesOf, toggled, weighed } from "./crew";
import { Colleagues } from "./People";

interface Props {
  crew: Hand[];
  me: Omit<Hand, "parts">;
  change: (crew: Hand[]) => void;
  close: () => void;
}

/** Who worked together: a touch brings somebody in, all share alike until somebody's parts are changed. */
export function Crew({ crew, me, change, close }: Props) {
  const shares = sharesOf(crew);
  return (
    <>
      {crew.length > 0 && (
        <ul className="hands">
          {crew.map((hand, at) => (
            <li key={hand.userId}>
              <Disc name={hand.name} small />
              <span className="names">
                <b>{hand.name}</b>
                <span className="s16 c-t2">{percent(shares[at], 2)}</span>
              </span>
              <button type="button" className="step" disabled={hand.parts <= 1} aria-label={t("w.crew.less", { name: hand.name })} onClick={() => change(weighed(crew, hand.userId, -1))}>
                <IconMinus size={24} stroke={1.75} aria-hidden="true" />
              </button>
              <b className="parts">{t("w.crew.parts", { n: hand.parts })}</b>
              <button type="button" className="step" disabled={hand.parts >= MOST_PARTS} aria-label={t("w.crew.more", { name: hand.name })} onClick={() => change(weighed(crew, hand.userId, 1))}>
                <IconPlus size={24} stroke={1.75} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Colleagues chosen={crew.map(({ userId }) => userId)} without={crew.length > 0 ? null : me.userId} pick={({ id, name }) => change(toggled(crew, me, { userId: id, name }))} />
      {crew.length > 0 && (
        <div className="stack">
          <Button wide tone="primary" onClick={close}>
            {t("w.crew.done", { n: crew.length })}
          </Button>
          <Button wide onClick={() => change([])}>
            {t("w.crew.alone")}
          </Button>
        </div>
      )}
    </>
  );
}
