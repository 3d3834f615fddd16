import { Component, type ComponentType, lazy, type ReactNode, Suspense } from "react";
import { locale, register, setLocale, t } from "@/packages/i18n";
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

/** A part that is fetched apart from the first screen. All of them are fetched once the app is idle: see `warm`. */
export function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> {
  loads.push(load);
  const Part = lazy(() => Promise.all([load(), laterWords()]).then(([part]) => part));
  return function Later(props: P) {
    return (
      <Net>
        <Suspense fallback={null}>
          <Part {...props} />
        </Suspense>
      </Net>
    );
  };
}

/** So that every screen is in the phone before the network goes, service worker or not. */
export function warm(): void {
  const idle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1_500));
  idle(() => {
    laterWords().catch(() => undefined);
    for (const load of loads) load().catch(() => undefined);
  });
}

/** A part that could not be fetched says so where it would stand. */
class Net extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="app">
        <StateBlock actions={<Button onClick={() => location.reload()}>{t("w.retry")}</Button>}>
          <p>
            <b>{t("w.part_missing")}</b>
          </p>
          <p className="c-t2">{t("w.part_missing_help")}</p>
        </StateBlock>
      </main>
    );
  }
}
