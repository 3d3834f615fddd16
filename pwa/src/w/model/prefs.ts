import { type Locale, locale, setLocale, storedLocale } from "@/packages/i18n";
import { getMeta, setMeta } from "./local";
import { store } from "./store";
import type { Notice, Person, Prefs } from "./types";

export const PLAIN: Prefs = { locale: null, large: false, hand: null };

const KEY = "prefs:";

/**
 * Language, size and hand belong to the person, also on a phone that many share; between two people the phone shows its
 * own language. An account that says English is asked before the phone; Chinese is what accounts say by default.
 */
export function languageOf(prefs: Prefs, account: string | null, device: Locale | null): Locale {
  if (prefs.locale) return prefs.locale;
  const said = account?.startsWith("en") ? "en" : account?.startsWith("zh") ? "zh" : null;
  return said === "en" ? "en" : (device ?? said ?? "zh");
}

/** Awaited before the person's first screen: nobody reads a screen in the last one's language. */
export async function wearPrefs(person: Pick<Person, "userId" | "locale"> | null): Promise<void> {
  const kept = person ? await getMeta<Prefs>(KEY + person.userId).catch(() => undefined) : undefined;
  const prefs = { ...PLAIN, ...kept };
  store.set({ prefs });
  const language = languageOf(prefs, person?.locale ?? null, storedLocale());
  if (language !== locale()) await setLocale(language, { remember: false });
}

/** Back to the sign-in screen, in the phone's own language and size. */
export async function standBy(notice: Notice): Promise<void> {
  await wearPrefs(null);
  store.set({ person: null, phase: "sign-in", notice, undo: null, late: null });
}

export async function changePrefs(change: Partial<Prefs>): Promise<void> {
  const { person, prefs } = store.get();
  const next = { ...prefs, ...change };
  store.set({ prefs: next });
  if (change.locale) await setLocale(change.locale, { remember: person === null });
  if (person) await setMeta(KEY + person.userId, next).catch(() => undefined);
}
