/** What a supplier's or the standard's code says of what it sticks on; dates as YYYY-MM-DD, quantity as a decimal. */
export interface Label {
  gtin: string | null;
  /** the maker's own part number (HIBC) */
  part: string | null;
  lot: string | null;
  serial: string | null;
  expiresOn: string | null;
  madeOn: string | null;
  quantity: string | null;
  sscc: string | null;
}

export function readLabel(_text: string): Label | null {
  return null;
}
