import { Select } from "antd";
import { useState } from "react";
import { LotPicksDocument, OneLocationDocument, PartnerPicksDocument, StorageLocationsDocument, type LotPicksQuery, type StorageLocationsQuery } from "@/packages/api/generated/graphql";
import { named, quantity, t, unitName } from "@/packages/i18n";
import { useRead } from "@/c/data";
import { placeName, statusName } from "./parts";

export type Location = StorageLocationsQuery["storageLocations"]["nodes"][number];
export type LotChoice = LotPicksQuery["lots"]["nodes"][number];

/** The first storage locations by code; a plant with more of them searches. */
export function useLocations(search = "", kind: string | null = null): Location[] {
  return useRead(StorageLocationsDocument, { search: search.trim() || null, kinds: kind ? [kind] : null }, { staleTime: 60_000, keep: true }).data?.storageLocations.nodes ?? [];
}

/** One location for a filter's chip, wherever it stands in the list. */
export function useLocation(id: string | null): Location | null {
  return useRead(OneLocationDocument, { id: id ?? "" }, { enabled: !!id, staleTime: 60_000 }).data?.storageLocation ?? null;
}

interface LocationProps { id: string; label: string; value: string | null; invalid?: boolean; optional?: boolean; placeholder?: string; /** Only of this kind, and what is said when there is none. */ kind?: string; none?: string; among?: (location: Location) => boolean; onPick: (id: string | null) => void }

export function LocationPick({ id, label, value, invalid, optional, placeholder, kind, none, among, onPick }: LocationProps) {
  const [search, setSearch] = useState("");
  const found = useLocations(search, kind).filter((each) => each.id === value || (each.active && (among?.(each) ?? true)));
  const chosen = useLocation(found.some((each) => each.id === value) ? null : value);
  const locations = chosen ? [chosen, ...found] : found;
  return (
    <Select
      id={id} aria-label={label} showSearch filterOption={false} onSearch={setSearch} allowClear={optional} style={{ width: "100%" }} status={invalid ? "error" : undefined}
      value={value} placeholder={placeholder ?? t("mat.choose_location")} notFoundContent={!search && none ? none : t("mat.no_location")}
      options={locations.map((each) => ({ value: each.id, label: placeName(each) }))} onChange={(next: string | undefined) => onPick(next ?? null)}
    />
  );
}

interface LotProps { id: string; label: string; value: LotChoice | null; itemId?: string | null; locationId?: string | null; /** Also lots of which nothing is left. */ gone?: boolean; invalid?: boolean; onPick: (lot: LotChoice) => void; onClear?: () => void }

/** Finds a lot in stock by its number or its supplier's; what is chosen keeps its label though the list moves on. */
export function LotPick({ id, label, value, itemId, locationId, gone, invalid, onPick, onClear }: LotProps) {
  const [search, setSearch] = useState("");
  const found = useRead(LotPicksDocument, { filter: { search: search.trim() || null, itemId: itemId ?? null, locationId: locationId ?? null, inStock: gone ? null : true } }, { keep: true }).data?.lots.nodes ?? [];
  const choices = value && !found.some((each) => each.id === value.id) ? [value, ...found] : found;
  return (
    <Select
      id={id} aria-label={label} showSearch filterOption={false} onSearch={setSearch} allowClear={!!onClear} onClear={onClear} style={{ width: "100%" }} status={invalid ? "error" : undefined}
      value={value?.id ?? null} placeholder={t("mat.find_lot")} notFoundContent={t("mat.no_lot")}
      options={choices.map((each) => ({ value: each.id, label: lotText(each) }))}
      onChange={(next: string | null) => { const lot = choices.find((each) => each.id === next); if (lot) onPick(lot); }}
    />
  );
}

export const lotText = (lot: LotChoice): string => `${lot.number} ${named(lot.item.name)} ${quantity(lot.onHand)} ${unitName(lot.unit)} ${statusName(lot.state)}`;

interface PartnerProps { id: string; label: string; value: string | null; kind: "customers" | "suppliers"; optional?: boolean; invalid?: boolean; onPick: (id: string | null) => void }

export function PartnerPick({ id, label, value, kind, optional, invalid, onPick }: PartnerProps) {
  const [search, setSearch] = useState("");
  const filter = { search: search.trim() || null, customers: kind === "customers" || null, suppliers: kind === "suppliers" || null };
  const partners = useRead(PartnerPicksDocument, { filter }, { keep: true }).data?.partners.nodes ?? [];
  return (
    <Select
      id={id} aria-label={label} showSearch filterOption={false} onSearch={setSearch} allowClear={optional} style={{ width: "100%" }} status={invalid ? "error" : undefined}
      value={value} placeholder={t("mat.find_partner")} notFoundContent={t("mat.no_partner")}
      options={partners.map((each) => ({ value: each.id, label: `${named(each.name)} ${each.code}` }))} onChange={(next: string | undefined) => onPick(next ?? null)}
    />
  );
}
