import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { plantDay, t } from "@/packages/i18n";
import { useDoor } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { LotPick, type LotChoice } from "../Picks";
import { since, until } from "./EpcisPage";
import { eventsAddress, fetched } from "./transfer";

const REACHES = ["none", "backward", "forward", "both"] as const;

/** Our own movements as one EPCIS document: of a lot, of what it reaches, of a time. */
export function ExportPanel({ onClose }: { onClose: () => void }) {
  const [lot, setLot] = useState<LotChoice | null>(null);
  const [reach, setReach] = useState<string>("none");
  const [from, setFrom] = useState<string | null>(plantDay(Date.now() - 7 * 86_400_000));
  const [to, setTo] = useState<string | null>(plantDay());
  const file = useDoor(() => fetched(eventsAddress({ lot: lot?.id ?? null, reach, since: since(from), until: until(to) }), `epcis-${lot?.number ?? plantDay()}.jsonld`));
  return (
    <SidePanel title={t("epcis.export")} onClose={onClose} foot={<button type="button" className="btn primary" disabled={file.isPending} onClick={() => file.mutate()}><IconDownload size={16} stroke={1.75} aria-hidden="true" />{file.isPending ? t("mat.exporting") : t("epcis.export_file")}</button>}>
      <p className="codes-lead">{t("epcis.export_what")}</p>
      <Field id="epcis-lot" label={t("search.kind.lot")} optional hint={lot ? undefined : t("epcis.any_lot")}><LotPick id="epcis-lot" label={t("search.kind.lot")} value={lot} onPick={setLot} /></Field>
      {lot && <div className="field"><Pills name="epcis-reach" label={t("epcis.reach")} value={reach} onChange={setReach} options={REACHES.map((value) => ({ value, label: t(`epcis.reach.${value}`) }))} /></div>}
      <Field id="epcis-since" label={t("move.since")} optional><DayPicker id="epcis-since" value={from} onChange={setFrom} /></Field>
      <Field id="epcis-until" label={t("move.until")} optional><DayPicker id="epcis-until" value={to} onChange={setTo} /></Field>
      <Refused error={file.error} />
    </SidePanel>
  );
}
