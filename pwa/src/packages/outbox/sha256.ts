/** crypto.subtle needs a secure context; on a phone without our CA a photo must still find its address. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = crypto.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)) : sha256Plain(new Uint8Array(bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** FIPS 180-4 §6.2. Constants are derived, not listed: fractional parts of roots of the first 64 primes. */
export function sha256Plain(message: Uint8Array): Uint8Array {
  const { start, rounds } = constants();
  const length = message.length;
  const padded = new Uint8Array(((length + 72) >> 6) << 6);
  padded.set(message);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 0x20000000));
  view.setUint32(padded.length - 4, (length << 3) >>> 0);
  const hash = Uint32Array.from(start);
  const words = new Uint32Array(64);
  for (let offset = 0; offset < padded.length; offset += 64) {
    for (let at = 0; at < 16; at++) words[at] = view.getUint32(offset + at * 4);
    compress(hash, words, rounds);
  }
  const out = new DataView(new ArrayBuffer(32));
  hash.forEach((word, at) => out.setUint32(at * 4, word));
  return new Uint8Array(out.buffer);
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function compress(hash: Uint32Array, words: Uint32Array, rounds: Uint32Array): void {
  const w = (at: number): number => words[at] as number;
  for (let at = 16; at < 64; at++) {
    const low = turn(w(at - 15), 7) ^ turn(w(at - 15), 18) ^ (w(at - 15) >>> 3);
    const high = turn(w(at - 2), 17) ^ turn(w(at - 2), 19) ^ (w(at - 2) >>> 10);
    words[at] = w(at - 16) + low + w(at - 7) + high;
  }
  let [a, b, c, d, e, f, g, h] = Array.from(hash) as [number, number, number, number, number, number, number, number];
  for (let at = 0; at < 64; at++) {
    const choose = (e & f) ^ (~e & g);
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choose + (rounds[at] as number) + w(at)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => {
    hash[at] = (hash[at] as number) + word;
  });
}

function constants(): { start: Uint32Array; rounds: Uint32Array } {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return {
    start: Uint32Array.from(primes.slice(0, 8), (prime) => fraction(prime ** (1 / 2))),
    rounds: Uint32Array.from(primes, (prime) => fraction(prime ** (1 / 3))),
  };
}

// 52 bits of mantissa hold the 9 bits before and the 32 after the point
const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32);
