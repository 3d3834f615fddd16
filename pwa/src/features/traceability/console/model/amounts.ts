/** Exact sums of the wire's decimal strings: a kilogram is never lost to a binary fraction. */
export function sum(values: readonly string[]): string {
  const scale = Math.max(0, ...values.map((each) => each.split(".")[1]?.length ?? 0));
  const total = values.reduce((so, each) => so + scaled(each, scale), 0n);
  return text(total, scale);
}

export function minus(from: string, what: string): string {
  return sum([from, what.startsWith("-") ? what.slice(1) : `-${what}`]);
}

/** Exact product of two amounts. */
export function times(a: string, b: string): string {
  const scale = (value: string): number => value.split(".")[1]?.length ?? 0;
  return text(scaled(a, scale(a)) * scaled(b, scale(b)), scale(a) + scale(b));
}

export const isZero = (value: string): boolean => /^-?0*(\.0*)?$/.test(value);
export const isAbove = (value: string): boolean => !value.startsWith("-") && !isZero(value);

function scaled(value: string, scale: number): bigint {
  const negative = value.startsWith("-");
  const [whole = "0", fraction = ""] = value.replace(/^[-+]/, "").split(".");
  const digits = BigInt(`${whole || "0"}${fraction.padEnd(scale, "0")}`);
  return negative ? -digits : digits;
}

function text(value: bigint, scale: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale ? `.${digits.slice(-scale)}` : "";
  return `${value < 0n ? "-" : ""}${whole}${fraction}`;
}

/** One sum for each unit: kilograms and pieces are never added. */
export function totals<Row extends { quantity: string; unit: string }>(rows: readonly Row[]): { unit: string; quantity: string }[] {
  const units = [...new Set(rows.map((row) => row.unit))];
  return units.map((unit) => ({ unit, quantity: sum(rows.filter((row) => row.unit === unit).map((row) => row.quantity)) }));
}
