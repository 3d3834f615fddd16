import type { ButtonHTMLAttributes, ReactNode } from "react";
import { t } from "@/packages/i18n";

export function Dot() {
  return <i className="dot" aria-hidden="true" />;
}

/** Codes are never broken over two lines. */
export function Code({ children }: { children: ReactNode }) {
  return <span className="nowrap">{children}</span>;
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { tone?: "primary" | "danger" | "quiet"; wide?: boolean };

export function Button({ tone, wide, className, type = "button", ...rest }: ButtonProps) {
  const names = ["btn", tone, wide ? "wide" : null, className].filter(Boolean).join(" ");
  return <button type={type} className={names} {...rest} />;
}

export function Brand() {
  return (
    <p className="brand">
      <img src="/w/mark.svg" alt="" width={28} height={28} />
      {t("w.brand")}
    </p>
  );
}

/** The surname in a disc: people are never a bare id. */
export function Disc({ name, small }: { name: string; small?: boolean }) {
  return (
    <span className={small ? "disc small" : "disc"} aria-hidden="true">
      {name.trim().slice(0, 1)}
    </span>
  );
}

/** Done, waiting on this phone, and scrap, as parts of the plan. */
export function Bar({ planned, good, pending, scrap, label }: { planned: number; good: number; pending?: number; scrap: number; label: string }) {
  const share = (value: number): string => `${planned > 0 ? Math.max(0, Math.min(100, (value / planned) * 100)) : 0}%`;
  return (
    <div className="bar" role="img" aria-label={label}>
      <b style={{ width: share(good) }} />
      {pending ? <i style={{ width: share(pending) }} /> : null}
      {scrap > 0 ? <u style={{ width: share(scrap) }} /> : null}
    </div>
  );
}

/** A drawing sheet with its version: the one thing on a card that must never be the old one. */
export function DrawingTile({ revision, small }: { revision: string; small?: boolean }) {
  return (
    <span className={small ? "tile small" : "tile"} aria-hidden="true">
      <b>{revision.slice(0, 3)}</b>
    </span>
  );
}

export function StateBlock({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="state">
      <div>{children}</div>
      {actions}
    </div>
  );
}

/** Static bars in the final layout: nothing moves while waiting. */
export function Grey({ width, height }: { width: string; height: number }) {
  return <span className="grey" style={{ width, height }} aria-hidden="true" />;
}
