/** One of those who did the work together. `parts`: two parts earn twice what one part earns. */
export interface Hand {
  userId: string;
  name: string;
  parts: number;
}

export const MOST_PARTS = 9;
const PLACES = 4;
const ONE = 10 ** PLACES;

/** Each hand's share as a decimal of four places; they sum to exactly 1. What cannot be divided goes to the first ones. */
export function sharesOf(hands: readonly Hand[]): string[] {
  const total = hands.reduce((sum, { parts }) => sum + parts, 0);
  if (total === 0) return [];
  const floors = hands.map(({ parts }) => Math.floor((parts * ONE) / total));
  let rest = ONE - floors.reduce((sum, share) => sum + share, 0);
  return floors.map((share) => {
    const extra = rest > 0 ? 1 : 0;
    rest -= extra;
    return ((share + extra) / ONE).toFixed(PLACES);
  });
}

/** In or out; a crew of one is no crew. The person who reports is in from the start. */
export function toggled(hands: readonly Hand[], me: Omit<Hand, "parts">, other: Omit<Hand, "parts">): Hand[] {
  const crew = hands.length === 0 ? [{ ...me, parts: 1 }] : [...hands];
  const without = crew.filter(({ userId }) => userId !== other.userId);
  const next = without.length === crew.length ? [...crew, { ...other, parts: 1 }] : without;
  return next.length === 1 && next[0]?.userId === me.userId ? [] : next;
}

export function weighed(hands: readonly Hand[], userId: string, by: 1 | -1): Hand[] {
  const bounded = (parts: number): number => Math.min(MOST_PARTS, Math.max(1, parts + by));
  return hands.map((hand) => (hand.userId === userId ? { ...hand, parts: bounded(hand.parts) } : hand));
}

export const isEqual = (hands: readonly Hand[]): boolean => hands.every(({ parts }) => parts === hands[0]?.parts);
