/** The one source of colour: CSS variables, the antd theme and the contrast test all read it (design.md §2). */
export type Role =
  | "canvas" | "surface" | "sunken" | "select" | "group" | "live"
  | "line" | "line-soft" | "border" | "edge" | "control" | "track" | "done"
  | "t1" | "t2" | "t3"
  | "accent" | "accent-strong" | "accent-weak" | "on-accent"
  | "ok" | "ok-weak" | "warn" | "warn-weak" | "danger" | "danger-weak" | "hold" | "hold-weak"
  | "hold-hatch" | "hold-hatch-weak" | "avatar" | "avatar-ink" | "band" | "on-band" | "brand";

export type Palette = Record<Role, string>;

export const desk: Palette = {
  canvas: "#F7F7F5",
  surface: "#FFFFFF",
  sunken: "#F0F0ED",
  select: "#E9E9E5",
  group: "#FBFBFA",
  live: "#F4F7FD",
  line: "#E5E4E0",
  "line-soft": "#EFEEEA",
  border: "#D5D4CF",
  edge: "#C4C3BD",
  control: "#8E8D87",
  track: "#E3E2DD",
  done: "#4F5157",
  t1: "#1A1B1E",
  t2: "#4F5157",
  t3: "#686A70",
  accent: "#1E4DB7",
  "accent-strong": "#193F97",
  "accent-weak": "#EAF0FB",
  "on-accent": "#FFFFFF",
  ok: "#17703F",
  "ok-weak": "#E6F3EA",
  warn: "#8A5200",
  "warn-weak": "#FBF0DB",
  danger: "#B42620",
  "danger-weak": "#FBEAE8",
  hold: "#6741A8",
  "hold-weak": "#F1ECFA",
  "hold-hatch": "#CFC0EC",
  "hold-hatch-weak": "#EEE7F8",
  avatar: "#DFE3EA",
  "avatar-ink": "#2B3A55",
  band: "#2B2C30",
  "on-band": "#FFFFFF",
  brand: "#193F97",
};

/** Sun, gloves, distance: the same hues, darker. */
export const worker: Palette = {
  ...desk,
  border: "#8E8D87",
  edge: "#8E8D87",
  done: "#3D3F44",
  t2: "#3D3F44",
  t3: "#4A4C52",
  accent: "#193F97",
  "accent-strong": "#14327A",
  ok: "#0B5730",
  warn: "#6A3E00",
  danger: "#96170F",
  hold: "#4F2E8C",
};

/** Big screens. */
export const wall: Palette = {
  ...desk,
  canvas: "#0F1317",
  surface: "#171C22",
  sunken: "#1F262E",
  select: "#1F262E",
  group: "#171C22",
  live: "#1F262E",
  line: "#2B333C",
  "line-soft": "#2B333C",
  border: "#2B333C",
  edge: "#6B7682",
  control: "#6B7682",
  track: "#343D47",
  done: "#8F99A5",
  t1: "#F3F5F6",
  t2: "#B9C1CA",
  t3: "#8F99A5",
  accent: "#86ACFF",
  "accent-strong": "#86ACFF",
  "accent-weak": "#1F262E",
  "on-accent": "#0F1317",
  ok: "#58CF8D",
  "ok-weak": "#1F262E",
  warn: "#F0B648",
  "warn-weak": "#1F262E",
  danger: "#FF8177",
  "danger-weak": "#1F262E",
  hold: "#BDA3FF",
  "hold-weak": "#1F262E",
  "hold-hatch": "#6A5A93",
  "hold-hatch-weak": "#343D47",
};

export const font =
  '-apple-system, "PingFang SC", "HarmonyOS Sans SC", MiSans, "Segoe UI", "Microsoft YaHei UI", "Noto Sans CJK SC", sans-serif';

export const elevation = {
  button: "0 1px 2px rgba(26, 27, 30, 0.06)",
  overlay: "0 6px 20px rgba(26, 27, 30, 0.1), 0 1px 3px rgba(26, 27, 30, 0.08)",
};

const block = (selector: string, pairs: [string, string][]): string =>
  `${selector} {\n${pairs.map(([name, value]) => `  --${name}: ${value};`).join("\n")}\n}\n`;

const differing = (palette: Palette): [string, string][] =>
  (Object.entries(palette) as [Role, string][]).filter(([role, value]) => desk[role] !== value);

/** The text of tokens.css; a test keeps the committed file equal to it (`npx vitest run -u` rewrites it). */
export function css(): string {
  const shared: [string, string][] = [
    ...(Object.entries(desk) as [string, string][]),
    ["r1", "4px"], ["r2", "6px"], ["r3", "8px"], ["r4", "12px"], ["r5", "16px"],
    ["e1", elevation.button], ["e2", elevation.overlay],
    ["font", font],
  ];
  return [
    block(":root", shared),
    block('[data-surface="worker"]', differing(worker)),
    block('[data-surface="wall"]', differing(wall)),
  ].join("\n");
}
