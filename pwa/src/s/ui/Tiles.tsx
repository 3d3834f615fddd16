import { known, named, t } from "@/packages/i18n";
import { StatusShape, type Mark } from "@/packages/ui-tokens";
import type { Cockpit } from "../model/store";
import { usePlantNow } from "./clock";

type Unit = Cockpit["units"][number];
const MARKS: Record<string, Mark> = { andon: "late", down: "late", setup: "paused", running: "running", idle: "ready", off: "silent" };
const ONE_ROW = 12;

export function Tiles({ cockpit }: { cockpit: Cockpit }) {
  const { units } = cockpit;
  if (units.length === 0) return null;
  return (
    <ul className={`tiles ${units.length > ONE_ROW ? "two" : ""}`} aria-label={t("s.units")}>
      {units.map((unit) => <Tile key={unit.id} unit={unit} />)}
    </ul>
  );
}

function Tile({ unit }: { unit: Unit }) {
  const alarm = unit.state === "andon" || unit.state === "down";
  return (
    <li className={alarm ? "alarm" : ""}>
      <span className="code"><StatusShape mark={MARKS[unit.state] ?? "ready"} size={24} tone={unit.state === "off" ? "t3" : undefined} />{unit.code}</span>
      <span className="word">{alarm ? <Since unit={unit} /> : named(unit.operation) || word(unit)}</span>
    </li>
  );
}

const word = (unit: Unit): string => (unit.state === "andon" ? t(`s.kind.${unit.kind ?? "other"}`) : known(`s.unit.${unit.state}`) ?? unit.state);

function Since({ unit }: { unit: Unit }) {
  const now = usePlantNow();
  if (!unit.since) return <>{word(unit)}</>;
  return <>{t("s.unit.for", { state: word(unit), n: Math.max(0, Math.floor((now - new Date(unit.since).getTime()) / 60_000)) })}</>;
}
