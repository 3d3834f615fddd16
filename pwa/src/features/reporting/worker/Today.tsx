import { clock, named, quantity, t } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import type { Line } from "@/w/model/fold";
import { useView } from "@/w/model/view";
import { Dot, StateBlock } from "@/w/ui/parts";
import { Shell } from "@/w/ui/Shell";
import { amountWords } from "@/w/ui/words";
import { Ages } from "./Ages";
import { UndoBar } from "./UndoBar";

const MARK = { pending: "pending", done: "done", reversed: "missing" } as const;

export default function Today() {
  const { lines, good, scrap, count, at } = useView();
  const unknown = at === null && count === 0;
  return (
    <Shell tab="today" label={t("w.tab.today")}>
      <h1 className="title">{t("w.today.title")}</h1>
      <p className="tally">
        <b>{unknown ? "–" : quantity(good)}</b>
        <span className="s16 c-t2">{t("w.home.good_today")}</span>
        {!unknown && (
          <span className="s16 c-t2 right">
            {t("w.home.scrap", { n: quantity(scrap) })}
            <Dot />
            {t("w.home.count", { n: count })}
          </span>
        )}
      </p>
      {lines.length === 0 ? (
        <StateBlock actions={<a className="btn" href="#/scan">{t("w.home.scan")}</a>}>
          <p>{t(unknown ? "w.ages.none" : "w.today.empty")}</p>
        </StateBlock>
      ) : (
        <ul className="rows">
          {lines.map((line) => (
            <TodayLine key={line.id} line={line} />
          ))}
        </ul>
      )}
      <Ages />
      <div style={{ padding: "0 14px" }}>
        <UndoBar />
      </div>
    </Shell>
  );
}

function TodayLine({ line }: { line: Line }) {
  return (
    <li>
      <StatusShape mark={MARK[line.mark]} size={22} tone={line.mark === "reversed" ? "t2" : undefined} />
      <div className="names">
        <b className={line.mark === "reversed" ? "struck" : undefined}>{amountWords(line)}</b>
        <div className="s16 c-t2">
          {named(line.operationName)}
          <Dot />
          {line.photos > 0 ? t("w.tray.photos", { n: line.photos }) : line.orderNumber}
        </div>
      </div>
      <div className="t">
        {clock(line.at)}
        <br />
        {t(`w.mark.${line.mark}`)}
      </div>
    </li>
  );
}
