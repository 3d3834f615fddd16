import { IconFileTypePdf } from "@tabler/icons-react";
import { useState } from "react";
import { FloorPrintsDocument, PrintPapersDocument, ReadinessDocument, type FloorPrintsQuery } from "@/packages/api/generated/graphql";
import { absolute, count, locale, t } from "@/packages/i18n";
import { useCommand, useRead, useRenew } from "@/c/data";
import { formKeys } from "@/c/kit/formKeys";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Refused } from "@/c/kit/states";

const KINDS = ["badges", "units", "phones"];

/** Badges, unit cards and codes for phones. Printing stands in the trail; the sheet opens as a PDF. */
export function PapersPanel({ kind: given, onClose }: { kind: string | null; onClose: () => void }) {
  const [kind, setKind] = useState(KINDS.find((each) => each === given) ?? "badges");
  const [sheet, setSheet] = useState("A4");
  const [lang, setLang] = useState<string>(locale());
  const [codes, setCodes] = useState("4");
  const print = useCommand(PrintPapersDocument, (reply) => reply.printPapers);
  const renew = useRenew(FloorPrintsDocument, ReadinessDocument);
  const n = Number(codes);
  const wrong = kind === "phones" && !(Number.isInteger(n) && n >= 1 && n <= 20);
  const submit = (): void => {
    if (!wrong) print.mutate({ input: { kind, sheet, lang, count: kind === "phones" ? n : 1 } }, { onSuccess: renew });
  };
  return (
    <SidePanel title={t("papers.title")} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }} onKeyDown={formKeys(submit)} noValidate>
        <div className="field"><span className="label">{t("papers.what")}</span><Pills name="paper-kind" label={t("papers.what")} value={kind} onChange={setKind} options={KINDS.map((value) => ({ value, label: t(`papers.kind.${value}`) }))} /></div>
        <p className="sm muted import-hint">{t(`papers.hint.${kind}`)}</p>
        {kind === "phones" && <Field id="paper-count" label={t("papers.count")} wrong={wrong ? t("papers.count_wrong") : null}><input id="paper-count" className="input" inputMode="numeric" value={codes} onChange={(event) => setCodes(event.target.value)} /></Field>}
        <div className="field"><span className="label">{t("papers.sheet")}</span><Pills name="paper-sheet" label={t("papers.sheet")} value={sheet} onChange={setSheet} options={["A4", "single"].map((value) => ({ value, label: t(`papers.sheet.${value}`) }))} /></div>
        <div className="field"><span className="label">{t("papers.lang")}</span><Pills name="paper-lang" label={t("papers.lang")} value={lang} onChange={setLang} options={[{ value: "zh", label: t("papers.lang_zh") }, { value: "en", label: t("papers.lang_en") }]} /></div>
        <Refused error={print.error} />
        <button type="submit" className="btn primary" disabled={print.isPending}>{print.isPending ? t("kit.sending") : t("papers.print")}</button>
      </form>
      {print.data && "id" in print.data && <p className="paper-made" role="status"><a className="btn primary" href={`/api/papers/${print.data.id}`} target="_blank" rel="noreferrer"><IconFileTypePdf size={16} stroke={1.75} aria-hidden="true" />{t("papers.open", { n: count(print.data.cards) })}</a></p>}
      <Printed />
    </SidePanel>
  );
}

type Print = FloorPrintsQuery["floorPrints"]["nodes"][number];

function Printed() {
  const query = useRead(FloorPrintsDocument, { first: 8, after: null });
  return (
    <section className="papers-done">
      <h3>{t("papers.before")}</h3>
      <Loaded query={query} what={t("papers.before")} rows={3}>
        {({ floorPrints: { nodes } }) => (nodes.length === 0 ? <p className="sm muted">{t("papers.none")}</p> : <ul>{nodes.map((each: Print) => <Line key={each.id} print={each} />)}</ul>)}
      </Loaded>
    </section>
  );
}

function Line({ print }: { print: Print }) {
  return (
    <li>
      <a className="link" href={`/api/papers/${print.id}`} target="_blank" rel="noreferrer">{t(`papers.kind.${print.kind}`)} {count(print.cards)}</a>
      <div className="sm muted">{t("papers.line", { who: print.printedBy, when: absolute(print.printedAt) })}</div>
    </li>
  );
}
