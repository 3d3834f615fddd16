import { IconDots, IconUserPlus } from "@tabler/icons-react";
import { named, quantity, t, unitName } from "@/packages/i18n";
import { Progress } from "@/features/orders/worker/OperationCard";
import { useApp } from "@/w/model/store";
import type { Operation, Person } from "@/w/model/types";
import { Code, Disc, Dot, DrawingTile } from "@/w/ui/parts";
import { SubHead } from "@/w/ui/Shell";
import { drawingOf, itemWords, placeWord } from "@/w/ui/words";

export function ReportHead({ operation, person, more }: { operation: Operation; person: Person; more: () => void }) {
  const oneHand = useApp((state) => state.prefs.hand !== null);
  const back = encodeURIComponent(`/report/${operation.id}`);
  const sub = (
    <>
      {t("w.position", { n: operation.position, count: operation.count })}
      <Dot />
      {placeWord(operation)}
    </>
  );
  return (
    <SubHead title={named(operation.name)} back="#/" sub={sub}>
      <a className="who" href={`#/switch/${back}`} style={{ textDecoration: "none" }}>
        <Disc name={person.name} small />
        <span className="ellipsis">{person.name}</span>
        <span className="sr-only">{t("w.who.change")}</span>
        {!oneHand && <IconUserPlus className="icon c-t2" size={22} stroke={1.75} aria-hidden="true" />}
      </a>
      {oneHand && <More more={more} />}
    </SubHead>
  );
}

/** What is made, by which drawing, how far it is; and the way to everything a plain report does not say. */
export function Part({ operation, more }: { operation: Operation; more: () => void }) {
  // held in one hand it stands below, with the rest
  const oneHand = useApp((state) => state.prefs.hand !== null);
  return (
    <>
      <div className="part">
        <DrawingTile revision={drawingOf(operation)} small />
        <div>
          <b>{itemWords(operation)}</b>
          <div className="s16 c-t2">
            <b style={{ color: "var(--t1)" }}>{t("w.drawing", { revision: drawingOf(operation) })}</b>
            <Dot />
            <Code>{operation.order.number}</Code>
          </div>
        </div>
        {!oneHand && <More more={more} />}
      </div>
      <div className="rest">
        <Progress operation={operation} />
        <div className="s16 split">
          <span className="c-t2">{t("w.done_of", { done: quantity(operation.goodQuantity), planned: quantity(operation.plannedQuantity) })}</span>
          <b>{t("w.left_n", { n: quantity(operation.remainingQuantity), unit: unitName(operation.order.item.unit) })}</b>
        </div>
      </div>
    </>
  );
}

function More({ more }: { more: () => void }) {
  return (
    <button type="button" className="more-btn" onClick={more}>
      <IconDots className="icon" size={24} stroke={1.75} aria-hidden="true" />
      {t("w.more.open")}
    </button>
  );
}
