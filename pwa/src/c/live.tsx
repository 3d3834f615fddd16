import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { live, type Fact, type LiveState } from "@/packages/api";

interface LiveContext {
  state: LiveState;
  /** When the state began, and when the last fact came. */
  since: number;
  lastFact: number | null;
  listen: (handler: (fact: Fact) => void) => () => void;
}

const Context = createContext<LiveContext | null>(null);

/** One stream per tab; screens listen to the facts that concern them. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<{ state: LiveState; since: number }>({ state: "connecting", since: Date.now() });
  const [lastFact, setLastFact] = useState<number | null>(null);
  const client = useQueryClient();
  const handlers = useRef(new Set<(fact: Fact) => void>());

  useEffect(
    () =>
      live({
        state: (next, since) => setState((old) => (old.state === next ? old : { state: next, since })),
        reset: () => void client.invalidateQueries(),
        fact: (fact) => {
          setLastFact(Date.now());
          for (const handler of handlers.current) handler(fact);
        },
      }),
    [client],
  );
  const value = useMemo<LiveContext>(
    () => ({
      ...state,
      lastFact,
      listen: (handler) => {
        handlers.current.add(handler);
        return () => void handlers.current.delete(handler);
      },
    }),
    [state, lastFact],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useLive(): LiveContext {
  const value = useContext(Context);
  if (!value) throw new Error("useLive outside LiveProvider");
  return value;
}

export function useFacts(handler: (fact: Fact) => void): void {
  const { listen } = useLive();
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => listen((fact) => latest.current(fact)), [listen]);
}

/** The ids a fact speaks of: its subject and every id in its data. */
export function idsOf(fact: Fact): string[] {
  const ids = Object.values(fact.data).filter((value): value is string => typeof value === "string" && UUID.test(value));
  return fact.subject ? [fact.subject, ...ids] : ids;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
