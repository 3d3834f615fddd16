import { locale, register, setLocale } from "@/packages/i18n";

let words: Promise<void> | null = null;

function ownWords(): Promise<void> {
  words ??= import("@/packages/i18n/locales/g")
    .then(({ g }) => {
      register(g);
      return setLocale(locale(), { remember: false });
    })
    .catch((error: unknown) => {
      words = null;
      throw error;
    });
  return words;
}

/** A screen together with its words: they are no part of the console's first load. */
export const withWords = <T>(load: () => Promise<T>) => async (): Promise<T> => {
  const [part] = await Promise.all([load(), ownWords()]);
  return part;
};
