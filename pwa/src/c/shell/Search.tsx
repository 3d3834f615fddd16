import { IconSearch } from "@tabler/icons-react";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { call } from "@/packages/api";
import { FindCardDocument, SearchEverythingDocument, SearchPeopleDocument } from "@/packages/api/generated/graphql";
import { dateWithDay, named, quantity, t, unitName } from "@/packages/i18n";
import { readCode } from "@/packages/scan/code";
import { listenToWedge } from "@/packages/scan/wedge";
import { answerOf } from "@/features/orders/console/answer";
import { useRead } from "@/c/data";
import { explain } from "@/c/kit/states";
import { go } from "@/c/router";
import { useSession } from "@/c/session";

interface Hit { key: string; group: string; code: string; text: string; path: string; query?: Record<string, string> }

/** One box for words and scans: a hand scanner may be used anywhere in the console, not only in this box. */
export function Search() {
  const { me } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState<string | null>(null);
  const asked = useSettled(text.trim(), 180);
  const hits = useHits(asked);

  const scanned = async (raw: string): Promise<void> => {
    const code = readCode(raw, me.tenant.slug);
    if (code.kind === "card") return openCard(code.card);
    setText(raw.trim());
    setOpen(true);
    setSaid(code.kind === "foreign" ? t("search.other_company", { company: code.company }) : code.kind === "misread" ? t("search.misread") : null);
  };
  const openCard = async (card: string): Promise<void> => {
    try {
      const { operationByCard: found } = await call(FindCardDocument, { card });
      if (found) return close(() => go(`/orders/${found.order.id}`, { operation: found.id }));
      setSaid(t("search.no_card", { card }));
    } catch (error) {
      setSaid(explain(error).text);
    }
    setText(card);
    setOpen(true);
  };
  const close = (then?: () => void): void => {
    setOpen(false);
    setText("");
    setSaid(null);
    input.current?.blur();
    then?.();
  };
  const latest = useRef(scanned);
  latest.current = scanned;
  useEffect(() => listenToWedge(window, (raw) => void latest.current(raw)), []);
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

  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt((old) => Math.max(0, Math.min(hits.length - 1, old + (event.key === "ArrowDown" ? 1 : -1))));
    } else if (event.key === "Enter") {
      const hit = hits[at];
      if (readCode(text, me.tenant.slug).kind === "card") void scanned(text);
      else if (hit) close(() => go(hit.path, hit.query));
    }
  };
  const shown = open && (asked.length > 0 || said !== null);
  return (
    <div className="find" role="search">
      <div className="box">
        <IconSearch size={16} stroke={1.75} aria-hidden="true" />
        <input
          ref={input}
          role="combobox"
          aria-label={t("search.label")}
          aria-expanded={shown}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={shown && hits[at] ? `${list}-${at}` : undefined}
          placeholder={t("search.placeholder")}
          value={text}
          autoComplete="off"
          onChange={(event) => { setText(event.target.value); setSaid(null); setAt(0); setOpen(true); }}
          onFocus={() => setOpen(true)}
          onBlur={() => setTimeout(() => setOpen(false), 150)}
          onKeyDown={onKey}
        />
        <kbd aria-hidden="true">Ctrl K</kbd>
      </div>
      {shown && <Results id={list} hits={hits} at={at} said={said ?? (hits.length === 0 && asked ? t("search.nothing", { text: asked }) : null)} choose={(hit) => close(() => go(hit.path, hit.query))} />}
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

function useHits(text: string): Hit[] {
  const things = useRead(SearchEverythingDocument, { text }, { enabled: text.length > 0, keep: true }).data;
  const people = useRead(SearchPeopleDocument, { text }, { enabled: text.length > 0, keep: true }).data;
  if (!text) return [];
  return [
    ...(things?.find.orders ?? []).map(({ by, text: matched, order }) => ({
      key: order.id, group: by === "number" ? t("search.order") : `${t(`find.by.${by}`)} ${matched}`, code: order.number, path: `/orders/${order.id}`, text: answerOf(order),
    })),
    ...(things?.find.demands ?? []).map((demand) => ({
      key: demand.id, group: t("find.by.demand"), code: demand.number, path: "/demands", query: { demand: demand.id },
      text: t("find.unplanned", { n: `${quantity(demand.toPlanQuantity)} ${unitName(demand.unit)}`, date: dateWithDay(demand.dueAt) }),
    })),
    ...(things?.items.nodes ?? []).map((item) => ({
      key: item.id, group: t("search.item"), code: item.code, text: named(item.name), path: "/items", query: { search: item.code },
    })),
    ...(people?.users.nodes ?? []).map((user) => ({
      key: user.id, group: t("search.person"), code: user.name, text: named(user.team?.name) || user.login, path: `/people/${user.id}`,
    })),
    ...((things?.find.orders.length ?? 0) > 0 ? [{ key: "all", group: "", code: t("find.all"), text: "", path: "/find", query: { search: text } }] : []),
  ];
}

function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
