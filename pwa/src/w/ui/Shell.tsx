import { IconChartBar, IconChevronLeft, IconClipboardList, IconDeviceMobile, IconInbox } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef } from "react";
import { t } from "@/packages/i18n";
import { useApp } from "../model/store";
import { useToFix } from "../model/view";
import { HaltedBand, OfflineBand } from "./sync";

export type Tab = "home" | "tray" | "today" | "device";

const TABS = [
  { tab: "home", path: "#/", Icon: IconClipboardList },
  { tab: "tray", path: "#/tray", Icon: IconInbox },
  { tab: "today", path: "#/today", Icon: IconChartBar },
  { tab: "device", path: "#/device", Icon: IconDeviceMobile },
] as const;

/** The frame of the four tabs: bands on top, one main, the tab bar under the thumb. */
export function Shell({ tab, head, label, children }: { tab: Tab; head?: ReactNode; label: string; children: ReactNode }) {
  return (
    <div className="app tabbed">
      <OfflineBand />
      <HaltedBand />
      {head && <header>{head}</header>}
      <Main label={label}>{children}</Main>
      <Tabs current={tab} />
    </div>
  );
}

/** A change of screen moves the focus to its main part, so a screen reader hears where it is. */
export function Main({ label, children }: { label: string; children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    document.title = `${label} · ${t("w.brand")}`;
    // a scanner's field or a form inside may have it already
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [label]);
  return (
    <main ref={main} tabIndex={-1} aria-label={label}>
      {children}
    </main>
  );
}

function Tabs({ current }: { current: Tab }) {
  const { mine, elsewhere } = useToFix();
  const toFix = mine.length + elsewhere.length;
  return (
    <nav className="tabs" aria-label={t("w.tabs.label")}>
      {TABS.map(({ tab, path, Icon }) => (
        <a key={tab} href={path} aria-current={tab === current ? "page" : undefined}>
          <Icon className="icon" size={26} stroke={1.75} aria-hidden="true" />
          {t(`w.tab.${tab}`)}
          {tab === "tray" && toFix > 0 && (
            <em>
              {toFix}
              <span className="sr-only"> {t("w.tray.to_fix")}</span>
            </em>
          )}
        </a>
      ))}
    </nav>
  );
}

/** The frame of a screen that stands on another one. */
export function SubHead({ title, back, sub, children }: { title: string; back: string; sub?: ReactNode; children?: ReactNode }) {
  return (
    <header className="head sub">
      <a className="icon-btn" href={back} aria-label={t("w.back")}>
        <IconChevronLeft size={30} stroke={1.75} aria-hidden="true" />
      </a>
      <div className="names">
        <h1>{title}</h1>
        {sub && <div className="s16 c-t2">{sub}</div>}
      </div>
      {children}
    </header>
  );
}

/** Announces verdicts, not every tick. */
export function Live() {
  const said = useApp((state) => state.said);
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {said}
    </div>
  );
}
