import { IconPlus, IconX } from "@tabler/icons-react";
import { useEffect, useRef, type ReactNode } from "react";
import { locale, t } from "@/packages/i18n";

export const Dot = () => <i className="dot" aria-hidden="true" />;

/** "surname disc + name", never a bare id. */
export function Avatar({ name, small, children }: { name: string; small?: boolean; children?: ReactNode }) {
  return (
    <span className={`avatar ${small ? "small" : ""} ${children ? "thing" : ""}`} aria-hidden="true">
      {children ?? initial(name)}
    </span>
  );
}

export const initial = (name: string): string => Array.from(name.trim())[0]?.toUpperCase() ?? "–";

export function Person({ name }: { name: string }) {
  return (
    <span className="person">
      <Avatar name={name} small />
      <span className="el">{name}</span>
    </span>
  );
}

/** Master data has two names; the second line is the one in the other language, and says so to a screen reader. */
export function OtherName({ name }: { name: { zh: string; en: string } }) {
  const chinese = locale() === "zh";
  return <div className="second" lang={chinese ? "en" : "zh-CN"}>{chinese ? name.en : name.zh}</div>;
}

export function Head({ title, figures, acts }: { title: ReactNode; figures?: ReactNode; acts?: ReactNode }) {
  return (
    <header className="head">
      <h1>{title}</h1>
      {figures && <div className="figures">{figures}</div>}
      {acts && <div className="acts">{acts}</div>}
    </header>
  );
}

export interface SegmentItem {
  key: string;
  label: string;
  count?: string | number | null;
  href: string;
}

/** Tabs by state. They are links: each has an address, and Back works. */
export function Segments({ items, current, label }: { items: SegmentItem[]; current: string; label: string }) {
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    // where the strip is longer than the screen, the one we are at is not outside of it
    const at = strip.current?.querySelector<HTMLElement>("[aria-current]");
    if (at && strip.current) strip.current.scrollLeft = at.offsetLeft - strip.current.offsetLeft - (strip.current.clientWidth - at.offsetWidth) / 2;
  }, [current]);
  return (
    <nav ref={strip} className="seg" aria-label={label}>
      {items.map((item) => (
        <a key={item.key} href={item.href} aria-current={item.key === current ? "page" : undefined}>
          {item.label}
          {item.count !== undefined && item.count !== null && <em>{item.count}</em>}
        </a>
      ))}
    </nav>
  );
}

export function FilterChip({ children, onRemove }: { children: string; onRemove: () => void }) {
  return (
    <span className="chip set">
      <span>{children}</span>
      <button type="button" onClick={onRemove} aria-label={t("kit.remove_filter", { filter: children })}>
        <IconX size={14} stroke={1.75} />
      </button>
    </span>
  );
}

export function AddFilter({ open, onClick }: { open?: boolean; onClick?: () => void }) {
  return (
    <button type="button" className="chip" onClick={onClick} aria-expanded={open} aria-haspopup="true">
      <IconPlus size={14} stroke={1.75} />
      {t("kit.filter")}
    </button>
  );
}

/** At most five answers: chips. One is chosen, as with radio buttons, which they are. */
export function Pills(props: { name: string; label: string; options: { value: string; label: string }[]; value: string; onChange: (value: string) => void }) {
  return (
    <div className="pills" role="radiogroup" aria-label={props.label}>
      {props.options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={props.name} value={option.value} checked={option.value === props.value} onChange={() => props.onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}

export function Field(props: { id: string; label: string; optional?: boolean; hint?: ReactNode; wrong?: string | null; children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={props.id}>
        {props.label}
        {props.optional && <span className="optional">{t("kit.optional")}</span>}
      </label>
      {props.children}
      {props.wrong ? <div className="wrong" id={`${props.id}-wrong`} role="alert">{props.wrong}</div> : props.hint && <div className="hint">{props.hint}</div>}
    </div>
  );
}
