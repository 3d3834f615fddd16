import { known, t } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { Segments } from "@/c/kit/parts";
import { href } from "@/c/router";
import type { Design } from "./design";

const PAGES = ["labels", "label-jobs", "label-printers", "identifiers", "epcis"] as const;

export function LabelTabs({ current }: { current: (typeof PAGES)[number] }) {
  return <Segments label={t("label.pages")} current={current} items={PAGES.map((key) => ({ key, label: t(`label.page.${key}`), href: href(`/${key}`) }))} />;
}

const MARKS: Record<string, Mark> = { queued: "pending", printing: "running", printed: "done", failed: "late", unclear: "quarantine", cancelled: "silent", handed: "done" };

/** How far a print is: shape, colour and word. */
export function JobState({ state }: { state: string }) {
  return <StatusMark mark={MARKS[state] ?? "ready"}>{known(`label.state.${state}`) ?? state}</StatusMark>;
}

/** What an element is called: its kind, and which of them it is. */
export function elementName(design: Design, id: string): string {
  const element = design.elements.find((each) => each.id === id);
  if (!element) return id;
  const alike = design.elements.filter((each) => each.kind === element.kind);
  return `${t(`label.kind.${element.kind}`)} ${alike.indexOf(element) + 1}`;
}

export const subjectName = (subject: string): string => known(`label.subject.${subject}`) ?? subject;

export const pdfOf = (job: string): string => `/api/labels/${job}`;
