import { IconArrowsSort } from "@tabler/icons-react";
import { Dropdown } from "antd";
import { useState } from "react";
import { AreasDocument, OrderSort } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { FilterPopover } from "@/c/kit/FilterPopover";
import { FilterChip } from "@/c/kit/parts";
import { refine, useRoute } from "@/c/router";

export const SORTS = [OrderSort.DueAsc, OrderSort.DueDesc, OrderSort.NumberAsc, OrderSort.PriorityDesc] as const;

export interface ListFilter { areaIds: string[]; search: string }

export function useListFilter(): { filter: ListFilter; sort: OrderSort; any: boolean; clear: () => void } {
  const { query } = useRoute();
  const areaIds = (query.get("areas") ?? "").split(",").filter(Boolean);
  const search = query.get("search") ?? "";
  const sort = SORTS.find((each) => each === query.get("sort")) ?? OrderSort.DueAsc;
  return { filter: { areaIds, search }, sort, any: areaIds.length > 0 || search !== "", clear: () => refine({ areas: null, search: null, pages: null }) };
}

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
