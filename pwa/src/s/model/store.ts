import type { CockpitQuery } from "@/packages/api/generated/wall/graphql";

export type Cockpit = CockpitQuery["cockpit"];

/** Everything the screen knows. One snapshot, replaced as a whole: nothing here grows with the weeks. */
export interface View {
  phase: "enroll" | "waiting" | "on";
  cockpit: Cockpit | null;
  /** When the snapshot came, and how far this device's clock is behind the server's then. */
  at: number;
  offset: number;
  link: "live" | "lost";
  /** The screen was taken off the list in the console. */
  revoked: boolean;
}

let view: View = { phase: "waiting", cockpit: null, at: 0, offset: 0, link: "lost", revoked: false };
const listeners = new Set<() => void>();

export const store = {
  get: (): View => view,
  set(changes: Partial<View>): void {
    view = { ...view, ...changes };
    for (const listener of listeners) listener();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};
