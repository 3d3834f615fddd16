import { useSyncExternalStore } from "react";

export interface Route {
  name: "home" | "scan" | "card" | "enroll" | "report" | "today" | "tray" | "device" | "switch" | "steps" | "andon" | "downtime" | "handover" | "inbox" | "missed" | "slip" | "store" | "what";
  param: string;
  /** the plant a short link belongs to */
  company: string | null;
  /** whose badge was scanned on another screen */
  badge: string | null;
}

const NAMES = ["scan", "enroll", "report", "today", "tray", "device", "switch", "steps", "andon", "downtime", "handover", "inbox", "missed", "slip", "store", "what"] as const;

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#?\/?/, "").split("?");
  const [name = "", encoded = ""] = path.split("/");
  const param = decode(encoded);
  const asked = new URLSearchParams(query);
  const rest = { company: asked.get("company"), badge: asked.get("badge") };
  if (name === "scan" && param !== "") return { name: "card", param, ...rest };
  const known = NAMES.find((candidate) => candidate === name);
  return known ? { name: known, param, ...rest } : { name: "home", param: "", ...rest };
}

/** A broken escape in an address is an address nobody made, not a crash. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
};

export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => location.hash));
}

export function go(path: string, replace = false): void {
  if (replace) {
    history.replaceState(null, "", `#${path}`);
    window.dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = path;
  }
}
