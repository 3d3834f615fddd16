/** What a number by this pattern looks like; the server decides, this only shows. `?` stands for a check character. */
export function example(pattern: string, at: Date = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const known: Record<string, string> = {
    yyyy: String(at.getFullYear()), yy: two(at.getFullYear() % 100), MM: two(at.getMonth() + 1), dd: two(at.getDate()), ww: two(isoWeek(at)),
    site: "SZ1", line: "CNC", shift: "D", check: "?", check36: "?",
  };
  return pattern.replace(/\{(\w+)(?::(\d))?\}/g, (whole, name: string, width?: string) => (name === "seq" ? "1".padStart(Number(width ?? 0), "0") : known[name] ?? whole));
}

/** ISO 8601: the week of the year's first Thursday is week 1. */
function isoWeek(at: Date): number {
  const thursday = new Date(at.getFullYear(), at.getMonth(), at.getDate() + 4 - (at.getDay() || 7));
  const first = new Date(thursday.getFullYear(), 0, 1);
  return Math.ceil(((thursday.getTime() - first.getTime()) / 86_400_000 + 1) / 7);
}
