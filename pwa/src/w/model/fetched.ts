import { useCallback, useEffect, useState } from "react";
import { ProblemError, SignedOut, Unavailable } from "@/packages/api";
import { handle } from "./local";
import { switchAuthorization } from "./reading";
import { timeout, unreachable } from "./sending";
import { store, useApp } from "./store";

const READ_TIMEOUT_MS = 15_000;

export const asPerson = () => ({ authorization: switchAuthorization(), signal: timeout(READ_TIMEOUT_MS) });

export interface Fetched<T> {
  data: T | null;
  at: number | null;
  /** what became of the last attempt; the data shown may be older */
  state: "loading" | "idle" | "offline" | "failed";
  code: string | null;
  again: () => void;
}

/** A page of its own from the plant; the last one stays on this phone with its age and is there without network. */
export function useFetched<T>(name: string, load: () => Promise<T>): Fetched<T> {
  const userId = useApp((state) => state.person?.userId ?? "");
  const key = `fetched:${userId}:${name}`;
  const [kept, setKept] = useState<{ key: string; data: T; at: number } | null>(null);
  const [state, setState] = useState<Fetched<T>["state"]>("loading");
  const [code, setCode] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let gone = false;
    setState("loading");
    setCode(null);
    void handle
      .run((db) => db.get("docs", key))
      .then((doc) => !gone && doc && setKept((now) => (now?.key === key && now.at >= doc.at ? now : { key, data: doc.data as T, at: doc.at })))
      .catch(() => undefined);
    load().then(
      (data) => {
        const at = Date.now();
        void handle.run((db) => db.put("docs", { name: key, data, at, tick: 0 })).catch(() => undefined);
        if (gone) return;
        setKept({ key, data, at });
        setState("idle");
      },
      (error: unknown) => {
        if (gone) return;
        setState(unreachable(error) ? "offline" : "failed");
        setCode(codeOf(error));
      },
    );
    return () => {
      gone = true;
    };
    // `load` is made anew by every render; the name says what it loads
  }, [key, attempt]);

  const again = useCallback(() => setAttempt((count) => count + 1), []);
  const own = kept?.key === key ? kept : null;
  return { data: own?.data ?? null, at: own?.at ?? null, state, code, again };
}

function codeOf(error: unknown): string | null {
  if (error instanceof ProblemError) return error.problem.code;
  if (error instanceof SignedOut) store.set({ said: "" });
  return error instanceof Unavailable ? error.incident : null;
}
