/** Quantities arrive and leave as decimal strings. The phone adds them as whole millionths, which stay exact below 10⁹. */
export type Micro = number;

const SCALE = 6;
const UNIT = 10 ** SCALE;

export function micro(decimal: string | null | undefined): Micro {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(decimal ?? "");
  if (!match) return 0;
  const fraction = (match[3] ?? "").slice(0, SCALE).padEnd(SCALE, "0");
  const value = Number(match[2]) * UNIT + Number(fraction);
  return match[1] === "-" ? -value : value;
}

export function decimal(value: Micro): string {
  const sign = value < 0 ? "-" : "";
  const size = Math.abs(value);
  const fraction = String(size % UNIT).padStart(SCALE, "0").replace(/0+$/, "");
  return `${sign}${Math.floor(size / UNIT)}${fraction === "" ? "" : `.${fraction}`}`;
}

export const pieces = (count: number): Micro => count * UNIT;
