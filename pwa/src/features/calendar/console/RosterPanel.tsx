import { IconX } from "@tabler/icons-react";
import { Select } from "antd";
import { useState } from "react";
import { RosterPeopleDocument, SetRosterDocument, SwapRosterDocument } from "@/packages/api/generated/graphql";
import { dateWithDay, instant, named, t } from "@/packages/i18n";
import { useCommand, useRead } from "@/c/data";
import { Field } from "@/c/kit/parts";
import { SidePanel } from "@/c/kit/SidePanel";
import { Refused } from "@/c/kit/states";
import type { Rosters } from "./RostersPage";

interface Props { data: Rosters; day: string; shift: Rosters["shifts"][number]; center: Rosters["workCenters"][number]; onClose: () => void; onDone: () => void }

/** The people of one work center in one shift of one day; and two people changing places that day. */
export function RosterPanel({ data, day, shift, center, onClose, onDone }: Props) {
  const here = data.roster.filter((each) => each.day === day && each.shiftId === shift.id && each.workCenterId === center.id);
  const others = data.roster.filter((each) => each.day === day && !here.some((one) => one.id === each.id) && !here.some((one) => one.user.id === each.user.id));
  const [chosen, setChosen] = useState(here.map((each) => each.user.id));
  const [mine, setMine] = useState<string | null>(here[0]?.id ?? null);
  const [other, setOther] = useState<string | null>(null);
  const people = useRead(RosterPeopleDocument, {}, { staleTime: 300_000 }).data?.users.nodes ?? here.map((each) => ({ ...each.user, login: "" }));
  const set = useCommand(SetRosterDocument, (reply) => reply.setRoster);
  const swap = useCommand(SwapRosterDocument, (reply) => reply.swapRoster);
  const done = { onSuccess: () => { onDone(); onClose(); } };
  const save = (): void => set.mutate({ input: { day, shiftId: shift.id, workCenterId: center.id, userIds: chosen } }, done);
  const centers = new Map(data.workCenters.map((each) => [each.id, named(each.name)]));
  const shifts = new Map(data.shifts.map((each) => [each.id, named(each.name)]));
  return (
    <SidePanel title={`${named(center.name)} ${dateWithDay(instant(day, "12:00"))} ${named(shift.name)}`} onClose={onClose}>
      <form onSubmit={(event) => { event.preventDefault(); save(); }} noValidate>
        <Field id="roster-people" label={t("roster.people")}>
          <Select id="roster-people" mode="multiple" removeIcon={<IconX size={12} aria-hidden="true" />} style={{ width: "100%" }} value={chosen} onChange={setChosen} optionFilterProp="label" options={people.map((each) => ({ value: each.id, label: each.name }))} />
        </Field>
        <Refused error={set.error} />
        <button type="submit" className="btn primary" disabled={set.isPending}>{set.isPending ? t("kit.sending") : t("roster.save")}</button>
      </form>
      {here.length > 0 && others.length > 0 && (
        <form onSubmit={(event) => { event.preventDefault(); if (mine && other) swap.mutate({ input: { entryId: mine, otherId: other } }, done); }} noValidate>
          <h3>{t("roster.swap")}</h3>
          <Field id="swap-mine" label={t("roster.swap_mine")}>
            <Select id="swap-mine" style={{ width: "100%" }} value={mine} onChange={setMine} options={here.map((each) => ({ value: each.id, label: each.user.name }))} />
          </Field>
          <Field id="swap-other" label={t("roster.swap_other")}>
            <Select id="swap-other" showSearch optionFilterProp="label" style={{ width: "100%" }} value={other} onChange={setOther} options={others.map((each) => ({ value: each.id, label: `${each.user.name} · ${centers.get(each.workCenterId) ?? ""} ${shifts.get(each.shiftId) ?? ""}` }))} />
          </Field>
          <Refused error={swap.error} />
          <button type="submit" className="btn" disabled={swap.isPending || !mine || !other}>{swap.isPending ? t("kit.sending") : t("roster.swap_do")}</button>
        </form>
      )}
    </SidePanel>
  );
}
