import { TraceProofDocument, type TraceProofQuery } from "@/packages/api/generated/graphql";
import { absolute, count, date, clock, known, named, quantity, t, unitName } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useRead } from "@/c/data";
import { Segments } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded } from "@/c/kit/states";
import { href, refined, useRoute } from "@/c/router";
import { blobAddress } from "@/features/masterdata/console/files";
import { statusName } from "../parts";
import type { Trace } from "./answer";
import type { Box } from "./boxes";
import { sumOf } from "./boxes";
import { titleOf } from "./Graph";

type Section = TraceProofQuery["traceEvidence"][number];
type Fact = Section["facts"][number];
const MOST = 500;
const SECTIONS = ["people", "equipment", "parameters", "inspection", "environment", "documents", "movements", "status"] as const;

/** What is known of a box's lots, heading by heading; what is not known stands there as a gap. */
export function Evidence({ trace, box, onClose, onOpen }: { trace: Trace; box: Box; onClose: () => void; onOpen: () => void }) {
  const { query } = useRoute();
  const tab = SECTIONS.find((each) => each === query.get("tab")) ?? "people";
  const ids = box.lots.slice(0, MOST).map((lot) => trace.lots.id[lot]!);
  const proof = useRead(TraceProofDocument, { lotIds: ids }, { keep: true });
  const { title, sub } = titleOf(trace, box);
  const [only] = box.lots.length === 1 ? box.lots : [];
  return (
    <SidePanel title={title} onClose={onClose} foot={
      <>
        {only !== undefined && <a className="btn" href={href(`/lots/${trace.lots.id[only]}`)}>{t("trace.open_lot")}</a>}
        {only !== undefined && !trace.starts.includes(only) && <a className="btn" href={href("/trace", { lot: trace.lots.id[only]!, q: trace.lots.number[only]! })}>{t("trace.from_here")}</a>}
        {box.lots.length > 1 && !box.rest && <button type="button" className="btn" onClick={onOpen}>{t("trace.unfold_n", { n: count(box.lots.length) })}</button>}
      </>
    }>
      <p className="sm muted">{sub}{box.lots.length > MOST && ` · ${t("trace.first_lots", { n: count(MOST) })}`}</p>
      <Loaded query={proof} what={t("trace.evidence")} rows={6}>
        {({ traceEvidence }) => {
          const section = traceEvidence.find((each) => each.name === tab);
          return (
            <>
              <div className="tr-tabs"><Segments label={t("trace.evidence")} current={tab} items={SECTIONS.map((key) => {
                const gap = traceEvidence.find((each) => each.name === key)?.gap;
                return { key, label: t(`trace.section.${key}`), count: gap ? "!" : undefined, href: refined({ tab: key }) };
              })} /></div>
              {section && <Facts section={section} trace={trace} unit={sumOf(trace.lots, box.lots)?.unit ?? null} />}
            </>
          );
        }}
      </Loaded>
    </SidePanel>
  );
}

function Facts({ section, trace, unit }: { section: Section; trace: Trace; unit: string | null }) {
  if (section.gap) {
    return (
      <div className="tr-gap" role="note">
        <StatusMark mark="missing">{t("trace.gap")}</StatusMark>
        <p>{t(`trace.gap.${section.gap}`, { what: t(`trace.section.${section.name}`) })}</p>
      </div>
    );
  }
  return (
    <>
      <ol className="tr-facts">
        {section.facts.map((fact, at) => fact.kind === "gap" ? <Missing key={at} fact={fact} /> : <Line key={at} fact={fact} section={section.name} trace={trace} unit={unit} />)}
      </ol>
      {section.more && <p className="sm muted">{t("trace.more_facts", { n: count(section.facts.length) })}</p>}
    </>
  );
}

/** `unit`: what the chosen lots are counted in, and so what was reported of them. */
function Line({ fact, section, trace, unit }: { fact: Fact; section: string; trace: Trace; unit: string | null }) {
  const counted = fact.unit ?? (fact.kind === "report" ? unit : null);
  const kind = known(`trace.fact.${fact.kind}`) ?? known(`move.kind.${fact.kind}`) ?? fact.kind;
  const place = fact.lotId ? trace.lots.id.indexOf(fact.lotId) : -1;
  const number = place >= 0 ? trace.lots.number[place] : null;
  const to = addressOf(fact);
  const head = section === "people" ? fact.who : section === "equipment" ? fact.where : fact.name ? named(fact.name) : kind;
  const more = [
    section === "people" || section === "equipment" ? [fact.name && named(fact.name), kind].filter(Boolean).join(" ") : fact.name ? kind : null,
    section === "people" ? fact.where : fact.who,
    fact.kind === "signal" && fact.note ? t("trace.readings", { n: fact.note }) : null,
    section === "movements" && number,
    section === "movements" && fact.note === "reversal" ? t("trace.taken_back") : fact.kind === "signal" ? null : fact.note,
  ].filter((each): each is string => !!each);
  return (
    <li>
      <div className="tr-line">
        <b className="el">{section === "status" ? `${fact.was ? statusName(fact.was) : t("trace.began")} → ${fact.now ? statusName(fact.now) : ""}` : to ? <a href={to}>{head}</a> : head}</b>
        {fact.value && <em>{quantity(fact.value)} {counted && unitName(counted)}{fact.kind === "report" && fact.was && ` · ${t("trace.scrap", { n: quantity(fact.was) })}`}</em>}
      </div>
      {more.length > 0 && <div className="tr-sub">{more.join(" · ")}</div>}
      <When fact={fact} />
    </li>
  );
}

function Missing({ fact }: { fact: Fact }) {
  return (
    <li className="tr-gap">
      <StatusMark mark="missing">{fact.name ? named(fact.name) : t("trace.gap")}</StatusMark>
      <div className="tr-sub">{fact.value ? t("trace.missing_messages", { n: quantity(fact.value) }) : t("trace.no_data")}</div>
      <When fact={fact} />
    </li>
  );
}

function When({ fact }: { fact: Fact }) {
  if (!fact.at) return null;
  const same = !fact.until || fact.until === fact.at;
  const shown = same ? `${date(fact.at)} ${clock(fact.at)}` : `${date(fact.at)} ${clock(fact.at)} – ${date(fact.at) === date(fact.until!) ? "" : `${date(fact.until!)} `}${clock(fact.until!)}`;
  return <time className="tr-when" dateTime={fact.at} title={absolute(fact.at)}>{shown}</time>;
}

function addressOf({ refers, refersTo }: Fact): string | null {
  if (!refersTo) return null;
  if (refers === "lot") return href(`/lots/${refersTo}`);
  if (refers === "report") return href("/reports", { period: "all", report: refersTo });
  if (refers === "shipment") return href(`/shipments/${refersTo}`);
  if (refers === "receipt") return href("/receipts", { receipt: refersTo });
  return refers === "certificate" ? blobAddress(refersTo) : null;
}
