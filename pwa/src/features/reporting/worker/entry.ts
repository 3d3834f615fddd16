import type { Params } from "@/packages/outbox";
import { decimal, micro } from "@/w/model/quantity";
import { isEqual, sharesOf } from "./crew";
import type { Form } from "./form";

/** "12." and "007" are typing, not quantities. */
export const plain = (text: string): string => decimal(micro(text.replace(/\.$/, "")));

/** What the command is told beyond the quantities; a plain report adds nothing. */
export function moreOf(form: Form): Params {
  return { ...countOf(form), ...extrasOf(form) };
}

function countOf({ mode, count }: Form): Params {
  switch (mode) {
    case "counter":
      return { counterStart: plain(count.start), counterEnd: plain(count.end) };
    case "box":
      return { boxes: Math.trunc(Number(plain(count.boxes))), boxSize: plain(count.size), boxRest: plain(count.loose), boxLabels: count.labels };
    case "serial":
      return { serials: count.serials };
    default:
      return {};
  }
}

function extrasOf({ extras: { crew, worker, shift, note, custom, override } }: Form): Params {
  const shares = sharesOf(crew);
  const given = Object.entries(custom).filter(([, value]) => value !== "");
  return {
    // an envelope's inner rows keep the command's own names
    ...(crew.length > 0 ? { shares: crew.map(({ userId }, at): Params => (isEqual(crew) ? { user_id: userId } : { user_id: userId, share: shares[at] as string })) } : {}),
    ...(worker ? { workerId: worker.id } : {}),
    ...(shift ? { shiftId: shift.id, shiftDay: shift.day } : {}),
    ...(note.trim() !== "" ? { note: note.trim() } : {}),
    ...(override.trim() !== "" ? { override: true, reason: override.trim() } : {}),
    ...(given.length > 0 ? { custom: given.map(([code, value]) => ({ code, value })) } : {}),
  };
}

/** What the phone remembers of it while it waits. */
export function toldOf({ mode, extras: { crew, worker, shift } }: Form): Params {
  return {
    ...(mode === "quantity" ? {} : { mode }),
    ...(crew.length > 0 ? { crew: crew.map(({ name }) => name) } : {}),
    ...(worker ? { workerName: worker.name } : {}),
    ...(shift ? { late: `${shift.name} ${shift.day}` } : {}),
  };
}

/** The reporter's own part, for the estimate at submit. */
export function shareOfForm({ extras: { crew, worker } }: Form, userId: string): string {
  if (crew.length > 0) return sharesOf(crew)[crew.findIndex((hand) => hand.userId === userId)] ?? "0";
  return worker && worker.id !== userId ? "0" : "1";
}
