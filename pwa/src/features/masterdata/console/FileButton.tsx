import { IconPaperclip } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { problemText, t } from "@/packages/i18n";
import { NotTaken, storeFile } from "./files";

export const DRAWINGS = "application/pdf,image/png,image/jpeg,image/webp";
export const MEDIA = "image/png,image/jpeg,image/webp,video/mp4,video/webm";

/** Sends a file to the store; a refusal stands beside the button until the next try. */
export function FileButton({ accept, label, onStored }: { accept: string; label: string; onStored: (sha256: string, file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setBusy(true);
    setWrong(null);
    try {
      onStored(await storeFile(file), file);
    } catch (error) {
      setWrong(error instanceof NotTaken && error.refusal ? problemText(error.refusal) : t("error.unavailable"));
    } finally {
      setBusy(false);
      if (input.current) input.current.value = "";
    }
  };
  return (
    <div className="md-file">
      <input ref={input} type="file" hidden accept={accept} onChange={(event) => void take(event.target.files?.[0])} />
      <button type="button" className="btn" disabled={busy} onClick={() => input.current?.click()}>
        <IconPaperclip size={16} stroke={1.75} aria-hidden="true" />{busy ? t("kit.sending") : label}
      </button>
      {wrong && <div className="inline-problem" role="alert">{wrong}</div>}
    </div>
  );
}
