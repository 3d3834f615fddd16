import { IconChevronRight } from "@tabler/icons-react";
import { named, quantity, t, unitName } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import { usePlant } from "@/w/model/plant";
import { micro } from "@/w/model/quantity";
import type { Operation } from "@/w/model/types";
import { useNow } from "@/w/ui/hooks";
import { Bar, Code, Dot, DrawingTile } from "@/w/ui/parts";
import { blockOf, blockWords, drawingOf, dueWords, placeWord, stateOf } from "@/w/ui/words";

const MINUTE = 60_000;

export function Progress({ operation }: { operation: Operation }) {
  const scrap = micro(operation.processScrapQuantity) + micro(operation.materialScrapQuantity);
  const done = quantity(operation.goodQuantity);
  const planned = quantity(operation.plannedQuantity);
  return (
    <Bar
      planned={micro(operation.plannedQuantity)}
      good={micro(operation.goodQuantity)}
      scrap={scrap}
      label={scrap > 0 ? t("w.bar.with_scrap", { done, planned, scrap: quantity(String(scrap / 1_000_000)) }) : t("w.bar.done", { done, planned })}
    />
  );
}

/** Reads in three seconds: what, which drawing, where, how many are left, until when. */
export function Hero({ operation }: { operation: Operation }) {
  const now = useNow(MINUTE);
  const until = dueWords(operation.plannedEnd ?? operation.order.dueAt, now);
  const { word } = stateOf(operation);
  return (
    <a className="card hero" href={`#/report/${operation.id}`}>
      <div className="top">
        <DrawingTile revision={drawingOf(operation)} />
        <div className="names">
          <h2>{named(operation.name)}</h2>
          <div className="s16">
            {named(operation.order.item.name)} <Code>{operation.order.item.code}</Code>
          </div>
          <div className="s16 c-t2">
            {t("w.drawing", { revision: drawingOf(operation) })}
            <Dot />
            <Code>{placeWord(operation)}</Code>
            <Given id={operation.id} />
            <span className="sr-only">, {word}</span>
          </div>
        </div>
        <IconChevronRight className="icon c-t2" size={26} stroke={1.75} aria-hidden="true" />
      </div>
      <div className="figures">
        <div className="left">
          <small>{t("w.left_before")} </small>
          {quantity(operation.remainingQuantity)}
          <small> {t("w.left_after", { unit: unitName(operation.order.item.unit) })}</small>
        </div>
        <div className="due s16">
          <b className={until.overdue ? "c-danger" : undefined}>{until.overdue ? until.text : t("w.due", { when: until.text })}</b>
          <div className="c-t2">{t("w.position", { n: operation.position, count: operation.count })}</div>
        </div>
      </div>
      <Progress operation={operation} />
      <div className="s16 c-t2 split">
        <span>{t("w.done_of", { done: quantity(operation.goodQuantity), planned: quantity(operation.plannedQuantity) })}</span>
        <span>{operation.order.number}</span>
      </div>
    </a>
  );
}

/** The planner or the lead gave it to this person by name. */
function Given({ id }: { id: string }) {
  const { assigned } = usePlant();
  if (!assigned.includes(id)) return null;
  return (
    <>
      <Dot />
      <b className="nowrap">{t("w.home.given")}</b>
    </>
  );
}

export function OperationRow({ operation }: { operation: Operation }) {
  const now = useNow(MINUTE);
  const until = dueWords(operation.plannedEnd ?? operation.order.dueAt, now);
  const { mark, word } = stateOf(operation);
  const block = blockOf(operation);
  return (
    <a href={`#/report/${operation.id}`}>
      <StatusShape mark={mark} size={22} />
      <span className="names">
        <span className="sr-only">{word}: </span>
        <b>{named(operation.name)}</b>
        <span className={`s16 ${mark === "held" ? "tone-hold" : mark === "quarantine" ? "c-warn" : "c-t2"}`} style={{ display: "block" }}>
          {block ? (
            blockWords(block)
          ) : (
            <>
              {named(operation.order.item.name)}
              <Dot />
              <Code>{placeWord(operation)}</Code>
              <Given id={operation.id} />
            </>
          )}
        </span>
      </span>
      <span className="q">
        <b>
          {quantity(operation.remainingQuantity)} {unitName(operation.order.item.unit)}
        </b>
        <span className={`s16 ${until.overdue ? "c-danger" : "c-t2"}`} style={{ display: "block" }}>
          {until.text}
        </span>
      </span>
    </a>
  );
}
