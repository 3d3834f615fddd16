import { t } from "@/packages/i18n";
import { readCode } from "@/packages/scan";
import { findByCard } from "@/w/model/reading";
import { go } from "@/w/model/router";
import { signal } from "@/w/ui/feedback";
import { problemWords } from "@/w/ui/words";

export interface Miss {
  title: string;
  help: string;
}

const LABEL_DIGITS = 8;

/** Turns what was scanned into a report screen, or into words that say what to do instead. */
export async function openCode(text: string, company: string | null): Promise<Miss | null> {
  const code = readCode(text, company);
  switch (code.kind) {
    case "card":
      return openCard(code.card);
    case "foreign":
      return { title: t("w.miss.foreign"), help: t("w.miss.foreign_help") };
    case "misread":
      // longer than any card: a label of somebody else's
      if (code.text.length >= LABEL_DIGITS) return ask(code.text);
      return { title: t("w.miss.misread", { text: code.text }), help: t("w.miss.misread_help") };
    case "badge":
      changeHands(code.badge);
      return null;
    case "enrol":
      return { title: t("w.miss.enrol"), help: t("w.miss.enrol_help") };
    default:
      return ask(code.text);
  }
}

/** What is no card is looked up as a thing: a lot, a box, a place. */
function ask(text: string): null {
  signal("pass");
  go(`/what/${encodeURIComponent(text)}`);
  return null;
}

/** A badge held before any screen hands the phone over; only the PIN is left to enter. */
export function changeHands(badge: string): void {
  signal("pass");
  const here = location.hash.replace(/^#/, "").replace(/^\/(scan|switch).*$/, "/") || "/";
  go(`/switch/${encodeURIComponent(here)}?badge=${badge}`);
}

export async function openCard(card: string): Promise<Miss | null> {
  const found = await findByCard(card);
  switch (found.kind) {
    case "found":
      signal("pass");
      go(`/report/${found.operation.id}`, true);
      return null;
    case "missing":
      return { title: t("w.miss.missing", { card }), help: t("w.miss.missing_help") };
    case "offline":
      return { title: t("w.miss.offline", { card }), help: t("w.miss.offline_help") };
    case "refused":
      return { title: t("w.miss.refused", { card }), help: problemWords(found.problem) };
  }
}
