import { useSyncExternalStore } from "react";

export const PLACES = ["", "company", "start", "terms", "privacy", "mailbox"] as const;
export type Place = (typeof PLACES)[number];

const read = (): Place => PLACES.find((place) => place === location.hash.replace(/^#\/?/, "").split("?")[0]) ?? "";

export function usePlace(): Place {
  return useSyncExternalStore((tell) => {
    addEventListener("hashchange", tell);
    return () => removeEventListener("hashchange", tell);
  }, read);
}

export function go(place: Place, replace = false): void {
  if (replace) location.replace(`#/${place}`);
  else location.hash = `#/${place}`;
  scrollTo(0, 0);
}
