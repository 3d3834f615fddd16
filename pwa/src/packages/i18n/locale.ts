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

/** Each entry registers only the bundles it shows, so a phone never downloads the console's words. */
export function register(...added: Bundle[]): void {
  for (const bundle of added) {
    Object.assign(bundles.zh, bundle.zh);
    Object.assign(bundles.en, bundle.en);
  }
}

export const locale = (): Locale => current;
export const languageTag = (): string => (current === "zh" ? "zh-CN" : "en-GB");
export const hasStoredLocale = (): boolean => stored() !== null;

export function setLocale(next: Locale): void {
  current = next;
  try {
    localStorage.setItem(STORED, next);
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
  const message = bundles[current][key];
  return message === undefined ? key : fill(message, params);
}

/** For keys built from server codes: null when the catalogue does not know it. */
export function known(key: string, params?: Params): string | null {
  const message = bundles[current][key];
  return message === undefined ? null : fill(message, params);
}

/** Master data is bilingual. */
export function named(names: { zh: string; en: string } | null | undefined): string {
  if (!names) return "";
  return (current === "zh" ? names.zh : names.en) || names.zh || names.en;
}
