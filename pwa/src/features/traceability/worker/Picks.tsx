import type { ReactNode } from "react";
import { quantity, t, unitName } from "@/packages/i18n";
import { decimal, micro } from "@/w/model/quantity";
import { itemOf } from "./judge";
import { LotLine } from "./parts";
import type { Lot, Stock } from "./stock";

const SHOWN = 8;

/** Lots one may touch instead of scanning them: what is likely next. */
export function Picks({ stock, title, lots, pick, right }: { stock: Stock; title: string; lots: readonly Lot[]; pick: (lot: Lot) => void; right?: (lot: Lot) => ReactNode }) {
  if (lots.length === 0) return null;
  return (
    <>
      <h2 className="section">
        {title}
        {lots.length > SHOWN && <span>{t("w.store.first_of", { n: SHOWN, all: lots.length })}</span>}
      </h2>
      <ul className="rows">
        {lots.slice(0, SHOWN).map((lot) => (
          <li key={lot.id} className="opens">
            <button type="button" onClick={() => pick(lot)}>
              <LotLine stock={stock} lot={lot} right={right?.(lot) ?? <b>{amountHere(stock, lot)}</b>} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

export function amountHere(stock: Stock, lot: Lot): string {
  const sum = decimal(lot.balances.reduce((total, { quantity: n }) => total + micro(n), 0));
  return `${quantity(sum)} ${unitName(itemOf(stock, lot)?.unit ?? "")}`;
}
