import { IconCalendarSearch, IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { TraceIdentifyDocument, type TraceIdentifyQuery } from "@/packages/api/generated/graphql";
import { known, named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Loaded, Note } from "@/c/kit/states";
import { go, href, refine, refined } from "@/c/router";
import { isStart } from "./answer";

type Candidate = TraceIdentifyQuery["identify"]["candidates"][number];

/** One box for anything: a scanner types into it too and ends with Enter. */
export function TraceSearch({ initial }: { initial: string }) {
  const [text, setText] = useState(initial);
  return (
    <form className="tr-search" role="search" aria-label={t("trace.search")} onSubmit={(event) => { event.preventDefault(); if (text.trim()) go("/trace", { q: text.trim() }); else event.currentTarget.querySelector("input")?.focus(); }}>
      <span className="tr-box">
        <IconSearch size={20} stroke={1.75} aria-hidden="true" />
        <input type="search" aria-label={t("trace.search")} placeholder={t("trace.placeholder")} value={text} autoFocus={!initial} autoComplete="off" onChange={(event) => setText(event.target.value)} />
      </span>
      <button type="submit" className="btn primary">{t("trace.find")}</button>
      <a className="btn" href={refined({ made: "1" })}><IconCalendarSearch size={16} stroke={1.75} aria-hidden="true" />{t("trace.made")}</a>
    </form>
  );
}

/** What the text means: one thing is traced at once, of several one is chosen. */
export function Found({ text }: { text: string }) {
  const found = useRead(TraceIdentifyDocument, { text });
  return (
    <Loaded query={found} what={t("trace.search")} rows={3}>
      {({ identify }) => {
        const usable = identify.candidates.filter((each) => isStart(each.kind));
        const [only] = usable;
        if (usable.length === 1 && only) return <Chosen candidate={only} />;
        if (usable.length > 1) return <Several text={identify.text} candidates={usable} />;
        return <Note title={t("search.nothing", { text })} acts={<a className="btn" href={href("/lots", { search: text })}>{t("trace.search_lots")}</a>}>{known(`trace.verdict.${identify.verdict}`, { company: identify.company ?? "" }) ?? t("trace.verdict.unknown")}</Note>;
      }}
    </Loaded>
  );
}

function Chosen({ candidate }: { candidate: Candidate }) {
  useEffect(() => refine({ [candidate.kind]: candidate.id }), [candidate]);
  return <p className="sr-only" role="status">{candidate.text}</p>;
}

function Several({ text, candidates }: { text: string; candidates: Candidate[] }) {
  const supplied = candidates.filter((each) => each.by === "supplier_lot");
  return (
    <section className="tr-several">
      <h2>{t("trace.several", { text, n: candidates.length })}</h2>
      <ul>
        {supplied.length > 1 && <li><a href={href("/trace", { q: text, supplier_lot: text })}><b>{text}</b><span>{t("trace.all_supplied", { n: supplied.length })}</span></a></li>}
        {candidates.map((each) => (
          <li key={`${each.kind}${each.id}`}>
            <a href={href("/trace", { q: text, [each.kind]: each.id })}><b>{each.text}</b><span>{t(`trace.kind.${each.kind}`)}{each.item && ` · ${named(each.item.name)} ${each.item.code}`}</span></a>
          </li>
        ))}
      </ul>
    </section>
  );
}
