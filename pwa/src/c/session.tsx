import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, type ReactNode } from "react";
import { send } from "@/packages/api";
import type { MeQuery } from "@/packages/api/generated/graphql";

export type Me = MeQuery["me"];
interface Session {
  me: Me;
  can: (permission: string) => boolean;
  signOut: () => Promise<void>;
}

const Context = createContext<Session | null>(null);

export function SessionProvider({ me, onSignedOut, children }: { me: Me; onSignedOut: () => void; children: ReactNode }) {
  const client = useQueryClient();
  const session: Session = {
    me,
    can: (permission) => me.permissions.includes(permission),
    signOut: async () => {
      await send("DELETE", "/api/session");
      client.clear();
      onSignedOut();
    },
  };
  return <Context.Provider value={session}>{children}</Context.Provider>;
}

export function useSession(): Session {
  const value = useContext(Context);
  if (!value) throw new Error("useSession outside SessionProvider");
  return value;
}
