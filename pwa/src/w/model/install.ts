/** Chrome offers installing as an event that may be used later; Safari only has its menu. */
interface InstallEvent extends Event {
  prompt(): Promise<unknown>;
}

let offered: InstallEvent | null = null;

export function watchInstall(): void {
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offered = event as InstallEvent;
  });
}

export const isInstalled = (): boolean => window.matchMedia("(display-mode: standalone)").matches || (navigator as { standalone?: boolean }).standalone === true;

/** `menu`: Safari on an iPhone, which clears the storage of pages that are not on the home screen after a week. */
export function installWay(): "prompt" | "menu" | null {
  if (isInstalled()) return null;
  if (offered) return "prompt";
  return /iPhone|iPad|iPod/.test(navigator.userAgent) ? "menu" : null;
}

export function install(): void {
  void offered?.prompt();
  offered = null;
}
