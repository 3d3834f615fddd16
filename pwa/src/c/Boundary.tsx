import { Component, type ErrorInfo, type ReactNode } from "react";
import { t } from "@/packages/i18n";
import { Note } from "./kit/states";

/** A bug in one screen must not leave a blank page: say whose fault it is and offer the way back. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="page">
        <Note whole title={t("kit.broken")} acts={<button type="button" className="btn primary" onClick={() => location.reload()}>{t("kit.reload")}</button>}>
          {t("kit.broken_why")}
        </Note>
      </div>
    );
  }
}
