import { send } from "@/packages/api";

const KEY = "lotline.display";
let remembered: string | null = null;

/** The display's own key: given once at enrolment, good until somebody revokes the screen in the console. */
export function key(): string | null {
  try {
    return localStorage.getItem(KEY) ?? remembered;
  } catch {
    return remembered;
  }
}

export const authorization = (): string => `Device ${key() ?? ""}`;

export function forget(): void {
  remembered = null;
  try {
    localStorage.removeItem(KEY);
  } catch {
    // private mode: the key was only in memory
  }
}

/** Throws ProblemError for a wrong or used code, Unavailable without a connection. */
export async function enroll(company: string, code: string): Promise<void> {
  const answer = await send<{ key: string }>("POST", "/api/devices/enroll", { company: company.trim(), code: code.trim() });
  remembered = answer.key;
  try {
    localStorage.setItem(KEY, answer.key);
  } catch {
    // private mode: enrolled until the page is closed
  }
}
