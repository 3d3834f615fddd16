import { QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { IconCalendar, IconChevronDown } from "@tabler/icons-react";
import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_GB";
import zhCN from "antd/locale/zh_CN";
import { useEffect, useMemo, useState, type ComponentType } from "react";
import { SignedOut, Unavailable } from "@/packages/api";
import { hasStoredLocale, setLocale, setZone, t, useLocale } from "@/packages/i18n";
import { Boundary } from "./Boundary";
import { createQueryClient, keyOf, useRead, type Document } from "./data";
import { Loaded, Note } from "./kit/states";
import { Toast } from "./kit/toast";
import { LiveProvider } from "./live";
import { SessionProvider, type Me } from "./session";
import { theme } from "./theme";

// antd's own icons have English names for screen readers
const SELECT = { suffixIcon: <IconChevronDown size={14} stroke={1.75} aria-hidden="true" /> };
const DATE_PICKER = { suffixIcon: <IconCalendar size={16} stroke={1.75} aria-hidden="true" /> };

interface EntryProps {
  me: Document<{ me: Me }, Record<string, never>>;
  SignIn: ComponentType<{ expired: boolean; onSignedIn: (userId: string) => void }>;
  Shell: ComponentType;
}

/** What every console begins with: language, session, stream of facts; its sign-in and its shell are its own. */
export function Entry(app: EntryProps) {
  const locale = useLocale();
  const [signedOut, setSignedOut] = useState(false);
  const [user, setUser] = useState<Pick<Me, "id" | "kind"> | null>(null);
  const [mount, setMount] = useState(0);
  const client = useMemo(() => createQueryClient(() => setSignedOut(true)), []);

  // the same person comes back to what was half typed; somebody else starts afresh
  const signedIn = (id: string): void => {
    if (id === user?.id) void client.invalidateQueries();
    else {
      client.clear();
      setMount((old) => old + 1);
    }
    setSignedOut(false);
  };
  const left = (): void => {
    setUser(null);
    setSignedOut(true);
  };
  return (
    <ConfigProvider theme={theme} locale={locale === "zh" ? zhCN : enUS} wave={{ disabled: true }} select={SELECT} datePicker={DATE_PICKER} key={locale}>
      <QueryClientProvider client={client}>
        <Boundary>
          {(!signedOut || user !== null) && <div className="app" hidden={signedOut}><Signed key={mount} app={app} onUser={setUser} onSignedOut={left} /></div>}
          {signedOut && (user?.kind === "visitor" ? <VisitOver /> : <app.SignIn expired={user !== null} onSignedIn={signedIn} />)}
        </Boundary>
        <Toast />
      </QueryClientProvider>
    </ConfigProvider>
  );
}

/** Who was a guest has no account here to sign in with. */
const VisitOver = () => (
  <main className="page">
    <Note whole title={t("visits.over")} acts={<a className="btn" href="/v/">{t("visits.back")}</a>}>{t("visits.over_how")}</Note>
  </main>
);

function Signed({ app, onUser, onSignedOut }: { app: EntryProps; onUser: (me: Me) => void; onSignedOut: () => void }) {
  const client = useQueryClient();
  const query = useRead(app.me, {}, { staleTime: Infinity });
  const me = query.data?.me;
  useEffect(() => {
    if (!me) return;
    setZone(me.tenant.timeZone);
    onUser(me);
    if (!hasStoredLocale()) void setLocale(me.locale.startsWith("en") ? "en" : "zh", { remember: false });
  }, [me, onUser]);
  useEffect(() => {
    if (!(query.error instanceof Unavailable)) return;
    const again = setInterval(() => void client.invalidateQueries({ queryKey: keyOf(app.me) }), 5_000);
    return () => clearInterval(again);
  }, [app.me, client, query.error]);

  if (query.error instanceof SignedOut && !me) return null;
  const opened = (
    <Loaded query={query} what={t("shell.console")} whole>
      {({ me: signed }) => (
        <SessionProvider me={signed} onSignedOut={onSignedOut}>
          <LiveProvider>
            <app.Shell />
          </LiveProvider>
        </SessionProvider>
      )}
    </Loaded>
  );
  return me ? opened : <main className="page">{opened}</main>;
}
