/** Time-ordered ids made on the phone, once, at the tap (RFC 9562 §5.7). */
export function uuid7(now: number = Date.now(), random: Uint8Array = entropy()): string {
  const bytes = new Uint8Array(16);
  let rest = now;
  for (let at = 5; at >= 0; at--) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

// getRandomValues also exists where the page is not a secure context; crypto.randomUUID does not
function entropy(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(10));
}
