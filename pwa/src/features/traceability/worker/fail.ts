import { store } from "@/w/model/store";
import { signal } from "@/w/ui/feedback";
import type { Refusal } from "./judge";
import { refusalWords } from "./words";

/** Words first: the first tone of a session takes a phone longer to make than the screen to show why. */
export function failed(said: string): void {
  store.set({ said });
  setTimeout(() => signal("fail"), 0);
}

export function refused(refusal: Refusal): void {
  const { title, why } = refusalWords(refusal);
  failed(`${title} ${why}`);
}
