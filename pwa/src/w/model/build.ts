declare const __BUILD__: string | undefined;

/** Names this bundle in every envelope, so the server knows which app wrote an entry. */
export const BUILD: string = typeof __BUILD__ === "string" ? __BUILD__ : bundleName();

function bundleName(): string {
  const file = /([^/]+)\.js(?:\?.*)?$/.exec(import.meta.url);
  return file?.[1] ?? "dev";
}

/** One start of the app: monotonic times are only comparable within it. */
export const BOOT: string = Math.random().toString(36).slice(2, 10);
