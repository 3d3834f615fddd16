import { useSyncExternalStore } from "react";

/** The address is the state: `#/orders/0199…?tab=reports`. A hash works from any static server, and a reload keeps it. */
export interface Route {
  path: string[];
  query: URLSearchParams;
}

let cached: { hash: string; route: Route } | null = null;

function read(): Route {
  const hash = location.hash;
  if (cached?.hash === hash) return cached.route;
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const route = { path: path.split("/").filter(Boolean).map(decodeURIComponent), query: new URLSearchParams(query) };
  cached = { hash, route };
  return route;
}

function subscribe(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}

export const useRoute = (): Route => useSyncExternalStore(subscribe, read, read);

type Query = Record<string, string | null | undefined>;

export function href(path: string, query: Query = {}): string {
  const set = Object.entries(query).filter((pair): pair is [string, string] => !!pair[1]);
  const text = new URLSearchParams(set).toString();
  return `#${path}${text ? `?${text}` : ""}`;
}

export function go(path: string, query: Query = {}): void {
  location.hash = href(path, query);
}

/** The address that `refine` would go to, for links: what a card on a phone opens. */
export function refined(changes: Query): string {
  const { path, query } = read();
  return href(`/${path.map(encodeURIComponent).join("/")}`, { ...Object.fromEntries(query.entries()), ...changes });
}

/** Changes some of the query and keeps the rest; no new history entry, so Back leaves the page. */
export function refine(changes: Query): void {
  const { path, query } = read();
  const next = Object.fromEntries(query.entries());
  const merged: Query = { ...next, ...changes };
  history.replaceState(null, "", href(`/${path.map(encodeURIComponent).join("/")}`, merged));
  dispatchEvent(new HashChangeEvent("hashchange"));
}
