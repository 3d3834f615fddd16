import { t } from "@/packages/i18n";
import { sendCommand } from "@/w/model/reporting";
import { store } from "@/w/model/store";
import type { Operation, Person } from "@/w/model/types";
import { signal } from "@/w/ui/feedback";
import { END, PAUSE, RESUME, START } from "./running";

/** Saying that one starts is a kindness to the planner, never a condition: a report alone is enough. */
export async function startRun(person: Person, operation: Operation, again: boolean): Promise<void> {
  await sendCommand(person, again ? RESUME : START, { operationId: operation.id }, { operation });
  signal("pass");
  store.set({ said: t("w.run.started") });
}

export async function pauseRun(person: Person, operation: Operation): Promise<void> {
  await sendCommand(person, PAUSE, { operationId: operation.id }, { operation });
  signal("pass");
  store.set({ said: t("w.run.paused") });
}

export async function endRun(person: Person, operation: Operation): Promise<void> {
  await sendCommand(person, END, { operationId: operation.id }, { operation });
  signal("pass");
  store.set({ said: t("w.run.ended") });
}
