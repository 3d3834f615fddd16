import { describe, expect, it } from "vitest";
import { contrast } from "./contrast";
import { css, desk, wall, worker, type Palette, type Role } from "./tokens";

type Row = [Palette, Role, Role, number];

// design.md §2: ratio as printed there, so a changed hue fails here before it fails a worker in the sun
const rows: Row[] = [
  [desk, "t1", "surface", 17.2], [desk, "t1", "canvas", 16.1],
  [desk, "t2", "surface", 7.9], [desk, "t2", "canvas", 7.4],
  [desk, "t3", "surface", 5.4], [desk, "t3", "canvas", 5.0],
  [desk, "accent", "surface", 7.5], [desk, "accent", "canvas", 7.0], [desk, "accent", "accent-weak", 6.6],
  [desk, "accent-strong", "surface", 9.5], [desk, "control", "surface", 3.3], [desk, "control", "canvas", 3.1],
  [desk, "done", "track", 6.1],
  [desk, "ok", "surface", 6.1], [desk, "ok", "ok-weak", 5.4],
  [desk, "warn", "surface", 6.4], [desk, "warn", "warn-weak", 5.7],
  [desk, "danger", "surface", 6.5], [desk, "danger", "danger-weak", 5.6],
  [desk, "hold", "surface", 7.2], [desk, "hold", "hold-weak", 6.3],
  [desk, "on-band", "band", 13.9],
  [worker, "t1", "surface", 17.2], [worker, "t2", "surface", 10.5], [worker, "t3", "surface", 8.6],
  [worker, "border", "surface", 3.3], [worker, "control", "surface", 3.3],
  [worker, "accent", "surface", 9.5], [worker, "accent-strong", "surface", 11.9], [worker, "t1", "accent-weak", 15.1],
  [worker, "ok", "surface", 8.7], [worker, "ok", "ok-weak", 7.6],
  [worker, "warn", "surface", 9.1], [worker, "warn", "warn-weak", 8.1],
  [worker, "danger", "surface", 8.7], [worker, "danger", "danger-weak", 7.4],
  [worker, "hold", "surface", 10.0],
  [wall, "t1", "canvas", 17.1], [wall, "t1", "surface", 15.7],
  [wall, "t2", "canvas", 10.3], [wall, "t2", "surface", 9.4],
  [wall, "t3", "canvas", 6.5], [wall, "t3", "surface", 5.9],
  [wall, "accent", "canvas", 8.3], [wall, "accent", "surface", 7.6],
  [wall, "ok", "canvas", 9.5], [wall, "warn", "canvas", 10.2], [wall, "danger", "canvas", 7.7], [wall, "hold", "canvas", 8.7],
  [wall, "control", "surface", 3.7],
];

describe("contrast", () => {
  it.each(rows)("%#: ratio is as designed", (palette, text, ground, ratio) => {
    expect(contrast(palette[text], palette[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(ratio - 0.06);
  });

  it("the report screen's text holds 7:1", () => {
    for (const role of ["t1", "t2", "t3", "accent", "ok", "warn", "danger", "hold"] as const) {
      expect(contrast(worker[role], worker.surface), role).toBeGreaterThanOrEqual(7);
    }
  });
});

it("tokens.css is the printed form of tokens.ts", async () => {
  await expect(css()).toMatchFileSnapshot("./tokens.css");
});
