import { count, known, named, t } from "@/packages/i18n";
import { StatusMark, type Mark } from "@/packages/ui-tokens";
import { Avatar } from "@/c/kit/parts";
import { Note } from "@/c/kit/states";
import { ASSIGN } from "@/c/permissions";
import { href } from "@/c/router";
import { useSession } from "@/c/session";
import type { Shift } from "./ShiftPage";
import { length } from "./words";

const MARKS: Record<string, Mark> = { present: "done", expected: "pending", absent: "missing", left: "silent" };

/** Who is there: first those who are missing, they need a decision. */
export function ShiftPeople({ shift, onReplace }: { shift: Shift; onReplace: (id: string) => void }) {
  const { can } = useSession();
  const order = ["absent", "left", "expected", "present"];
  const people = [...shift.people].sort((one, other) => order.indexOf(one.status) - order.indexOf(other.status));
  return (
    <section aria-label={t("shift.people")}>
      <h2>{t("shift.people")}<span>{count(people.length)}</span></h2>
      {people.length === 0 ? <Note title={t("shift.no_people")} acts={<a className="btn" href={href("/rosters")}>{t("shift.to_rosters")}</a>}>{t("shift.no_people_why")}</Note> : (
        <ul>
          {people.map((person) => (
            <li key={person.id} className={person.status === "absent" ? "away" : ""}>
              <Avatar name={person.name} />
              <div className="grow">
                <div className="strong">{person.name}</div>
                <div className="second">
                  {named(person.workCenter?.name)}
                  {person.loadSeconds > 0 && ` · ${t("shift.load", { time: length(person.loadSeconds) })}`}
                </div>
              </div>
              <StatusMark mark={MARKS[person.status] ?? "pending"}>{known(`shift.status.${person.status}`) ?? person.status}</StatusMark>
              {can(ASSIGN) && <button type="button" className={person.status === "present" ? "btn ghost" : "btn"} aria-label={t("shift.replace_named", { name: person.name })} onClick={() => onReplace(person.id)}>{t("shift.replace")}</button>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
