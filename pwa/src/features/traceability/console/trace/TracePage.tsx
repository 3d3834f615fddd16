import { IconPrinter, IconRotate2 } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { TraceDirection, TraceGraphDocument, TraceSumsDocument } from "@/packages/api/generated/graphql";
import { count, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { Segments } from "@/c/kit/parts";
import { PHONE, useMedia } from "@/c/kit/media";
import { Loaded, Note } from "@/c/kit/states";
import { href, refine, refined, useRoute } from "@/c/router";
import { useSession } from "@/c/session";
import { OPEN_RECALL } from "../permissions";
import { DIRECTIONS, startOf, traceOf, type Trace, type Way } from "./answer";
import { Axis } from "./Axis";
import { draw, type Box } from "./boxes";
import { Evidence } from "./Evidence";
import { Graph } from "./Graph";
import { Headline } from "./Headline";
import { LotTable, PrintedLots } from "./LotTable";
import { MadeForm } from "./MadeForm";
import { Found, TraceSearch } from "./Search";
import "./trace.css";

const WAYS: Record<Way, TraceDirection> = { both: TraceDirection.Both, backward: TraceDirection.Backward, forward: TraceDirection.Forward };

/** Answer first, then evidence: a sentence, a graph that fits the screen, and what is known of each box. */
export default function TracePage() {
  const { query } = useRoute();
  const text = (query.get("q") ?? "").trim();
  const start = startOf(query);
  const made = query.get("made") !== null;
  return (
    <div className="page tr-page">
      <h1 className="sr-only">{t("trace.title")}</h1>
      <TraceSearch key={text} initial={text} />
      {made && <MadeForm />}
      {start ? <Answered key={JSON.stringify(start)} /> : text ? <Found text={text} /> : !made && <Note title={t("trace.ask")} acts={<a className="btn" href={refined({ made: "1" })}>{t("trace.made")}</a>}>{t("trace.ask_why")}</Note>}
    </div>
  );
}

function Answered() {
  const { query } = useRoute();
  const way = DIRECTIONS.find((each) => each === query.get("dir")) ?? "both";
  const variables = { start: startOf(query)!, direction: WAYS[way] };
  const graph = useRead(TraceGraphDocument, variables, { keep: true });
  return (
    <Loaded query={graph} what={t("trace.title")} rows={10}>
      {(data) => data.trace.count === 0
        ? <Note title={t("trace.nothing")} acts={<a className="btn" href={href("/trace")}>{t("trace.again")}</a>}>{t("trace.nothing_why")}</Note>
        : <Shown trace={traceOf(data)} way={way} variables={variables} />}
    </Loaded>
  );
}

function Shown({ trace, way, variables }: { trace: Trace; way: Way; variables: { start: NonNullable<ReturnType<typeof startOf>>; direction: TraceDirection } }) {
  const { query } = useRoute();
  const phone = useMedia(PHONE);
  const { can } = useSession();
  const sums = useRead(TraceSumsDocument, variables, { keep: true });
  const view = query.get("view") ?? (phone ? "table" : "graph");
  const opened = new Set((query.get("open") ?? "").split(",").filter(Boolean));
  const drawing = draw(trace.lots, trace.links, opened);
  const chosen = drawing.boxes.find((box) => box.key === query.get("box")) ?? null;
  const toggle = (box: Box): void => refine({ open: [...opened, box.key].join(","), box: null });
  const lot = trace.starts.length === 1 ? trace.lots.id[trace.starts[0]!] : undefined;
  const printing = usePrinting();
  return (
    <>
      <Headline trace={trace} sums={sums} boxes={drawing.boxes.length} acts={
        <>
          <button type="button" className="btn" onClick={() => print()}><IconPrinter size={16} stroke={1.75} aria-hidden="true" />{t("trace.print")}</button>
          {lot && can(OPEN_RECALL) && (
            <>
              <a className="btn" href={href("/recalls", { drill: "1", lot })}>{t("trace.drill")}</a>
              <a className="btn danger" href={href("/recalls", { new: "1", lot })}>{t("trace.recall")}</a>
            </>
          )}
        </>
      } />
      <div className="tr-controls">
        <Segments label={t("trace.direction")} current={way} items={DIRECTIONS.map((key) => ({ key, label: t(`trace.way.${key}`), href: refined({ dir: key === "both" ? null : key, box: null, open: null }) }))} />
        <Segments label={t("trace.view")} current={view} items={["graph", "table"].map((key) => ({ key, label: t(`trace.view.${key}`), href: refined({ view: key }) }))} />
        {opened.size > 0 && view === "graph" && <button type="button" className="btn ghost" onClick={() => refine({ open: null, box: null })}><IconRotate2 size={16} stroke={1.75} aria-hidden="true" />{t("trace.fold")}</button>}
        {trace.capped && <span className="tr-capped" role="status">{t("trace.capped", { n: count(trace.count) })}</span>}
      </div>
      <div className={`tr-body ${view === "graph" && !printing ? "fixed" : ""} ${chosen ? "beside" : ""}`}>
        <div className="tr-main">
          {(view === "graph" || printing) && <Graph trace={trace} drawing={drawing} sums={sums.data?.trace.figures ?? null} chosen={chosen?.key ?? null} paper={printing} onChoose={(key) => refine({ box: key })} onOpen={toggle} />}
          {view === "table" && !printing && <LotTable variables={variables} />}
          {(view === "graph" || printing) && <Axis trace={trace} chosen={chosen?.lots ?? []} />}
          {printing && <PrintedLots trace={trace} />}
        </div>
        {chosen && <Evidence trace={trace} box={chosen} onClose={() => refine({ box: null, tab: null })} onOpen={() => toggle(chosen)} />}
      </div>
    </>
  );
}

/** On paper the graph and the lots stand one after the other, whatever the screen shows. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, []);
  return printing;
}

