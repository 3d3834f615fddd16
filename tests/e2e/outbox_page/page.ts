/**
 * The worker app without its screens: the same model, queue, sender and session the phone runs, driven by the test.
 * `acknowledge` is a binding of the test: what it was told was saved must reach the server exactly once.
 */
import { uuid7 } from "@/packages/outbox";
import { register } from "@/packages/i18n";
import { common } from "@/packages/i18n/locales/common";
import { boot } from "@/w/model/boot";
import { queue } from "@/w/model/local";
import { reportOutput } from "@/w/model/reporting";
import { kick } from "@/w/model/sending";
import { enrol } from "@/w/model/session";
import { store } from "@/w/model/store";
import type { Operation, Person } from "@/w/model/types";

declare global {
  interface Window {
    acknowledge(id: string): Promise<void>;
    proof: typeof proof;
  }
}

function operation(id: string): Operation {
  const names = { zh: "", en: "proof" };
  return { id, card: "0", name: names, revision: 1, order: { number: "MO", item: { unit: "pcs" } } } as unknown as Operation;
}

const proof = {
  async start(company: string, login: string, password: string): Promise<string> {
    await boot();
    if (store.get().phase === "enrol") await enrol({ company, login, password, name: "proof" });
    return store.get().phase;
  },

  /** Saves one piece after another until told to stop; each is acknowledged only after the phone says "saved". */
  async work(operationId: string, most: number): Promise<number> {
    const person = store.get().person as Person;
    let saved = 0;
    for (; saved < most; saved++) {
      const id = uuid7();
      await reportOutput(id, person, operation(operationId), { good: "1", process: "0", material: "0", rework: "0", reason: null, photos: [] });
      await window.acknowledge(id);
    }
    return saved;
  },

  async left(): Promise<{ queued: number; refused: number; sending: string }> {
    kick();
    const { rows, tray } = await queue.look();
    return { queued: rows.length, refused: tray.length, sending: store.get().send.kind };
  },
};

register(common);
window.proof = proof;
