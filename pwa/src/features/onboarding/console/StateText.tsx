import { t } from "@/packages/i18n";

const TONE: Record<string, string> = { failed: "failed", partly_rolled_back: "warned", imported: "good" };

export function StateText({ state }: { state: string }) {
  return <span className={`import-state ${TONE[state] ?? ""}`}>{t(`import.state.${state}`)}</span>;
}
