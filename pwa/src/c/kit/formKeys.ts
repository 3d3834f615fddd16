import type { KeyboardEvent } from "react";

const STOPS = "input:not([type=hidden]):not(:disabled), textarea:not(:disabled), button[type=submit]:not(:disabled)";

/** Enter moves on, Ctrl Enter submits (design.md §6); half a form is never sent by a scanner's or a hand's Enter. */
export function formKeys(submit: () => void) {
  return (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    const { target, currentTarget: form } = event;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      submit();
    } else if (target instanceof HTMLInputElement) {
      event.preventDefault();
      const stops = [...form.querySelectorAll<HTMLElement>(STOPS)];
      stops[stops.indexOf(target) + 1]?.focus();
    }
  };
}
