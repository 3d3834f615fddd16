import type { GrantPlacesQuery } from "@/packages/api/generated/graphql";
import { named, t } from "@/packages/i18n";

export const EVERYWHERE = "everywhere";

/** "kind:id" of every place a role can be given for, everywhere first. */
export const placeOptions = (places: GrantPlacesQuery | undefined): { value: string; label: string }[] => [
  { value: EVERYWHERE, label: t("scope.everywhere") },
  ...(places?.sites ?? []).map((each) => ({ value: `site:${each.id}`, label: `${t("scope.site")} ${named(each.name)}` })),
  ...(places?.areas ?? []).map((each) => ({ value: `area:${each.id}`, label: `${t("scope.area")} ${named(each.name)}` })),
  ...(places?.workCenters ?? []).map((each) => ({ value: `work_center:${each.id}`, label: `${t("scope.work_center")} ${named(each.name)}` })),
];
