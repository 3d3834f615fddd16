import { IconDownload } from "@tabler/icons-react";
import { EpcisEventsDocument, EpcisEventSort } from "@/packages/api/generated/graphql";
import { absolute, count, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded } from "@/c/kit/states";
import { href } from "@/c/router";
import type { EpcisPaper } from "./EpcisPage";
import { stepName, told } from "./eventText";
import { typeName } from "./parts";
import { documentAddress } from "./transfer";

const SHOWN = 20;

/** One captured document: where it came from and what it tells. */
export function DocumentPanel({ row, onClose }: { row: EpcisPaper; onClose: () => void }) {
  const query = useRead(EpcisEventsDocument, { first: SHOWN, filter: { documentId: row.id }, sort: [EpcisEventSort.HappenedAsc] });
  const all = href("/epcis", { view: "events", document: row.id });
  return (
    <SidePanel title={t("epcis.document")} onClose={onClose} foot={<><a className="btn primary" href={documentAddress(row.id)} download><IconDownload size={16} stroke={1.75} aria-hidden="true" />{t("epcis.download")}</a><a className="btn" href={all}>{t("epcis.all_events")}</a></>}>
      <dl className="pairs">
        <dt>{t("epcis.captured_at")}</dt><dd>{absolute(row.capturedAt)}</dd>
        <dt>{t("epcis.captured_by")}</dt><dd>{row.capturedBy}</dd>
        <dt>{t("epcis.source")}</dt><dd>{row.source ?? "–"}</dd>
        <dt>{t("epcis.events")}</dt><dd>{count(row.eventCount)}</dd>
      </dl>
      <h3 className="udi-part">{t("epcis.events")}</h3>
      <Loaded query={query} what={t("epcis.events")} rows={4}>
        {({ epcisEvents: { nodes } }) => (
          <>
            <ul className="epcis-list">
              {nodes.map((each) => {
                const step = told(each.content).bizStep;
                return <li key={each.id}><a className="link" href={href("/epcis", { view: "events", document: row.id, open: each.id })}>{typeName(each.type)}{step && stepName(step) ? ` ${stepName(step)}` : ""}</a><time className="faint" dateTime={each.eventTime}>{absolute(each.eventTime)}</time></li>;
              })}
            </ul>
            {row.eventCount > nodes.length && <p className="faint sm">{t("epcis.more_n", { n: count(row.eventCount - nodes.length) })}</p>}
          </>
        )}
      </Loaded>
    </SidePanel>
  );
}
