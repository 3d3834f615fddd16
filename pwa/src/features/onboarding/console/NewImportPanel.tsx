import { IconDownload, IconUpload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState, type DragEvent } from "react";
import { ImportKindsDocument, ImportRunsDocument } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useRead, useRenew } from "@/c/data";
import { Field, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Refused } from "@/c/kit/states";
import { go } from "@/c/router";
import { LARGEST, sendSheet } from "./model";

/** What it is, a sheet to begin with, and the file. The columns are the next page's business. */
export function NewImportPanel({ kind: given, onClose }: { kind: string | null; onClose: () => void }) {
  const kinds = useRead(ImportKindsDocument, {}, { staleTime: 600_000 });
  const [kind, setKind] = useState(given ?? "items");
  const [heavy, setHeavy] = useState(false);
  const [over, setOver] = useState(false);
  const renew = useRenew(ImportRunsDocument);
  const send = useMutation({ mutationFn: (file: File) => sendSheet(kind, file), onSuccess: (id) => { renew(); go(`/imports/${id}`); } });
  const take = (file: File | undefined): void => {
    if (!file) return;
    setHeavy(file.size > LARGEST);
    if (file.size <= LARGEST) send.mutate(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <SidePanel title={t("import.new")} onClose={onClose}>
      <Loaded query={kinds} what={t("import.kinds")} rows={3}>
        {({ importKinds }) => (
          <>
            <Field id="import-kind" label={t("import.kind")}>
              <Pills name="import-kind" label={t("import.kind")} value={kind} onChange={setKind} options={importKinds.map((each) => ({ value: each.name, label: named(each.title) }))} />
            </Field>
            <p className="sm muted import-hint">{t(`import.hint.${kind}`)}</p>
            <p className="import-hint"><a className="btn" href={`/api/imports/${kind}/template.xlsx`} download><IconDownload size={16} stroke={1.75} aria-hidden="true" />{t("import.template")}</a></p>
            <div className={`import-drop ${over ? "over" : ""}`} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
              <p>{t("import.drop")}</p>
              <label className="btn primary import-file" aria-disabled={send.isPending || undefined}>
                <IconUpload size={16} stroke={1.75} aria-hidden="true" />{t(send.isPending ? "import.reading" : "import.choose_file")}
                <input type="file" accept=".xlsx,.csv,.txt" className="sr-only" disabled={send.isPending} onChange={(event) => { take(event.target.files?.[0]); event.target.value = ""; }} />
              </label>
              <p className="sm muted">{t("import.formats")}</p>
            </div>
            {heavy && <div className="inline-problem" role="alert">{t("import.too_heavy")}</div>}
            <Refused error={send.error} />
          </>
        )}
      </Loaded>
    </SidePanel>
  );
}
