import { useState } from "react";
import { ReplaceAbsenteeDocument, ReplacementsDocument } from "@/packages/api/generated/graphql";
import { count, known, t } from "@/packages/i18n";
import { useCommand, useRead } from "@/c/data";
import { Avatar, Pills } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Loaded, Note, Refused } from "@/c/kit/states";
import { toast } from "@/c/kit/toast";
import type { Shift } from "./ShiftPage";
import { length } from "./words";

const KINDS = ["sick", "leave", "other"];

/** One gesture: pick who stands in, and he has the place and all the work. */
export function ReplacePanel({ shift, person, onClose, onDone }: { shift: Shift; person: Shift["people"][number]; onClose: () => void; onDone: () => void }) {
  const [kind, setKind] = useState("sick");
  const place = { day: shift.window.day, shiftId: shift.window.shift.id };
  const query = useRead(ReplacementsDocument, { ...place, userId: person.id }, { staleTime: 0 });
  const replace = useCommand(ReplaceAbsenteeDocument, (reply) => reply.replaceAbsentee);
  const work = shift.operations.filter((each) => each.assigned.some((one) => one.user.id === person.id)).length;
  const pick = (id: string, name: string): void =>
    replace.mutate(
      { input: { ...place, absentUserId: person.id, replacementUserId: id, kind } },
      { onSuccess: () => { toast(t("shift.replaced", { name, absentee: person.name })); onDone(); onClose(); } },
    );
  return (
    <SidePanel title={t("shift.who_replaces", { name: person.name })} onClose={onClose}>
      <p className="muted">{work > 0 ? t("shift.his_work", { n: count(work) }) : t("shift.no_work")}</p>
      {person.status !== "absent" && <Pills name="absence" label={t("shift.kind")} value={kind} onChange={setKind} options={KINDS.map((value) => ({ value, label: t(`absence.kind.${value}`) }))} />}
      <Refused error={replace.error} />
      <Loaded query={query} what={t("shift.candidates")} rows={5}>
        {({ replacements }) => (replacements.length === 0 ? <Note title={t("shift.no_candidates")}>{t("shift.no_candidates_why")}</Note> : (
          <ul className="candidates" aria-label={t("shift.candidates")}>
            {replacements.map((each) => (
              <li key={each.id}>
                <Avatar name={each.name} />
                <div className="grow">
                  <div className="strong">{each.name}</div>
                  <div className="second">
                    {known(`shift.candidate.${each.status}`) ?? each.status}
                    {each.loadSeconds > 0 && ` · ${t("shift.load", { time: length(each.loadSeconds) })}`}
                    {each.lacks.length > 0 && ` · ${t("shift.lacks", { skills: each.lacks.join(t("list.separator")) })}`}
                  </div>
                </div>
                <button type="button" className={each.lacks.length ? "btn" : "btn primary"} disabled={replace.isPending || each.lacks.length > 0} onClick={() => pick(each.id, each.name)}>{t("shift.stand_in")}</button>
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
    </SidePanel>
  );
}
