// Loaded on demand (`await import("@/packages/scan/codes")`): tables and rules are 15 kB.
export { GS, gtin14 } from "./gs1";
export { type Known, type ReadScan, readScan } from "./read";
