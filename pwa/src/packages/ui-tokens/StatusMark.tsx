import type { ReactElement, ReactNode } from "react";
import "./StatusMark.css";

export type Tone = "t2" | "t3" | "accent" | "ok" | "warn" | "danger" | "hold";

/** State = shape + colour + word; any one of the three may be lost and it still reads (design.md §2). */
export type Mark =
  | "ready" | "running" | "done" | "paused" | "pending" | "silent"
  | "late" | "held" | "rejected" | "quarantine" | "restricted" | "missing";

const ring = <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.8" />;
const ink = { stroke: "var(--mark-ink, #fff)", strokeLinecap: "round" as const, fill: "none" };

const SHAPES: Record<Mark, { tone: Tone; shape: ReactElement }> = {
  ready: { tone: "t3", shape: ring },
  running: { tone: "accent", shape: <>{ring}<path d="M8 2.4a5.6 5.6 0 0 1 0 11.2z" fill="currentColor" /></> },
  done: {
    tone: "ok",
    shape: <><circle cx="8" cy="8" r="6.6" fill="currentColor" /><path d="M5 8.3l2.1 2.1L11.2 6" {...ink} strokeWidth="1.8" strokeLinejoin="round" /></>,
  },
  paused: {
    tone: "t2",
    shape: <>{ring}<path d="M6.4 5.8v4.4M9.6 5.8v4.4" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" /></>,
  },
  pending: {
    tone: "t2",
    shape: (
      <>
        <circle cx="8" cy="8" r="5.9" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.4 1.7" />
        <path d="M8 5.2V8.2l1.9 1.2" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
      </>
    ),
  },
  silent: { tone: "warn", shape: <>{ring}<path d="M4.2 11.8 11.8 4.2" stroke="currentColor" strokeWidth="1.8" /></> },
  late: {
    tone: "danger",
    shape: (
      <>
        <path d="M8 1.6 15 14H1z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />
        <path d="M8 6v3.6" {...ink} strokeWidth="1.7" /><circle cx="8" cy="11.9" r="1" fill="var(--mark-ink, #fff)" />
      </>
    ),
  },
  held: {
    tone: "hold",
    shape: <><path d="M5 1.4h6L14.6 5v6L11 14.6H5L1.4 11V5z" fill="currentColor" /><path d="M4.8 8h6.4" {...ink} strokeWidth="2" /></>,
  },
  rejected: {
    tone: "danger",
    shape: <><path d="M8 1 15 8 8 15 1 8z" fill="currentColor" /><path d="M6 6l4 4M10 6l-4 4" {...ink} strokeWidth="1.6" /></>,
  },
  quarantine: {
    tone: "warn",
    shape: (
      <>
        <rect x="2.3" y="2.3" width="11.4" height="11.4" rx="2.4" fill="none" stroke="currentColor" strokeWidth="1.8" />
        <circle cx="8" cy="8" r="2" fill="currentColor" />
      </>
    ),
  },
  restricted: {
    tone: "warn",
    shape: (
      <>
        <path d="M8 1.6 14.4 8 8 14.4 1.6 8z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
        <path d="M8 1.6 14.4 8 8 14.4z" fill="currentColor" />
      </>
    ),
  },
  missing: {
    tone: "warn",
    shape: <rect x="2.3" y="2.3" width="11.4" height="11.4" rx="2" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.6 2" />,
  },
};

export function StatusShape({ mark, size = 16, tone }: { mark: Mark; size?: number; tone?: Tone }) {
  const { shape, tone: own } = SHAPES[mark];
  return (
    <svg className={`status-shape tone-${tone ?? own}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {shape}
    </svg>
  );
}

/** size: 16 desk, 22 worker, 28 wall. The word is required: a shape alone is not a state. */
export function StatusMark({ mark, size = 16, tone, children }: { mark: Mark; size?: number; tone?: Tone; children: ReactNode }) {
  return (
    <span className={`status tone-${tone ?? SHAPES[mark].tone}`}>
      <StatusShape mark={mark} size={size} tone={tone} />
      <span>{children}</span>
    </span>
  );
}
