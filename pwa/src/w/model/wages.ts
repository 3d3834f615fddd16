import { micro } from "./quantity";

export interface Rate {
  operationId: string;
  yuan: string | null;
  basis: string | null;
  factors: { processScrap: string; materialScrap: string; rework: string };
}

export interface Dispute {
  id: string;
  reportId: string;
  claim: string;
  amountThen: string;
  state: string;
  answer: string | null;
  decidedBy: string | null;
}

export interface Wages {
  reports: { reportId: string; yuan: string; state: string }[];
  rates: Rate[];
  disputes: Dispute[];
}

interface Amounts {
  good: string;
  process: string;
  material: string;
  rework: string;
}

const MICRO = 1_000_000n;

/**
 * Cents of one report by the rates this phone pulled last: rate × (good + factor × each scrap) × share, rounded half up
 * like the plant does. Null where there is no piece rate. Whole numbers throughout: money is never a fraction of binary.
 */
export function estimate(rate: Rate | undefined, amounts: Amounts, share: string): number | null {
  if (!rate || rate.yuan === null || rate.basis === "hour") return null;
  const { factors } = rate;
  const part = (factor: string, quantity: string): bigint => (BigInt(micro(factor)) * BigInt(micro(quantity))) / MICRO;
  const counted = BigInt(micro(amounts.good)) + part(factors.processScrap, amounts.process) + part(factors.materialScrap, amounts.material) + part(factors.rework, amounts.rework);
  // µyuan × µpieces × µshare → cents
  return Number(halfUp(BigInt(micro(rate.yuan)) * counted * BigInt(micro(share)), MICRO ** 3n / 100n));
}

function halfUp(value: bigint, unit: bigint): bigint {
  const size = value < 0n ? -value : value;
  const whole = (size + unit / 2n) / unit;
  return value < 0n ? -whole : whole;
}

export const centsOf = (yuan: string): number => Math.round(micro(yuan) / 10_000);

export interface Money {
  cents: number;
  /** by this phone's own reckoning; the plant has not said yet */
  estimated: boolean;
  /** what the plant says of it: paid, pending, gap, nothing */
  state: string | null;
}

interface Earning extends Amounts {
  id: string;
  operationId: string;
  share: string;
  mark: string;
}

/** What one report earns: the plant's word where it has spoken, else the estimate. Null: no word and no rate. */
export function moneyOf(line: Earning, wages: Wages): Money | null {
  if (line.mark === "reversed") return null;
  const said = wages.reports.find(({ reportId }) => reportId === line.id);
  if (said) return { cents: centsOf(said.yuan), estimated: false, state: said.state };
  const cents = estimate(wages.rates.find(({ operationId }) => operationId === line.operationId), line, line.share);
  return cents === null ? null : { cents, estimated: true, state: null };
}

/** Today's sum over the reports the phone shows; pending ones count, so that what was just handed in is seen. */
export function moneyToday(lines: readonly Earning[], wages: Wages): Money {
  const all = lines.map((line) => moneyOf(line, wages)).filter((money): money is Money => money !== null);
  return { cents: all.reduce((sum, { cents }) => sum + cents, 0), estimated: all.some(({ estimated }) => estimated), state: null };
}
