import { Select } from "antd";
import { useState } from "react";
import { SearchEverythingDocument, TrailPeopleDocument, type TrailFilter } from "@/packages/api/generated/graphql";
import { date, instant, known, named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { DayPicker } from "@/c/kit/DayPicker";
import { FilterPopover } from "@/c/kit/FilterPopover";
import { FilterChip, Pills } from "@/c/kit/parts";
import { refine, useRoute } from "@/c/router";
import { fieldName } from "./sentence";

/** Fields an auditor asks for most, in the plant's words; any other is typed by its column name. */
const FIELDS = ["good_quantity", "process_scrap_quantity", "material_scrap_quantity", "rework_quantity", "due_at", "quantity", "state", "priority", "reason_code", "active", "permissions"];

export function useTrailFilter(): { filter: TrailFilter; any: boolean; clear: () => void } {
  const { query } = useRoute();
  const get = (name: string): string | null => query.get(name);
  const [from, to] = [get("from"), get("to")];
  const filter: TrailFilter = {
    subjectId: get("subject"), recordId: get("record"), actorId: get("actor"), field: get("field"), outcome: get("outcome"),
    since: from ? instant(from, "00:00") : null, until: to ? new Date(new Date(instant(to, "23:59")).getTime() + 60_000).toISOString() : null,
  };
  const clear = (): void => refine({ subject: null, record: null, actor: null, name: null, number: null, field: null, outcome: null, from: null, to: null, pages: null });
  return { filter, any: Object.values(filter).some((value) => value !== null), clear };
}

export const exportPath = (since?: string | null, until?: string | null): string => {
  const query = new URLSearchParams();
  if (since) query.set("from", since);
  if (until) query.set("to", until);
  const text = query.toString();
  return `/api/trail/export${text ? `?${text}` : ""}`;
};

export function TrailFilters() {
  const { query } = useRoute();
  const get = (name: string): string => query.get(name) ?? "";
  const drop = (...names: string[]) => () => refine({ ...Object.fromEntries(names.map((name) => [name, null])), pages: null });
  const days = [get("from"), get("to")].map((day) => (day ? date(instant(day, "12:00")) : "")).join(" – ");
  return (
    <>
      {get("subject") && <FilterChip onRemove={drop("subject", "number")}>{get("number") ? t("trail.filter_record", { number: get("number") }) : t("trail.filter_one_record")}</FilterChip>}
      {get("record") && <FilterChip onRemove={drop("record")}>{t("trail.filter_one_record")}</FilterChip>}
      {get("actor") && <FilterChip onRemove={drop("actor", "name")}>{t("trail.filter_person", { name: get("name") || t("trail.one_person") })}</FilterChip>}
      {get("field") && <FilterChip onRemove={drop("field")}>{t("trail.filter_field", { field: fieldName(get("field")) })}</FilterChip>}
      {(get("from") || get("to")) && <FilterChip onRemove={drop("from", "to")}>{days}</FilterChip>}
      {get("outcome") && <FilterChip onRemove={drop("outcome")}>{known(`trail.outcome.${get("outcome")}`) ?? t("trail.title")}</FilterChip>}
      <FilterPopover>{() => <FilterBox />}</FilterPopover>
    </>
  );
}

function FilterBox() {
  const { query } = useRoute();
  const [people, setPeople] = useState("");
  const [records, setRecords] = useState("");
  const users = useRead(TrailPeopleDocument, { search: people || null }, { keep: true }).data?.users.nodes ?? [];
  const orders = useRead(SearchEverythingDocument, { text: records }, { enabled: records.length > 0, keep: true }).data?.find.orders.map((each) => each.order) ?? [];
  const set = (changes: Record<string, string | null>): void => refine({ ...changes, pages: null, line: null });
  return (
    <>
      <label className="stack"><span>{t("trail.by_record")}</span>
        <Select
          showSearch filterOption={false} onSearch={setRecords} value={query.get("number")} placeholder={t("trail.by_record_hint")} notFoundContent={null}
          onChange={(id: string) => set({ subject: id, number: orders.find((each) => each.id === id)?.number ?? null })}
          options={orders.map((each) => ({ value: each.id, label: `${each.number} ${named(each.item.name)}` }))}
        />
      </label>
      <label className="stack"><span>{t("trail.by_person")}</span>
        <Select
          showSearch filterOption={false} onSearch={setPeople} value={query.get("name")} placeholder={t("trail.by_person_hint")}
          onChange={(id: string) => set({ actor: id, name: users.find((each) => each.id === id)?.name ?? null })}
          options={users.map((each) => ({ value: each.id, label: each.name }))}
        />
      </label>
      <label className="stack"><span>{t("trail.by_field")}</span>
        <Select showSearch allowClear optionFilterProp="label" value={query.get("field")} placeholder={t("trail.by_field_hint")} onChange={(field: string | undefined) => set({ field: field ?? null })} options={FIELDS.map((name) => ({ value: name, label: fieldName(name) }))} />
      </label>
      <div className="stack"><label htmlFor="trail-from">{t("trail.from")}</label><DayPicker id="trail-from" value={query.get("from")} onChange={(from) => set({ from })} /></div>
      <div className="stack"><label htmlFor="trail-to">{t("trail.to")}</label><DayPicker id="trail-to" value={query.get("to")} onChange={(to) => set({ to })} /></div>
      <div className="stack"><span>{t("trail.outcome")}</span>
        <Pills name="outcome" label={t("trail.outcome")} value={query.get("outcome") ?? ""} onChange={(outcome) => set({ outcome: outcome || null })} options={["", "applied", "refused"].map((value) => ({ value, label: t(`trail.outcome.${value || "any"}`) }))} />
      </div>
    </>
  );
}
