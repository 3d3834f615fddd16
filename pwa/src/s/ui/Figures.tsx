import { count, percent, quantity, t } from "@/packages/i18n";
import type { Cockpit } from "../model/store";

const figure = (cockpit: Cockpit, key: string) => cockpit.figures.find((each) => each.key === key);

export function Figures({ cockpit }: { cockpit: Cockpit }) {
  return (
    <div className="figures">
      <Done cockpit={cockpit} />
      <Yield cockpit={cockpit} />
      <OnSchedule cockpit={cockpit} />
      <People cockpit={cockpit} />
    </div>
  );
}

function Done({ cockpit }: { cockpit: Cockpit }) {
  const good = Number(figure(cockpit, "good_quantity")?.value ?? 0);
  const planned = cockpit.planned === null || cockpit.planned === undefined ? null : Number(cockpit.planned);
  const byNow = Number(cockpit.plannedByNow ?? 0);
  return (
    <section>
      <h2>{t("s.done_today")}{planned !== null && <Pace ahead={good - byNow} />}</h2>
      <div className="number">{quantity(good)}<small>{planned === null ? t("s.pieces") : t("s.of_plan", { n: quantity(planned) })}</small></div>
      {planned === null ? <p className="sub quiet">{t("s.no_plan")}</p> : (
        <div className="planbar" role="img" aria-label={t("s.plan_bar", { done: quantity(good), now: quantity(byNow), all: quantity(planned) })}>
          <b style={{ width: `${share(good, planned)}%` }} />
          <i style={{ left: `${share(byNow, planned)}%` }} />
        </div>
      )}
    </section>
  );
}

const share = (part: number, whole: number): number => (whole > 0 ? Math.min(100, (part / whole) * 100) : 0);

function Pace({ ahead }: { ahead: number }) {
  if (ahead === 0) return <span className="good">{t("s.on_plan")}</span>;
  return <span className={ahead > 0 ? "good" : "bad"}>{t(ahead > 0 ? "s.ahead" : "s.behind", { n: quantity(Math.abs(ahead)) })}</span>;
}

function Yield({ cockpit }: { cockpit: Cockpit }) {
  const ratio = figure(cockpit, "quality_ratio");
  const shown = percent(ratio?.value);
  return (
    <section>
      <h2>{t("s.yield")}</h2>
      <div className="number">{shown.replace("%", "")}{shown.endsWith("%") && <small className="tight">%</small>}</div>
      <p className="sub quiet">{ratio?.value ? t("s.yield_base", { good: quantity(ratio.part), all: quantity(ratio.base) }) : t("s.no_pieces")}</p>
    </section>
  );
}

function OnSchedule({ cockpit }: { cockpit: Cockpit }) {
  const { ordersOpen, ordersLate, ordersHeld, ordersStuck } = cockpit;
  return (
    <section>
      <h2>{t("s.on_schedule")}</h2>
      <div className="number">{count(ordersOpen - ordersStuck)}<small>{t("s.of_orders", { n: count(ordersOpen) })}</small></div>
      <p className={`sub ${ordersStuck ? "bad" : "quiet"}`}>{ordersStuck ? t("s.late_held", { late: count(ordersLate), held: count(ordersHeld) }) : t("s.all_on_time")}</p>
    </section>
  );
}

function People({ cockpit }: { cockpit: Cockpit }) {
  const { present, rostered, reporting } = cockpit.people;
  const stamped = present > 0 || rostered !== null; // a plant that stamps nobody in shows who reported
  return (
    <section>
      <h2>{t(stamped ? "s.people" : "s.people_reporting")}</h2>
      <div className="number">{count(stamped ? present : reporting)}<small>{rostered ? t("s.of_people", { n: count(rostered) }) : t("s.persons")}</small></div>
      <p className="sub quiet">{t("s.units_running", { n: count(cockpit.unitsRunning), all: count(cockpit.unitCount) })}</p>
    </section>
  );
}
