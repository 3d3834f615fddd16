import { useSyncExternalStore } from "react";

/** Below 760 px only lists, details and approvals remain; below 1180 px the rail folds (design.md §4). */
export const PHONE = "(max-width: 759px)";
export const FOLDED = "(max-width: 1179px)";

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener("change", listener);
      return () => list.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
  );
}
