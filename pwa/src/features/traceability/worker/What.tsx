import { useEffect, useState } from "react";
import { t } from "@/packages/i18n";
import { OperationRow } from "@/features/orders/worker/OperationCard";
import { knownOperations } from "@/w/model/reading";
import { useApp } from "@/w/model/store";
import type { Person } from "@/w/model/types";
import { Cards } from "./cards";
import type { Found } from "./find";
import { oddWords, useFinder } from "./finder";
import { Flow, Note, ScanBox } from "./parts";
import { openOrder, useFresh, useStock } from "./pull";
import { openThing } from "./thing";

/** 这是什么: whatever is scanned, its card: what it is, in which state, where, until when, and what may be done next. */
export default function What({ text }: { text: string }) {
  useFresh();
  const stock = useStock();
  const person = useApp((state) => state.person) as Person;
  const offline = useApp((state) => state.send.kind === "offline");
  const [thing, setThing] = useState<Found | null>(null);
  const { read, missed, say } = useFinder(stock, (found) => {
    if (found.kind === "elsewhere") void openOrder(person, found.orderId).catch(() => undefined);
    setThing(found);
    if (found.kind === "unknown" && !found.label) say(oddWords(found, text, offline));
  });
  useEffect(() => {
    if (text !== "") read(text);
  }, [text, read]);
  return (
    <Flow ask={<ScanBox prompt={t(thing ? "w.store.scan.next" : "w.store.scan.what")} onText={openThing} />} title={t("w.store.what")} back="#/">
      {missed && <Note {...missed} />}
      {thing && <Shown stock={stock} thing={thing} />}
    </Flow>
  );
}

function Shown({ stock, thing }: { stock: ReturnType<typeof useStock>; thing: Found }) {
  if (thing.kind === "unit") return <Unit code={thing.code} />;
  return <Cards stock={stock} thing={thing} />;
}

/** A work unit's own label: what is to be done there. */
function Unit({ code }: { code: string }) {
  const here = knownOperations().filter(({ workUnit, state }) => workUnit?.code.toUpperCase() === code && state !== "completed");
  return (
    <>
      <h2 className="section">
        {t("w.store.unit", { code })}
        <span>{t("w.home.total", { n: here.length })}</span>
      </h2>
      {here.length === 0 ? (
        <p className="caption">{t("w.store.unit_idle")}</p>
      ) : (
        <ul className="ops">
          {here.map((operation) => (
            <li key={operation.id}>
              <OperationRow operation={operation} />
            </li>
          ))}
        </ul>
      )}
      <div className="form">
        <a className="btn wide" href="#/downtime">
          {t("w.store.unit_stop")}
        </a>
      </div>
    </>
  );
}
