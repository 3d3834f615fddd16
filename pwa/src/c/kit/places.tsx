import { useEffect, useState, type ComponentType, type ReactNode } from "react";
import { t } from "@/packages/i18n";
import { useRoute } from "@/c/router";
import { Note } from "./states";

type Screen = ComponentType<{ id?: string }>;
export interface Place { load: () => Promise<Screen>; ready: Screen | null }
export type Places = Record<string, Place>;

export function page(load: () => Promise<{ default: Screen }>): Place {
  const place: Place = {
    ready: null,
    load: async () => (place.ready ??= (await load()).default),
  };
  return place;
}

/** The screen of the address: `/<name>` is a list, `/<name>/<id>` a detail. */
export function Placed({ lists, details, first, nowhere }: { lists: Places; details: Places; first: string; nowhere: ReactNode }) {
  const { path } = useRoute();
  const [name = first, id] = path;
  const place = id ? details[name] : lists[name];
  useEffect(() => fetchTheRest([...Object.values(lists), ...Object.values(details)]), [lists, details]);
  if (!place) return <div className="page">{nowhere}</div>;
  return <Opened key={`${name} ${id ?? ""}`} place={place} id={id} />;
}

/** A screen's code may fail to arrive like any other data; then the page says so and tries again. */
function Opened({ place, id }: { place: Place; id?: string }) {
  const [Screen, setScreen] = useState<Screen | null>(() => place.ready);
  const [failed, setFailed] = useState(false);
  const load = (): void => {
    setFailed(false);
    place.load().then((screen) => setScreen(() => screen), () => setFailed(true));
  };
  useEffect(load, [place]);
  if (Screen) return <Screen id={id} />;
  if (!failed) return <div className="page" />;
  return (
    <div className="page">
      <Note
        whole
        title={t("kit.not_loaded", { what: t("shell.this_page") })}
        acts={<><button type="button" className="btn" onClick={load}>{t("kit.retry")}</button><button type="button" className="btn ghost" onClick={() => location.reload()}>{t("kit.reload")}</button></>}
      >
        {t("error.unavailable")}
      </Note>
    </div>
  );
}

/** Once the first screen stands, the others are fetched, so a lost connection later costs no screen. */
function fetchTheRest(places: Place[]): () => void {
  const timer = setTimeout(() => {
    for (const place of places) place.load().catch(() => undefined);
  }, 3_000);
  return () => clearTimeout(timer);
}
