import { useEffect } from "react";
import { t, useLocale } from "@/packages/i18n";
import { DeviceHealth } from "@/features/identity/worker/DeviceHealth";
import { Enrol } from "@/features/identity/worker/Enrol";
import { SignIn } from "@/features/identity/worker/SignIn";
import { Home } from "@/features/orders/worker/Home";
import { CardLink, openCode, Scan } from "@/features/orders/worker/Scan";
import { Report } from "@/features/reporting/worker/Report";
import { headlineOf } from "@/features/reporting/worker/refusals";
import { Today } from "@/features/reporting/worker/Today";
import { Tray } from "@/features/reporting/worker/Tray";
import { boot } from "./model/boot";
import { type Route, useRoute } from "./model/router";
import { scans } from "./model/scans";
import { store, useApp } from "./model/store";
import { signal } from "./ui/feedback";
import { useAfter } from "./ui/hooks";
import { Button, StateBlock } from "./ui/parts";
import { Live } from "./ui/Shell";

export function App() {
  useLocale();
  const phase = useApp((state) => state.phase);
  const large = useApp((state) => state.large);
  useEffect(() => {
    document.documentElement.toggleAttribute("data-large", large);
  }, [large]);
  return (
    <>
      {phase === "starting" ? <Starting /> : phase === "broken" ? <Broken /> : <Screen phase={phase} />}
      <Live />
    </>
  );
}

function Screen({ phase }: { phase: "enrol" | "sign-in" | "in" }) {
  const route = useRoute();
  if (phase === "enrol") return <Enrol route={route} />;
  if (phase === "sign-in") return <SignIn back={null} />;
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
    case "switch":
      return <SignIn back={route.param} />;
    default:
      return <Home />;
  }
}

/** A wedge scan opens the card from any screen that does not listen itself. */
function useScansAnywhere(): void {
  const company = useApp((state) => state.device?.company ?? null);
  useEffect(
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

function Starting() {
  const slow = useAfter(1_000);
  return <main aria-label={t("w.brand")}>{slow && <p className="title">{t("w.loading")}</p>}</main>;
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
