import { clock, quantity, t } from "@/packages/i18n";
import type { Cockpit } from "../model/store";

const SHOWN = 12;
const BEHIND = 8;
const INSIDE = 24; // percent of the column a bar needs to carry its number

export function Hours({ cockpit }: { cockpit: Cockpit }) {
  const now = new Date(cockpit.now).getTime();
  const hours = around(cockpit.hours, now);
  const planned = hours.some((each) => Number(each.planned ?? 0) > 0);
  const top = Math.max(1, ...hours.map((each) => Math.max(Number(each.good ?? 0), Number(each.planned ?? 0))));
  return (
    <section className="card hours">
      <div className="top"><h2>{t("s.per_hour")}</h2><span>{t(planned ? "s.hour_legend" : "s.hour_legend_bare")}</span></div>
      {hours.length === 0 ? <p className="empty">{t("s.no_hours")}</p> : (
        <ul className="chart">{hours.map((hour) => <Bar key={hour.startsAt} hour={hour} top={top} now={now} />)}</ul>
      )}
    </section>
  );
}

/** Twelve hours can be read from across the hall: what has been, and a little of what is to come. */
function around(hours: Cockpit["hours"], now: number): Cockpit["hours"] {
  const here = hours.findIndex((each) => new Date(each.startsAt).getTime() + 3_600_000 > now);
  const first = Math.max(0, Math.min((here < 0 ? hours.length : here) - BEHIND, hours.length - SHOWN));
  return hours.slice(first, first + SHOWN);
}

function Bar({ hour, top, now }: { hour: Cockpit["hours"][number]; top: number; now: number }) {
  const starts = new Date(hour.startsAt).getTime();
  const running = starts <= now && now < starts + 3_600_000;
  const label = String(Number(clock(hour.startsAt).slice(0, 2)));
  const good = Number(hour.good ?? 0);
  const plan = Number(hour.planned ?? 0);
  const height = (Math.max(0, good) / top) * 100;
  const said = plan > 0 ? t("s.hour_said_plan", { hour: label, good: quantity(hour.good), plan: quantity(hour.planned) }) : t("s.hour_said", { hour: label, good: quantity(hour.good) });
  return (
    <li>
      <div className={`column ${running ? "now" : ""}`} role="img" aria-label={said}>
        {good > 0 && <b style={{ height: `${height}%` }} />}
        {plan > 0 && <u style={{ bottom: `${(plan / top) * 100}%` }} />}
        {hour.good !== null && hour.good !== undefined && good !== 0 && (
          <em className={height >= INSIDE ? "inside" : ""} style={height >= INSIDE ? undefined : { bottom: `${height}%` }}>{quantity(hour.good)}</em>
        )}
      </div>
      <div className="label" aria-hidden="true">{label}</div>
    </li>
  );
}
