import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useState } from "react";
import { BomTreeDocument, type BomTreeQuery } from "@/packages/api/generated/graphql";
import { count, named, quantity, t, unitName } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Loaded, Note } from "@/c/kit/states";
import { href } from "@/c/router";
import { DECIMAL } from "./FormPanel";

type Line = BomTreeQuery["bomTree"][number];
const OPEN_AT_ONCE = 200;
const STEP = 500;
const keyOf = (path: readonly number[]): string => path.join(".");

/** Every level below an item, with what is needed of each line for a quantity of the whole. */
export function BomTree({ itemId, bomId, unit }: { itemId: string; bomId: string | null; unit: string }) {
  const [amount, setAmount] = useState("1");
  const [typed, setTyped] = useState("1");
  const query = useRead(BomTreeDocument, { itemId, bomId, quantity: amount }, { keep: true });
  const ask = (): void => { if (DECIMAL.test(typed) && Number(typed) > 0) setAmount(typed); };
  return (
    <>
      <form className="md-line" style={{ alignItems: "center", marginBottom: 8 }} onSubmit={(event) => { event.preventDefault(); ask(); }}>
        <label htmlFor="tree-quantity" className="muted">{t("bom.for_quantity")}</label>
        <input id="tree-quantity" className="input" style={{ width: 96 }} inputMode="decimal" value={typed} onChange={(event) => setTyped(event.target.value)} onBlur={ask} />
        <span className="muted">{unitName(unit)}</span>
      </form>
      <Loaded query={query} what={t("bom.tree")} rows={8}>
        {({ bomTree }) => (bomTree.length === 0 ? <Note title={t("bom.tree_empty")}>{t("bom.tree_empty_why")}</Note> : <Tree lines={bomTree} />)}
      </Loaded>
    </>
  );
}

function Tree({ lines }: { lines: readonly Line[] }) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(() => new Set(lines.length > OPEN_AT_ONCE ? lines.filter((each) => each.version !== null).map((each) => keyOf(each.path)) : []));
  const [limit, setLimit] = useState(STEP);
  const shown = lines.filter((line) => !line.path.some((_, at) => at > 0 && closed.has(keyOf(line.path.slice(0, at)))));
  const parents = new Set(lines.filter((line) => line.level > 1).map((line) => keyOf(line.path.slice(0, -1))));
  const toggle = (key: string): void => setClosed((old) => { const next = new Set(old); if (!next.delete(key)) next.add(key); return next; });
  return (
    <div className="table-scroll">
      <table className="table md-tree" aria-label={t("bom.tree")} style={{ minWidth: 820 }}>
        <thead><tr><th scope="col">{t("bom.component")}</th><th scope="col">{t("md.name")}</th><th scope="col" className="num">{t("bom.per_parent")}</th><th scope="col" className="num">{t("bom.scrap")}</th><th scope="col">{t("bom.step")}</th><th scope="col" className="num">{t("bom.needed")}</th></tr></thead>
        <tbody>
          {shown.slice(0, limit).map((line) => {
            const key = keyOf(line.path);
            return (
              <tr key={key} className={`row quiet ${line.alternative ? "md-faint" : ""}`}>
                <td>
                  <span style={{ paddingLeft: 20 * (line.level - 1), display: "inline-flex", alignItems: "center", gap: 4 }}>
                    {parents.has(key) ? (
                      <button type="button" className="md-toggle" aria-expanded={!closed.has(key)} aria-label={t("bom.toggle", { item: line.item.code })} onClick={() => toggle(key)}>
                        {closed.has(key) ? <IconChevronRight size={16} stroke={1.75} /> : <IconChevronDown size={16} stroke={1.75} />}
                      </button>
                    ) : <span style={{ width: 24, height: 24 }} />}
                    <a className="link strong nowrap" href={href(`/items/${line.item.id}`)}>{line.item.code}</a>
                  </span>
                </td>
                <td><div className="first">{named(line.item.name)}</div><div className="second">{marks(line)}</div></td>
                <td className="num nowrap">{quantity(line.lineQuantity)} <span className="faint">{unitName(line.lineUnit)}</span></td>
                <td className="num">{Number(line.scrapPercent) > 0 ? `${quantity(line.scrapPercent)} %` : ""}</td>
                <td>{line.stepSequence ?? ""}</td>
                <td className="num nowrap"><b className="strong">{quantity(line.quantity)}</b> <span className="faint">{unitName(line.unit)}</span></td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {shown.length > limit && <p style={{ padding: "8px 24px" }}><button type="button" className="btn" onClick={() => setLimit(limit + STEP)}>{t("bom.show_more", { n: count(shown.length - limit) })}</button></p>}
    </div>
  );
}

const marks = (line: Line): string =>
  [
    line.phantom ? t("bom.phantom") : "",
    line.alternativeOf !== null && line.alternativeOf !== undefined ? t("bom.alternative_of", { n: count(line.alternativeOf) }) : line.alternative ? t("bom.within_alternative") : "",
    line.version ? t("md.version", { n: count(line.version) }) : "",
  ].filter(Boolean).join(t("list.separator"));
