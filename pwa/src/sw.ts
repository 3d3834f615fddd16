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

interface Told {
  title?: string;
  body?: string;
  tag?: string;
}

// words come ready from the plant; the phone only shows them and opens the list they stand on
self.addEventListener("push", (event) => {
  const told = read(event.data?.text() ?? "");
  const options: NotificationOptions = { body: told.body, tag: told.tag, icon: "/w/icon-192.png", badge: "/w/icon-192.png", lang: "zh-CN" };
  event.waitUntil(self.registration.showNotification(told.title ?? "Lotline", options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openInbox());
});

function read(text: string): Told {
  try {
    return JSON.parse(text) as Told;
  } catch {
    return { title: text };
  }
}

async function openInbox(): Promise<void> {
  const [front] = await self.clients.matchAll({ type: "window" });
  if (!front) return void (await self.clients.openWindow("/w/#/inbox"));
  await front.focus();
  await front.navigate("/w/#/inbox").catch(() => null);
}
