export { hasStoredLocale, known, languageTag, locale, named, register, setLocale, storedLocale, subscribe, t, unitName, useLocale } from "./locale";
export type { Bundle, Locale, Messages, Params } from "./messages";
export { count, percent, quantity } from "./numbers";
export { isKnownProblem, problemText } from "./problems";
export {
  absolute, ago, clock, date, dateWithDay, dayDistance, due, instant, plantDay, plantZone, setZone, span, weekday,
} from "./times";
