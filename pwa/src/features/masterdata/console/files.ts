/** Drawings and pictures in the blob store, addressed by what they contain. */
export const blobAddress = (sha256: string): string => `/api/blobs/${sha256}`;

export interface Refusal { code: string; text: string; params: Record<string, unknown> }

/** The server did not take a file: its own words, or null when it could not be reached. */
export class NotTaken extends Error {
  constructor(readonly refusal: Refusal | null) {
    super(refusal?.code ?? "unavailable");
  }
}

/** Stores a file once and answers with its address; what it is, the server reads from its content. */
export async function storeFile(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  const sha256 = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const response = await fetch(blobAddress(sha256), { method: "PUT", body: bytes, headers: { "content-type": "application/octet-stream" } }).catch(() => null);
  if (response?.ok) return sha256;
  throw new NotTaken(response && response.status < 500 ? ((await response.json().catch(() => null)) as Refusal | null) : null);
}
