import { useEffect, useState, useSyncExternalStore } from "react";
import { useLocale } from "@/packages/i18n";
import { store } from "./model/store";
import { Enroll } from "./ui/Enroll";
import { Wall, Waiting } from "./ui/Wall";

export function App() {
  useLocale();
  const { phase, cockpit, revoked } = useSyncExternalStore(store.subscribe, store.get);
  const scale = useScale();
  return (
    <div className="fit" style={{ transform: `scale(${scale}) translate(-50%, -50%)` }}>
      {phase === "enroll" ? <Enroll revoked={revoked} /> : cockpit ? <Wall cockpit={cockpit} /> : <Waiting />}
    </div>
  );
}

/** Drawn once for 1920×1080 and fitted to whatever screen hangs there: nothing ever scrolls. */
function useScale(): number {
  const [scale, setScale] = useState(fitting);
  useEffect(() => {
    const fit = (): void => setScale(fitting());
    addEventListener("resize", fit);
    return () => removeEventListener("resize", fit);
  }, []);
  return scale;
}

const fitting = (): number => Math.min(innerWidth / 1920, innerHeight / 1080);
