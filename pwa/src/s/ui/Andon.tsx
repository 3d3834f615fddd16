import { count, t } from "@/packages/i18n";
import { StatusShape } from "@/packages/ui-tokens";
import type { Cockpit } from "../model/store";
import { usePlantNow } from "./clock";

type Call = Cockpit["andons"][number];

export function Andon({ cockpit }: { cockpit: Cockpit }) {
  const { andons, andonOpen } = cockpit;
  const shown = andons.slice(0, 3);
  return (
    <section className={`card andon ${shown.length > 2 ? "full" : ""}`}>
      <div className="top"><h2>{t("s.andon")}</h2>{andonOpen > 0 && <span>{t("s.andon_open", { n: count(andonOpen) })}</span>}</div>
      {shown.length === 0 ? <p className="empty">{t("s.no_andon")}</p> : <ul>{shown.map((call) => <Row key={call.id} call={call} />)}</ul>}
    </section>
  );
}

function Row({ call }: { call: Call }) {
  const who = call.acknowledgedBy ? t("s.andon_answered", { who: call.acknowledgedBy }) : t("s.andon_called", { who: call.calledBy, level: call.level });
  const tone = call.acknowledgedBy ? "warn" : "danger";
  return (
    <li>
      <StatusShape mark="late" size={30} tone={tone} />
      <span className="what">{call.workUnit?.code ?? call.workCenter?.code} {t(`s.kind.${call.kind}`)}</span>
      <span className="who">{who}</span>
      <Running since={call.calledAt} tone={tone} />
    </li>
  );
}

function Running({ since, tone }: { since: string; tone: string }) {
  const passed = Math.max(0, Math.floor((usePlantNow() - new Date(since).getTime()) / 1_000));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(passed / 3_600);
  const text = `${hours ? `${hours}:` : ""}${two(Math.floor(passed / 60) % 60)}:${two(passed % 60)}`;
  return <time className={`tone-${tone}`} dateTime={`PT${passed}S`}>{text}</time>;
}
