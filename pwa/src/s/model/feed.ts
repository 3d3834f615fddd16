import { call, ProblemError, SignedOut, UpdateNeeded } from "@/packages/api";
import { CockpitDocument } from "@/packages/api/generated/wall/graphql";
import { plantZone, setZone } from "@/packages/i18n";
import { isOutdated, reload } from "./build";
import { authorization, forget, key } from "./key";
import { store } from "./store";
import { follow } from "./stream";

/** A busy shift reports every second; the figures are asked for once for what comes close together. */
const GAP_MS = 2_000;
/** What changes by the clock alone (an order becomes late), and the net under a broken stream. */
const POLL_LIVE_MS = 60_000;
const POLL_LOST_MS = 15_000;
const PATIENCE_MS = 20_000;
const BUILD_MS = 600_000;
/** A new build waits for a minute without news, though not for ever. */
const QUIET_MS = 60_000;
const LONGEST_WAIT_MS = 1_800_000;

let stop: (() => void) | null = null;

/** Starts showing, or the enrolment where the screen has no key yet. */
export function start(): void {
  stop?.();
  stop = key() === null ? null : run();
  store.set({ phase: key() === null ? "enroll" : store.get().cockpit ? "on" : "waiting" });
}

function run(): () => void {
  let busy = false;
  let wanted = false;
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastNews = Date.now();
  let outdatedSince = 0;
  let stopped = false;

  const load = async (): Promise<void> => {
    if (busy || stopped) {
      wanted = true;
      return;
    }
    busy = true;
    wanted = false;
    clearTimeout(timer);
    timer = undefined;
    const patience = new AbortController();
    const limit = setTimeout(() => patience.abort(), PATIENCE_MS);
    try {
      const { cockpit } = await call(CockpitDocument, {}, { authorization: authorization(), signal: patience.signal });
      if (stopped) return;
      if (plantZone() !== cockpit.timeZone) setZone(cockpit.timeZone); // it throws the formats away
      const at = Date.now();
      store.set({ phase: "on", cockpit, at, offset: new Date(cockpit.now).getTime() - at, revoked: false });
    } catch (error) {
      if (error instanceof UpdateNeeded) reload();
      if (isUnknown(error)) leave();
      // anything else: the last figures stay, with their age
    } finally {
      clearTimeout(limit);
      busy = false;
      last = Date.now();
      plan(wanted ? GAP_MS : store.get().link === "live" ? POLL_LIVE_MS : POLL_LOST_MS);
    }
  };
  const plan = (wait: number): void => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void load(), wait);
  };
  const soon = (): void => {
    if (busy) wanted = true;
    else plan(Math.max(0, last + GAP_MS - Date.now()));
  };
  const leave = (): void => {
    forget();
    store.set({ phase: "enroll", revoked: true });
    halt();
  };
  const checkBuild = async (): Promise<void> => {
    if (outdatedSince === 0 && (await isOutdated())) outdatedSince = Date.now();
  };
  const quiet = (): void => {
    if (outdatedSince === 0) return;
    const now = Date.now();
    if (now - lastNews > QUIET_MS || now - outdatedSince > LONGEST_WAIT_MS) reload();
  };

  const close = follow({
    state: (live) => store.set({ link: live ? "live" : "lost" }),
    news: (what) => {
      if (what === "fact") lastNews = Date.now();
      else void checkBuild();
      soon();
    },
    unknown: () => leave(),
  });
  const builds = setInterval(() => void checkBuild(), BUILD_MS);
  const quiets = setInterval(quiet, QUIET_MS / 2);
  const halt = (): void => {
    stopped = true;
    close();
    clearTimeout(timer);
    clearInterval(builds);
    clearInterval(quiets);
  };
  void load();
  return halt;
}

const isUnknown = (error: unknown): boolean =>
  error instanceof SignedOut || (error instanceof ProblemError && error.problem.code === "identity.device_unknown");
