import { useSyncExternalStore } from "react";
import { clock, date, named, t, weekday } from "@/packages/i18n";
import { Mark } from "@/c/shell/Mark";
import { store, type Cockpit } from "../model/store";
import { Andon } from "./Andon";
import { Figures } from "./Figures";
import { Hours } from "./Hours";
import { Language } from "./Language";
import { Orders } from "./Orders";
import { Tiles } from "./Tiles";
import { useLocalNow, usePlantNow } from "./clock";

export function Wall({ cockpit }: { cockpit: Cockpit }) {
  return (
    <main className="wall">
      <header>
        <Mark size={46} />
        <h1><span>{named(cockpit.company)}</span><span>{named(cockpit.site)}</span></h1>
        <Age />
        <div className="when">
          <Day shift={named(cockpit.shift)} />
          <Language />
          <Time />
        </div>
      </header>
      <Figures cockpit={cockpit} />
      <div className="middle">
        <Orders cockpit={cockpit} />
        <Hours cockpit={cockpit} />
        <Andon cockpit={cockpit} />
      </div>
      <Tiles cockpit={cockpit} />
    </main>
  );
}

function Time() {
  const now = usePlantNow();
  return <time dateTime={new Date(now).toISOString()}>{clock(now)}</time>;
}

function Day({ shift }: { shift: string }) {
  const now = usePlantNow();
  return <><span>{date(now, now)}</span><span>{weekday(now)}</span>{shift && <span>{shift}</span>}</>;
}

const STALE_MS = 60_000;
const HOUR_MIN = 60;

/** Says how old the figures are once that matters, and why. */
function Age() {
  const now = useLocalNow();
  const { at, link } = useSyncExternalStore(store.subscribe, store.get);
  const passed = now - at;
  if (passed <= STALE_MS + 5_000) return null; // a poll a minute is as fresh as it gets
  const minutes = Math.floor(passed / 60_000);
  const age = minutes < HOUR_MIN ? t("s.age", { n: minutes }) : t("s.age_hours", { n: Math.floor(minutes / HOUR_MIN) });
  return <p className="age" role="status">{age}{link === "lost" && <><i className="dot" aria-hidden="true" />{t("s.lost")}</>}</p>;
}

export function Waiting() {
  const { link } = useSyncExternalStore(store.subscribe, store.get);
  return (
    <main className="enroll">
      <h1>{t("s.title")}</h1>
      <p className="quiet" role="status">{t(link === "lost" ? "s.lost" : "s.waiting")}</p>
      <Language />
    </main>
  );
}
