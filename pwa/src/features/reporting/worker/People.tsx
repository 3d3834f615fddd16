import { useState } from "react";
import { t } from "@/packages/i18n";
import { type Colleague, usePlant } from "@/w/model/plant";
import { Button, Disc } from "@/w/ui/parts";

const SHOWN = 12;

interface Props {
  chosen: readonly string[];
  without: string | null;
  pick: (colleague: Colleague) => void;
}

/** My team, those who are here first. A name that is not in sight is typed. */
export function Colleagues({ chosen, without, pick }: Props) {
  const { people } = usePlant();
  const [search, setSearch] = useState("");
  const others = people.filter(({ id, name }) => id !== without && name.includes(search.trim()));
  const shown = [...others].sort((left, right) => Number(right.present === true) - Number(left.present === true)).slice(0, SHOWN);
  if (people.length === 0) return <p className="c-t2">{t("w.people.none")}</p>;
  return (
    <>
      {people.length > SHOWN && (
        <div className="field">
          <input aria-label={t("w.people.search")} placeholder={t("w.people.search")} value={search} onChange={(event) => setSearch(event.target.value)} />
        </div>
      )}
      <div className="choices people-chips" role="group" aria-label={t("w.people.label")}>
        {shown.map((colleague) => (
          <Button key={colleague.id} aria-pressed={chosen.includes(colleague.id)} onClick={() => pick(colleague)}>
            <Disc name={colleague.name} small />
            <span className="names">
              {colleague.name}
              {colleague.present === false && <span className="s16 c-t2"> {t("w.people.absent")}</span>}
            </span>
          </Button>
        ))}
      </div>
      {shown.length === 0 && <p className="c-t2">{t("w.people.no_match", { name: search })}</p>}
    </>
  );
}
