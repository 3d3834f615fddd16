import { quantity } from "@/packages/i18n";

/** Money travels in fen; whole yuan are shown without their zeros. */
export const yuan = (fen: number | null | undefined): string => (fen === null || fen === undefined ? "–" : `¥${quantity(fen % 100 === 0 ? fen / 100 : (fen / 100).toFixed(2))}`);
