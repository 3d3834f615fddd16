import { IconRefresh, IconScan, IconSpeakerphone } from "@tabler/icons-react";
import { ago, t } from "@/packages/i18n";
import { installWay } from "@/w/model/install";
import { micro } from "@/w/model/quantity";
import { assignedFirst, usePlant } from "@/w/model/plant";
import { refresh } from "@/w/model/reading";
import { useApp } from "@/w/model/store";
import type { Operation, State } from "@/w/model/types";
import { takeUpdate } from "@/w/model/updates";
import { useMay, useView } from "@/w/model/view";
import { useAfter, useNow } from "@/w/ui/hooks";
import { later } from "@/w/ui/Lazy";
import { Button, Disc, Dot, Grey, StateBlock } from "@/w/ui/parts";
import { Shell } from "@/w/ui/Shell";
import { SyncWords } from "@/w/ui/sync";
import { Tally } from "@/w/ui/Tally";
import { WedgeField } from "@/w/ui/WedgeField";
import { blockOf, storedName } from "@/w/ui/words";
import { UndoBar } from "@/features/reporting/worker/UndoBar";
import { Hero, OperationRow } from "./OperationCard";
import { LateBand, Running, Unfinished } from "./HomeParts";

const STALE_MS = 5 * 60_000;
const HomeLinks = later(() => import("@/features/traceability/worker/HomeLinks"));
const Announced = later(() => import("@/features/announcements/worker/Announced"));

/** The next act is the biggest thing: one card, then what follows, then the scan button. */
export function Home() {
  const view = useView();
  const { operations, at } = view;
  const { assigned } = usePlant();
  const opened = useApp((state) => state.opened);
  const elsewhere = opened.filter(({ id }) => assigned.includes(id) && !operations.some((operation) => operation.id === id));
  const open = assignedFirst([...operations, ...elsewhere], assigned).filter((operation) => operation.state !== "completed" && micro(operation.remainingQuantity) > 0);
  const next = open.find(canStart);
  const mayReport = useMay("reporting.output:report");
  const keeper = useMay("traceability.stock:receive");
  const rest = open.filter((operation) => operation !== next);
  return (
    <Shell tab="home" label={t("w.tab.home")} head={<WorkerHead />}>
      <h1 className="sr-only">{t("w.tab.home")}</h1>
      <WedgeField />
      <UpdateOffer />
      <Announced />
      <LateBand />
      <Tally view={view} at={at} />
      {keeper === true && <HomeLinks />}
      {mayReport === false && keeper !== true && <NotAllowed />}
      <Unfinished />
      <Running operations={operations} />
      {next && <Hero operation={next} />}
      {mayReport !== false && (at === null ? <NoSnapshot /> : open.length === 0 && keeper !== true && <NothingToDo />)}
      {rest.length > 0 && (
        <>
          <h2 className="caption">
            <span>{next ? t("w.home.then") : t("w.home.blocked_all")}</span>
            <span>{t("w.home.total", { n: open.length })}</span>
          </h2>
          <ul className="ops">
            {rest.map((operation) => (
              <li key={operation.id}>
                <OperationRow operation={operation} />
              </li>
            ))}
          </ul>
        </>
      )}
      {keeper === false && <HomeLinks />}
      {installWay() === "menu" && <p className="note">{t("w.install.menu")}</p>}
      <SnapshotAge at={at} />
      <div className="thumb-zone">
        <UndoBar />
        <div className="scan-row">
          <a className="btn call" href={next ? `#/andon/${next.id}` : "#/andon"}>
            <IconSpeakerphone size={28} stroke={1.75} aria-hidden="true" />
            {t("w.home.call")}
          </a>
          <a className="btn primary scan" href="#/scan">
            <IconScan size={34} stroke={1.75} aria-hidden="true" />
            {t("w.home.scan")}
          </a>
        </div>
      </div>
    </Shell>
  );
}

const canStart = (operation: Operation): boolean => !operation.hold && !blockOf(operation) && operation.state !== "waiting" && operation.state !== "paused";

function WorkerHead() {
  const person = useApp((state) => state.person);
  // the band above says it already, larger
  const offline = useApp((state) => state.send.kind === "offline");
  if (!person) return null;
  const team = storedName(person.team);
  const shift = person.shift ? storedName(person.shift.name) : "";
  return (
    <div className="head">
      <a className="who" href="#/switch" style={{ textDecoration: "none" }}>
        <Disc name={person.name} />
        <span className="lines">
          <b>{person.name}</b>
          <span className="s16 c-t2" style={{ display: "block" }}>
            {team}
            {team && shift && <Dot />}
            {shift}
          </span>
          <span className="sr-only">{t("w.who.change")}</span>
        </span>
      </a>
      {!offline && <SyncWords />}
    </div>
  );
}

function SnapshotAge({ at }: { at: number | null }) {
  const now = useNow(30_000);
  const reading = useApp((state) => state.reading);
  if (at === null) return null;
  const old = now - at > STALE_MS;
  if (!old && reading.kind !== "failed") return null;
  return (
    <div className="ages s16 c-t2 split">
      <span>{t("w.home.data_age", { ago: ago(at, now) })}</span>
      <Button tone="quiet" onClick={() => void refresh()} disabled={reading.kind === "loading"}>
        <IconRefresh size={22} stroke={1.75} aria-hidden="true" />
        {t("w.refresh")}
      </Button>
    </div>
  );
}

function NotAllowed() {
  return (
    <div className="note">
      <div>
        <p>
          <b>{t("w.obstacle.permission")}</b>
        </p>
        <p>{t("w.obstacle.permission_help")}</p>
      </div>
    </div>
  );
}

function NothingToDo() {
  return (
    <StateBlock>
      <p>
        <b>{t("w.home.empty")}</b>
      </p>
      <p className="c-t2">{t("w.home.empty_help")}</p>
    </StateBlock>
  );
}

/** The first time on this phone there is nothing old to show. */
function NoSnapshot() {
  const reading = useApp((state) => state.reading);
  const send = useApp((state) => state.send.kind);
  if (reading.kind === "failed") return <FirstReadFailed reading={reading} offline={send === "offline"} />;
  return <Loading />;
}

function Loading() {
  const visible = useAfter(200);
  const slow = useAfter(8_000);
  if (!visible) return null;
  return (
    <StateBlock actions={slow && <Button onClick={() => void refresh()}>{t("w.retry")}</Button>}>
      <span className="sr-only">{t("w.loading")}</span>
      <div className="stack" style={{ width: "78vw", maxWidth: 560 }}>
        <Grey width="55%" height={28} />
        <Grey width="80%" height={18} />
        <Grey width="100%" height={12} />
        <Grey width="70%" height={18} />
      </div>
      {slow && <p className="c-t2">{t("w.home.slow")}</p>}
    </StateBlock>
  );
}

function FirstReadFailed({ reading, offline }: { reading: Extract<State["reading"], { kind: "failed" }>; offline: boolean }) {
  const coded = reading.code.includes("."); // a code of the server's, worth passing on
  return (
    <StateBlock actions={<Button onClick={() => void refresh()}>{t("w.retry")}</Button>}>
      <p>
        <b>{t("w.home.no_data")}</b>
      </p>
      <p className="c-t2">{t(offline ? "w.home.no_data_offline" : coded ? "w.home.no_data_failed" : "w.home.no_data_silent")}</p>
      {!offline && coded && <code className="code">{reading.code}</code>}
    </StateBlock>
  );
}

function UpdateOffer() {
  const ready = useApp((state) => state.updateReady);
  const undo = useApp((state) => state.undo);
  if (!ready || undo) return null;
  return (
    <div className="band warn" style={{ marginBottom: 10 }}>
      <div>
        <b>{t("w.update.title")}</b>
        <small>{t("w.update.help")}</small>
      </div>
      <Button onClick={takeUpdate}>{t("w.update.take")}</Button>
    </div>
  );
}
