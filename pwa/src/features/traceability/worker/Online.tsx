import { type ReactNode, useState } from "react";
import { asProblem, ProblemError } from "@/packages/api";
import { t } from "@/packages/i18n";
import { kick } from "@/w/model/sending";
import { unreachable } from "@/w/model/sending";
import { store, useApp } from "@/w/model/store";
import { signal } from "@/w/ui/feedback";
import { problemWords } from "@/w/ui/words";
import { Go, Note } from "./parts";
import { readStock } from "./pull";

/** An act others rely on at once: it is decided by the plant while the person waits, or not at all. */
export function useOnline(): { busy: boolean; failure: string | null; clear: () => void; run: (work: () => Promise<unknown>, said: string) => Promise<boolean> } {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function run(work: () => Promise<unknown>, said: string): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setFailure(null);
    try {
      await work();
      signal("pass");
      store.set({ said });
      await again();
      return true;
    } catch (error) {
      signal("fail");
      const words = error instanceof ProblemError ? problemWords(asProblem(error.problem)) : t(unreachable(error) ? "w.store.not_reached" : "error.unavailable");
      setFailure(words);
      store.set({ said: words });
      return false;
    } finally {
      setBusy(false);
    }
  }
  return { busy, failure, clear: () => setFailure(null), run };
}

async function again(): Promise<void> {
  const { person, snapshots } = store.get();
  kick();
  if (person) await readStock(person, snapshots[person.userId]?.data.me.permissions ?? []).catch(() => undefined);
}

/** The button, or in one sentence why it rests. */
export function OnlineGo({ label, disabled, busy, go }: { label: string; disabled: boolean; busy: boolean; go: () => void }) {
  const offline = useApp((state) => state.send.kind === "offline");
  return <Go label={offline ? t("w.store.connect") : label} disabled={disabled || busy || offline} go={go} />;
}

/** Said on top as well: nobody fills in a form that cannot be handed in. */
export function NeedsPlant({ failure, children }: { failure: string | null; children?: ReactNode }) {
  const offline = useApp((state) => state.send.kind === "offline");
  return (
    <>
      {offline && <p className="note" role="status">{t("w.store.connect_help")}</p>}
      {failure && <Note title={t("w.refused.any")} help={failure} />}
      {children}
    </>
  );
}
