import type { PinHash } from "./types";

const ITERATIONS = 210_000;

/** Offline the phone is the only judge. Null where the browser has no crypto: then signing in needs the server. */
export async function hashPin(pin: string): Promise<PinHash | null> {
  if (!crypto.subtle) return null;
  const salt = crypto.getRandomValues(new Uint8Array(16));
  return { salt: hex(salt), hash: hex(await derive(pin, salt, ITERATIONS)), iterations: ITERATIONS };
}

export async function pinMatches(pin: string, kept: PinHash): Promise<boolean> {
  if (!crypto.subtle) return false;
  return hex(await derive(pin, unhex(kept.salt), kept.iterations)) === kept.hash;
}

async function derive(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveBits"]);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, key, 256));
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
