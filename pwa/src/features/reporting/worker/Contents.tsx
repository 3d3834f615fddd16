import { ago, clock, named, quantity, t } from "@/packages/i18n";
import { micro } from "@/w/model/quantity";

type Line = Record<string, unknown>;

const LISTS = ["output", "scrap", "stops", "andons", "holds", "missing"] as const;

/** What the books say a shift leaves behind; an empty list is said, not left out. */
export function Contents({ contents }: { contents: Record<string, Line[]> }) {
  return (
    <dl className="contents">
      {LISTS.map((list) => (
        <div key={list}>
          <dt>{t(`w.handover.${list}`)}</dt>
          <dd>
            {(contents[list] ?? []).length === 0 ? (
              <span className="c-t2">{t("w.handover.nothing")}</span>
            ) : (
              <ul>
                {(contents[list] ?? []).map((line, at) => (
                  <li key={at}>{wordsOf[list](line)}</li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const text = (value: unknown): string => (value === null || value === undefined ? "" : String(value));
const nameIn = (line: Line, zh = "name_zh", en = "name_en"): string => named({ zh: text(line[zh]), en: text(line[en]) });

function scrapIn(line: Line): string {
  const parts = [];
  if (micro(text(line.scrap)) > 0) parts.push(t("w.amount.scrap", { n: quantity(text(line.scrap)) }));
  if (micro(text(line.rework)) > 0) parts.push(t("w.amount.rework", { n: quantity(text(line.rework)) }));
  return parts.join(t("w.amount.joint"));
}

const wordsOf: Record<(typeof LISTS)[number], (line: Line) => string> = {
  output: (line) => `${text(line.number)} ${nameIn(line)} ${t("w.amount.good", { n: quantity(text(line.good)) })} ${scrapIn(line)}`,
  scrap: (line) => `${nameIn(line)} ${scrapIn(line)}`,
  stops: (line) => `${nameIn(line, "unit_zh", "unit_en")} ${nameIn(line)} ${clock(text(line.started_at))}${line.ended_at ? `–${clock(text(line.ended_at))}` : ` ${t("w.handover.still")}`}`,
  andons: (line) => `${t(`w.andon.${text(line.kind)}`)} ${t("w.andon.level", { n: text(line.level) })} ${text(line.called_by)} ${ago(text(line.called_at))} ${text(line.note)}`,
  holds: (line) => `${text(line.number)} ${nameIn(line)} ${text(line.placed_by)} ${text(line.note)}`,
  missing: (line) => text(line.user_name) || nameIn(line),
};
