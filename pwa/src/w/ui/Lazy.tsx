import { Component, type ComponentType, lazy, type ReactNode, Suspense, useState } from "react";
import { locale, register, setLocale, t } from "@/packages/i18n";
import { useAfter } from "./hooks";
import { Button, StateBlock } from "./parts";

const loads: (() => Promise<unknown>)[] = [];
let words: Promise<void> | null = null;

/** The words of all later parts come with the first of them. */
function laterWords(): Promise<void> {
  words ??= import("@/packages/i18n/locales/wl")
    .then(({ wl }) => {
      register(wl);
      return setLocale(locale(), { remember: false });
    })
    .catch((error: unknown) => {
      words = null;
      throw error;
    });
  return words;
}

/**
 * A part that is fetched apart from the first screen; all of them are fetched once the app is idle: see `warm`. What is
 * there already is shown at once: `lazy` alone would suspend even then and leave the screen blank for React's 300 ms.
 */
export function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>, waiting?: ReactNode): ComponentType<P> {
  let there: ComponentType<P> | null = null;
  const fetched = async () => {
    const [part] = await Promise.all([load(), laterWords()]);
    there = part.default;
    return part;
  };
  loads.push(fetched);
  const Part = lazy(fetched);
  return function Later(props: P) {
    // for as long as it stands: another component in its place would forget what was entered
    const [Shown] = useState<ComponentType<P>>(() => there ?? Part);
    return (
      <Net whole={waiting !== undefined}>
        <Suspense fallback={waiting}>
          <Shown {...props} />
        </Suspense>
      </Net>
    );
  };
}

/** A whole screen that is fetched apart. */
export function laterScreen<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> {
  return later(load, <Coming />);
}

/** Until a screen is there: one that says so, in words once the wait is long enough to notice. */
export function Coming() {
  const slow = useAfter(1_000);
  return (
    <main className="app" aria-label={t("w.brand")} aria-busy="true">
      <h1 className={slow ? "title" : "sr-only"}>{t("w.loading")}</h1>
    </main>
  );
}

/** So that every screen is in the phone before the network goes, service worker or not. */
export function warm(): void {
  const idle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1_500));
  idle(() => {
    for (const load of loads) load().catch(() => undefined);
  });
}

/** What could not be fetched says so where it would stand. */
class Net extends Component<{ whole: boolean; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const said = <Missing title={this.props.whole ? <h1 className="title" style={{ padding: 0 }}>{t("w.part_missing")}</h1> : <b>{t("w.part_missing")}</b>} />;
    return this.props.whole ? <main className="app">{said}</main> : said;
  }
}

function Missing({ title }: { title: ReactNode }) {
  return (
    <StateBlock actions={<Button onClick={() => location.reload()}>{t("w.retry")}</Button>}>
      {title}
      <p className="c-t2">{t("w.part_missing_help")}</p>
    </StateBlock>
  );
}
