import { Select } from "antd";
import { useId, useState } from "react";
import { TracePeopleDocument, TracePlacesDocument } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { Field } from "@/c/kit/parts";
import { Refused } from "@/c/kit/states";
import { go, refine, useRoute } from "@/c/router";

/** Everything made on a work unit, by a person, from a supplier's lot, between two days: as many of these as are given. */
export function MadeForm() {
  const { query } = useRoute();
  const id = useId();
  const [unit, setUnit] = useState(query.get("work_unit"));
  const [person, setPerson] = useState(query.get("person"));
  const [supplied, setSupplied] = useState(query.get("supplier_lot") ?? "");
  const [since, setSince] = useState(query.get("since"));
  const [until, setUntil] = useState(query.get("until"));
  const [asked, setAsked] = useState("");
  const places = useRead(TracePlacesDocument, {}, { staleTime: 60_000 });
  const people = useRead(TracePeopleDocument, { search: asked || null }, { keep: true });
  const units = (places.data?.workCenters ?? []).flatMap((center) => center.workUnits.map((each) => ({ value: each.id, label: `${each.code} ${named(each.name)}` })));
  const nothing = !unit && !person && !supplied.trim() && !since && !until;
  const submit = (): void => go("/trace", { made: "1", work_unit: unit, person, supplier_lot: supplied.trim() || null, since, until, dir: "forward" });
  return (
    <form className="tr-made" aria-label={t("trace.made")} onSubmit={(event) => { event.preventDefault(); if (!nothing) submit(); }}>
      <Field id={`${id}-unit`} label={t("trace.work_unit")} optional>
        <Select id={`${id}-unit`} allowClear showSearch optionFilterProp="label" value={unit} onChange={(value: string | undefined) => setUnit(value ?? null)} options={units} />
      </Field>
      <Field id={`${id}-person`} label={t("trace.person")} optional>
        <Select id={`${id}-person`} allowClear showSearch filterOption={false} onSearch={setAsked} value={person} onChange={(value: string | undefined) => setPerson(value ?? null)} options={(people.data?.users.nodes ?? []).map((each) => ({ value: each.id, label: `${each.name} ${each.login}` }))} />
      </Field>
      <Field id={`${id}-supplied`} label={t("lots.supplier_lot")} optional>
        <input id={`${id}-supplied`} className="input" value={supplied} onChange={(event) => setSupplied(event.target.value)} />
      </Field>
      <Field id={`${id}-since`} label={t("trace.since")} optional><DayPicker id={`${id}-since`} value={since} onChange={setSince} /></Field>
      <Field id={`${id}-until`} label={t("trace.until")} optional><DayPicker id={`${id}-until`} value={until} onChange={setUntil} /></Field>
      <div className="acts">
        <button type="submit" className="btn primary" disabled={nothing}>{t("trace.made_find")}</button>
        <button type="button" className="btn ghost" onClick={() => refine({ made: null })}>{t("kit.close")}</button>
      </div>
      <Refused error={places.error} />
    </form>
  );
}
