const DAY = 86_400_000;

export type Expiry = { state: "none" | "good" | "soon" | "over"; days: number };

/** A lot may still be used on the day its date says (tenants/traceability/usable.py). Both days are plain calendar days. */
export function expiryOf(expiresOn: string | null | undefined, today: string, warnDays: number): Expiry {
  if (!expiresOn) return { state: "none", days: 0 };
  const days = Math.round((Date.parse(`${expiresOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / DAY);
  return { state: days < 0 ? "over" : days <= warnDays ? "soon" : "good", days };
}

/** The plain calendar day `days` after another. */
export const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
