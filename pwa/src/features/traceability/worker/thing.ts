import { readCode } from "@/packages/scan";
import { changeHands } from "@/features/orders/worker/open";
import { go } from "@/w/model/router";
import { store } from "@/w/model/store";

/** From the store's own screens: whatever it is, its card. */
export function openThing(text: string): void {
  const code = readCode(text, store.get().device?.company ?? null);
  if (code.kind === "badge" && !known(text)) return changeHands(code.badge);
  go(`/what/${encodeURIComponent(text)}`);
}

/** A number of the store that is written like a badge. */
function known(text: string): boolean {
  const { person, stocks } = store.get();
  const stock = person ? stocks[person.userId] : undefined;
  const upper = text.trim().toUpperCase();
  return stock !== undefined && [...stock.lots.map(({ number }) => number), ...stock.locations.map(({ code }) => code), ...stock.packs.map(({ number }) => number)].includes(upper);
}
