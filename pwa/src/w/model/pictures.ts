import { useEffect, useState } from "react";
import { switchAuthorization } from "./reading";
import { timeout } from "./sending";

const CACHE = "lotline-pictures";
const MOST_BYTES = 3_000_000;
const addressOf = (sha256: string): string => `/api/blobs/${sha256}`;

/** Pictures are named by their content: what is here once never changes and never has to be asked for again. */
async function fetched(sha256: string): Promise<Blob> {
  const shelf = "caches" in window ? await caches.open(CACHE).catch(() => null) : null;
  const kept = await shelf?.match(addressOf(sha256)).catch(() => undefined);
  if (kept) return kept.blob();
  const response = await fetch(addressOf(sha256), { headers: { authorization: switchAuthorization() }, signal: timeout(60_000) });
  if (!response.ok) throw new Error(`picture ${response.status}`);
  const copy = response.clone();
  const blob = await response.blob();
  if (blob.size <= MOST_BYTES) await shelf?.put(addressOf(sha256), copy).catch(() => undefined);
  return blob;
}

/** So that the pictures of my operations are there when the network is not. */
export async function keepPictures(all: readonly string[]): Promise<void> {
  for (const sha256 of new Set(all)) {
    try {
      await fetched(sha256);
    } catch {
      return; // without network there is nothing to keep; the next round goes on
    }
  }
}

export type Picture = { state: "loading" } | { state: "there"; url: string } | { state: "missing" };

export function usePicture(sha256: string | null): Picture {
  const [picture, setPicture] = useState<Picture>({ state: "loading" });
  useEffect(() => {
    if (!sha256) return;
    let url: string | null = null;
    let gone = false;
    setPicture({ state: "loading" });
    fetched(sha256).then(
      (blob) => {
        if (gone) return;
        url = URL.createObjectURL(blob);
        setPicture({ state: "there", url });
      },
      () => !gone && setPicture({ state: "missing" }),
    );
    return () => {
      gone = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [sha256]);
  return picture;
}
