import { named, span, t } from "@/packages/i18n";
import { usePlant } from "@/w/model/plant";
import { Button } from "@/w/ui/parts";
import type { Extras } from "./form";

interface Props {
  chosen: Extras["shift"];
  pick: (shift: Extras["shift"]) => void;
}

/** 补报: the shift it was made in. It will be seen that it came late. */
export function Shifts({ chosen, pick }: Props) {
  const { shifts } = usePlant();
  if (shifts.length === 0) return <p className="c-t2">{t("w.late.none")}</p>;
  return (
    <>
      <p className="s16 c-t2">{t("w.late.help")}</p>
      <div className="stack" role="group" aria-label={t("w.more.late")}>
        {shifts.map((shift) => (
          <Button
            key={`${shift.day} ${shift.shiftId}`}
            wide
            aria-pressed={chosen?.id === shift.shiftId && chosen.day === shift.day}
            onClick={() => pick({ id: shift.shiftId, day: shift.day, name: JSON.stringify(shift.name) })}
          >
            <span className="names">
              {named(shift.name)} {shift.day.slice(5)}
              <span className="s16 c-t2" style={{ display: "block", fontWeight: 400 }}>
                {span(shift.startsAt, shift.endsAt)}
              </span>
            </span>
          </Button>
        ))}
        {chosen && <Button onClick={() => pick(null)}>{t("w.late.off")}</Button>}
      </div>
    </>
  );
}
