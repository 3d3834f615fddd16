import { t } from "@/packages/i18n";
import { storedName } from "@/w/ui/words";
import type { Form } from "./form";

/** What this report says beyond a plain one, always in sight: nobody books a crew or another shift unawares. */
export function Said({ form, open }: { form: Form; open: () => void }) {
  const { crew, worker, shift, note } = form.extras;
  const words = [
    worker && t("w.said.behalf", { name: worker.name }),
    shift && t("w.said.late", { shift: `${storedName(shift.name)} ${shift.day.slice(5)}` }),
    crew.length > 0 && t("w.said.crew", { names: crew.map(({ name }) => name).join(t("list.separator")) }),
    note.trim() !== "" && t("w.said.note", { note: note.trim() }),
  ].filter((each): each is string => Boolean(each));
  if (words.length === 0) return null;
  return (
    <button type="button" className="said" onClick={open}>
      {words.map((each) => (
        <span key={each}>{each}</span>
      ))}
    </button>
  );
}
