import { LISTS } from "./tables";

/** What is wrong with a value: rule, position, length. The twin of infra/codes/linters.py, coupons aside. */
export type Bad = [rule: string, at: number, length: number] | null;
type Linter = (value: string) => Bad;

const DIGITS = "0123456789";
const UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const LOWER = "abcdefghijklmnopqrstuvwxyz";
export const CSET82 = `!"%&'()*+,-./${DIGITS}:;<=>?${UPPER}_${LOWER}`;
const CSET39 = `#-/${DIGITS}${UPPER}`;
const CSET64 = `-_${DIGITS}${UPPER}${LOWER}`;
const PAIRS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const PRIMES = Array.from({ length: 508 }, (_, n) => n + 2).filter((n) => {
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) return false;
  return true;
});

export function checkDigit(body: string): string {
  let total = 0;
  for (let at = 0; at < body.length; at += 1) total += Number(body[body.length - 1 - at]) * (at % 2 ? 1 : 3);
  return String((10 - (total % 10)) % 10);
}

function foreign(value: string, known: string, rule: string): Bad {
  for (let at = 0; at < value.length; at += 1) if (!known.includes(value[at] as string)) return [rule, at, 1];
  return null;
}

const digits: Linter = (value) => foreign(value, DIGITS, "non_digit_character");
const all = (value: string, rule: string): Bad => [rule, 0, value.length];
const listed =
  (words: ReadonlySet<string>, rule: string): Linter =>
  (value) =>
    words.has(value) ? null : all(value, rule);
const moved = (bad: Bad, by: number): Bad => (bad ? [bad[0], bad[1] + by, bad[2]] : null);

function csum(value: string): Bad {
  if (value === "") return ["too_short_for_check_digit", 0, 0];
  const bad = digits(value);
  if (bad) return bad;
  return checkDigit(value.slice(0, -1)) === value.slice(-1) ? null : ["incorrect_check_digit", value.length - 1, 1];
}

function csumalpha(value: string): Bad {
  if (value.length > PRIMES.length + 2) return all(value, "too_long_for_check_pair_implementation");
  if (value.length < 2) return all(value, "too_short_for_check_pair");
  const body = value.slice(0, -2);
  const bad = foreign(body, CSET82, "invalid_cset82_character");
  if (bad) return bad;
  let total = 0;
  for (let at = 0; at < body.length; at += 1) total += CSET82.indexOf(body[body.length - 1 - at] as string) * (PRIMES[at] as number);
  total %= 1021;
  const pair = `${PAIRS[total >> 5]}${PAIRS[total & 31]}`;
  return value.slice(-2) === pair ? null : ["incorrect_check_pair", value.length - 2, 2];
}

function gcppos1(value: string): Bad {
  if (value.length < 4) return all(value, "too_short_for_gcp");
  const bad = digits(value.slice(0, 4));
  return bad ? ["invalid_gcp_prefix", bad[1], 1] : null;
}

export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function date(size: number, dayZero: boolean): Linter {
  return (value) => {
    if (value.length !== size) return all(value, value.length < size ? "date_too_short" : "date_too_long");
    const bad = digits(value);
    if (bad) return bad;
    const [year, month, day] = [Number(value.slice(0, -4)), Number(value.slice(-4, -2)), Number(value.slice(-2))];
    if (month < 1 || month > 12) return ["illegal_month", size - 4, 2];
    const longest = daysIn(size === 8 ? year : 2000 + year, month);
    return day > longest || (day === 0 && !dayZero) ? ["illegal_day", size - 2, 2] : null;
  };
}

function clock(below: number, what: string): Linter {
  return (value) => {
    if (value.length !== 2) return all(value, value.length < 2 ? `${what}_too_short` : `${what}_too_long`);
    const bad = digits(value);
    return bad ?? (Number(value) < below ? null : [`illegal_${what}`, 0, 2]);
  };
}

const hh = clock(24, "hour");
const mi = clock(60, "minute");

function hhmi(value: string): Bad {
  if (value.length !== 4) return all(value, `hour_with_minute_too_${value.length < 4 ? "short" : "long"}`);
  return hh(value.slice(0, 2)) ?? moved(mi(value.slice(2)), 2);
}

function iban(value: string): Bad {
  if (value.length < 4) return all(value, "iban_too_short");
  if (!LISTS.countryCodes.has(value.slice(0, 2))) return ["illegal_iban_country_code", 0, 2];
  if (value.length > 34) return all(value, "iban_too_long");
  if (value.length <= 10) return all(value, "iban_too_short");
  const rule = "invalid_iban_character";
  const bad = moved(foreign(value.slice(4), DIGITS + UPPER, rule), 4) ?? foreign(value.slice(0, 4), DIGITS + UPPER, rule);
  if (bad) return bad;
  let rest = 0;
  for (const sign of value.slice(4) + value.slice(0, 4))
    for (const digit of String(parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1 ? null : ["incorrect_iban_checksum", 2, 2];
}

function degrees(most: number, what: string): Linter {
  return (value) => {
    if (value.length !== 10) return all(value, `${what}_invalid_length`);
    return digits(value) ?? (Number(value) <= most ? null : [`invalid_${what}`, 0, 10]);
  };
}

function pieceoftotal(value: string): Bad {
  const bad = digits(value);
  if (bad) return bad;
  if (value === "" || value.length % 2) return all(value, "invalid_length_for_piece_of_total");
  const half = value.length / 2;
  const [piece, total] = [BigInt(value.slice(0, half)), BigInt(value.slice(half))];
  if (piece === 0n) return ["zero_piece_number", 0, half];
  if (total === 0n) return ["zero_total_pieces", half, half];
  return piece > total ? all(value, "piece_number_exceeds_total") : null;
}

function posinseqslash(value: string): Bad {
  const match = /^([0-9]+)\/([0-9]+)$/.exec(value);
  if (!match) return all(value, "position_in_sequence_malformed");
  const [position, end] = [match[1] as string, match[2] as string];
  if (position.startsWith("0")) return ["illegal_zero_prefix", 0, position.length];
  if (end.startsWith("0")) return ["illegal_zero_prefix", position.length + 1, end.length];
  return BigInt(position) > BigInt(end) ? all(value, "position_exceeds_end") : null;
}

function cset64(value: string): Bad {
  const bare = value.replace(/=+$/, "");
  const pads = value.length - bare.length;
  if (pads > 2 || (pads > 0 && value.length % 3)) return ["invalid_cset64_padding", bare.length, pads];
  return foreign(bare, CSET64, "invalid_cset64_character");
}

function pcenc(value: string): Bad {
  for (let at = value.indexOf("%"); at >= 0; at = value.indexOf("%", at + 1))
    if (!/^%[0-9A-Fa-f]{2}/.test(value.slice(at))) return ["invalid_percent_sequence", at, Math.min(3, value.length - at)];
  return null;
}

export const LINTERS: Record<string, Linter> = {
  csetnumeric: digits,
  cset82: (value) => foreign(value, CSET82, "invalid_cset82_character"),
  cset39: (value) => foreign(value, CSET39, "invalid_cset39_character"),
  cset64,
  couponcode: digits,
  couponposoffer: digits,
  csum,
  csumalpha,
  gcppos1,
  gcppos2: (value) => (value.length < 2 ? all(value, "too_short_for_gcp") : moved(gcppos1(value.slice(1)), 1)),
  hasnondigit: (value) => (digits(value) ? null : all(value, "requires_non_digit_character")),
  hh,
  hhmi,
  hyphen: (value) => (/^-+$/.test(value) ? null : all(value, "not_hyphen")),
  iban,
  importeridx: (value) =>
    value.length !== 1 ? all(value, "importer_idx_must_be_one_character") : CSET64.includes(value) ? null : ["invalid_import_idx_character", 0, 1],
  iso3166: listed(LISTS.countries, "not_iso3166"),
  iso3166999: (value) => (value === "999" || LISTS.countries.has(value) ? null : all(value, "not_iso3166_or_999")),
  iso3166alpha2: listed(LISTS.countryCodes, "not_iso3166_alpha2"),
  iso4217: listed(LISTS.currencies, "not_iso4217"),
  iso5218: listed(new Set(["0", "1", "2", "9"]), "invalid_biological_sex_code"),
  latitude: degrees(1_800_000_000, "latitude"),
  longitude: degrees(3_600_000_000, "longitude"),
  mediatype: listed(LISTS.media, "invalid_media_type"),
  mi,
  nonzero: (value) => digits(value) ?? (/[1-9]/.test(value) ? null : all(value, "illegal_zero_value")),
  nozeroprefix: (value) => (value.startsWith("0") ? ["illegal_zero_prefix", 0, 1] : digits(value)),
  packagetype: listed(LISTS.packages, "invalid_package_type"),
  pcenc,
  pieceoftotal,
  posinseqslash,
  ss: clock(60, "second"),
  winding: listed(new Set(["0", "1", "9"]), "invalid_winding_direction"),
  yesno: listed(new Set(["0", "1"]), "not_zero_or_one"),
  yymmd0: date(6, true),
  yymmdd: date(6, false),
  yyyymmd0: date(8, true),
  yyyymmdd: date(8, false),
  zero: (value) => (/^0+$/.test(value) ? null : all(value, "not_zero")),
};
