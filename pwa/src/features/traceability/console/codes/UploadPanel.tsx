import { IconPaperclip } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { EpcisDocumentsDocument, EpcisEventsDocument } from "@/packages/api/generated/graphql";
import { count, t } from "@/packages/i18n";
import { ProblemError, useDoor, useRenew } from "@/c/data";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import { refine } from "@/c/router";
import { excerpt } from "./jsonPath";
import { inWords } from "./problems";
import { capture } from "./transfer";

/** A partner's document: all of it, or nothing and the place in it that is wrong. */
export function UploadPanel({ onClose }: { onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const [source, setSource] = useState("");
  const [tried, setTried] = useState(false);
  const door = useDoor(({ text }: { text: string }) => capture(text, source.trim()));
  const renew = useRenew(EpcisDocumentsDocument, EpcisEventsDocument);
  const take = async (chosen: File | undefined): Promise<void> => {
    door.reset();
    if (chosen) setFile({ name: chosen.name, text: await chosen.text() });
  };
  const submit = (): void => {
    setTried(true);
    if (!file || door.isPending) return;
    door.mutate(file, {
      onSuccess: (made) => {
        renew();
        toast(t("epcis.taken", { n: count(made.events) }));
        refine({ upload: null, view: null, open: made.id, pages: null, search: null, from: null, to: null });
      },
    });
  };
  return (
    <SidePanel title={t("epcis.upload")} onClose={onClose} foot={<button type="button" className="btn primary" disabled={door.isPending} onClick={submit}>{door.isPending ? t("kit.sending") : t("epcis.take")}</button>}>
      <p className="codes-lead">{t("epcis.upload_what")}</p>
      <div className="field">
        <label htmlFor="epcis-file">{t("epcis.file")}</label>
        <input id="epcis-file" ref={input} type="file" hidden accept=".json,.jsonld,application/json,application/ld+json" onChange={(event) => { void take(event.target.files?.[0]); event.target.value = ""; }} />
        <div className="epcis-file"><button type="button" className="btn" onClick={() => input.current?.click()}><IconPaperclip size={16} stroke={1.75} aria-hidden="true" />{t("epcis.choose_file")}</button>{file && <span>{file.name}</span>}</div>
        {tried && !file && <div className="wrong" role="alert">{t("epcis.file_missing")}</div>}
      </div>
      <Field id="epcis-source" label={t("epcis.source")} optional hint={t("epcis.source_hint")}><input id="epcis-source" className="input" maxLength={200} value={source} onChange={(event) => setSource(event.target.value)} /></Field>
      <Fault error={door.error} text={file?.text ?? ""} />
    </SidePanel>
  );
}

/** Where it is wrong, and what stands there. */
function Fault({ error, text }: { error: unknown; text: string }) {
  if (!(error instanceof ProblemError) || error.problem.code !== "traceability.epcis_invalid") return <Refused error={error} />;
  const path = String(error.problem.params.path ?? "$");
  const part = excerpt(text, path);
  return (
    <div className="epcis-fault">
      <Refused error={inWords(error)} />
      <h3 className="udi-part">{t("epcis.wrong_at")} <code>{path}</code></h3>
      {part && <pre className="epcis-json" tabIndex={0}><code>{part}</code></pre>}
    </div>
  );
}
