import { locale, register, setLocale, type Bundle } from "@/packages/i18n";

type With = <T>(load: () => Promise<T>) => () => Promise<T>;

/** A bundle of words is fetched once, with the first screen that says them: it is no part of the console's first load. */
function bundled(load: () => Promise<{ default: Bundle }>): With {
  let words: Promise<void> | null = null;
  const fetched = (): Promise<void> => {
    words ??= load()
      .then(({ default: bundle }) => {
        register(bundle);
        return setLocale(locale(), { remember: false });
      })
      .catch((error: unknown) => {
        words = null;
        throw error;
      });
    return words;
  };
  return (part) => async () => {
    const [loaded] = await Promise.all([part(), fetched()]);
    return loaded;
  };
}

/** A screen together with its words; screens.test.ts knows which screen says what. */
export const withTraced = bundled(() => import("@/packages/i18n/locales/ct"));
export const withRecords = bundled(() => import("@/packages/i18n/locales/cr"));
export const withMoney = bundled(() => import("@/packages/i18n/locales/cw"));
export const withDesign = bundled(() => import("@/packages/i18n/locales/cm"));
export const withPeople = bundled(() => import("@/packages/i18n/locales/cp"));
export const withGoLive = bundled(() => import("@/packages/i18n/locales/g"));
