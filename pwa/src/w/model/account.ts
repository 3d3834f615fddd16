import { call } from "@/packages/api";
import { WorkerChangeLanguageDocument } from "@/packages/api/generated/worker/graphql";
import type { Locale } from "@/packages/i18n";
import { savePerson } from "./local";
import { changePrefs } from "./prefs";
import { switchAuthorization } from "./reading";
import { timeout } from "./sending";
import { store } from "./store";

const ACCOUNT = { zh: "zh-CN", en: "en" } as const;

/** Here at once; the account follows when it can be reached, so the person's next phone speaks the same language. */
export async function changeLanguage(next: Locale): Promise<void> {
  await changePrefs({ locale: next });
  const { person } = store.get();
  if (!person || person.locale?.startsWith(next)) return;
  const options = { authorization: switchAuthorization(), signal: timeout(10_000) };
  try {
    const { changeProfile } = await call(WorkerChangeLanguageDocument, { input: { locale: ACCOUNT[next] } }, options);
    if (changeProfile.__typename !== "User") return;
  } catch {
    return; // the choice stands on this phone
  }
  const now = store.get().person;
  if (now?.userId !== person.userId) return;
  store.set({ person: { ...now, locale: ACCOUNT[next] } });
  await savePerson({ ...now, locale: ACCOUNT[next] }).catch(() => undefined);
}
