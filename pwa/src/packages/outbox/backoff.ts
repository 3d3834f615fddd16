const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/** Full jitter, never under half: a whole shift's phones must not come back in one wave after an outage. */
export function backoff(failures: number, random: number = Math.random()): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(ceiling * (0.5 + random / 2));
}
