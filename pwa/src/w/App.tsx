import { useEffect, useLayoutEffect } from "react";
import { t, useLocale } from "@/packages/i18n";
import { Home } from "@/features/orders/worker/Home";
import { openCode } from "@/features/orders/worker/open";
import { Report } from "@/features/reporting/worker/Report";
import { headlineOf } from "@/features/reporting/worker/refusals";
import { boot } from "./model/boot";
import { type Route, useRoute } from "./model/router";
import { scans } from "./model/scans";
import { store, useApp } from "./model/store";
import { signal } from "./ui/feedback";
import { Coming, laterScreen, warm } from "./ui/Lazy";
import { Button, StateBlock } from "./ui/parts";
import { Live } from "./ui/Shell";

// home and report are the first load; every other screen comes when the app is idle
const SignIn = laterScreen(() => import("@/features/identity/worker/SignIn"));
const Scan = laterScreen(() => import("@/features/orders/worker/Scan"));
const CardLink = laterScreen(() => import("@/features/orders/worker/CardLink"));
const Enrol = laterScreen(() => import("@/features/identity/worker/Enrol"));
const DeviceHealth = laterScreen(() => import("@/features/identity/worker/DeviceHealth"));
const Today = laterScreen(() => import("@/features/reporting/worker/Today"));
const Tray = laterScreen(() => import("@/features/reporting/worker/Tray"));
const Andon = laterScreen(() => import("@/features/reporting/worker/Andon"));
const Downtime = laterScreen(() => import("@/features/reporting/worker/Downtime"));
const Missed = laterScreen(() => import("@/features/reporting/worker/Missed"));
const Handover = laterScreen(() => import("@/features/reporting/worker/Handover"));
const Slip = laterScreen(() => import("@/features/wages/worker/Slip"));
const Inbox = laterScreen(() => import("@/features/identity/worker/Inbox"));
const Store = laterScreen(() => import("@/features/traceability/worker/Store"));
const What = laterScreen(() => import("@/features/traceability/worker/What"));
const Steps = laterScreen(() => import("@/features/masterdata/worker/Steps"));

export function App() {
  useLocale();
  useEffect(warm, []);
  const phase = useApp((state) => state.phase);
  const { large, hand } = useApp((state) => state.prefs);
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.toggleAttribute("data-large", large);
    if (hand) root.dataset.hand = hand;
    else delete root.dataset.hand;
  }, [large, hand]);
  return (
    <>
      {phase === "starting" ? <Coming /> : phase === "broken" ? <Broken /> : <Screen phase={phase} />}
      <Live />
    </>
  );
}

function Screen({ phase }: { phase: "enrol" | "sign-in" | "in" }) {
  const route = useRoute();
  if (phase === "enrol") return <Enrol route={route} />;
  if (phase === "sign-in") return <SignIn back={null} badge={null} />;
  return <SignedIn route={route} />;
}

function SignedIn({ route }: { route: Route }) {
  useScansAnywhere();
  useVerdicts();
  switch (route.name) {
    case "scan":
      return <Scan />;
    case "card":
      return <CardLink card={route.param} company={route.company} />;
    case "report":
      return <Report id={route.param} />;
    case "today":
      return <Today />;
    case "tray":
      return <Tray />;
    case "device":
      return <DeviceHealth />;
    case "andon":
      return <Andon id={route.param} />;
    case "downtime":
      return <Downtime id={route.param} />;
    case "missed":
      return <Missed />;
    case "handover":
      return <Handover />;
    case "slip":
      return <Slip />;
    case "inbox":
      return <Inbox />;
    case "steps":
      return <Steps key={route.param} id={route.param} />;
    case "store":
      return <Store act={route.param} />;
    case "what":
      return <What key={route.param} text={route.param} />;
    case "switch":
      return <SignIn key={route.badge} back={route.param} badge={route.badge} />;
    default:
      return <Home />;
  }
}

/** A wedge scan opens the card from any screen that does not listen itself. */
function useScansAnywhere(): void {
  const company = useApp((state) => state.device?.company ?? null);
  // before any screen's own effect: the newest listener gets the scan
  useLayoutEffect(
    () =>
      scans.listen(({ text }) => {
        void openCode(text, company).then((missed) => {
          if (!missed) return;
          signal("fail");
          store.set({ said: `${missed.title} ${missed.help}` });
          location.hash = "/scan";
        });
      }),
    [company],
  );
}

/** A refusal that comes in is heard and felt, whichever screen is in front. */
function useVerdicts(): void {
  const tray = useApp((state) => state.tray);
  const newest = tray[tray.length - 1];
  const id = newest?.id;
  useEffect(() => {
    if (!newest || Date.now() - newest.refusedAt > 3_000) return;
    signal("fail");
    const undo = store.get().undo;
    store.set({ said: headlineOf(newest), undo: undo?.reportId === newest.id ? null : undo });
    // one announcement per refusal, not per render
  }, [id]);
}

/** The phone's own storage does not open: nothing could be kept, so nothing is asked. */
function Broken() {
  return (
    <main className="app" aria-label={t("w.brand")}>
      <StateBlock
        actions={
          <Button tone="primary" onClick={() => void boot()}>
            {t("w.retry")}
          </Button>
        }
      >
        <h1 className="title" style={{ padding: 0 }}>
          {t("w.broken.title")}
        </h1>
        <p>{t("w.broken.help")}</p>
      </StateBlock>
    </main>
  );
}
