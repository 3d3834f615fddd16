export type Locale = "zh" | "en";
export type Messages = Record<string, string>;
export type Params = Record<string, string | number>;
/** Chinese comes with the entry; a language that is asked for less often is fetched when it is chosen. */
export interface Bundle {
  zh: Messages;
  en: Messages | (() => Promise<{ default: Messages }>);
}

/**
 * `{name}` is replaced, `{n|order|orders}` picks by n = 1 or not (Chinese needs no plural).
 * A message is text for a screen, never HTML.
 */
export function fill(message: string, params: Params = {}): string {
  return message.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (one !== undefined && many !== undefined) return Number(String(value).replace(/,/g, "")) === 1 ? one : many;
    return String(value);
  });
}
