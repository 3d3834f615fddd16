import { useState } from "react";
import { LabelScansDocument, LabelThingsDocument, ScanLabelBackDocument, type LabelScansQuery } from "@/packages/api/generated/graphql";
import { absolute, known, t } from "@/packages/i18n";
import { StatusMark } from "@/packages/ui-tokens";
import { useCommand, useRead, useRenew } from "@/c/data";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";

type Scan = LabelScansQuery["scansBack"][number];

/** Scan a printed label and see whether it says what it should. `lotId`: of the lot or piece it is stuck on. */
export function ScanPanel({ lotId, onClose }: { lotId: string | null; onClose: () => void }) {
  const [found, setFound] = useState<string | null>(null);
  const lot = lotId ?? found;
  return (
    <SidePanel title={t("label.scan_back")} onClose={onClose}>
      {!lotId && <FindLot onFound={setFound} />}
      {lot && <ScanBack key={lot} lotId={lot} />}
    </SidePanel>
  );
}

function FindLot({ onFound }: { onFound: (id: string) => void }) {
  const [text, setText] = useState("");
  const [asked, setAsked] = useState("");
  const query = useRead(LabelThingsDocument, { text: asked }, { enabled: asked !== "" });
  const lots = (query.data?.identify.candidates ?? []).filter((each) => each.kind === "lot" || each.kind === "piece");
  return (
    <>
      <form onSubmit={(event) => { event.preventDefault(); setAsked(text.trim()); }}>
        <Field id="scan-lot" label={t("label.scan_which")} hint={t("label.scan_which_hint")}><input id="scan-lot" className="input" autoComplete="off" value={text} onChange={(event) => setText(event.target.value)} /></Field>
        <div className="dialog-foot"><button type="submit" className="btn" disabled={!text.trim()}>{t("label.find")}</button></div>
      </form>
      {asked !== "" && (
        <Loaded query={query} what={t("label.what")} rows={2}>
          {() => lots.length === 0 ? <Note title={t("label.scan_nothing", { text: asked })} /> : <ul className="label-found">{lots.map((each) => <li key={each.id}><button type="button" className="link" onClick={() => onFound(each.id)}>{each.text}</button></li>)}</ul>}
        </Loaded>
      )}
    </>
  );
}

/** Each code is one line: scanners end with Enter. Every try stays, the wrong ones too. */
export function ScanBack({ lotId }: { lotId: string }) {
  const [text, setText] = useState("");
  const query = useRead(LabelScansDocument, { lotId });
  const command = useCommand(ScanLabelBackDocument, (reply) => reply.scanLabelBack);
  const renew = useRenew(LabelScansDocument);
  const codes = text.split("\n").map((each) => each.trim()).filter(Boolean);
  const submit = (): void => command.mutate({ input: { lotId, codes } }, { onSuccess: () => { setText(""); renew(); } });
  return (
    <>
      <form onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <Field id="scan-codes" label={t("label.scan_codes")} hint={t("label.scan_codes_hint")}><textarea id="scan-codes" className="input" rows={3} value={text} onChange={(event) => setText(event.target.value)} /></Field>
        <Refused error={command.error} />
        <div className="dialog-foot"><button type="submit" className="btn primary" disabled={command.isPending || codes.length === 0}>{t("label.compare")}</button></div>
      </form>
      <Loaded query={query} what={t("label.scans")} rows={3}>
        {({ scansBack }) => scansBack.length === 0 ? <p className="second">{t("label.no_scans")}</p> : <ul className="label-scans" aria-live="polite">{scansBack.map((each) => <Row key={each.id} scan={each} />)}</ul>}
      </Loaded>
    </>
  );
}

function Row({ scan }: { scan: Scan }) {
  const expected = scan.expected as Record<string, string>;
  const found = scan.found as Record<string, string>;
  return (
    <li>
      {scan.matched ? <StatusMark mark="done">{t("label.matches")}</StatusMark> : <StatusMark mark="rejected">{t("label.differs")}</StatusMark>}
      <span className="second">{scan.scannedBy} · {absolute(scan.scannedAt)}</span>
      {scan.mismatches.map((each) => <div key={each}>{known(`label.compared.${each}`) ?? each}: {t("label.should_is", { should: expected[each] ?? "–", is: found[each] ?? t("label.nothing") })}</div>)}
    </li>
  );
}
