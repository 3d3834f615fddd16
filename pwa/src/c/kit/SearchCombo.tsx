import { IconSearch } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { t } from "@/packages/i18n";
import { go } from "@/c/router";

export interface Hit { key: string; group: string; code: string; text: string; path: string; query?: Record<string, string> }

export interface Box {
  input: RefObject<HTMLInputElement | null>;
  text: string;
  /** What is asked for: the text once the typing rests. */
  asked: string;
  show: (text: string, said: string | null) => void;
  close: (then?: () => void) => void;
  open: boolean;
  said: string | null;
  type: (text: string) => void;
  setOpen: (open: boolean) => void;
}

export function useBox(): Box {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    const focus = (event: globalThis.KeyboardEvent): void => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener("keydown", focus);
    return () => removeEventListener("keydown", focus);
  }, []);
  return {
    input, text, asked: useSettled(text.trim(), 180), open, said, setOpen,
    show: (shown, words) => { setText(shown); setSaid(words); setOpen(true); },
    type: (typed) => { setText(typed); setSaid(null); setOpen(true); },
    close: (then) => {
      setOpen(false);
      setText("");
      setSaid(null);
      input.current?.blur();
      then?.();
    },
  };
}

/** One box for words: results as one types, arrows and Enter choose. `onEnter` may take the text for itself. */
export function SearchCombo({ box, hits, onEnter }: { box: Box; hits: Hit[]; onEnter?: (text: string) => boolean }) {
  const list = useId();
  const [at, setAt] = useState(0);
  const shown = box.open && (box.asked.length > 0 || box.said !== null);
  const choose = (hit: Hit): void => box.close(() => go(hit.path, hit.query));
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") box.close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt((old) => Math.max(0, Math.min(hits.length - 1, old + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter") {
      const hit = hits[at];
      if (!onEnter?.(box.text) && hit) choose(hit);
    }
  };
  return (
    <div className="find" role="search">
      <div className="box">
        <IconSearch size={16} stroke={1.75} aria-hidden="true" />
        <input
          ref={box.input}
          role="combobox"
          aria-label={t("search.label")}
          aria-expanded={shown}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={shown && hits[at] ? `${list}-${at}` : undefined}
          placeholder={t("search.placeholder")}
          value={box.text}
          autoComplete="off"
          onChange={(event) => { box.type(event.target.value); setAt(0); }}
          onFocus={() => box.setOpen(true)}
          onBlur={() => setTimeout(() => box.setOpen(false), 150)}
          onKeyDown={onKey}
        />
        <kbd aria-hidden="true">Ctrl K</kbd>
      </div>
      {shown && <Results id={list} hits={hits} at={at} said={box.said ?? (hits.length === 0 && box.asked ? t("search.nothing", { text: box.asked }) : null)} choose={choose} />}
    </div>
  );
}

function Results({ id, hits, at, said, choose }: { id: string; hits: Hit[]; at: number; said: string | null; choose: (hit: Hit) => void }) {
  return (
    <div className="results">
      {said && <div className="said" role="status">{said}</div>}
      <div role="listbox" id={id} aria-label={t("search.results")}>
        {hits.map((hit, index) => (
          <div key={hit.key} role="option" id={`${id}-${index}`} aria-selected={index === at} onMouseDown={(event) => { event.preventDefault(); choose(hit); }}>
            <b>{hit.code}</b><span className="el">{hit.text}</span><span className="sm" style={{ marginLeft: "auto" }}>{hit.group}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
