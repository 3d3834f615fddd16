import { IconFileInvoice, IconTransfer } from "@tabler/icons-react";
import { useState } from "react";
import { clock, named, t } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import { Earned } from "@/features/wages/worker/Earned";
import type { Line } from "@/w/model/fold";
import { usePlant } from "@/w/model/plant";
import { moneyOf, type Wages } from "@/w/model/wages";
import { useMay, useView } from "@/w/model/view";
import { moneyWords } from "@/w/ui/money";
import { Dot, StateBlock } from "@/w/ui/parts";
import { Shell } from "@/w/ui/Shell";
import { Tally } from "@/w/ui/Tally";
import { amountWords } from "@/w/ui/words";
import { Ages } from "./Ages";
import { UndoBar } from "./UndoBar";

const MARK = { pending: "pending", done: "done", reversed: "missing" } as const;

export default function Today() {
  const view = useView();
  const { lines, count, at } = view;
  const { wages } = usePlant();
  const [open, setOpen] = useState<string | null>(null);
  const mayHandOver = useMay("reporting.handover:sign") === true;
  const shown = lines.find(({ id }) => id === open);
  return (
    <Shell tab="today" label={t("w.tab.today")}>
      <h1 className="title">{t("w.today.title")}</h1>
      <Tally view={view} at={at} />
      {lines.length === 0 ? (
        <StateBlock actions={<a className="btn" href="#/scan">{t("w.home.scan")}</a>}>
          <p>{t(at === null && count === 0 ? "w.ages.none" : "w.today.empty")}</p>
        </StateBlock>
      ) : (
        <ul className="rows">
          {lines.map((line) => (
            <TodayLine key={line.id} line={line} wages={wages} open={() => setOpen(line.id)} />
          ))}
        </ul>
      )}
      <ul className="links" style={{ paddingTop: 12 }}>
        {wages && (
          <li>
            <a className="btn wide" href="#/slip">
              <IconFileInvoice className="icon" size={26} stroke={1.75} aria-hidden="true" />
              {t("w.today.slip")}
            </a>
          </li>
        )}
        {mayHandOver && (
          <li>
            <a className="btn wide" href="#/handover">
              <IconTransfer className="icon" size={26} stroke={1.75} aria-hidden="true" />
              {t("w.today.handover")}
            </a>
          </li>
        )}
      </ul>
      <Ages />
      <div style={{ padding: "0 14px" }}>
        <UndoBar />
      </div>
      {shown && wages && <Earned line={shown} wages={wages} close={() => setOpen(null)} />}
    </Shell>
  );
}

/** Where the plant pays by the piece, a report opens what it earned. */
function TodayLine({ line, wages, open }: { line: Line; wages: Wages | null; open: () => void }) {
  const money = wages ? moneyOf(line, wages) : null;
  const inside = (
    <>
      <StatusShape mark={MARK[line.mark]} size={22} tone={line.mark === "reversed" ? "t2" : undefined} />
      <span className="names">
        <b className={line.mark === "reversed" ? "struck" : undefined}>{amountWords(line)}</b>
        <span className="s16 c-t2" style={{ display: "block" }}>
          {named(line.operationName)}
          <Dot />
          {line.photos > 0 ? t("w.tray.photos", { n: line.photos }) : line.orderNumber}
        </span>
      </span>
      <span className="t">
        {money && (
          <>
            <b className="c-t1">{moneyWords(money)}</b>
            <br />
          </>
        )}
        {clock(line.at)}
        <br />
        {t(`w.mark.${line.mark}`)}
      </span>
    </>
  );
  if (!wages || line.mark !== "done") return <li>{inside}</li>;
  return (
    <li className="opens">
      <button type="button" onClick={open}>
        {inside}
      </button>
    </li>
  );
}
