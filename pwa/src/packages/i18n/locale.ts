import { useSyncExternalStore } from "react";
import { fill, type Bundle, type Locale, type Messages, type Params } from "./messages";

const STORED = "lotline.locale";
const bundles: Record<Locale, Messages> = { zh: {}, en: {} };
const listeners = new Set<() => void>();
let current: Locale = stored() ?? "zh";

function stored(): Locale | null {
  try {
    const value = localStorage.getItem(STORED);
    return value === "zh" || value === "en" ? value : null;
  } catch {
    return null;
  }
}

const fetched: Bundle["en"][] = [];

/** Each entry registers only the bundles it shows, so a phone never downloads the console's words. */
export function register(...added: Bundle[]): void {
  for (const { zh, en } of added) {
    Object.assign(bundles.zh, zh);
    if (typeof en === "function") fetched.push(en);
    else Object.assign(bundles.en, en);
  }
}

async function fetchEnglish(): Promise<void> {
  const loads = fetched.splice(0);
  try {
    const loaded = await Promise.all(loads.map((load) => (typeof load === "function" ? load() : { default: load })));
    for (const messages of loaded) Object.assign(bundles.en, messages.default);
  } catch {
    // offline before the words were cached: Chinese stays, the next choice tries again
    fetched.push(...loads);
  }
}

export const locale = (): Locale => current;
export const languageTag = (): string => (current === "zh" ? "zh-CN" : "en-GB");
export const hasStoredLocale = (): boolean => stored() !== null;

/** The language chosen for this browser or device, whoever uses it. */
export const storedLocale = stored;

/**
 * Resolves when the words are there; nothing is shown half translated. `remember: false`: the language of one person on
 * a shared device, which leaves the device's own as it is.
 */
export async function setLocale(next: Locale, { remember = true } = {}): Promise<void> {
  if (next === "en" && fetched.length > 0) await fetchEnglish();
  current = next;
  try {
    if (remember) localStorage.setItem(STORED, next);
  } catch {
    // private mode: the choice lasts as long as the page
  }
  if (typeof document !== "undefined") document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
  for (const listener of listeners) listener();
}

export function useLocale(): Locale {
  return useSyncExternalStore(subscribe, locale, locale);
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function t(key: string, params?: Params): string {
  const message = bundles[current][key] ?? bundles.zh[key];
  return message === undefined ? key : fill(message, params);
}

/** For keys built from server codes: null when the catalogue does not know it. */
export function known(key: string, params?: Params): string | null {
  const message = bundles[current][key] ?? bundles.zh[key];
  return message === undefined ? null : fill(message, params);
}

/** Master data is bilingual. */
export function named(names: { zh: string; en: string } | null | undefined): string {
  if (!names) return "";
  return (current === "zh" ? names.zh : names.en) || names.zh || names.en;
}

/** Units travel by code; those everybody says have a word. */
export const unitName = (code: string): string => known(`unit.${code.toLowerCase()}`) ?? code;
