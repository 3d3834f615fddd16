/// <reference lib="webworker" />
import { cleanupOutdatedCaches, precacheAndRoute } from "workbox-precaching";

declare const self: ServiceWorkerGlobalScope;

// the app and its decoder, nothing of the plant's data: that lives in IndexedDB with its age
cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);

// a waiting build takes over only when somebody on the idle home screen says so
self.addEventListener("message", (event) => {
  if ((event.data as { type?: string } | null)?.type === "SKIP_WAITING") void self.skipWaiting();
});

// the very first visit already works offline, without a second one
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
