/** Asks this browser for a subscription to the installation's key. A problem is a word of the locales. */
export type Given = { endpoint: string; p256dh: string; auth: string; browser: string } | { problem: "unsupported" | "denied" | "failed" };

export async function subscribe(key: string): Promise<Given> {
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) return { problem: "unsupported" };
  if ((await Notification.requestPermission()) !== "granted") return { problem: "denied" };
  try {
    const worker = await navigator.serviceWorker.getRegistration();
    if (!worker) return { problem: "unsupported" };
    const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const { endpoint, keys } = made.toJSON();
    if (!endpoint || !keys?.p256dh || !keys.auth) return { problem: "failed" };
    return { endpoint, p256dh: keys.p256dh, auth: keys.auth, browser: browserName() };
  } catch {
    return { problem: "failed" };
  }
}

function browserName(): string {
  const agent = navigator.userAgent;
  const browser = /Edg\//.test(agent) ? "Edge" : /Firefox\//.test(agent) ? "Firefox" : /Chrome\//.test(agent) ? "Chrome" : /Safari\//.test(agent) ? "Safari" : "";
  const system = /Android/.test(agent) ? "Android" : /iPhone|iPad/.test(agent) ? "iOS" : /Windows/.test(agent) ? "Windows" : /Mac/.test(agent) ? "macOS" : "";
  return [browser, system].filter(Boolean).join(" ");
}
