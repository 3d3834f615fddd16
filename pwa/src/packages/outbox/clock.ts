/** server minus phone in milliseconds; half the round trip is taken as the way back */
export function offsetOf(serverTime: string, sentAt: number, receivedAt: number): number {
  return Math.round(Date.parse(serverTime) - (sentAt + receivedAt) / 2);
}

/** Over two minutes the record is flagged, never blocked (web.md §5.6). */
export const SKEW_LIMIT_MS = 120_000;
