import { IconAdjustmentsHorizontal, IconArrowsSort } from "@tabler/icons-react";
import { Dropdown } from "antd";
import { useState } from "react";
import { AreasDocument, OrderSort } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { FilterPopover } from "@/c/kit/FilterPopover";
import { FilterChip } from "@/c/kit/parts";
import { refine, useRoute } from "@/c/router";
import { customText, useCustomFields } from "@/features/settings/console/CustomFields";

export const SORTS = [OrderSort.DueAsc, OrderSort.DueDesc, OrderSort.NumberAsc, OrderSort.PriorityDesc] as const;

export interface OwnFilter { code: string; op: string; value: string }
export interface ListFilter { areaIds: string[]; search: string; custom: OwnFilter[] }

export function useListFilter(): { filter: ListFilter; sort: OrderSort; any: boolean; clear: () => void } {
  const { query } = useRoute();
  const areaIds = (query.get("areas") ?? "").split(",").filter(Boolean);
  const search = query.get("search") ?? "";
  const sort = SORTS.find((each) => each === query.get("sort")) ?? OrderSort.DueAsc;
  const custom = ownFilters(query.get("own"));
  return { filter: { areaIds, search, custom }, sort, any: areaIds.length + custom.length > 0 || search !== "", clear: () => refine({ areas: null, search: null, own: null, pages: null }) };
}

/** The company's own fields in the address: `HEAT:contains:H77~GRADE:eq:A`. */
export const ownFilters = (text: string | null): OwnFilter[] =>
  (text ?? "").split("~").map((each) => each.split(":")).filter((each) => each.length >= 3).map(([code = "", op = "eq", ...value]) => ({ code, op, value: value.join(":") }));

const writeOwn = (filters: OwnFilter[]): void => refine({ own: filters.map((each) => `${each.code}:${each.op}:${each.value}`).join("~") || null, pages: null });

export function OrderFilters() {
  const { filter } = useListFilter();
  const areas = useRead(AreasDocument, {}, { staleTime: 600_000 }).data?.areas ?? [];
  const chosen = areas.filter((area) => filter.areaIds.includes(area.id));
  const set = (ids: string[]): void => refine({ areas: ids.join(",") || null, pages: null });
  return (
    <>
      {chosen.length > 0 && (
        <FilterChip onRemove={() => set([])}>{t("orders.filter_areas", { names: chosen.map((area) => named(area.name)).join(t("list.separator")) })}</FilterChip>
      )}
      {filter.search && <FilterChip onRemove={() => refine({ search: null, pages: null })}>{t("orders.filter_search", { text: filter.search })}</FilterChip>}
      {filter.custom.map((each) => <OwnChip key={each.code} filter={each} onRemove={() => writeOwn(filter.custom.filter((other) => other.code !== each.code))} />)}
      <FilterPopover>
        {(close) => (
          <>
            <fieldset>
              <legend>{t("orders.area")}</legend>
              {areas.map((area) => (
                <label key={area.id} className="check">
                  <input
                    type="checkbox"
                    checked={filter.areaIds.includes(area.id)}
                    onChange={(event) => set(event.target.checked ? [...filter.areaIds, area.id] : filter.areaIds.filter((id) => id !== area.id))}
                  />
                  {named(area.name)}
                </label>
              ))}
            </fieldset>
            <SearchField initial={filter.search} onDone={close} />
            <OwnFields filters={filter.custom} />
          </>
        )}
      </FilterPopover>
    </>
  );
}

function SearchField({ initial, onDone }: { initial: string; onDone: () => void }) {
  const [text, setText] = useState(initial);
  return (
    <form onSubmit={(event) => { event.preventDefault(); refine({ search: text.trim() || null, pages: null }); onDone(); }}>
      <fieldset>
        <legend><label htmlFor="order-search">{t("orders.text_contains")}</label></legend>
        <input id="order-search" className="input" value={text} onChange={(event) => setText(event.target.value)} placeholder={t("orders.text_example")} />
      </fieldset>
    </form>
  );
}

export function SortButton() {
  const { sort } = useListFilter();
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        selectable: true,
        selectedKeys: [sort],
        items: SORTS.map((key) => ({ key, label: t(`orders.sort.${key}`), onClick: () => refine({ sort: key === OrderSort.DueAsc ? null : key, pages: null }) })),
      }}
    >
      <button type="button" className="btn ghost" aria-haspopup="menu"><IconArrowsSort size={16} stroke={1.75} aria-hidden="true" />{t(`orders.sort.${sort}`)}</button>
    </Dropdown>
  );
}

function OwnChip({ filter, onRemove }: { filter: OwnFilter; onRemove: () => void }) {
  const field = useCustomFields("order").find((each) => each.code === filter.code);
  return <FilterChip onRemove={onRemove}>{t("orders.filter_own", { field: field ? named(field.name) : filter.code, value: customText(field, filter.value) })}</FilterChip>;
}

/** A text is looked for within the value, everything else is the value itself. */
function OwnFields({ filters }: { filters: OwnFilter[] }) {
  const fields = useCustomFields("order");
  const set = (code: string, kind: string, value: string): void => {
    const others = filters.filter((each) => each.code !== code);
    writeOwn(value.trim() ? [...others, { code, op: kind === "text" ? "contains" : "eq", value: value.trim() }] : others);
  };
  return fields.map((field) => {
    const id = `own-${field.code}`;
    const value = filters.find((each) => each.code === field.code)?.value ?? "";
    return (
      <fieldset key={field.code}>
        <legend><label htmlFor={id}>{named(field.name)}</label></legend>
        {field.kind === "choice" || field.kind === "boolean" ? (
          <select id={id} className="input" value={value} onChange={(event) => set(field.code, field.kind, event.target.value)}>
            <option value="">{t("orders.any")}</option>
            {(field.kind === "boolean" ? ["true", "false"] : field.choices).map((each) => <option key={each} value={each}>{customText(field, each)}</option>)}
          </select>
        ) : <input key={value} id={id} className="input" type={field.kind === "date" ? "date" : "text"} defaultValue={value} onBlur={(event) => set(field.code, field.kind, event.target.value)} onKeyDown={(event) => event.key === "Enter" && set(field.code, field.kind, event.currentTarget.value)} />}
      </fieldset>
    );
  });
}

/** Which of the company's own fields stand as columns, by code. */
export const useShownFields = (): string[] => (useRoute().query.get("cols") ?? "").split(",").filter(Boolean);

export function ShowButton() {
  const fields = useCustomFields("order");
  const shown = useShownFields();
  if (fields.length === 0) return null;
  return (
    <Dropdown
      trigger={["click"]}
      placement="bottomRight"
      menu={{
        multiple: true,
        selectable: true,
        selectedKeys: shown,
        items: fields.map((field) => ({ key: field.code, label: named(field.name) })),
        onClick: ({ key }) => refine({ cols: (shown.includes(key) ? shown.filter((each) => each !== key) : [...shown, key]).join(",") || null }),
      }}
    >
      <button type="button" className="btn ghost" aria-haspopup="menu"><IconAdjustmentsHorizontal size={16} stroke={1.75} aria-hidden="true" />{t("orders.show")}</button>
    </Dropdown>
  );
}
